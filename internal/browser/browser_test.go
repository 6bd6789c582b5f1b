// Package browser proves in Debian's Chromium what only a browser can prove. It
// has tests and nothing else; what they share is here:
//
//	host := Serve(t, os.DirFS(dir))       // the site, with the headers of its own _headers
//	tab := Open(t, host, Look{Width: 360, Dark: true})
//	tab.Go("/ke-hoach/nq57/")
//	tab.Click("button.chart-open")
//	tab.Wait(`document.querySelector(".chart-live svg")`)
//	for _, found := range tab.Axe() { … } // what axe-core has to say of the page
//
// A tab has a profile of its own and fails its test, when that ends, for every
// error on the console, every violation of the Content-Security-Policy and every
// request to another host (Expect allows one). All tabs share one browser; when
// there is none, tests fail: a page that nobody has looked at is not proved.
package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	devtools "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test waits for anything.
const patience = 60 * time.Second

// chromium is started with the first tab. Nothing it does by itself may leave the
// machine, and nothing but 127.0.0.1 can be found.
var chromium = sync.OnceValues(func() (context.Context, error) {
	const program = "/usr/bin/chromium"
	if _, err := os.Stat(program); err != nil {
		return nil, fmt.Errorf("%w: install Debian's package chromium", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	stop = cancel
	ctx, cancelBrowser := chromedp.NewContext(ctx)
	stop = func() { cancelBrowser(); cancel() }
	return ctx, chromedp.Do(ctx)
})

var stop = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	stop()
	os.Exit(code)
}

// Look is how a page is looked at.
type Look struct {
	Width, Height                        int64 // in CSS pixels; 0: 1280 × 900
	Dark, Forced, Still, Print, NoScript bool
	Touch                                bool // fingers, no mouse
}

// Tab is an open tab of the browser.
type Tab struct {
	Downloads string // the folder where files go that the page gives away

	t    *testing.T
	ctx  context.Context
	host *Host

	mu       sync.Mutex
	problems []string
	requests []string
	expected []string
}

// Open opens a tab that is closed and judged when the test ends.
func Open(t *testing.T, host *Host, look Look) *Tab {
	t.Helper()
	parent, err := chromium()
	if err != nil {
		t.Fatalf("no browser: %v", err)
	}
	tab := &Tab{t: t, host: host, Downloads: t.TempDir()}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.listen))
	tab.ctx = ctx
	t.Cleanup(func() {
		cancel()
		tab.judge()
	})
	tab.do(chromedp.Do(ctx))
	tab.dress(look)
	_, err = chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior:         browser.SetDownloadBehaviorBehaviorAllow,
		BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
		DownloadPath:     tab.Downloads,
	})
	tab.do(err)
	return tab
}

// dress gives the page its look.
func (tab *Tab) dress(look Look) {
	tab.t.Helper()
	width, height := look.Width, look.Height
	if width == 0 {
		width = 1280
	}
	if height == 0 {
		height = 900
	}
	var options []chromedp.EmulateViewportOption
	if look.Touch {
		options = append(options, chromedp.EmulateTouch, chromedp.EmulateMobile)
	}
	tab.do(chromedp.Do(tab.ctx, chromedp.EmulateViewport(width, height, options...)))
	tab.Media(look)
	if look.NoScript {
		tab.Scripts(false)
	}
}

// Scripts lets the scripts of pages run, or not.
func (tab *Tab) Scripts(run bool) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
	tab.do(err)
}

// Media changes what the reader's system says: dark, forced colours, reduced
// motion, paper.
func (tab *Tab) Media(look Look) {
	tab.t.Helper()
	params := emulation.SetEmulatedMediaParams{}
	if look.Print {
		params.Media = "print"
	}
	for _, f := range []struct {
		name, value string
		on          bool
	}{
		{"prefers-color-scheme", "dark", look.Dark}, {"prefers-color-scheme", "light", !look.Dark},
		{"forced-colors", "active", look.Forced}, {"prefers-reduced-motion", "reduce", look.Still},
	} {
		if f.on {
			params.Features = append(params.Features, &emulation.MediaFeature{Name: f.name, Value: f.value})
		}
	}
	_, err := chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, params)
	tab.do(err)
}

// listen keeps what the page asks for and what goes wrong in it.
func (tab *Tab) listen(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if rest, ok := strings.CutPrefix(e.Request.URL, tab.host.URL); ok {
			tab.requests = append(tab.requests, rest)
		} else if !strings.HasPrefix(e.Request.URL, "blob:"+tab.host.URL) && !strings.HasPrefix(e.Request.URL, "about:") && !strings.HasPrefix(e.Request.URL, "data:") {
			tab.problems = append(tab.problems, "asked another host: "+e.Request.URL)
		}
	case *log.EventEntryAdded: // violations of the policy, too
		if e.Entry.Level == log.EntryLevelError || e.Entry.Source == log.EntrySourceSecurity {
			tab.problems = append(tab.problems, e.Entry.Text+" "+e.Entry.URL)
		}
	case *devtools.EventJavascriptDialogOpening:
		tab.problems = append(tab.problems, "a dialog opened: "+e.Message)
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		tab.problems = append(tab.problems, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			tab.problems = append(tab.problems, fmt.Sprintf("console.%s: %s", e.Type, wordsOf(e.Args)))
		}
	}
}

func wordsOf(args []*runtime.RemoteObject) string {
	var b strings.Builder
	for _, arg := range args {
		b.WriteString(" " + arg.Description + string(arg.Value))
	}
	return b.String()
}

// Expect lets a problem pass that has these words in it; it must come.
func (tab *Tab) Expect(words string) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.expected = append(tab.expected, words)
}

func (tab *Tab) judge() {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	for _, words := range tab.expected {
		n := len(tab.problems)
		tab.problems = slices.DeleteFunc(tab.problems, func(p string) bool { return strings.Contains(p, words) })
		if n == len(tab.problems) {
			tab.t.Errorf("did not happen: %s", words)
		}
	}
	for _, problem := range tab.problems {
		tab.t.Errorf("in the browser: %.300s", problem)
	}
}

// do ends the test where the browser could not do something.
func (tab *Tab) do(err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatal(err)
	}
}

// run does steps, for as long as patience lasts.
func (tab *Tab) run(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	tab.do(chromedp.Do(ctx, steps...))
}

// Go opens a page of the site and waits until it is loaded.
func (tab *Tab) Go(path string) {
	tab.t.Helper()
	tab.run(chromedp.Navigate(tab.host.URL + path))
}

// Click clicks with the mouse into the middle of the first element that matches.
func (tab *Tab) Click(css string) {
	tab.t.Helper()
	tab.run(chromedp.Click(chromedp.CSS(css), chromedp.NodeVisible))
}

// Press types keys where the focus is: text, or keys of package kb.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	tab.run(chromedp.KeyEvent(keys))
}

// Point moves the mouse to the middle of an element.
func (tab *Tab) Point(css string) {
	tab.t.Helper()
	at := Ask[[2]float64](tab, `(b => [b.x + b.width / 2, b.y + b.height / 2])(document.querySelector(`+"`"+css+"`"+`).getBoundingClientRect())`)
	tab.run(mouse(at[0], at[1]))
}

// Swipe moves a finger up or down over the page.
func (tab *Tab) Swipe(x, y, down float64) {
	tab.t.Helper()
	const steps = 10
	for i := range steps + 1 {
		touch := input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchMove, TouchPoints: []*input.TouchPoint{{X: x, Y: y + down*float64(i)/steps}}}
		switch i {
		case 0:
			touch.Type = input.DispatchTouchEventTypeTouchStart
		case steps:
			touch.Type, touch.TouchPoints = input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{}
		}
		_, err := chromedp.Call(tab.ctx, input.DispatchTouchEvent, touch)
		tab.do(err)
	}
}

// Ask evaluates an expression in the page; a promise is awaited.
func Ask[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// Wait waits until an expression is true.
func (tab *Tab) Wait(expression string) {
	tab.t.Helper()
	for end := time.Now().Add(patience); !Ask[bool](tab, "!!("+expression+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			tab.t.Fatalf("never true: %s", expression)
		}
	}
}

// Text is what an element says; "" where there is none.
func (tab *Tab) Text(css string) string {
	tab.t.Helper()
	return Ask[string](tab, "(e => e ? e.textContent.trim() : '')(document.querySelector(`"+css+"`))")
}

// Requests are the paths asked for so far.
func (tab *Tab) Requests() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return slices.Clone(tab.requests)
}

// Download waits for a file that the page gives away and returns its bytes.
func (tab *Tab) Download(name string) []byte {
	tab.t.Helper()
	path := filepath.Join(tab.Downloads, name)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return data
		}
	}
	tab.t.Fatalf("no file %s came", name)
	return nil
}

// Screenshot keeps a picture of the whole page for people to look at.
func (tab *Tab) Screenshot(name string) {
	tab.t.Helper()
	picture, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
	tab.do(err)
	keep(tab.t, name+".png", picture)
}

// keep writes into the git-ignored folder testdata/screenshots.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	folder := filepath.Join("..", "..", "testdata", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func mouse(x, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)
}

// Paper prints the page as PDF, A4, as its stylesheet asks.
func (tab *Tab) Paper() []byte {
	tab.t.Helper()
	asStyled := true
	printed, err := chromedp.Call(tab.ctx, devtools.PrintToPDF, devtools.PrintToPDFParams{PreferCSSPageSize: &asStyled})
	tab.do(err)
	return printed.Data
}
