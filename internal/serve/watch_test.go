package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"tiendo/internal/content"
)

// running is a desk whose preview runs, with a real watch and a real server.
type running struct {
	*desk
	site string
}

func run(t *testing.T) *running {
	t.Helper()
	d := newDesk(t, whole())
	ctx, stop := context.WithCancel(context.Background())
	started, ended := make(chan string, 1), make(chan error, 1)
	d.o.Started = func(url string, _ bool) { started <- url }
	go func() { ended <- Run(ctx, d.o) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the preview ends with %v", err)
		}
	})
	select {
	case site := <-started:
		return &running{d, strings.TrimSuffix(site, "/")}
	case err := <-ended:
		ended <- err
		t.Fatal(err)
	}
	return nil
}

// shows waits until an address shows a text, or does no more.
func (r *running) shows(address, text string, whether bool) {
	r.t.Helper()
	body := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		got, err := http.Get(r.site + address)
		if err != nil {
			r.t.Fatal(err)
		}
		data, err := io.ReadAll(got.Body)
		got.Body.Close()
		if body = string(data); err == nil && strings.Contains(body, text) == whether {
			return
		}
	}
	r.t.Errorf("%s: %q is there: %v\n%s", address, text, !whether, body)
}

// TestWatched: whichever way files are saved, made, moved and taken away, the
// preview shows what is there.
func TestWatched(t *testing.T) {
	r := run(t)
	article := func(words string) string { return articleFile + words + "\n" }
	r.write("news/a.md", article("Ghi thẳng."))
	r.shows("/tin/a/", "Ghi thẳng.", true)

	// As vim and others save: another file, renamed.
	r.write("news/.a.md.swp", article("Đổi tên."))
	if err := os.Rename(r.at("news/.a.md.swp"), r.at("news/a.md")); err != nil {
		t.Fatal(err)
	}
	r.shows("/tin/a/", "Đổi tên.", true)

	r.write("news/b.md", "")
	r.shows("/tin/b/", "Bài b", false)
	if err := os.Rename(r.at("news"), r.at("aside")); err != nil {
		t.Fatal(err)
	}
	r.shows("/tin/a/", "Đổi tên.", false)
	if err := os.Rename(r.at("aside"), r.at("news")); err != nil {
		t.Fatal(err)
	}
	r.shows("/tin/a/", "Đổi tên.", true)

	r.write("templates/lost.html", "<h1>Không thấy đâu</h1>\n")
	r.shows("/nothing/", "Không thấy đâu", true)
	r.write("templates/lost.html", "")
	r.shows("/nothing/", "Không thấy đâu", false)

	// The whole folder gives way to another one, as when a branch is checked out.
	if err := os.CopyFS(r.o.Content+"2", os.DirFS(r.o.Content)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(r.o.Content, r.o.Content+"1"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.o.Content+"2", "news", "a.md"), []byte(article("Nhánh khác.")), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(r.o.Content+"2", r.o.Content); err != nil {
		t.Fatal(err)
	}
	r.shows("/tin/a/", "Nhánh khác.", true)
	r.write("news/a.md", article("Sau đó."))
	r.shows("/tin/a/", "Sau đó.", true)
}

// TestStorm: a thousand saves, half of them cut short or undone, leave the preview
// with what was saved last, and with a site all the while.
func TestStorm(t *testing.T) {
	r := run(t)
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			name := fmt.Sprintf("news/bao-%d.md", w)
			for i := range 250 {
				switch i % 4 {
				case 0:
					_ = os.WriteFile(r.at(name), []byte(articleFile+fmt.Sprintf("Lần %d.\n", i)), 0o644)
				case 1:
					_ = os.WriteFile(r.at(name), []byte(articleFile[:i%40]), 0o644)
				case 2:
					_ = os.Rename(r.at(name), r.at(name)+".tmp")
				case 3:
					_ = os.Remove(r.at(name) + ".tmp")
				}
			}
			_ = os.WriteFile(r.at(name), []byte(articleFile+"Lần cuối.\n"), 0o644)
		})
	}
	for range 20 {
		got, err := http.Get(r.site + "/")
		if err != nil || got.StatusCode != http.StatusOK {
			t.Fatal(err, got)
		}
		got.Body.Close()
	}
	group.Wait()
	for w := range 4 {
		r.shows(fmt.Sprintf("/tin/bao-%d/", w), "Lần cuối.", true)
	}
}

// TestMirror: a mirror is a file system like the folder itself, and versions change
// with bytes alone.
func TestMirror(t *testing.T) {
	d := newDesk(t, map[string]string{"a.txt": "A", "b/c.txt": "C", "b/d/e.txt": "E", "media/f.png": "F"})
	if err := os.Symlink("/etc/passwd", d.at("out.txt")); err != nil {
		t.Fatal(err)
	}
	m := &mirror{dir: d.o.Content}
	if got := m.look(); len(got) != 4 {
		t.Errorf("at first %v", got)
	}
	if _, err := fs.ReadFile(m, "out.txt"); err == nil {
		t.Error("a link leads out of the folder")
	}
	d.write("out.txt", "")
	m.look()
	if err := fstest.TestFS(m, "a.txt", "b/c.txt", "b/d/e.txt", "media/f.png"); err != nil {
		t.Error(err)
	}
	version := func(name string) content.Version {
		info, err := fs.Stat(m, name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Sys().(content.Version)
	}
	was := version("a.txt")
	if got := m.touch("a.txt"); got != nil || version("a.txt") != was {
		t.Errorf("saved as it was: %v", got)
	}
	d.write("a.txt", "B")
	if got := m.touch("a.txt"); len(got) != 1 || version("a.txt") == was {
		t.Errorf("saved with other bytes: %v", got)
	}
	if err := os.RemoveAll(d.at("b")); err != nil {
		t.Fatal(err)
	}
	if got := m.touch("b"); len(got) != 2 {
		t.Errorf("a folder has gone: %v", got)
	}
	if _, err := fs.Stat(m, "b/c.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was in it: %v", err)
	}
	if err := os.RemoveAll(d.o.Content); err != nil {
		t.Fatal(err)
	}
	if got := m.look(); len(got) != 2 {
		t.Errorf("everything has gone: %v", got)
	}
}
