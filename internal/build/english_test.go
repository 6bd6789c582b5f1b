package build

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// vietnamese is the letters that no English word has.
var vietnamese = regexp.MustCompile(`[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]`)

// TestEnglishWithoutTranslations: on English pages of a content that has no
// English at all, whatever is Vietnamese says so with its lang; but for names of
// places and the numbers of documents, nothing is left.
func TestEnglishWithoutTranslations(t *testing.T) {
	files := newsroom(t, december, article, correction)
	for name, f := range files {
		if strings.HasSuffix(name, ".en.md") || name == "reports.sum" {
			delete(files, name)
			continue
		}
		files[name] = &fstest.MapFile{Data: regexp.MustCompile(`(?m)^en\..*\n`).ReplaceAll(f.Data, nil)}
	}
	m := made(t, files, "2026-01-08")
	compareEnglish(t, m.Tree, namesOf(m.Site))
}

// TestEnglish: on English pages of the real content, Vietnamese letters stand in
// names and in the English texts of the content alone, never in ours.
func TestEnglish(t *testing.T) {
	files := newsroom(t, december, article, correction)
	m := made(t, files, "2026-01-08")
	names := namesOf(m.Site)
	// Names of people, bodies and movements within English texts.
	names = append(names, "Phạm Minh Chính", "Lê Hồng Vinh", "Ngọc Kim Nam", "Phạm Trọng Hoàng", "Nhật Bắc", "Thành Duy", "Nghệ An", "Báo Nghệ An",
		"Ban Chỉ huy Trung ương", "Ban Chỉ huy", "Ban Chỉ đạo Trung ương", "Ban Chỉ đạo", "Bình dân học vụ số", "tiến độ")
	compareEnglish(t, m.Tree, names)
}

// namesOf are the names of a site that are the same in every language.
func namesOf(s *progress.Site) []string {
	names := map[string]bool{}
	for i := range s.Units {
		u := &s.Units[i]
		_, proper, _ := strings.Cut(u.Name.Own, " ")
		for _, name := range append(slices.Clone(u.Former), u.Name.Own, proper, u.Group.Own) {
			names[name] = true
		}
	}
	for _, p := range s.Plans {
		names[p.Document.Number] = true
	}
	delete(names, "")
	return slices.Collect(maps.Keys(names))
}

func compareEnglish(t *testing.T, tree *output.Tree, names []string) {
	t.Helper()
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // "Nghệ An" is within "Báo Nghệ An"
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, name, "")
	}
	known := strings.NewReplacer(pairs...)
	pages := 0
	for _, path := range tree.Paths() {
		if !strings.HasPrefix(path, "en/") || !strings.HasSuffix(path, ".html") {
			continue
		}
		pages++
		data, _ := tree.Get(path)
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(path, err)
		}
		for n := range doc.Descendants() {
			if n.Type != html.TextNode || langOf(n) != "en" || silent(n) {
				continue
			}
			if left := known.Replace(n.Data); vietnamese.MatchString(strings.ToLower(left)) && !oneLetter(left) {
				t.Errorf("%s: <%s> says %.120q without its language", path, n.Parent.Data, strings.TrimSpace(n.Data))
			}
		}
	}
	if pages < 100 {
		t.Errorf("only %d English pages", pages)
	}
}

// langOf is the language of the nearest element that names one.
func langOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if lang := attr(n, "lang"); lang != "" {
			return lang
		}
	}
	return ""
}

// silent says whether nobody hears a text or it can hold no element.
func silent(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "title", "textarea", "script", "style", "svg":
			return true
		}
	}
	return false
}

// oneLetter is a letter of the index: Đ.
func oneLetter(s string) bool { return len([]rune(strings.TrimSpace(s))) == 1 }
