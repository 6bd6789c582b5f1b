package cli

import (
	"fmt"
	"os"

	"tiendo/internal/content"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

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
