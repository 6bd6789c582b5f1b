//go:build pictures

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
// the policy of the real site. Served by any host they have the interactive faces,
// too, if the scripts are there (make bundle):
//
//	go test -tags pictures ./internal/chart -run Gallery -gallery FOLDER
//	python3 -m http.server -d FOLDER
func TestGallery(t *testing.T) {
	if *gallery == "" {
		t.Fatal("say where: -gallery FOLDER")
	}
	files := map[string][]byte{}
	for _, name := range []string{"site.css", "chart.css", "js/script.css"} {
		b, err := os.ReadFile("../../templates/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["site.css"] = append(files["site.css"], b...)
	}
	files["site.css"] = append(files["site.css"], GridCSS(20, 20)...)
	for _, name := range []string{"site.js", "echarts.js"} {
		if b, err := os.ReadFile("../../templates/assets/dist/" + name); err == nil {
			files[name] = b
		}
	}
	all := fixtures(t)
	for _, kind := range Kinds {
		for i := range all[kind] {
			f := &all[kind][i]
			if option := f.picture.Option(nil); option != nil {
				f.options.Option = kind + "-" + f.name + ".json"
				files[f.options.Option] = option
			}
			files[kind+"-"+f.name+".html"] = galleryPage(kind, []fixture{*f})
		}
		files[kind+".html"] = galleryPage(kind, all[kind])
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
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self'; connect-src 'self'">` +
		`<link rel="stylesheet" href="site.css"><script defer src="site.js" data-chart="echarts.js" data-word-open="Xem tương tác"></script><title>`)
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
