package page

import "testing"

func TestRender(t *testing.T) {
	tree := renderAll(t, contentOf())
	for _, path := range []string{"index.html", "en/index.html"} {
		if _, ok := tree.Get(path); !ok {
			t.Errorf("%s is missing", path)
		}
	}
}
