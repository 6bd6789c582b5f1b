package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// source are the flags of the commands that read content.
type source struct {
	content, date, format, base, out, previous string
	strict, drafts                             bool
}

// contentFlags are those of every command that reads content.
func (sh *shell) contentFlags(c *cobra.Command, s *source) {
	s.out = "public"
	c.Flags().StringVar(&s.content, "content", "content", sh.say("thư mục nội dung", "the content folder"))
	c.Flags().StringVar(&s.date, "date", "", sh.say("coi hôm nay là ngày này, viết như 2025-09-24 (nếu không: hôm nay theo múi giờ của trang)",
		"take this day for today, written like 2025-09-24 (else: today in the time zone of the site)"))
}

// sourceFlags are those of commands that show what is wrong in it.
func (sh *shell) sourceFlags(c *cobra.Command) *source {
	s := &source{}
	sh.contentFlags(c, s)
	c.Flags().StringVar(&s.format, "format", "text", sh.say("dạng thông báo: text, json, github", "how to print problems: text, json, github"))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
	return s
}

// buildFlags are those of commands that make the site.
func (sh *shell) buildFlags(c *cobra.Command) *source {
	s := sh.sourceFlags(c)
	c.Flags().BoolVar(&s.strict, "strict", false, sh.say("coi cảnh báo như lỗi", "warnings stop the build too"))
	c.Flags().BoolVar(&s.drafts, "drafts", false, sh.say("hiện cả bản nháp và những gì chưa tới ngày công bố", "show drafts and what is not public yet"))
	c.Flags().StringVar(&s.previous, "previous", "", sh.say("thư mục hoặc địa chỉ của trang đang công bố: không địa chỉ nào của nó được mất", "the folder or address of the site as it is published: none of its addresses may vanish"))
	c.Flags().StringVar(&s.base, "base-url", "", sh.say("địa chỉ nơi đặt trang, thay cho base_url trong site.toml", "where the site will stand, instead of base_url in site.toml"))
	return s
}

// options opens the content and makes the options of a build. Close the folder
// when done.
func (sh *shell) options(s *source) (build.Options, *os.Root, error) {
	o := build.Options{Tool: "tiendo " + Version, BaseURL: s.base, Drafts: s.drafts, Strict: s.strict}
	if s.format != "text" && s.format != "json" && s.format != "github" {
		return o, nil, usage(sh.say("--format %q: chọn text, json hoặc github", "--format %q: choose text, json or github"), s.format)
	}
	if s.base != "" && !isBase(s.base) {
		return o, nil, usage(sh.say("--base-url %q: viết địa chỉ như https://example.org/", "--base-url %q: write an address like https://example.org/"), s.base)
	}
	var err error
	if o.Date, o.Now, err = sh.day(s.date); err != nil {
		return o, nil, err
	}
	if s.previous != "" {
		if o.Previous, err = publishedFiles(s.previous); err != nil {
			return o, nil, err
		}
	}
	root, err := sh.openContent(s.content)
	if err != nil {
		return o, nil, err
	}
	o.Content = root.FS()
	if o.Templates, err = sh.templates(s.content); err != nil {
		root.Close()
	}
	return o, root, err
}

// openContent opens the content folder. One that is not there is a wrong use of
// the command line: nothing in the content could mend it.
func (sh *shell) openContent(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err == nil {
		return root, nil
	}
	if _, statErr := os.Stat(dir); statErr == nil && !isDir(dir) {
		err = syscall.ENOTDIR
	}
	what := fmt.Sprintf(sh.say("không mở được thư mục nội dung %q: %s", "cannot open the content folder %q: %s"), dir, sh.reason(err))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, hinted(exitUsage, what, sh.say("chỉ đúng thư mục bằng --content, hoặc tạo trang mới: tiendo new site my-site", "point --content at the right folder, or make a site: tiendo new site my-site"))
	}
	return nil, hinted(exitFail, what, "")
}

// day is the day of --date, or 0: the day of now in the time zone of the site.
// SOURCE_DATE_EPOCH says what now is.
func (sh *shell) day(date string) (progress.Date, time.Time, error) {
	now := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return 0, now, usage(sh.say("SOURCE_DATE_EPOCH: %q không phải số giây", "SOURCE_DATE_EPOCH: %q is not a number of seconds"), epoch)
		}
		now = time.Unix(seconds, 0)
	}
	if date == "" {
		return 0, now, nil
	}
	d, err := progress.ParseDate(date)
	if err != nil {
		return 0, now, usage(sh.say("--date %q: viết ngày như 2025-09-24", "--date %q: write a day like 2025-09-24"), date)
	}
	return d, now, nil
}

func isBase(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == ""
}

// templates are the program's own, under those in a folder beside the content.
func (sh *shell) templates(content string) (fs.FS, error) {
	own, err := sh.ownTemplates(content)
	if own == nil || err != nil {
		return templates.FS, err
	}
	return overlay{own, templates.FS}, nil
}

// ownTemplates are those of the site; nil if it has none. What is there and cannot
// be opened is an error: without it, it would be another site.
func (sh *shell) ownTemplates(content string) (fs.FS, error) {
	own := templatesBeside(content)
	root, err := os.OpenRoot(own)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", own, sh.reason(err))
	}
	return root.FS(), nil // open as long as the program runs
}

// templatesBeside is the folder in which a site may keep templates of its own.
func templatesBeside(content string) string {
	return filepath.Join(filepath.Dir(filepath.Clean(content)), "templates")
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// overlay is two file systems on top of each other: a site may replace any
// template or asset by a file of the same name.
type overlay struct{ top, bottom fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if err == nil {
		info, statErr := f.Stat()
		if statErr == nil && !info.IsDir() {
			return f, nil
		}
		_ = f.Close()
		if statErr != nil {
			return nil, statErr
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return o.bottom.Open(name)
}
