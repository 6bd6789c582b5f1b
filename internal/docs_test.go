package internal

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var docLink = regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)]*)?\)`)

// TestDocuments: what the guide and the documents link to is there, every picture is
// shown somewhere, and no page is left out of the guide.
func TestDocuments(t *testing.T) {
	linked := map[string]bool{}
	var pages []string
	err := filepath.WalkDir("../docs", func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			pages = append(pages, name)
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		t.Fatal(err, pages)
	}
	for _, name := range append(pages, "../README.md", "../ARCHITECTURE.md", "../CONTRIBUTING.md") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range docLink.FindAllStringSubmatch(withoutCode(string(text)), -1) {
			if strings.Contains(m[1], ":") {
				continue // another host, or a figure in an example
			}
			target := filepath.Join(filepath.Dir(name), filepath.FromSlash(m[1]))
			linked[target] = true
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
		}
	}
	pictures, err := filepath.Glob("../docs/huong-dan/anh/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(pages, pictures...) {
		if strings.HasPrefix(name, "../docs/huong-dan/") && filepath.Base(name) != "README.md" && !linked[filepath.Clean(name)] {
			t.Errorf("nothing links to %s", name)
		}
	}
}

// withoutCode leaves out what stands in code: examples.
func withoutCode(text string) string {
	var kept []string
	fenced := false
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		} else if !fenced && !strings.HasPrefix(line, "    ") {
			kept = append(kept, regexp.MustCompile("`[^`]*`").ReplaceAllString(line, ""))
		}
	}
	return strings.Join(kept, "\n")
}

// TestRecipes: the recipes for CI are YAML, and the shell in them can be read by a shell.
func TestRecipes(t *testing.T) {
	var recipes []string
	for _, pattern := range []string{"../docs/*.yml", "../docs/ci/*.yml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		recipes = append(recipes, found...)
	}
	if len(recipes) < 3 {
		t.Fatalf("recipes: %v", recipes)
	}
	for _, name := range recipes {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var recipe any
		if err := yaml.Unmarshal(data, &recipe); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		scripts := scriptsIn(recipe)
		if len(scripts) == 0 {
			t.Errorf("%s: no scripts found in it", name)
		}
		for _, script := range scripts {
			out, err := shellCheck(script)
			if err != nil {
				t.Errorf("%s: %v\n%s\n%s", name, err, out, script)
			}
		}
	}
}

// scriptsIn are the scripts of a recipe: of GitHub ("run") and GitLab ("script").
func scriptsIn(node any) (scripts []string) {
	switch node := node.(type) {
	case map[string]any:
		for key, value := range node {
			switch value := value.(type) {
			case string:
				if key == "run" {
					scripts = append(scripts, value)
				}
			case []any:
				if key == "script" || key == "before_script" || strings.HasPrefix(key, ".") {
					for _, line := range value {
						if text, ok := line.(string); ok {
							scripts = append(scripts, text)
						}
					}
				}
			}
			scripts = append(scripts, scriptsIn(value)...)
		}
	case []any:
		for _, value := range node {
			scripts = append(scripts, scriptsIn(value)...)
		}
	}
	return scripts
}

// shellCheck lets bash read a script without running it. What GitHub puts in
// before a shell sees it stands for a word.
func shellCheck(script string) ([]byte, error) {
	script = regexp.MustCompile(`\$\{\{[^}]*\}\}`).ReplaceAllString(script, "word")
	c := exec.Command("bash", "-n")
	c.Stdin = strings.NewReader(script)
	return c.CombinedOutput()
}
