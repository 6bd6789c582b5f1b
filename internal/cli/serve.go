package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/serve"
	"tiendo/templates"
)

// serving are the flags of tiendo serve beside those of a source.
type serving struct {
	*source
	port int
	open bool
	said bool // --lang was given
}

func (sh *shell) serveCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "serve", Args: cobra.NoArgs,
		Short: sh.say("Xem thử trang trên máy này, tự tải lại mỗi khi lưu", "Preview the site on this machine, reloaded at every save"),
		Long: sh.say(`Dựng trang trong bộ nhớ và cho xem tại http://localhost:1313/, chỉ trên máy này. Lưu tệp nào thì trang đang mở tự tải lại,
giữ nguyên chỗ đang đọc. Có lỗi thì bản tốt gần nhất còn đó, lỗi hiện đè lên kèm dòng sai và cách sửa. Ctrl-C để dừng.`,
			`Builds the site in memory and shows it at http://localhost:1313/, on this machine only. A page that is open is loaded anew
when something on it was saved, where you were reading. When there is an error the last good site stays, and the error lies
over it with its line and the way out. Stop it with Ctrl-C.`),
		Example: "  tiendo serve\n  tiendo serve --content my-site/content --open\n  tiendo serve --drafts --date 2025-12-31 --port 8080",
	}
	s := &serving{source: &source{format: "text"}}
	sh.contentFlags(c, s.source)
	c.Flags().BoolVar(&s.drafts, "drafts", false, sh.say("hiện cả bản nháp và những gì chưa tới ngày công bố", "show drafts and what is not public yet"))
	c.Flags().StringVar(&s.base, "base-url", "", sh.say("địa chỉ nơi đặt trang, thay cho base_url trong site.toml", "where the site will stand, instead of base_url in site.toml"))
	c.Flags().IntVar(&s.port, "port", 1313, sh.say("cổng; 0: cổng nào còn trống cũng được", "the port; 0: any that is free"))
	c.Flags().BoolVar(&s.open, "open", false, sh.say("mở trình duyệt", "open a browser"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		s.said = c.Flags().Changed("lang")
		return sh.serve(s)
	}
	return c
}

func (sh *shell) serve(s *serving) error {
	if s.port < 0 || s.port > 65535 {
		return usage(sh.say("--port %d: chọn số từ 0 đến 65535", "--port %d: choose a number from 0 to 65535"), s.port)
	}
	o, root, err := sh.options(s.source)
	if err != nil {
		return err
	}
	root.Close() // it is there; the preview follows what stands in its place
	fixed := o.Now
	p := serve.Options{
		Content: s.content, Own: templatesBeside(s.content), Port: s.port, Otherwise: sh.lang,
		Build:     build.Options{Tool: o.Tool, Date: o.Date, Drafts: s.drafts, BaseURL: s.base},
		Templates: func(own fs.FS) fs.FS { return overlay{own, templates.FS} },
		Place:     s.place,
		Now: func() time.Time {
			if os.Getenv("SOURCE_DATE_EPOCH") != "" {
				return fixed
			}
			return time.Now()
		},
		Started: func(address string, watched bool) { sh.started(s, address, watched) },
		Broken:  sh.brokenPage,
	}
	if s.said {
		p.Lang = sh.lang
	}
	var before diag.List
	p.Built = func(b serve.Built) { before = sh.rebuilt(s, b, before) }
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = serve.Run(ctx, p)
	if taken, is := errors.AsType[*serve.Taken](err); is {
		return sh.taken(taken)
	}
	return err
}

// taken says that somebody else has the port, and proposes another one.
func (sh *shell) taken(t *serve.Taken) error {
	hint := sh.say("dừng chương trình ấy", "stop that program")
	if t.Free != 0 {
		hint = fmt.Sprintf(sh.say("dừng chương trình ấy, hoặc dùng --port %d", "stop that program, or use --port %d"), t.Free)
	}
	return hinted(exitFail, fmt.Sprintf(sh.say("một chương trình khác, có thể là tiendo serve, đang dùng %s", "another program, maybe tiendo serve, uses %s"), t.Address), hint)
}

func (sh *shell) started(s *serving, address string, watched bool) {
	fmt.Fprintf(sh.err, sh.say("xem thử tại %s – Ctrl-C để dừng\n", "preview at %s – stop it with Ctrl-C\n"), address)
	if !watched {
		fmt.Fprintln(sh.err, sh.say("hệ thống không báo được hết các lần lưu; thay đổi có thể hiện chậm vài giây", "the system cannot tell of every save; changes may show some seconds late"))
	}
	if s.open {
		if err := browse(address); err != nil {
			fmt.Fprintf(sh.err, sh.say("không mở được trình duyệt: %v\n", "cannot open a browser: %v\n"), err)
		}
	}
}

// browse opens an address in the browser of the desktop.
func browse(address string) error {
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" {
		return fmt.Errorf("%q is no address", address)
	}
	command := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	c := exec.Command(command[0], append(command[1:], address)...)
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }()
	return nil
}

// rebuilt prints what came of an edit: its errors, the warnings that were not there
// before, and a line. It returns the problems.
func (sh *shell) rebuilt(s *serving, b serve.Built, before diag.List) diag.List {
	if b.Err != nil {
		fmt.Fprintf(sh.err, "tiendo: %s\n", sh.explain(b.Err).what)
		return before
	}
	known := map[diag.Problem]bool{}
	for _, p := range before {
		known[p] = true
	}
	for _, p := range b.Made.Problems {
		if p.Rule.Severity == diag.Error || !known[p] {
			sh.printText(sh.err, p, s.place(p.File))
		}
	}
	what := sh.say("đã đọc nội dung", "read the content")
	if b.Changed != nil {
		what = sh.say("đổi: ", "changed: ") + names(b.Changed)
	}
	line := fmt.Sprintf(sh.say("%s; %s ms; %s", "%s; %s ms; %s"), what, sh.decimal(float64(b.Took.Microseconds())/1000, 1), sh.tally(b.Made.Problems))
	if !b.Ready {
		line += sh.say("; trang chưa đổi", "; the site stays as it was")
	}
	fmt.Fprintln(sh.err, line)
	return b.Made.Problems
}

// names are the first of many files.
func names(files []string) string {
	const most = 3
	if len(files) > most {
		files = append(files[:most:most], "…")
	}
	return strings.Join(files, ", ")
}

// brokenPage tells of a bug that a request has met; the preview goes on.
func (sh *shell) brokenPage(failure any, stack []byte) {
	fmt.Fprintf(sh.err, sh.say("tiendo: lỗi của chính tiendo: %v\n%s", "tiendo: a bug in tiendo itself: %v\n%s"), failure, stack)
}
