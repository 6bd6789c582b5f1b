package threat

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// found is what is wrong in a site, "file rule" each.
func found(t *testing.T, files fs.FS) (list []string) {
	t.Helper()
	_, problems, err := content.Load(files, content.Options{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Rule.Severity == diag.Error {
			list = append(list, p.File+" "+p.Rule.Name)
		}
	}
	return list
}

// TestWrongTypes: a number is one as it is written: not in quotation marks, not
// with a point or an exponent where whole things are counted.
func TestWrongTypes(t *testing.T) {
	const report = "reports/2025-07-01-p.toml"
	for value, want := range map[string]string{`"10"`: "wrong-type", "10.0": "wrong-type", "1e1": "wrong-type", "true": "wrong-type", "[10]": "wrong-type", "{ a = 1 }": "wrong-type",
		"2025-01-01": "wrong-type", "-10": "bad-value", "9223372036854775807": "bad-value", "9223372036854775808": "toml-syntax", "nan": "wrong-type", "010": "toml-syntax"} {
		site := Site(nil)
		site[report].Data = []byte(strings.Replace(string(site[report].Data), "total = 10\n", "total = "+value+"\n", 1))
		if got := found(t, site); !slices.Equal(got, []string{report + " " + want}) {
			t.Errorf("total = %s: %v, want %s", value, got, want)
		}
	}
}

var written = regexp.MustCompile(`(?m)^([a-z_]+) = `)

// TestMisspeltKeys takes each key of each file in turn and changes its case, its
// spelling, or writes it twice: all are refused.
func TestMisspeltKeys(t *testing.T) {
	tried := 0
	for name, file := range Site(nil) {
		text := string(file.Data)
		for _, at := range written.FindAllStringSubmatchIndex(text, -1) {
			key := text[at[2]:at[3]]
			if end := strings.LastIndex(text, "+++"); end > 0 && at[2] > end {
				continue // in the text of an article
			}
			line, _, _ := strings.Cut(text[at[2]:], "\n")
			for _, wrong := range []string{strings.ToUpper(key), strings.ToUpper(key[:1]) + key[1:], key + "s_", line + "\n" + strings.ToUpper(key), line + "\n" + key} {
				site := Site(nil)
				site[name] = &fstest.MapFile{Data: []byte(text[:at[2]] + wrong + text[at[3]:])}
				tried++
				if len(found(t, site)) == 0 {
					t.Errorf("%s: %q for %s is accepted", name, wrong, key)
				}
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d keys were tried", tried)
	}
}

// TestConcealed writes each character that a reader does not see, or that turns
// text around, into every field at once, as it is and as an escape of TOML: every
// field is reported.
func TestConcealed(t *testing.T) {
	characters := []rune{0x00, 0x01, 0x08, 0x0b, 0x1f, 0x7f, 0x85, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0x3164, 0xfeff, 0xfff9, 0xe0001, 0xe0041, 0xe007f}
	for r := rune(0x202a); r <= 0x202e; r++ {
		characters = append(characters, r)
	}
	for r := rune(0x2066); r <= 0x2069; r++ {
		characters = append(characters, r)
	}
	whole := Site(nil)
	for _, r := range characters {
		for _, hidden := range []string{string(r), fmt.Sprintf(`\U%08x`, r)} {
			for name, file := range whole {
				text, places := placed(name, string(file.Data), "a"+hidden+"b")
				if places == 0 {
					continue
				}
				site := Site(nil)
				site[name] = &fstest.MapFile{Data: []byte(text)}
				n := 0
				for _, f := range found(t, site) {
					if f == name+" hidden-character" || f == name+" toml-syntax" && strings.HasPrefix(hidden, string(r)) {
						n++
					}
				}
				if n < places && !(r == 0 || n > 0 && unicode.IsControl(r)) {
					t.Errorf("U+%04X written %q: %d of %d places of %s are reported", r, hidden, n, places, name)
				}
			}
		}
	}
}

var word = regexp.MustCompile(`"Chữ"`)

// placed puts a text into each place of a file that has a word of its own.
func placed(name, text, hidden string) (string, int) {
	if strings.HasSuffix(name, ".md") {
		const fence = "\n+++\n" // escapes mean nothing in Markdown
		text = text[:strings.Index(text, fence)+len(fence)]
	}
	return word.ReplaceAllLiteralString(text, `"`+hidden+`"`), len(word.FindAllString(text, -1))
}

// TestDecomposed: Vietnamese in decomposed letters is refused wherever it stands,
// and two files whose names differ only so are both named.
func TestDecomposed(t *testing.T) {
	const report = "reports/2025-07-01-p.toml"
	site := Site(nil)
	site[report].Data = norm.NFD.Bytes(site[report].Data)
	if got := found(t, site); !slices.Equal(got, []string{report + " not-nfc"}) {
		t.Errorf("%v", got)
	}
	site = Site(nil)
	for _, name := range []string{norm.NFC.String("pages/kế.md"), norm.NFD.String("pages/kế.md")} {
		site[name] = &fstest.MapFile{Data: []byte("+++\ntitle = \"a\"\n+++\n")}
	}
	if got := found(t, site); len(got) != 2 || got[0] == got[1] {
		t.Errorf("twins in their names: %q", got)
	}
}

// TestAnyDay builds the small site on days over a hundred years: it is made, and
// nothing that is not public yet is in it.
func TestAnyDay(t *testing.T) {
	for year := 1975; year <= 2075; year += 5 {
		date := progress.NewDate(year, 2, 28)
		made, err := build.Make(build.Options{Content: Site(nil), Templates: bare{templates.FS}, Tool: "tiendo", Date: date})
		if err != nil {
			t.Fatal(err)
		}
		if made.Tree == nil {
			t.Fatalf("%v: %v", date, made.Problems)
		}
		if _, ok := made.Tree.Get("bao-cao/2025-07-01-p/index.html"); ok != (year > 2025) {
			t.Errorf("%v: the report of July 2025 is public: %v", date, ok)
		}
	}
}

// TestOutside: nothing outside of the content folder is read, whatever leads there.
func TestOutside(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.toml")
	if err := os.WriteFile(secret, []byte("title = \"XSECRET\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(dir, "content")
	if err := os.CopyFS(inside, Site(nil)); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"plans/a.toml": secret, "plans/b.toml": "../../secret.toml", "pages/c.md": "/etc/passwd", "media": dir, "news/d.md": "/dev/zero"} {
		if err := os.Symlink(to, filepath.Join(inside, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	site, problems, err := content.Load(root.FS(), content.Options{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, p := range problems {
		if p.Rule.Name == "not-regular-file" {
			refused++
		}
		if strings.Contains(p.Message.EN, "XSECRET") {
			t.Errorf("%s tells a secret", p.File)
		}
	}
	if refused < 4 || site.Plan("a") != nil || site.Plan("b") != nil {
		t.Errorf("%d of 4 links out are refused", refused)
	}
}
