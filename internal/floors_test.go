package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors is the picture of ARCHITECTURE.md: a package imports only from floors
// below its own.
var floors = [][]string{
	{"alphabet", "card", "crew", "diag", "host", "literal", "markup", "picture", "policy", "threat"},
	{"chart", "output", "progress", "schema"},
	{"locale", "remote"},
	{"address"},
	{"audit", "content", "editor", "page"},
	{"diff", "export", "rule", "sheet"},
	{"build"},
	{"serve"},
	{"cli"},
}

// keepers are imports that only some packages may have, so that each concern
// has one place.
var keepers = map[string][]string{
	"os":                         {"cli", "output", "serve"},
	"os/exec":                    {"cli"}, // git, for tiendo diff
	"net/http":                   {"remote", "serve"},
	"html/template":              {"page"},
	"github.com/BurntSushi/toml": {"content"},
	"github.com/pelletier/go-toml/v2/unstable": {"content"},
	"github.com/yuin/goldmark":                 {"content"},
	"github.com/spf13/cobra":                   {"cli"},
	"github.com/xuri/excelize/v2":              {"export", "sheet"},
	"golang.org/x/sys/unix":                    {"output"},
	"golang.org/x/text/collate":                {"locale"},
	"math/rand":                                {},
	"math/rand/v2":                             {},
}

func floorOf(pkg string) int {
	return slices.IndexFunc(floors, func(f []string) bool { return slices.Contains(f, pkg) })
}

func TestFloors(t *testing.T) {
	seen := map[string]bool{}
	eachFile(t, func(pkg, name string, f *ast.File) {
		seen[pkg] = true
		floor := floorOf(pkg)
		if floor < 0 {
			t.Errorf("package %s stands on no floor: put it into the list, and into ARCHITECTURE.md", pkg)
			return
		}
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if own, ok := strings.CutPrefix(imported, "tiendo/internal/"); ok && floorOf(own) >= floor {
				t.Errorf("%s imports %s, which does not lie below %s", name, own, pkg)
			}
			if keeper, ok := keepers[imported]; ok && !slices.Contains(keeper, pkg) {
				t.Errorf("%s imports %s, which belongs to %v", name, imported, keeper)
			}
		}
	})
	for _, f := range floors {
		for _, pkg := range f {
			if !seen[pkg] {
				t.Errorf("floor of a package that does not exist: %s", pkg)
			}
		}
	}
}

// TestFloorsOfArchitecture: the table in ARCHITECTURE.md says the same.
func TestFloorsOfArchitecture(t *testing.T) {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile("`([a-z]+)`:")
	for floor, want := range floors {
		var got []string
		for _, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(line, "| "+strconv.Itoa(floor)+" | ") {
				for _, m := range name.FindAllStringSubmatch(line, -1) {
					got = append(got, m[1])
				}
			}
		}
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("floor %d of ARCHITECTURE.md has %v, the code %v", floor, got, want)
		}
	}
}

// TestClock: only the command line and the preview know what time it is; equal inputs give
// equal bytes. No package has an init, whose order nobody sees.
func TestClock(t *testing.T) {
	eachFile(t, func(pkg, name string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && (n.Sel.Name == "Now" || n.Sel.Name == "Since") && pkg != "cli" && pkg != "serve" {
					t.Errorf("%s reads the clock", name)
				}
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s has an init", name)
				}
			}
			return true
		})
	})
}

// eachFile calls visit for every Go file of the packages below this folder,
// tests aside.
func eachFile(t *testing.T, visit func(pkg, name string, f *ast.File)) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files++
		visit(path.Dir(filepath.ToSlash(name)), name, f)
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files read: %v", files, err)
	}
}
