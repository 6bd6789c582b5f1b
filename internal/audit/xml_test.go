package audit

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"
)

func wellFormed(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err != nil {
			return err == io.EOF
		}
	}
}

func TestPlainXML(t *testing.T) {
	for _, doc := range []string{
		`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Tin &amp; số</title><link href="/tin/?a=1&amp;b=2"/></feed>` + "\n",
		`<svg viewBox="0 0 1 1"><path d="M0 0"/><text x="1">&#34;a&#34;</text></svg>`,
		"<a>x<![CDATA[<p>&nbsp;]] ></p>\n]]]]><![CDATA[>]]><b/></a>",
	} {
		if !plainXML([]byte(doc)) {
			t.Errorf("not plain: %s", doc)
		}
	}
	for _, doc := range []string{
		`<a>`, `</a>`, `<a></b>`, `<a></a`, `<a`, `<>`, `<a b></a>`, `<a b=1></a>`, `<a b="1"c="2"></a>`, `<a b="<"></a>`, `<a b="&"></a>`,
		`<a>&nbsp;</a>`, `<a>&</a>`, `<a>]]></a>`, `<a>]]><![CDATA[x]]></a>`, `<a><![CDATA[x]]>]]></a>`, `<a><![CDATA[x]]</a>`, `<![CDATA[x]]><a/>`, `<a/><![CDATA[x]]>`, "<a><![CDATA[\x01]]></a>", `<a><![CDATA x]]></a>`, `<a><!x></a>`, "<a>\x01</a>", "<a>\xff</a>", "<a>\uFFFE</a>", `<a><b></a></b>`, `<1/>`, `<a:/>`, `<a:1/>`, `<:a/>`, `<a/ >`, `</a/>`,
	} {
		if plainXML([]byte(doc)) {
			t.Errorf("plain: %q", doc)
		}
	}
}

// What is taken for plain is well-formed for encoding/xml.
func FuzzPlainXML(f *testing.F) {
	for _, seed := range []string{
		`<?xml version="1.0" encoding="UTF-8"?><a b="c" x:d="&lt;"><e/>t&#39;</a>`, `<a:b></a:b>`, `<a`, `<a b="]]>"/>`, "<a\tb=\"1\"\r\n/>", `<a-1/>`, `<a/><b/>`, `<a>x<![CDATA[<&]]]]><![CDATA[>]]><b/></a>`,
		"<a\fb=\"1\"/>", `<a b="1" b="1"/>`, `<xmlns:a/>`, `<?xml version="1.0" encoding="UTF-8"?><?xml version="1.0" encoding="utf-8"?>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if plainXML(data) && !wellFormed(data) {
			t.Errorf("plain, but not well-formed: %q", data)
		}
	})
}
