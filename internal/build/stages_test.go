//go:build bench

package build

import (
	"flag"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"tiendo/internal/audit"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/export"
	"tiendo/internal/output"
	"tiendo/internal/page"
	"tiendo/internal/progress"
	"tiendo/internal/rule"
	"tiendo/templates"
)

var sizesFlag = flag.String("sizes", "1,10,100", "how many provinces there are, three sizes")

func sizes(t *testing.T) (list [3]int) {
	for i, text := range strings.Split(*sizesFlag, ",") {
		k, err := strconv.Atoi(text)
		if err != nil || i >= len(list) || k < 1 {
			t.Fatalf("-sizes %s: write it as 1,10,100", *sizesFlag)
		}
		list[i] = k
	}
	return list
}

// cost is what a stage took.
type cost struct {
	cpu    time.Duration // of the process, user and system
	allocs uint64
	bytes  uint64
}

// TestStages measures each stage of a build at three sizes and prints how it
// grows. An exponent of 1 means: ten times the content, ten times the cost.
func TestStages(t *testing.T) {
	var names []string
	costs, size := map[string][]cost{}, sizes(t)
	for _, k := range size {
		stages(t, k, func(name string, c cost) {
			if costs[name] == nil {
				names = append(names, name)
			}
			costs[name] = append(costs[name], c)
		})
	}
	var whole [len(size)]time.Duration
	for _, list := range costs {
		for i, c := range list {
			whole[i] += c.cpu
		}
	}
	fmt.Printf("| Stage | Part of the CPU at %d× | at %d× | Growth %[1]d× → %[3]d× | %[3]d× → %[2]d× | Exponent | Allocations, a unit of size, %[2]d× to %[1]d× |\n", size[0], size[2], size[1])
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, name := range names {
		c := costs[name]
		fmt.Printf("| %s | %.0f %% | %.0f %% | %s | %.2f |\n", name, 100*ratio(c[0].cpu, whole[0]), 100*ratio(c[2].cpu, whole[2]),
			growth(size, c[0].cpu, c[1].cpu, c[2].cpu), float64(c[2].allocs)*float64(size[0])/float64(size[2])/float64(c[0].allocs))
	}
	fmt.Printf("| whole | | | %s | |\n", growth(size, whole[0], whole[1], whole[2]))
}

// growth is twice how much more, and the exponent between the larger sizes.
func growth(size [3]int, a, b, c time.Duration) string {
	return fmt.Sprintf("%.1f | %.1f | %.2f", ratio(b, a), ratio(c, b), math.Log(ratio(c, b))/math.Log(float64(size[2])/float64(size[1])))
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, time.Microsecond)) }

// stages runs them one after the other on an invented site.
func stages(t *testing.T, k int, note func(string, cost)) {
	files := invented(k)
	run := func(name string, do func()) { note(name, measured(k, do)) }
	run("read", func() {
		for name := range files {
			if _, err := fs.ReadFile(files, name); err != nil {
				t.Fatal(err)
			}
		}
	})
	data := fstest.MapFS{} // all but prose
	for name, file := range files {
		if !strings.HasSuffix(name, ".md") {
			data[name] = file
		}
	}
	day, _ := progress.ParseDate("2025-10-01")
	load := func(fsys fs.FS) (site *progress.Site) {
		site, problems, err := content.Load(fsys, content.Options{Date: day})
		if err != nil || problems.Errors() {
			t.Fatal(err, problems)
		}
		return site
	}
	run("parse", func() { load(data) })
	parse := measured(k, func() { load(data) })
	var site *progress.Site
	both := measured(k, func() { site = load(files) })
	note("Markdown", cost{max(both.cpu-parse.cpu, 0), both.allocs - parse.allocs, both.bytes - parse.bytes})
	run("model", func() { progress.New(site.Content, day, false) })
	var open, acknowledged diag.List
	run("rules", func() { open, acknowledged = rule.Inspect(site) })
	var tree *output.Tree
	run("render", func() {
		tree = output.NewTree()
		if err := page.Render(site, open, acknowledged, page.Options{Templates: templates.FS, Tool: "tiendo bench", Rules: rule.All()}, tree); err != nil {
			t.Fatal(err)
		}
	})
	pages := tree
	run("export", func() {
		tree = output.NewTree()
		for _, path := range pages.Paths() {
			data, _ := pages.Get(path)
			if err := tree.Add(path, data); err != nil {
				t.Fatal(err)
			}
		}
		if err := export.Write(site, export.Options{Tool: "tiendo bench"}, tree); err != nil {
			t.Fatal(err)
		}
	})
	run("audit", func() {
		if problems := audit.Check(tree, "", "tiendo.example.org"); len(problems) > 0 {
			t.Fatal(problems[0])
		}
	})
	dir := t.TempDir()
	round := 0
	run("publish", func() {
		round++
		if _, err := output.Publish(tree, output.Options{Out: fmt.Sprintf("%s/%d", dir, round), Tool: "tiendo bench", Date: day.String()}); err != nil {
			t.Fatal(err)
		}
	})
}

// measured is the least of some runs; one for a site that takes long.
func measured(k int, do func()) cost {
	best := cost{cpu: math.MaxInt64}
	for range max(1, 5/k) {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := cpu()
		do()
		took := cpu() - start
		runtime.ReadMemStats(&after)
		if took < best.cpu {
			best = cost{took, after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc}
		}
	}
	return best
}

// cpu is what the process has used so far.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
