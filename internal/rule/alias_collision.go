package rule

import (
	"path"

	"tiendo/internal/address"
	"tiendo/internal/content"
	"tiendo/internal/diag"
)

// aliasCollision looks for former addresses that a page has now, and for those
// that two things say they had. That an article or a page takes the address of
// another is seen while reading.
var aliasCollision = Check{
	content.SlugCollision,
	func(p *pass) {
		former := formerPaths(p.Site)
		if len(former) == 0 {
			return
		}
		type alias struct {
			diag.Place
			name string
		}
		pages, owners, told := pagePaths(p.Site), map[address.Path]string{}, map[alias]bool{}
		for _, f := range former {
			owner, twice := owners[f.Path]
			owners[f.Path] = f.File
			message := say("địa chỉ cũ %s đang là một trang", "the former address %s is a page now", f.Path)
			if twice {
				message = say("địa chỉ cũ %[1]s đã thuộc về %[2]s", "the former address %[1]s already belongs to %[2]s", f.Path, owner)
			}
			// A former id makes an address in each language; one of them is enough to tell.
			name := alias{f.Place, path.Base(string(f.Path))}
			if told[name] || !twice && !pages[f.Path] && !mayBePage(p.Site, f.Path) {
				continue
			}
			told[name] = true
			p.report(finding{at: f.Place, message: message, hint: say("bỏ địa chỉ này khỏi aliases", "take it out of aliases")})
		}
	},
}
