//go:build linux

package torture

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// readers walk the published site as browsers do: a page, what it loads, then the
// files for machines, all by their paths.
type readers struct {
	t      testing.TB
	site   *site
	pages  []string
	stop   chan struct{}
	group  sync.WaitGroup
	builds atomic.Int64 // begun so far: add one before each

	views, overtaken, files atomic.Int64
}

func startReaders(t testing.TB, s *site, n int) *readers {
	r := &readers{t: t, site: s, stop: make(chan struct{})}
	for _, name := range slices.Sorted(maps.Keys(s.editions[0])) {
		if strings.HasSuffix(name, ".html") { // all editions have the same
			r.pages = append(r.pages, name)
		}
	}
	for range n {
		r.group.Go(func() {
			for {
				select {
				case <-r.stop:
					return
				default:
					r.view()
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	t.Cleanup(r.end)
	return r
}

func (r *readers) end() {
	select {
	case <-r.stop:
	default:
		close(r.stop)
	}
	r.group.Wait()
}

func (r *readers) String() string {
	return fmt.Sprintf("Readers: %d views, %d files, %d views overtaken by a switch", r.views.Load(), r.files.Load(), r.overtaken.Load())
}

// view is what one reader saw.
type view struct {
	*readers
	editions [3]bool // which ones it may have been
	missing  []string
}

func (r *readers) view() {
	v := view{r, [3]bool{true, true, true}, nil}
	builds, inode := r.builds.Load(), r.site.inode()
	page := r.pages[rand.N(len(r.pages))]
	for _, name := range loads(page, v.open(page)) {
		v.open(name)
	}
	v.open("api/v1/index.json")
	v.open("api/v1/plans/nq57.json")
	v.open("manifest.json")
	r.views.Add(1)
	if r.builds.Load() != builds || r.site.inode() != inode {
		r.overtaken.Add(1)
		return
	}
	if v.missing != nil {
		r.t.Errorf("a reader of %s missed %v", page, v.missing)
	}
	if v.editions == [3]bool{} {
		r.t.Errorf("a reader of %s saw a mixture", page)
	}
}

// open reads a file, which must be whole at any time.
func (v *view) open(name string) string {
	data, err := os.ReadFile(filepath.Join(v.site.out(), name))
	v.files.Add(1)
	if errors.Is(err, fs.ErrNotExist) {
		v.missing = append(v.missing, name)
		return ""
	}
	if err != nil {
		v.t.Errorf("a reader met %v", err)
	}
	torn := true
	for i, e := range v.site.editions {
		whole := e[name] == string(data)
		v.editions[i] = v.editions[i] && whole
		torn = torn && !whole
	}
	if torn {
		v.t.Errorf("a reader saw a torn %s", name)
	}
	return string(data)
}

var loaded = regexp.MustCompile(`(?:href|src)="([^"#?]+\.(?:css|js|svg|png|woff2))"`)

// loads are the files that a page loads, named from the top of the site.
func loads(page, text string) []string {
	var names []string
	for _, m := range loaded.FindAllStringSubmatch(text, -1) {
		if strings.Contains(m[1], "://") {
			continue // share pictures by their full address
		}
		if name, top := strings.CutPrefix(m[1], "/"); top {
			names = append(names, name)
		} else {
			names = append(names, path.Join(path.Dir(page), m[1]))
		}
	}
	return names
}
