package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/diff"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/templates"
)

func (sh *shell) diffCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "diff OLD NEW", Args: cobra.ExactArgs(2),
		Short: sh.say("Người đọc sẽ thấy gì thay đổi giữa hai bản của trang", "What readers would see change between two states of the site"),
		Long: sh.say(`So hai bản của trang và kể cho người duyệt: báo cáo mới với từng câu “từ kỳ trước” như trên trang, đính chính, danh mục
đã thay, từng nơi, cam kết, tin, địa chỉ. Mỗi bản là một thư mục đã công bố, một thư mục nội dung, hoặc một bản git của
thư mục nội dung (--content): HEAD, main, v1.2. Nội dung được dựng thử trong bộ nhớ, cả hai bản cùng một ngày (--date).

Đánh dấu ⚠ những gì không sai luật mà đáng ngờ: số đã công bố nay đổi mà không có đính chính, số gấp mười lần, nguồn hay
địa chỉ biến mất. Mã thoát 0 dù có khác nhau hay không; 1 khi một bản không dựng được, và với --strict khi có ⚠.`,
			`Compares two states of the site and tells a reviewer: new reports, each with the sentences that its page prints, corrections,
lists that were replaced, places, commitments, news, addresses. Each state is a published folder, a content folder, or a
git revision of the content folder (--content): HEAD, main, v1.2. Content is built in memory, both for one day (--date).

What breaks no rule and still looks suspicious is marked ⚠: a published figure that is another one now without a correction,
ten times the number, a source or an address that is gone. Exit code 0 whether or not the states differ; 1 when one of them
cannot be built, and with --strict when there is a ⚠.`),
		Example: "  tiendo diff public content\n  tiendo diff main content --format markdown > comment.md\n  tiendo diff HEAD~1 HEAD --strict",
	}
	s := &source{}
	sh.contentFlags(c, s)
	c.Flags().StringVar(&s.format, "format", "text", sh.say("dạng in: text, markdown, json", "how to print: text, markdown, json"))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "markdown", "json"}, cobra.ShellCompDirectiveNoFileComp))
	c.Flags().BoolVar(&s.strict, "strict", false, sh.say("mã thoát 1 khi có thay đổi đáng ngờ", "exit code 1 when a change looks suspicious"))
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.diff(s, args[0], args[1]) }
	return c
}

func (sh *shell) diff(s *source, old, now string) error {
	print := map[string]func(*diff.Diff) error{
		"text":     func(d *diff.Diff) error { return d.Text(sh.out) },
		"markdown": func(d *diff.Diff) error { return d.Markdown(sh.out) },
		"json":     func(d *diff.Diff) error { return d.JSON(sh.out) },
	}[s.format]
	if print == nil {
		return usage(sh.say("--format %q: chọn text, markdown hoặc json", "--format %q: choose text, markdown or json"), s.format)
	}
	before, done, err := sh.state(s, old)
	if err != nil {
		return err
	}
	defer done()
	after, done, err := sh.state(s, now)
	if err != nil {
		return err
	}
	defer done()
	if before == nil || after == nil {
		sh.code = exitFail
		return nil
	}
	d := diff.Of(before, after, locale.For(sh.lang))
	if s.strict && d.Suspicious > 0 {
		sh.code = exitFail
	}
	return print(d)
}

// state reads what an argument names. Nil: it is content with errors, which have
// been printed. Call done when the state is no longer needed.
func (sh *shell) state(s *source, name string) (state *diff.State, done func(), err error) {
	done = func() {}
	switch info, statErr := os.Stat(name); {
	case errors.Is(statErr, fs.ErrNotExist):
		content, err := sh.revision(s.content, name)
		if err != nil {
			return nil, done, err
		}
		state, err = sh.built(s, name, name+":"+filepath.ToSlash(s.content), content)
		return state, done, err
	case statErr != nil:
		return nil, done, statErr
	case info.IsDir() && isFile(filepath.Join(name, "site.toml")):
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, done, err
		}
		defer root.Close()
		state, err = sh.built(s, name, name, root.FS())
		return state, done, err
	case info.IsDir() && isFile(filepath.Join(name, "api", "v1", "index.json")):
		return sh.published(name)
	}
	return nil, done, hinted(exitUsage, fmt.Sprintf(sh.say("%q không phải trang đã công bố, cũng không phải thư mục nội dung", "%q is neither a published site nor a content folder"), name),
		sh.say("chỉ vào thư mục có site.toml, thư mục mà tiendo build đã công bố, hoặc một bản git", "name a folder with a site.toml, one that tiendo build has published, or a git revision"))
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// built is the state of content, as a build would publish it.
func (sh *shell) built(s *source, name, place string, content fs.FS) (*diff.State, error) {
	made, err := sh.rehearse(s, content)
	if err != nil {
		return nil, err
	}
	if made.Tree == nil {
		for _, p := range made.Problems {
			if p.Rule.Severity == diag.Error {
				sh.printText(sh.err, p, fromHere(place, p.File))
			}
		}
		fmt.Fprintf(sh.err, sh.say("%s: %s; không so sánh được\n", "%s: %s; cannot be compared\n"), name, sh.tally(made.Problems))
		return nil, nil
	}
	return stateOf(name, made)
}

// rehearse builds content in memory, to be compared. The templates are the
// program's own: nothing that is compared depends on them.
func (sh *shell) rehearse(s *source, content fs.FS) (*build.Made, error) {
	o := build.Options{Tool: "tiendo " + Version, Content: content, Templates: templates.FS}
	var err error
	if o.Date, o.Now, err = sh.day(s.date); err != nil {
		return nil, err
	}
	before := output.OpenPublished(s.out)
	defer before.Close()
	o.Reuse = func(path string) ([]byte, bool) {
		if strings.HasPrefix(path, "assets/share-") {
			return nil, true // costly to draw, and not compared
		}
		return before.File(path)
	}
	return build.Make(o)
}

func stateOf(name string, made *build.Made) (*diff.State, error) {
	return diff.Read(diff.Files{Name: name, Paths: made.Tree.Paths(), Read: func(path string) ([]byte, error) {
		if data, ok := made.Tree.Get(path); ok {
			return data, nil
		}
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrNotExist}
	}})
}

// published is the state of a folder that was published.
func (sh *shell) published(dir string) (*diff.State, func(), error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, func() {}, err
	}
	done := func() { root.Close() }
	files := diff.Files{Name: dir, Read: func(path string) ([]byte, error) { return fs.ReadFile(root.FS(), path) }}
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files.Paths = append(files.Paths, path)
		}
		return err
	})
	if err != nil {
		return nil, done, err
	}
	state, err := diff.Read(files)
	if errors.Is(err, diff.ErrNotATree) {
		err = hinted(exitFail, fmt.Sprintf(sh.say("%s: API của trang này không phải phiên bản 1", "%s: the API of this site is not version 1"), dir),
			sh.say("dựng lại trang bằng bản tiendo này", "build the site again with this tiendo"))
	} else if err != nil {
		err = hinted(exitFail, strings.TrimSuffix(dir, "/")+"/"+sh.plain(err), sh.say("thư mục hỏng? kiểm tra: tiendo verify ", "is the folder damaged? see: tiendo verify ")+dir)
	}
	return state, done, err
}
