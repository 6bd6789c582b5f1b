package browser

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/internal/serve"
	"tiendo/templates"
)

// preview is the small site of package build in a folder, and a preview of it.
func preview(t *testing.T) (host *Host, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../build/testdata/site")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	started, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- serve.Run(ctx, serve.Options{
			Content: dir, Own: filepath.Join(dir, "none"), Templates: func(fs.FS) fs.FS { return templates.FS },
			Build: build.Options{Tool: "tiendo", Date: progress.NewDate(2025, 8, 15)}, Now: time.Now,
			Place:   func(file string) string { return file },
			Started: func(url string, _ bool) { started <- url }, Built: func(serve.Built) {},
			Broken: func(failure any, stack []byte) { t.Errorf("%v\n%s", failure, stack) },
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	select {
	case url := <-started:
		return &Host{URL: strings.TrimSuffix(strings.Replace(url, "localhost", "127.0.0.1", 1), "/tien-do/")}, dir
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
	}
	return nil, ""
}

func get(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// settles waits until an expression is true of a page that may be loaded anew while
// it is asked.
func settles(tab *Tab, expression string) {
	tab.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(tab.ctx, patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if cancel(); err == nil && is {
			return
		}
	}
	tab.t.Fatalf("never true: %s", expression)
}

// TestPreview: a page follows its file and stays where the reader is; an error
// lies over it with its place and the way out, and goes when it is mended.
func TestPreview(t *testing.T) {
	host, dir := preview(t)
	article := filepath.Join(dir, "news", "2025-07-05-nua-nam.md")
	text, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	save := func(file string, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tab := Open(t, host, Look{Width: 360, Height: 500})
	tab.Go("/tien-do/tin/2025-07-05-nua-nam/")
	Ask[bool](tab, `(scrollTo(0, 300), true)`)

	save(article, string(text)+"\nMột câu vừa thêm.\n")
	settles(tab, `document.body?.textContent.includes("Một câu vừa thêm.") && document.readyState === "complete"`)
	settles(tab, `Math.abs(scrollY - 300) < 2`)

	// What is not on the page leaves it alone.
	Ask[string](tab, `document.body.dataset.same = "yes"`)
	about := filepath.Join(dir, "pages", "gioi-thieu.md")
	data, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	save(about, string(data)+"\nKhác.\n")
	for end := time.Now().Add(patience); !strings.Contains(get(t, host.URL+"/tien-do/gioi-thieu/"), "Khác.") && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
	}

	save(article, string(text)+"\nMột câu vừa thêm.\n\n<b>thô</b>\n")
	const panel = `document.querySelector("tiendo-preview")?.shadowRoot.querySelector(".panel")`
	settles(tab, panel+`?.querySelector("mark")`)
	says := Ask[string](tab, panel+`.textContent`)
	for _, want := range []string{"2 lỗi", "không dùng được thẻ HTML ở đây", "news/2025-07-05-nua-nam.md:", "[raw-html]", "<b>thô</b>", "→ "} {
		if !strings.Contains(says, want) {
			t.Errorf("the overlay does not say %q: %s", want, says)
		}
	}
	settles(tab, `getComputedStyle(`+panel+`).position === "fixed"`)
	if !Ask[bool](tab, `document.body.dataset.same === "yes" && document.body.textContent.includes("Một câu vừa thêm.")`) {
		t.Error("the page behind was loaded anew")
	}

	save(article, string(text)+"\nĐã sửa xong.\n")
	settles(tab, `document.body?.textContent.includes("Đã sửa xong.")`)
	settles(tab, `!`+panel)
	settles(tab, `Math.abs(scrollY - 300) < 2`)
}
