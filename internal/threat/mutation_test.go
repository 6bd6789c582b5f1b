package threat

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/rule"
)

// Mutations of the real content, the same ones on every run: nothing panics,
// whatever is refused has a place inside its file, and every number that is
// accepted is the one that another TOML parser reads.

const seed = 57

// TestMutations is the beginning of what TestTortureMutations does.
func TestMutations(t *testing.T) { mutate(t, 400) }

// outcome counts what became of the mutations.
type outcome struct{ refused, accepted, numbers int }

func mutate(t *testing.T, n int) {
	t.Helper()
	whole := realContent(t)
	names := slices.Sorted(maps.Keys(whole))
	random := rand.New(rand.NewPCG(seed, seed))
	kept := new(content.Kept)
	var count outcome
	for i := range n {
		name := names[random.IntN(len(names))]
		text := mutant(random, whole, names, string(whole[name].Data))
		files := maps.Clone(whole)
		files[name] = &fstest.MapFile{Data: []byte(text)}
		if !survives(t, versioned{files, name, i + 1}, kept, name, text, &count) {
			t.Fatalf("mutation %d of %s:\n%q", i, name, text)
		}
	}
	t.Logf("%d mutations: %d refused, %d accepted with %d numbers", n, count.refused, count.accepted, count.numbers)
	if count.refused == 0 || count.accepted == 0 || count.numbers == 0 {
		t.Error("the mutations do not try both ways")
	}
}

// realContent is the content of the first site, but for its seals, which would
// refuse nearly every change.
func realContent(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../../content")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "reports.sum" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files of content: %v", len(files), err)
	}
	return files
}

// mutant is a text with one to three changes.
func mutant(random *rand.Rand, whole fstest.MapFS, names []string, text string) string {
	for range 1 + random.IntN(3) {
		text = changes[random.IntN(len(changes))](random, text)
	}
	if random.IntN(20) == 0 { // a piece of another file
		other := string(whole[names[random.IntN(len(names))]].Data)
		text = splice(random, text, piece(random, other))
	}
	return text
}

// changes are what is done to a text: by slips of people, by programs, by enemies.
var changes = []func(*rand.Rand, string) string{
	func(r *rand.Rand, s string) string { return strings.Replace(s, piece(r, s), "", 1) },
	func(r *rand.Rand, s string) string { return splice(r, s, piece(r, s)) },
	func(r *rand.Rand, s string) string { return splice(r, s, tokens[r.IntN(len(tokens))]) },
	func(r *rand.Rand, s string) string { return splice(r, s, string(rune(r.IntN(0x3000)))) },
	func(r *rand.Rand, s string) string { return s[:r.IntN(len(s)+1)] },
	number, number, number,
	func(r *rand.Rand, s string) string { // a line twice, or gone
		lines := strings.SplitAfter(s, "\n")
		i := r.IntN(len(lines))
		if r.IntN(2) == 0 {
			return strings.Join(slices.Delete(lines, i, i+1), "")
		}
		return strings.Join(slices.Insert(lines, i, lines[r.IntN(len(lines))]), "")
	},
	func(r *rand.Rand, s string) string { // a letter in the other case
		i := r.IntN(len(s) + 1)
		return s[:i] + strings.ToUpper(s[i:min(i+1, len(s))]) + s[min(i+1, len(s)):]
	},
	func(r *rand.Rand, s string) string { // a broken byte
		b := []byte(s + " ")
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return string(b)
	},
}

var tokens = []string{"[", "]", "{", "}", "[[", "\"", "'", "\"\"\"", "'''", "=", ",", ".", "#", "\n", "\r\n", "\ufeff", "\x00", "\u202e", "e\u0302",
	"nan", "inf", "-inf", "-1", "1e999", "0x7f", "0o17", "1_000", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.1", "5.0", "00", "+7",
	"true", "2025-02-30", "9999-12-31", "0001-01-01", "\\u202e", "\\U0001F600", "javascript:", "<script>", "figure:", "chart:", "../", "+++\n", "![", "](", "[^1]"}

// number replaces a number of the text by another.
func number(r *rand.Rand, s string) string {
	var at [][2]int
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			i++
		}
		if i > start {
			at = append(at, [2]int{start, i})
		}
	}
	if len(at) == 0 {
		return s
	}
	span := at[r.IntN(len(at))]
	others := []string{"0", "1", fmt.Sprint(r.IntN(200)), fmt.Sprint(r.IntN(200)) + ".5", "-3", "1e2", "07", "1_0", "0x1F", "1000000000000001", "2.50"}
	return s[:span[0]] + others[r.IntN(len(others))] + s[span[1]:]
}

func piece(r *rand.Rand, s string) string {
	if s == "" {
		return ""
	}
	from := r.IntN(len(s))
	return s[from:min(len(s), from+1+r.IntN(60))]
}

func splice(r *rand.Rand, s, what string) string {
	at := r.IntN(len(s) + 1)
	return s[:at] + what + s[at:]
}

// survives reads a site with one file changed and says whether all is well.
func survives(t *testing.T, files fs.FS, kept *content.Kept, name, text string, count *outcome) bool {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("panic: %v", r)
		}
	}()
	site, problems, err := content.Load(files, content.Options{Date: progress.NewDate(2025, 10, 1), Drafts: true, Kept: kept})
	if err != nil {
		t.Error(err)
		return false
	}
	if site != nil {
		open, _ := rule.Inspect(site)
		problems.Add(open...)
	}
	ok, refused := true, false
	for _, p := range problems {
		if !inside(files, p.Place) {
			t.Errorf("%s at %s:%d:%d, which is no place", p.Rule.Name, p.File, p.Line, p.Column)
			ok = false
		}
		refused = refused || p.Rule.Severity == diag.Error && p.File == name
	}
	if refused || site == nil {
		count.refused++
		return ok
	}
	count.accepted++
	if !present(site, name) {
		t.Error("accepted, but not in the site")
		return false
	}
	if !strings.HasSuffix(name, ".toml") {
		return ok
	}
	want, err := numbersOfTOML(text)
	if err != nil {
		t.Errorf("accepted, but another parser says: %v", err)
		return false
	}
	got := numbersOfSite(site, name)
	count.numbers += len(got)
	if !maps.Equal(got, want) {
		t.Errorf("numbers read %v\nanother parser %v", got, want)
		return false
	}
	return ok
}

// inside says whether a place is one of a file or folder that is there.
func inside(files fs.FS, at diag.Place) bool {
	data, err := fs.ReadFile(files, at.File)
	if err != nil {
		_, err = fs.ReadDir(files, at.File)
		return (err == nil || at.File == "reports.sum") && at.Line <= 1
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	lines := bytes.Split(data, []byte("\n"))
	return 1 <= at.Line && at.Line <= len(lines) && 1 <= at.Column && at.Column <= utf8.RuneCount(lines[at.Line-1])+1
}

// numbersOfTOML are all numbers of a text by their path, "figure.2.total", as
// go-toml reads them; nothing else of ours is asked.
func numbersOfTOML(text string) (map[string]string, error) {
	var values map[string]any
	if err := toml.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &values); err != nil {
		return nil, err
	}
	numbers := map[string]string{}
	collect("", values, numbers)
	return numbers, nil
}

func collect(path string, v any, numbers map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for key, below := range v {
			collect(path+"."+key, below, numbers)
		}
	case []any:
		for i, below := range v {
			collect(fmt.Sprint(path, ".", i), below, numbers)
		}
	case int64, float64:
		numbers[path[1:]] = plain(v)
	}
}
