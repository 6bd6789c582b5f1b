package audit

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"

	"tiendo/internal/diag"
)

// parseJSON checks a file, or the part of a page that starts at an offset.
func (p *page) parseJSON(data []byte, at int) {
	if plainJSON(data) {
		return
	}
	var v json.RawMessage
	err := json.Unmarshal(data, &v)
	if err == nil {
		return
	}
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		at += max(0, int(syntax.Offset)-1)
	}
	p.find(pageParse, at, diag.Say("JSON sai cú pháp: %v", "the JSON is not well-formed: %v", err))
}

// parseXML checks a file.
func (p *page) parseXML() {
	if plainXML(p.data) {
		return
	}
	d := xml.NewDecoder(bytes.NewReader(p.data))
	for {
		switch _, err := d.Token(); err {
		case nil:
		case io.EOF:
			return
		default:
			p.find(pageParse, int(d.InputOffset()), diag.Say("XML sai cú pháp: %v", "the XML is not well-formed: %v", err))
			return
		}
	}
}
