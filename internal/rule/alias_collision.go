package rule

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/content"
)

// aliasCollision looks for former addresses of articles that a page has now;
// that two files claim one address is seen while reading.
var aliasCollision = Check{
	content.SlugCollision,
	func(p *pass) {
		var paths map[address.Path]bool
		for _, a := range p.News {
			for _, alias := range a.Aliases {
				if paths == nil {
					paths = pagePaths(p.Site)
				}
				if path := "/" + strings.Trim(alias, "/") + "/"; paths[address.Path(path)] || mayBePage(p.Site, address.Path(path)) {
					p.report(finding{at: a.Node.At("aliases"),
						message: say("địa chỉ cũ %s đang là một trang", "the former address %s is a page now", path),
						hint:    say("bỏ địa chỉ này khỏi aliases", "take it out of aliases")})
				}
			}
		}
	},
}
