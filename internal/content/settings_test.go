package content

import "testing"

// TestSharePictures: on by default, off at the owner's word.
func TestSharePictures(t *testing.T) {
	head := "title = \"T\"\nbase_url = \"https://a.b/\"\nlanguage = \"vi\"\n"
	for text, want := range map[string]bool{head: true, head + "share_pictures = false\n": false, head + "share_pictures = true\n": true} {
		s, problems := load1(t, site(map[string]string{"site.toml": text}))
		if len(problems) > 0 || s.SharePictures != want {
			t.Errorf("%q: %v, %v", text, s.SharePictures, problems)
		}
	}
	if _, problems := load1(t, site(map[string]string{"site.toml": head + "share_pictures = \"no\"\n"})); len(problems) != 1 {
		t.Errorf("a word for a switch: %v", problems)
	}
}
