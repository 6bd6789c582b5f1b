package build_test

import (
	"html"
	"os"
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
	page, _ := made.Tree.Get("du-lieu/index.html")
	var examples []string
	for _, m := range regexp.MustCompile(`(?s)<pre[^>]*><code>(.*?)</code></pre>`).FindAllSubmatch(page, -1) {
		examples = append(examples, html.UnescapeString(string(m[1])))
	}
	if len(examples) != 3 {
		t.Fatalf("%d examples", len(examples))
	}
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
