package chart

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
)

// TestFile: whatever bar a chart is, its file is well-formed, has every word and
// number of the legend and nothing that a browser would fetch or run; its parts
// stand within it, side by side.
func TestFile(t *testing.T) {
	drawn := 0
	for kind, list := range fixtures(t) {
		for _, fx := range list {
			data := fx.picture.File(nil, "vi", "Nguồn: Báo <Thử> & “Mẫu”", "https://example.org/bao-cao/x/")
			if kind != "progress" && kind != "breakdown" {
				if data != nil {
					t.Errorf("%s %s is one bar", kind, fx.name)
				}
				continue
			}
			if data == nil {
				continue
			}
			drawn++
			text := fileText(t, kind+" "+fx.name, data)
			for _, p := range fx.picture.parts {
				if p.Count.Text != "" && !strings.Contains(text, strings.Join(strings.Fields(p.Label), " ")+": "+p.Count.Text) {
					t.Errorf("%s %s does not say %q: %s", kind, fx.name, p.Label, p.Count.Text)
				}
			}
			for _, want := range []string{fx.picture.Headline, "Nguồn: Báo <Thử> & “Mẫu”", "https://example.org/bao-cao/x/"} {
				if !strings.Contains(strings.ReplaceAll(text, "\n", " "), strings.Join(strings.Fields(want), " ")) {
					t.Errorf("%s %s does not say %q", kind, fx.name, want)
				}
			}
		}
	}
	if drawn < 10 {
		t.Errorf("only %d files", drawn)
	}
}

// fileText reads a file, checks its elements and the places of its rectangles,
// and returns its words, a line each.
func fileText(t *testing.T, name string, data []byte) string {
	t.Helper()
	var words []string
	height := 0.0
	for d := xml.NewDecoder(strings.NewReader(string(data))); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.CharData:
			if s := strings.TrimSpace(string(x)); s != "" {
				words = append(words, s)
			}
		case xml.StartElement:
			at := map[string]float64{}
			for _, a := range x.Attr {
				if a.Name.Local == "style" || a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: %s has %s", name, x.Name.Local, a.Name.Local)
				}
				at[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
			}
			switch x.Name.Local {
			case "svg":
				height = at["height"]
			case "rect", "text":
				if at["x"] < 0 || at["x"]+at["width"] > fileWidth+0.01 || at["y"]+at["height"] > height {
					t.Errorf("%s: %v stands outside", name, x.Attr)
				}
			case "title", "defs", "pattern", "line":
			default:
				t.Errorf("%s: <%s>", name, x.Name.Local)
			}
		}
	}
	return strings.Join(words, "\n")
}
