package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"tiendo/internal/markup"
)

var gallery = flag.String("gallery", "", "write a page of all fixtures into this folder, to look at")

// TestGallery writes the pages when asked to, one a kind and one a fixture, under
// the policy of the real site, and the options beside them:
//
//	go test ./internal/chart -run Gallery -gallery /tmp/gallery
func TestGallery(t *testing.T) {
	if *gallery == "" {
		t.Skip("no -gallery")
	}
	var css []byte
	for _, name := range []string{"site.css", "chart.css"} {
		b, err := os.ReadFile("../../templates/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		css = append(css, b...)
	}
	files := map[string][]byte{"site.css": append(css, GridCSS(20, 20)...)}
	all := fixtures(t)
	for _, kind := range Kinds {
		files[kind+".html"] = galleryPage(kind, all[kind])
		for _, f := range all[kind] {
			files[kind+"-"+f.name+".html"] = galleryPage(kind, []fixture{f})
			option, err := f.picture.Option()
			if err != nil {
				t.Error(err)
			}
			if option != nil {
				files[kind+"-"+f.name+".json"] = option
			}
		}
	}
	if err := os.MkdirAll(*gallery, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(*gallery, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func galleryPage(kind string, all []fixture) []byte {
	var w markup.Writer
	w.Raw(`<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">` +
		`<link rel="stylesheet" href="site.css"><title>`)
	w.Text(kind)
	w.Raw(`</title><main class="wide"`)
	if kind == "progress" || kind == "trend" {
		w.Raw(`><div class="charts"`)
	}
	w.Raw(`>`)
	for _, f := range all {
		w.RawBytes(f.figure(kind))
	}
	w.Raw(`</main></html>`)
	return w.Bytes()
}
