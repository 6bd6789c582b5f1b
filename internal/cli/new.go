package cli

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"tiendo/internal/content"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// patterns are the files that new makes, by language: a whole site below site/,
// and one file each of the other kinds.
//
//go:embed all:new
var patterns embed.FS

func (sh *shell) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: sh.say("Tạo một trang mới, hoặc một tệp nội dung để điền", "Make a new site, or a content file to fill in"),
		Long: sh.say(`Tạo một trang mới để bắt đầu, hoặc một tệp nội dung có sẵn lời giải thích để điền. Không bao giờ ghi đè.
Số liệu không được điền sẵn: chừng nào chưa điền, tiendo check nói còn thiếu gì và trang không được dựng.`,
			`Makes a site to start from, or a content file with explanations to fill in. Never overwrites anything.
Figures are not filled in: until you do, tiendo check says what is missing and the site is not built.`),
		Example: "  tiendo new site my-site\n  tiendo new report --plan nq57\n  tiendo new news hoi-nghi-so-ket",
	}
	sh.group(c, sh.newSiteCommand(), sh.newPlanCommand(), sh.newReportCommand(), sh.newNewsCommand(), sh.newPageCommand())
	return c
}

// newFile is a file to be written.
type newFile struct{ path, text string }

// writeNew writes files that are not there yet: all of them, or none. The error
// is a failure that names the file in the way.
func (sh *shell) writeNew(root *os.Root, dir string, files ...newFile) error {
	for _, f := range files {
		if _, err := root.Lstat(f.path); err == nil {
			return sh.inTheWay(fromHere(dir, f.path))
		}
	}
	b := &batch{root: root}
	for _, f := range files {
		err := b.add(f)
		if err == nil {
			continue
		}
		b.undo()
		if errors.Is(err, fs.ErrExist) {
			return sh.inTheWay(fromHere(dir, f.path))
		}
		return err
	}
	for _, f := range files {
		fmt.Fprintln(sh.out, fromHere(dir, f.path))
	}
	return nil
}

// batch is files and folders made together, in the order of their making.
type batch struct {
	root *os.Root
	made []string
}

// add makes a file that is not there, and the folders on the way to it.
func (b *batch) add(f newFile) error {
	for _, folder := range foldersOf(f.path) {
		if err := b.root.Mkdir(folder, 0o755); err == nil {
			b.made = append(b.made, folder)
		} else if !isDirIn(b.root, folder) {
			return err
		}
	}
	out, err := b.root.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	b.made = append(b.made, f.path)
	_, err = out.WriteString(f.text)
	return errors.Join(err, out.Close())
}

// undo removes what was made.
func (b *batch) undo() {
	for _, name := range slices.Backward(b.made) {
		_ = b.root.Remove(name)
	}
}

func isDirIn(root *os.Root, name string) bool {
	info, err := root.Stat(name)
	return err == nil && info.IsDir()
}

func (sh *shell) inTheWay(name string) error {
	return hinted(exitFail, fmt.Sprintf(sh.say("đã có %s, không ghi gì", "%s is there already, nothing was written"), name),
		sh.say("đặt tên hoặc ngày khác, hoặc sửa chính tệp ấy", "choose another name or day, or edit that file"))
}

// foldersOf are the folders on the way to a file, outermost first.
func foldersOf(name string) []string {
	var list []string
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		list = append([]string{dir}, list...)
	}
	return list
}

// pattern fills a file of new/.
func (sh *shell) pattern(name string, data any) (string, error) {
	raw, err := patterns.ReadFile("new/" + name)
	if err != nil {
		return "", err
	}
	t, err := template.New(name).Option("missingkey=error").Funcs(template.FuncMap{"q": quote, "line": oneLine, "md": markdown}).Parse(string(raw))
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return strings.TrimSpace(b.String()) + "\n", err
}

// quote writes a TOML string.
func quote(s string) string {
	s = norm.NFC.String(oneLine(s))
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// oneLine makes a text fit behind the # of a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// markdown escapes a text for Markdown.
func markdown(s string) string {
	return regexp.MustCompile("[\\\\`*_\\[\\]<>&#!|~]").ReplaceAllString(oneLine(s), `\$0`)
}

// desk is the content that a new file joins.
type desk struct {
	dir  string
	root *os.Root
	site *progress.Site
	day  progress.Date
	lang *locale.Language // of the new file: that of the site
}

// openDesk reads the content. What is wrong in it does not matter here, as long
// as there is a site. Close the folder when done.
func (sh *shell) openDesk(s *source) (*desk, error) {
	day, now, err := sh.day(s.date)
	if err != nil {
		return nil, err
	}
	root, err := sh.openContent(s.content)
	if err != nil {
		return nil, err
	}
	site, _, err := content.Load(root.FS(), content.Options{Date: day, Now: now, Drafts: true})
	if err == nil && site == nil {
		err = hinted(exitFail, sh.say("không đọc được ", "cannot read ")+fromHere(s.content, "site.toml"),
			sh.say("xem lỗi: tiendo check; hoặc tạo trang mới: tiendo new site my-site", "see what is wrong: tiendo check; or make a site: tiendo new site my-site"))
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return &desk{s.content, root, site, site.Date, locale.For(site.Language)}, nil
}

func (d *desk) close() { d.root.Close() }

// put fills the pattern of a kind and writes it.
func (sh *shell) put(d *desk, name, kind string, data any) error {
	text, err := sh.pattern(d.lang.Code+"/"+kind, data)
	if err != nil {
		return err
	}
	if err := sh.writeNew(d.root, d.dir, newFile{name, text}); err != nil {
		return err
	}
	fmt.Fprintf(sh.err, "  → %s\n", sh.say("điền vào tệp, rồi chạy tiendo check", "fill in the file, then run tiendo check"))
	return nil
}

// others are the languages of the site behind the first.
func (d *desk) others() []string { return d.site.Languages[1:] }

var idForm = regexp.MustCompile(`^[a-z0-9-]{1,80}$`)

// checkID refuses an id that could not be the name of a page, and offers one
// that could.
func (sh *shell) checkID(id string) error {
	if idForm.MatchString(id) {
		return nil
	}
	what := fmt.Sprintf(sh.say("mã %q không dùng được: chỉ a–z, 0–9 và gạch nối, tối đa 80 chữ", "the id %q cannot be used: only a–z, 0–9 and hyphens, at most 80"), id)
	if near := slug(id); near != "" {
		return hinted(exitUsage, what, fmt.Sprintf(sh.say("thử: %s", "try: %s"), near))
	}
	return usage("%s", what)
}

// slug is a text as an id: without marks, hyphens between words.
func slug(s string) string {
	s = strings.NewReplacer("đ", "d").Replace(strings.ToLower(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return '-'
	}, norm.NFD.String(s))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' }), "-")
	return strings.Trim(s[:min(len(s), 80)], "-")
}
