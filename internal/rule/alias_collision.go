package rule

import (
	"path"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
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
			if folder, all := f.Path.Below(); all {
				message = say("dưới địa chỉ cũ %[1]s đang có trang %[2]s", "below the former address %[1]s there is the page %[2]s", f.Path, anyBelow(pages, folder))
			}
			if twice {
				message = say("địa chỉ cũ %[1]s đã thuộc về %[2]s", "the former address %[1]s already belongs to %[2]s", f.Path, owner)
			}
			// A former id makes an address in each language; one of them is enough to tell.
			name := alias{f.Place, path.Base(string(f.Path))}
			if told[name] || !twice && !pages[f.Path] && !mayBePage(p.Site, f.Path) && !pageBelow(pages, f.Path) && !isFile(p.Site, f.Path) {
				continue
			}
			told[name] = true
			p.report(finding{at: f.Place, message: message, hint: say("bỏ địa chỉ này khỏi aliases", "take it out of aliases")})
		}
	},
}

// pageBelow says whether a page lies below a former address that stands for all there.
func pageBelow(pages map[address.Path]bool, path address.Path) bool {
	folder, all := path.Below()
	return all && anyBelow(pages, folder) != ""
}

// anyBelow is the first page in a folder, the page of the folder among them.
func anyBelow(pages map[address.Path]bool, folder address.Path) address.Path {
	var first address.Path
	for page := range pages {
		if strings.HasPrefix(string(page), string(folder)) && (first == "" || page < first) {
			first = page
		}
	}
	return first
}

// isFile says whether a former address is a file of the site: one of the API, a table,
// a feed.
func isFile(s *progress.Site, path address.Path) bool {
	if !strings.Contains(path.File(), ".") || strings.HasSuffix(string(path), "/") {
		return false
	}
	switch path {
	case address.Index, address.UnitsJSON, address.UnitsCSV, address.CommitJSON:
		return true
	}
	for _, p := range s.Plans {
		if path == address.PlanJSON(p.ID) || path == address.PlanCSV(p.ID) {
			return true
		}
	}
	for _, r := range s.Reports {
		if path == address.ReportJSON(r.ID) || path == address.ReportCSV(r.ID) {
			return true
		}
	}
	for i := range s.Units {
		if path == address.UnitJSON(s.Units[i].Code) {
			return true
		}
	}
	folder := path[:strings.LastIndexByte(string(path), '/')+1]
	return pagePaths(s)[folder] // a feed, a picture: what lies beside a page that is there
}
