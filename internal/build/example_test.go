package build_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// The examples of the data page read files that are there, and keys and columns
// that those have.
func TestExamplesReadWhatIsThere(t *testing.T) {
	made, err := build.Make(build.Options{Content: os.DirFS("../../content"), Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 10, 20), Rehearsal: true})
	if err != nil || made.Tree == nil {
		t.Fatal(err)
	}
	examples := examplesOf(t, made)
	text := strings.Join(examples, "\n")
	read := map[string]string{}
	for _, url := range regexp.MustCompile(`https://[^\s"]+`).FindAllString(text, -1) {
		file, ok := strings.CutPrefix(url, made.Site.BaseURL)
		data, there := made.Tree.Get(file)
		if !ok || !there {
			t.Errorf("no file at %s", url)
		}
		read[file[strings.LastIndex(file, ".")+1:]] = string(data)
	}
	for _, m := range regexp.MustCompile(`\["(\w+)"\]`).FindAllStringSubmatch(examples[1], -1) {
		if !strings.Contains(read["json"], `"`+m[1]+`": `) {
			t.Errorf("the JSON has no key %s", m[1])
		}
	}
	for _, column := range []string{"corrected_by", "counts_as", "count", "set", "as_of", "total"} {
		header, _, _ := strings.Cut(read["csv"], "\r\n")
		if !strings.Contains(examples[2], column) || !strings.Contains(header, column) {
			t.Errorf("the column %s", column)
		}
	}
}

// examplesOf are those of the data page: curl, Python, R.
func examplesOf(t *testing.T, made *build.Made) []string {
	t.Helper()
	page, _ := made.Tree.Get("du-lieu/index.html")
	var examples []string
	for _, m := range regexp.MustCompile(`(?s)<pre[^>]*><code>(.*?)</code></pre>`).FindAllSubmatch(page, -1) {
		examples = append(examples, html.UnescapeString(string(m[1])))
	}
	if len(examples) != 3 {
		t.Fatalf("%d examples", len(examples))
	}
	return examples
}

// TestExamplesRun: the examples, word for word, against the site at an address of this
// machine, say what the figures are. What is not installed is left out; make torture
// installs all three, and asks for them.
func TestExamplesRun(t *testing.T) {
	var made *build.Made
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, there := made.Tree.Get(strings.TrimPrefix(r.URL.Path, "/"))
		if !there {
			http.NotFound(w, r)
		}
		_, _ = w.Write(data)
	}))
	defer server.Close()
	made, err := build.Make(build.Options{Content: os.DirFS("../../content"), Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 10, 20), BaseURL: server.URL + "/"})
	if err != nil || made.Tree == nil {
		t.Fatal(err, made.Problems)
	}
	for i, run := range [][]string{{"sh", "-ec"}, {"python3", "-c"}, {"Rscript", "-e"}} {
		name := []string{"curl", "python3", "Rscript"}[i]
		if _, err := exec.LookPath(name); err != nil {
			if everyExample {
				t.Errorf("%s is missing: install it with make torture", name)
			}
			continue
		}
		cmd := exec.Command(run[0], run[1], examplesOf(t, made)[i])
		cmd.Dir = t.TempDir()
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		for _, want := range [][]string{{`"done": 7,`, `"total": 43,`}, {"7 / 43 2025-09-24"}, {"tasks 2025-09-24    43     7"}}[i] {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s does not print %q:\n%s", name, want, out)
			}
		}
	}
}
