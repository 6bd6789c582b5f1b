// Package cli is the command line: one file a command, and the list of them
// below. It is the only place (with output and serve) that knows the operating
// system and the clock; everything else is given a file system and a date.
//
// What a command prints for people goes to standard error; what a program may
// want (problems as JSON, rules, versions) goes to standard output.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	_ "time/tzdata" // a bare machine has no time zones of its own

	"github.com/spf13/cobra"

	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// Version of the program; "tiendo " + Version signs what it writes.
const Version = "0.1.0"

// Exit codes; DESIGN section 5.
const (
	exitOK    = 0
	exitFail  = 1  // problems, or a build that failed
	exitUsage = 2  // wrong usage
	exitBug   = 70 // a bug in tiendo
	exitBusy  = 75 // another build holds the output
)

// shell is what the commands share.
type shell struct {
	in       io.Reader
	out, err io.Writer
	lang     string // of messages: vi or en
	colour   bool
	code     int // exit code of a command that ran
}

// commands are all commands, in the order of the help.
func (sh *shell) commands() []*cobra.Command {
	return []*cobra.Command{
		sh.buildCommand(), sh.checkCommand(), sh.newCommand(), sh.sealCommand(), sh.rulesCommand(), sh.verifyCommand(), sh.versionCommand(),
	}
}

// Main runs the program with its arguments and returns the exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) (code int) {
	sh := &shell{in: in, out: out, err: errs, lang: language(args), colour: isTerminal(errs) && os.Getenv("NO_COLOR") == ""}
	defer func() {
		if r := recover(); r != nil {
			sh.bug(r)
			code = exitBug
		}
	}()
	root := sh.root()
	root.SetArgs(args)
	err := root.Execute()
	switch {
	case err == nil:
		return sh.code
	case errors.As(err, new(*usageError)) || !ran(root, args):
		fmt.Fprintf(errs, "tiendo: %v\n", err)
		fmt.Fprintln(errs, sh.say("Xem cách dùng: tiendo help", "See: tiendo help"))
		return exitUsage
	case errors.As(err, new(*output.Busy)):
		fmt.Fprintf(errs, "tiendo: %v\n", err)
		return exitBusy
	}
	fmt.Fprintf(errs, "tiendo: %v\n", err)
	return exitFail
}

// usageError is a wrong use of the command line.
type usageError struct{ error }

func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// ranMark is set on a command when its RunE began, so that what cobra itself
// refuses (unknown flags, too many arguments) counts as wrong usage.
const ranMark = "ran"

func ran(root *cobra.Command, args []string) bool {
	c, _, err := root.Find(args)
	return err == nil && c.Annotations[ranMark] != ""
}

func (sh *shell) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "tiendo",
		Short: sh.say("Dựng trang công khai tiến độ từ TOML và Markdown", "Build public progress pages from TOML and Markdown"),
		Long: sh.say(`tiendo đọc số liệu tiến độ (TOML) và tin (Markdown), kiểm tra như một biên tập viên kỹ tính,
và ghi ra một trang tĩnh mà ai cũng đặt được lên mạng. Số liệu sai thì không công bố gì cả.`,
			`tiendo reads progress data (TOML) and news (Markdown), checks them as a careful editor would,
and writes a static site that anybody can host. When something is wrong, nothing is published.`),
		Example:       "  tiendo new site my-site\n  tiendo check --content my-site/content\n  tiendo build --content my-site/content --out my-site/public",
		SilenceErrors: true, SilenceUsage: true,
	}
	root.SetIn(sh.in)
	root.SetOut(sh.out)
	root.SetErr(sh.err)
	root.PersistentFlags().String("lang", sh.lang, sh.say("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	for _, c := range sh.commands() {
		run := c.RunE
		c.RunE = func(c *cobra.Command, args []string) error {
			c.Annotations = map[string]string{ranMark: "yes"}
			return run(c, args)
		}
		root.AddCommand(c)
	}
	return root
}

// language is that of messages: --lang, else the environment's.
func language(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "vi") {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}

// say picks the sentence in the language of messages.
func (sh *shell) say(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(sh.lang) }

// bug tells what to send us when tiendo itself is wrong.
func (sh *shell) bug(r any) {
	fmt.Fprintf(sh.err, sh.say("tiendo: lỗi của chính tiendo: %v\nChưa có gì được công bố. Xin gửi cho chúng tôi toàn bộ phần dưới đây (phiên bản %s):\n",
		"tiendo: a bug in tiendo itself: %v\nNothing was published. Please send us everything below (version %s):\n"), r, Version)
	sh.err.Write(debug.Stack())
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
