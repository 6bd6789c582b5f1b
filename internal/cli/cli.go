// Package cli is the command line: one file a command, and the list of them
// below. It is the only place (with output and serve) that knows the operating
// system and the clock; everything else is given a file system and a date.
//
// What a command prints for people goes to standard error; what a program may
// want (problems as JSON, rules, versions) goes to standard output.
package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	_ "time/tzdata" // a bare machine has no time zones of its own

	"github.com/spf13/cobra"

	"tiendo/internal/diag"
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
	in        io.Reader
	out, err  io.Writer
	lang      string // of messages: vi or en
	colour    bool
	code      int  // exit code of a command that ran
	switching bool // a site is being published, or has been
}

// commands are all commands, in the order of the help.
func (sh *shell) commands() []*cobra.Command {
	return []*cobra.Command{
		sh.buildCommand(), sh.checkCommand(), sh.serveCommand(), sh.newCommand(), sh.exportCommand(), sh.importCommand(), sh.diffCommand(), sh.sealCommand(), sh.rulesCommand(), sh.schemaCommand(), sh.verifyCommand(),
		sh.hostCommand(), sh.completionCommand(), sh.versionCommand(),
	}
}

// Main runs the program with its arguments and returns the exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) (code int) {
	sh := &shell{in: in, out: out, err: errs, lang: "en"}
	defer func() {
		if r := recover(); r != nil {
			sh.bug(r, args)
			code = exitBug
		}
	}()
	sh.lang, sh.colour = language(args), isTerminal(errs) && os.Getenv("NO_COLOR") == ""
	root := sh.root()
	root.SetArgs(args)
	c, err := root.ExecuteC()
	if err != nil {
		return sh.complain(c, err)
	}
	return sh.code
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
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(sh.in)
	root.SetOut(sh.out)
	root.SetErr(sh.err)
	root.SetHelpFunc(sh.help)
	root.SetHelpCommand(sh.helpCommand(root))
	root.SetFlagErrorFunc(sh.flagError)
	root.PersistentFlags().String("lang", sh.lang, sh.say("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	root.PersistentFlags().BoolP("help", "h", false, sh.say("cách dùng", "how to use it"))
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if sh.lang != "vi" && sh.lang != "en" {
			return usage(sh.say("--lang %q: chọn vi hoặc en", "--lang %q: choose vi or en"), sh.lang)
		}
		return nil
	}
	sh.group(root, sh.commands()...)
	return root
}

// language is that of messages: --lang, else the environment's.
func language(args []string) string {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if v == "vi" || strings.HasPrefix(v, "vi_") || strings.HasPrefix(v, "vi.") {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}

// say picks the sentence in the language of messages.
func (sh *shell) say(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(sh.lang) }

// count is a number with its noun.
func (sh *shell) count(n int, vi, one, many string) string {
	if sh.lang == "vi" {
		return fmt.Sprintf("%d %s", n, vi)
	}
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// isTerminal says whether somebody looks who can be shown more than plain lines.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
