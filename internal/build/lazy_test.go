package build

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"tiendo/internal/crew"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// TestLazy: a lazy site makes the bytes that a build makes, whether files are asked
// for one by one, several at a time, or all at once.
func TestLazy(t *testing.T) {
	want := made(t, os.DirFS("testdata/site"), "2025-08-15").Tree
	o := Options{Content: os.DirFS("testdata/site"), Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2025, 8, 15)}
	d, err := NewLazy(o)
	if err != nil || !d.Ready() {
		t.Fatal(err, d)
	}
	paths := append(want.Paths(), want.Paths()...)
	slices.Reverse(paths) // what pages need beside themselves is asked for before its page in half of the cases
	crew.Each(len(paths)/2, func(i int) {
		if _, err := d.File(paths[i]); err != nil {
			t.Errorf("%s: %v", paths[i], err)
		}
	})
	for _, path := range paths {
		got, err := d.File(path)
		if data, _ := want.Get(path); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s differs from that of a build: %v: %s", path, err, firstDifference(got, data))
		}
	}
	whole, err := d.Whole()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(whole.Paths(), want.Paths()) {
		t.Errorf("a lazy site has %d files, a build %d", whole.Len(), want.Len())
	}
	for _, path := range []string{"", "nothing/index.html", "api/v1/units/0.json", "sitemap-2.xml", "content/site.toml"} {
		if data, err := d.File(path); data != nil || err != nil {
			t.Errorf("%q is there: %v", path, err)
		}
	}
	if manifest, err := d.File("manifest.json"); err != nil || !bytes.Equal(manifest, want.Manifest("tiendo test", "2025-08-15").JSON()) {
		t.Errorf("manifest.json differs: %v", err)
	}
}
