// Command savetime measures how long a preview takes from a save to the new page,
// as a browser that has the page open would see it:
//
//	savetime [-n 20] [-date 2025-10-20] CONTENT PAGE FILE OLD NEW
//
// It copies the content, starts the preview on it, opens PAGE (/tin/x/) and listens
// for its changes. Then it saves FILE n times, with OLD in it replaced by NEW and
// back again in turn, and each time waits until it is told that the page has changed
// and has fetched the new one. FILE may be a template: templates/article.html.
// It prints the median and the worst time, and the processor time of a save, of
// server and client together.
package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/internal/serve"
	"tiendo/templates"
)

func main() {
	n := flag.Int("n", 20, "how many saves")
	date := flag.String("date", "2025-10-20", "the day of the build")
	flag.Parse()
	if flag.NArg() != 5 {
		fmt.Fprintln(os.Stderr, "savetime [-n 20] [-date 2025-10-20] CONTENT PAGE FILE OLD NEW")
		os.Exit(2)
	}
	if err := run(*n, *date, flag.Arg(0), edit{flag.Arg(1), flag.Arg(2), flag.Arg(3), flag.Arg(4)}); err != nil {
		fmt.Fprintln(os.Stderr, "savetime:", err)
		os.Exit(1)
	}
}

// edit is what is saved, and where it is seen.
type edit struct{ page, file, old, new string }

func run(n int, date, content string, e edit) error {
	day, err := progress.ParseDate(date)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "savetime")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(content)); err != nil {
		return err
	}
	text, name, err := e.prepare(dir)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	started := make(chan string, 1)
	var first serve.Built
	go func() {
		err := serve.Run(ctx, serve.Options{
			Content: filepath.Join(dir, "content"), Own: filepath.Join(dir, "templates"),
			Templates: func(own fs.FS) fs.FS { return over{own, templates.FS} },
			Build:     build.Options{Tool: "savetime", Date: day},
			Now:       time.Now, Otherwise: "en", Place: func(file string) string { return file },
			Started: func(url string, _ bool) { started <- url },
			Built: func(b serve.Built) {
				if first.Took == 0 {
					first = b
				}
				if !b.Ready {
					fmt.Fprintln(os.Stderr, "savetime: a save that cannot be shown; the times are too long:", b.Err)
				}
			},
			Broken: func(failure any, _ []byte) { panic(failure) },
		})
		if err != nil {
			panic(err)
		}
	}()
	site := <-started
	fmt.Printf("first build %.0f ms\n", ms(first.Took))
	return measure(n, strings.TrimSuffix(site, "/"), e, text, name)
}

// prepare finds the file to edit, a template being copied to where the site's own lie.
func (e edit) prepare(dir string) (text []byte, name string, err error) {
	name = filepath.Join(dir, "content", filepath.FromSlash(e.file))
	own, isTemplate := strings.CutPrefix(e.file, "templates/")
	if isTemplate {
		name = filepath.Join(dir, "templates", filepath.FromSlash(own))
		text, err = templates.FS.ReadFile(own)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(name), 0o755)
		}
		if err == nil {
			err = os.WriteFile(name, text, 0o644)
		}
	} else {
		text, err = os.ReadFile(name)
	}
	if err == nil && !bytes.Contains(text, []byte(e.old)) {
		err = fmt.Errorf("%s: there is no %q", e.file, e.old)
	}
	return text, name, err
}

var versionOf = regexp.MustCompile(`data-version="([0-9a-f]+)"`)

// measure saves and waits, n times.
func measure(n int, site string, e edit, text []byte, name string) error {
	page, err := get(site + e.page)
	if err != nil {
		return err
	}
	version := versionOf.FindSubmatch(page)
	if version == nil {
		return fmt.Errorf("%s is no page", e.page)
	}
	stream, err := (&http.Client{Timeout: time.Duration(n) * 5 * time.Second}).Get(site + "/.tiendo/events?" + url.Values{"page": {e.page}, "version": {string(version[1])}}.Encode())
	if err != nil {
		return err
	}
	defer stream.Body.Close()
	events := bufio.NewReader(stream.Body)
	texts := [2][]byte{bytes.Replace(text, []byte(e.old), []byte(e.new), 1), text}
	var times []time.Duration
	begin := cpu()
	for i := range n {
		start := time.Now()
		if err := os.WriteFile(name, texts[i%2], 0o644); err != nil {
			return err
		}
		if err := reload(events); err != nil {
			return err
		}
		now, err := get(site + e.page)
		if err != nil {
			return err
		}
		times = append(times, time.Since(start))
		if bytes.Equal(now, page) {
			return fmt.Errorf("%s did not change", e.page)
		}
		page = now
		time.Sleep(50 * time.Millisecond)
	}
	spent := cpu() - begin
	slices.Sort(times)
	fmt.Printf("%s: median %.1f ms, worst %.1f ms, cpu %.1f ms\n", e.file, ms(times[n/2]), ms(times[n-1]), ms(spent)/float64(n))
	return nil
}

// reload waits until the stream says that the page has changed.
func reload(events *bufio.Reader) error {
	for {
		line, err := events.ReadString('\n')
		if err != nil || line == "event: reload\n" {
			return err
		}
	}
}

func get(url string) ([]byte, error) {
	answer, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func cpu() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// over is templates of a site's own over those of the program.
type over struct{ top, bottom fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if f, err := o.top.Open(name); err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		_ = f.Close()
	}
	return o.bottom.Open(name)
}
