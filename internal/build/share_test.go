package build

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"tiendo/internal/progress"
	"tiendo/templates"
)

// bare is the templates of a program that was built without scripts and fonts.
type bare struct{ fs.FS }

func (b bare) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "assets/dist") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return b.FS.Open(name)
}

// TestWithoutBundle: the first site is whole without scripts and fonts, and the
// build says what is missing.
func TestWithoutBundle(t *testing.T) {
	m, err := Make(Options{Content: ngheAn, Templates: bare{templates.FS}, Tool: "tiendo test", Date: progress.NewDate(2025, 10, 1)})
	if err != nil || m.Tree == nil {
		t.Fatalf("%v, %v", err, m.Problems)
	}
	if len(m.Missing) != 5 {
		t.Errorf("missing: %v", m.Missing)
	}
	for _, path := range m.Tree.Paths() {
		if strings.HasSuffix(path, ".js") || strings.HasPrefix(path, "assets/share") {
			t.Errorf("there is %s", path)
		}
	}
	if whole := made(t, ngheAn, "2025-10-01"); len(whole.Missing) > 0 {
		t.Errorf("the tests run without %v: run make", whole.Missing)
	}
}

// TestReusedPictures: a share picture that is published is not drawn again.
func TestReusedPictures(t *testing.T) {
	first := made(t, ngheAn, "2025-10-01")
	reused := 0
	again, err := Make(Options{Content: ngheAn, Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2025, 10, 1), Reuse: func(path string) ([]byte, bool) {
		data, ok := first.Tree.Get(path)
		if ok && strings.HasPrefix(path, "assets/share-") {
			reused++
		}
		return data, ok
	}})
	if err != nil || again.Tree == nil || reused < 8 { // the front page and three plans, in two languages
		t.Fatalf("%d pictures were reused, %v", reused, err)
	}
	for _, path := range first.Tree.Paths() {
		a, _ := first.Tree.Get(path)
		b, ok := again.Tree.Get(path)
		if !ok || !bytes.Equal(a, b) {
			t.Errorf("%s differs", path)
		}
	}
}
