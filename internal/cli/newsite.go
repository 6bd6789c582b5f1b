package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func (sh *shell) newSiteCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "site DIR", Args: cobra.ExactArgs(1),
		Short: sh.say("Một trang mới với nội dung ví dụ", "A new site with example content"),
		Long: sh.say(`Tạo trong thư mục DIR một trang dựng được ngay, với mọi loại nội dung, mỗi khóa có lời giải thích.
Mọi tên và con số là ví dụ bịa ra. Nội dung bằng tiếng Việt; --lang en: bằng tiếng Anh.`,
			`Makes in the folder DIR a site that can be built at once, with every kind of content and every key explained.
Every name and number is an invented example. The content is in English; --lang vi: in Vietnamese.`),
		Example: "  tiendo new site my-site\n  tiendo new site my-site --lang vi",
	}
	date := c.Flags().String("date", "", sh.say("ngày của ví dụ, viết như 2025-09-24 (nếu không: hôm nay)", "the day of the example, written like 2025-09-24 (else: today)"))
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.newSite(args[0], *date) }
	return c
}

func (sh *shell) newSite(dir, date string) error {
	day, now, err := sh.day(date)
	if err != nil {
		return err
	}
	if day == 0 {
		day = progress.DateOf(now)
	}
	files, err := sh.siteFiles(day)
	if err != nil {
		return err
	}
	_, statErr := os.Lstat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := sh.writeNew(root, dir, files...); err != nil {
		if errors.Is(statErr, fs.ErrNotExist) {
			_ = os.Remove(dir)
		}
		return err
	}
	fmt.Fprintf(sh.err, sh.say("đã tạo %s; mọi tên và con số trong đó là ví dụ bịa ra\ntiếp theo:\n", "made %s; every name and number in there is an invented example\nnext:\n"),
		sh.count(len(files), "tệp", "file", "files"))
	fmt.Fprint(sh.err, columns([][2]string{
		{"cd " + filepath.ToSlash(dir), ""},
		{"tiendo build", sh.say("dựng trang vào public/; cảnh báo [unsealed-report] là đúng: báo cáo chưa niêm phong", "builds the site into public/; it warns [unsealed-report], rightly: the report is not sealed")},
		{"tiendo new plan nq57", sh.say("kế hoạch thật đầu tiên; README.md nói thêm", "the first plan of your own; README.md says more")},
	}))
	return nil
}

// siteFiles are the files of a new site in the language of messages.
func (sh *shell) siteFiles(day progress.Date) ([]newFile, error) {
	data := map[string]any{"Day": day.String(), "Year": day.Year(), "DayText": locale.For(sh.lang).Date(day)}
	var files []newFile
	top := sh.lang + "/site"
	err := fs.WalkDir(patterns, "new/"+top, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name = strings.TrimPrefix(name, "new/")
		text, err := sh.pattern(name, data)
		name = strings.ReplaceAll(strings.TrimPrefix(name, top+"/"), "DATE", day.String())
		files = append(files, newFile{name, text})
		return err
	})
	return files, err
}
