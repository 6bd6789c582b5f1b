package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// source are the flags of the commands that read content.
type source struct {
	content, date, format, base string
	strict, drafts              bool
}

func (sh *shell) sourceFlags(c *cobra.Command) *source {
	s := &source{}
	c.Flags().StringVar(&s.content, "content", "content", sh.say("thư mục nội dung", "the content folder"))
	c.Flags().StringVar(&s.date, "date", "", sh.say("ngày dựng, YYYY-MM-DD (mặc định: hôm nay theo múi giờ của trang)", "the day of the build, YYYY-MM-DD (default: today in the site's time zone)"))
	c.Flags().StringVar(&s.format, "format", "text", sh.say("dạng thông báo: text, json, github", "how to print problems: text, json, github"))
	c.Flags().BoolVar(&s.strict, "strict", false, sh.say("coi cảnh báo như lỗi", "warnings stop the build too"))
	c.Flags().BoolVar(&s.drafts, "drafts", false, sh.say("hiện cả bản nháp và những gì chưa tới ngày công bố", "show drafts and what is not public yet"))
	c.Flags().StringVar(&s.base, "base-url", "", sh.say("địa chỉ nơi đặt trang, thay cho base_url", "where the site will stand, instead of base_url"))
	return s
}

// options opens the content and makes the options of a build. Close the folder
// when done.
func (s *source) options() (build.Options, *os.Root, error) {
	o := build.Options{Tool: "tiendo " + Version, Now: time.Now(), Drafts: s.drafts, Strict: s.strict}
	if s.format != "text" && s.format != "json" && s.format != "github" {
		return o, nil, usage("--format %s: choose text, json or github", s.format)
	}
	var err error
	if o.Date, err = s.day(); err != nil {
		return o, nil, err
	}
	if o.BaseURL, err = s.baseURL(); err != nil {
		return o, nil, err
	}
	root, err := os.OpenRoot(s.content)
	if err != nil {
		return o, nil, fmt.Errorf("--content %s: %w", s.content, cause(err))
	}
	o.Content = root.FS()
	o.Templates, err = s.templates()
	return o, root, err
}

// cause is an error without the names of system calls.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// day is --date, or the day of SOURCE_DATE_EPOCH, or 0 for today.
func (s *source) day() (progress.Date, error) {
	if s.date != "" {
		d, err := progress.ParseDate(s.date)
		if err != nil {
			return 0, usage("--date: %v", err)
		}
		return d, nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return 0, usage("SOURCE_DATE_EPOCH: %q is not a number of seconds", epoch)
		}
		return progress.DateOf(time.Unix(seconds, 0).UTC()), nil
	}
	return 0, nil
}

func (s *source) baseURL() (string, error) {
	if s.base == "" {
		return "", nil
	}
	if err := checkBase(s.base); err != nil {
		return "", usage("--base-url %s: %v", s.base, err)
	}
	return s.base, nil
}

// templates are the program's own, under those in a folder beside the content.
func (s *source) templates() (fs.FS, error) {
	own := templatesBeside(s.content)
	if !isDir(own) {
		return templates.FS, nil
	}
	root, err := os.OpenRoot(own)
	if err != nil {
		return nil, fmt.Errorf("templates: %w", cause(err))
	}
	return overlay{root.FS(), templates.FS}, nil
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
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return o.bottom.Open(name)
}
