package content

import (
	"strings"

	"tiendo/internal/diag"
)

// strays warns about files that nothing reads.
func (r *reader) strays() {
	known := map[string]string{"plans": ".toml", "reports": ".toml", "news": ".md", "pages": ".md"}
	for _, name := range r.names(".") {
		ext, isFolder := known[name]
		switch {
		case isFolder:
			for _, inside := range r.names(name) {
				if !strings.HasSuffix(inside, ext) && !isAside(inside) {
					r.stray(name + "/" + inside)
				}
			}
		case name != "site.toml" && name != "units.toml" && name != "commitments.toml" && name != "reports.sum" && name != mapFile && name != "media" && !isAside(name):
			r.stray(name)
		}
	}
}

// isAside says whether a file is a note for editors, or a tool's own: Office's
// while a document is open (~$…), those that Windows leaves in folders.
func isAside(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(strings.ToUpper(name), "README") ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

func (r *reader) stray(name string) {
	f := &file{path: name}
	f.report(StrayFile, f.whole(), diag.Say("không ai đọc tệp này", "nothing reads this file"),
		diag.Say("kiểm tra tên và thư mục: plans/, reports/, news/, pages/, media/", "check its name and folder: plans/, reports/, news/, pages/, media/"))
	r.take(f)
}
