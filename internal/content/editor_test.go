package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func withEditor(lines string) fstest.MapFS {
	fsys := site(nil)
	fsys["site.toml"].Data = append(fsys["site.toml"].Data, "\n[editor]\n"+lines...)
	return fsys
}

func TestEditor(t *testing.T) {
	s, problems := load1(t, withEditor("backend = \"gitlab\"\nrepo = \"nhom/con/tien-do\"\nbranch = \"main\"\napi_root = \"https://git.example.org:8443/api/v4\"\nauth = \"pkce\"\nreview = true\n"))
	if len(problems) > 0 || !s.Editor.On() || s.Editor.Folder != "content" || !s.Editor.Review {
		t.Errorf("%+v %v", s.Editor, problems)
	}
	if s, _ := load1(t, site(nil)); s.Editor.On() {
		t.Error("an editor that nobody asked for")
	}
	if s, _ := load1(t, withEditor("backend = \"gitea\"\nrepo = \"a/b\"\nfolder = \".\"\n")); s.Editor.Folder != "." {
		t.Errorf("the repository is the content: %q", s.Editor.Folder)
	}
}

// TestEditorRefused: each setting that cannot work is told where it stands.
func TestEditorRefused(t *testing.T) {
	const good = "backend = \"github\"\nrepo = \"a/b\"\n"
	for lines, want := range map[string]string{
		"repo = \"a/b\"\n":                                     "required-key",
		"backend = \"github\"\n":                               "required-key",
		"backend = \"svn\"\nrepo = \"a/b\"\n":                  "bad-value",
		"backend = \"github\"\nrepo = \"tien-do\"\n":           "bad-value",
		good + "branch = \"a b\"\n":                            "bad-value",
		good + "folder = \"../x\"\n":                           "bad-value",
		good + "folder = \"/x\"\n":                             "bad-value",
		good + "auth = \"pkce\"\n":                             "bad-value",
		good + "api_root = \"https://a;b.example/\"\n":         "bad-value",
		good + "base_url = \"javascript:x\"\n":                 "unsafe-link",
		good + "colour = \"red\"\n":                            "unknown-key",
		"backend = \"gitea\"\nrepo = \"a/b\"\nreview = true\n": "bad-value",
	} {
		_, problems := load1(t, withEditor(lines))
		if len(problems) != 1 || !strings.HasSuffix(problems[0], " "+want) || !strings.HasPrefix(problems[0], "site.toml:") {
			t.Errorf("%q: %v, not %s", lines, problems, want)
		}
	}
}

// TestMediaOfEditors: web editors write the address of a picture, with a slash.
func TestMediaOfEditors(t *testing.T) {
	_, problems := load1(t, site(map[string]string{"news/2025-01-02-a.md": "+++\ntitle = \"A\"\ndate = \"2025-01-02\"\nimages = [{ src = \"/media/khong-co.jpg\", alt = \"Cầu\" }]\n+++\n![Cầu](/media/khong-co-2.jpg)\n"}))
	if want := []string{"news/2025-01-02-a.md:4:13 missing-picture", "news/2025-01-02-a.md:6:1 missing-picture"}; !slices.Equal(problems, want) {
		t.Errorf("%v, not %v: looked for, and not there", problems, want)
	}
}
