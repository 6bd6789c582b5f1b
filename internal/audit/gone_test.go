package audit

import (
	"testing"

	"tiendo/internal/output"
)

// TestGone: what readers know by its address stays or leads on; what is named by
// its bytes may go.
func TestGone(t *testing.T) {
	tree := output.NewTree()
	for path, data := range map[string]string{
		"index.html": "", "tin/moi/index.html": "", "api/v1/index.json": "",
		"_redirects": "/tiendo/tin/cu/ /tiendo/tin/moi/ 301\n",
	} {
		if err := tree.Add(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	before := map[string]output.FileSum{}
	for _, path := range []string{
		"index.html", "tin/cu/index.html", "tin/xua/index.html", "api/v1/index.json", "data/nq57.csv", "en/feed.xml", "media/hop.mp3",
		"assets/site-0123456789.css", "en/assets/x.js", "media/hop-0123456789-480.jpg", "_headers",
	} {
		before[path] = output.FileSum{}
	}
	var got []string
	for _, p := range Gone(tree, "/tiendo", before) {
		if p.Rule != pageGone {
			t.Errorf("%+v", p)
		}
		got = append(got, p.File)
	}
	want := []string{"data/nq57.csv", "en/feed.xml", "media/hop.mp3", "tin/xua/index.html"}
	if len(got) != len(want) {
		t.Fatalf("gone are %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("gone are %q, want %q", got, want)
		}
	}
	if list := Gone(tree, "", nil); list != nil {
		t.Errorf("without a former site: %v", list)
	}
}
