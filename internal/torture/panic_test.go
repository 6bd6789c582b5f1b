//go:build linux

package torture

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestPanic lets functions of the program panic as soon as they are called, one at
// a time. Each must end in exit 70 and a page that says what to send us, with the
// site as it was.
//
// Nothing in the program knows of this: another program is compiled in which every
// function begins with a call of trap.At (go build -overlay, which puts files in
// the place of others without writing them there). The functions that a build calls
// are found by such a build that only lists them.
func TestPanic(t *testing.T) {
	dir := t.TempDir()
	names := compileTrapped(t, dir)
	s := newSite(t, small())
	s.publish(t, 2)
	s.publish(t, 0)
	kept := s.prepare(t, "again", nil)

	s.reset(t, kept)
	c := s.command(1, s.out())
	c.Path, c.Env = dir+"/trapped", plain("TRAP_LIST="+dir+"/called")
	if e := finish(t, c); e.code != 0 || s.judge(t, "with traps") != 1 {
		t.Fatalf("exit %d: %s", e.code, e.stderr)
	}
	data, err := os.ReadFile(dir + "/called")
	must(t, err)
	called := strings.Fields(string(data))
	tried, late := 0, 0
	for i := 0; i < len(called); i += trapEvery {
		n, err := strconv.Atoi(called[i])
		must(t, err)
		s.reset(t, kept)
		c := s.command(1, s.out())
		c.Path, c.Env = dir+"/trapped", plain("TRAP="+called[i])
		e := finish(t, c)
		in := s.judge(t, names[n])
		tried++
		if in == 1 {
			late++ // it panicked when all was done
		}
		if e.code != 70 || in != 0 && !strings.Contains(e.stderr, "the former one or the new one, whole") {
			t.Errorf("%s panics: exit %d, edition %d: %s", names[n], e.code, in, e.stderr)
		}
		if !strings.Contains(e.stderr, "it is a trap") || !strings.Contains(e.stderr, "Please send us") || strings.Count(e.stderr, "\n") > 60 {
			t.Errorf("%s panics: what is said is no page to send: %s", names[n], e.stderr)
		}
	}
	if tried < 10 {
		t.Errorf("%d functions tried: too few to prove anything", tried)
	}
	count(t, "%d functions, of which a build calls %d: %d were made to panic, %d of them after the switch; each ended with exit 70 and a page to send", len(names), len(called), tried, late)
}

const trapSource = `// Package trap makes functions panic.
package trap

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
)

var (
	number = func() int { n, err := strconv.Atoi(os.Getenv("TRAP")); if err != nil { return -1 }; return n }()
	list   = os.Getenv("TRAP_LIST")
	seen   sync.Map
)

var begun atomic.Bool

// Begin ends the time in which packages are initialized: a program that fails
// there does nothing at all.
func Begin() { begun.Store(true) }

func At(n int) {
	if !begun.Load() {
		return
	}
	if n == number {
		panic("it is a trap")
	}
	if list == "" {
		return
	}
	if _, known := seen.LoadOrStore(n, true); !known {
		f, err := os.OpenFile(list, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(f, n)
		f.Close()
	}
}
`

// compileTrapped compiles the program with a trap in every function, and returns
// their names by number.
func compileTrapped(t *testing.T, dir string) []string {
	t.Helper()
	root, err := filepath.Abs("../..")
	must(t, err)
	overlay := map[string]string{root + "/internal/trap/trap.go": dir + "/trap.go"}
	must(t, os.WriteFile(dir+"/trap.go", []byte(trapSource), 0o644))
	var names []string
	must(t, filepath.WalkDir(root+"/internal", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		trapped := filepath.Join(dir, strconv.Itoa(len(overlay))+".go")
		overlay[path] = trapped
		return os.WriteFile(trapped, trap(t, path, source, &names), 0o644)
	}))
	text, err := json.Marshal(map[string]any{"Replace": overlay})
	must(t, err)
	must(t, os.WriteFile(dir+"/overlay.json", text, 0o644))
	must(t, compile(dir+"/trapped", root, "-overlay", dir+"/overlay.json"))
	return names
}

// recovers reports whether a function calls recover, itself or in a function of its own.
func recovers(f *ast.FuncLit) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			name, ok := c.Fun.(*ast.Ident)
			found = found || ok && name.Name == "recover"
		}
		return !found
	})
	return found
}

// trap puts a call of trap.At at the beginning of each function of a file, also of
// those without a name, but for those that catch panics.
func trap(t *testing.T, path string, source []byte, names *[]string) []byte {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
	must(t, err)
	type insertion struct {
		at   int
		text string
	}
	inserted := []insertion{{files.Position(parsed.Name.End()).Offset, "; import \"tiendo/internal/trap\""}}
	at := func(name string, body *ast.BlockStmt) {
		inserted = append(inserted, insertion{files.Position(body.Lbrace).Offset + 1, fmt.Sprintf("trap.At(%d);", len(*names))})
		*names = append(*names, parsed.Name.Name+"."+name)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			switch {
			case n.Body == nil:
			case parsed.Name.Name == "cli" && n.Name.Name == "Main": // the net
				inserted = append(inserted, insertion{files.Position(n.Body.Lbrace).Offset + 1, "trap.Begin();"})
				return false
			default:
				at(n.Name.Name, n.Body)
			}
		case *ast.FuncLit:
			if recovers(n) { // another net
				return true
			}
			at(fmt.Sprintf("func at line %d of %s", files.Position(n.Pos()).Line, filepath.Base(path)), n.Body)
		}
		return true
	})
	if len(inserted) == 1 {
		return source // a file without functions
	}
	var b strings.Builder
	last := 0
	for _, i := range inserted {
		b.Write(source[last:i.at])
		b.WriteString(i.text)
		last = i.at
	}
	b.Write(source[last:])
	return []byte(b.String())
}
