package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"tiendo/internal/markup"
)

var gallery = flag.String("gallery", "", "write a page of all fixtures into this folder, to look at")

const galleryCSS = `
:root { --ink: #16202a; --soft: #55616e; --line: #d9dee3; --accent: #0b5563; --paper: #fff; --done: #0f766e; --continuous: #3b74b5;
  --progress: #d59a0b; --late: #b4412b; --open: #e6e9ed; --hatch: #7b8794; --other1: #6d5aa8; --other2: #7a5c3e; }
:root.dark { --ink: #e8edf2; --soft: #a3b0bc; --line: #2b3640; --accent: #6cc5d3; --paper: #11181f; --done: #2fa898; --continuous: #6fa4e0;
  --progress: #e2b13c; --late: #e0745c; --open: #27313b; --hatch: #8794a1; --other1: #a594dc; --other2: #c09a72; }
* { box-sizing: border-box; }
body { margin: 0; padding: 16px; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 1104px; margin: auto; display: grid; gap: 40px; }
main.two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
a { color: var(--accent); }
`

// TestGallery writes the pages when asked to, under the policy of the real site:
//
//	go test ./internal/chart -run Gallery -gallery /tmp/gallery
func TestGallery(t *testing.T) {
	if *gallery == "" {
		t.Skip("no -gallery")
	}
	css, err := os.ReadFile("../../templates/assets/chart.css")
	if err != nil {
		t.Fatal(err)
	}
	all := fixtures(t)
	files := map[string][]byte{"chart.css": append(append([]byte(galleryCSS), css...), GridCSS(20, 20)...)}
	for _, theme := range []string{"light", "dark"} {
		for _, kind := range Kinds {
			files[kind+"-"+theme+".html"] = galleryPage(kind, theme, all[kind])
		}
	}
	for name, b := range files {
		if err := os.MkdirAll(*gallery, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*gallery, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func galleryPage(kind, theme string, all []fixture) []byte {
	var w markup.Writer
	w.Raw(`<!doctype html><html lang="vi"`)
	w.Attr("class", theme)
	w.Raw(`><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">` +
		`<link rel="stylesheet" href="chart.css"><title>`)
	w.Text(kind)
	w.Raw(`</title><main`)
	if kind == "progress" || kind == "trend" {
		w.Raw(` class="two"`)
	}
	w.Raw(`>`)
	for _, f := range all {
		w.RawBytes(f.figure(kind))
	}
	w.Raw(`</main></html>`)
	return w.Bytes()
}
