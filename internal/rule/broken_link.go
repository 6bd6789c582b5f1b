package rule

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var brokenLink = Check{
	define("broken-link", diag.Error, diag.Clean,
		"Liên kết trong bài dẫn tới một bài, một trang hoặc một địa chỉ không có trên trang này.",
		"A link in the text leads to an article, a page or an address that this site does not have."),
	func(p *pass) {
		news, pages := map[string]bool{}, map[string]bool{}
		for _, a := range p.News {
			news[a.ID] = true
		}
		for _, page := range p.Pages {
			pages[page.ID] = true
		}
		var paths map[address.Path]bool
		for part := range p.parts() {
			switch link := part.Link; {
			case link == nil:
			case link.Kind == "news" && !news[link.ID], link.Kind == "page" && !pages[link.ID]:
				p.deadLink(link)
			case link.Kind == "":
				if paths == nil {
					paths = sitePaths(p.Site)
				}
				p.followPath(link, paths)
			}
		}
	},
}

func (p *pass) deadLink(link *progress.Link) {
	if p.Broken[folders[link.Kind]+"/"+link.ID] {
		return
	}
	if hidden := p.hidden(link.Kind, link.ID); hidden != nil {
		p.report(finding{at: link.Place,
			message: say("“%s” chưa công bố vào ngày dựng trang", "“%s” is not public on the day of the build", link.To),
			hint:    say("bỏ liên kết cho tới ngày ấy", "take the link out until it is")})
		return
	}
	p.report(finding{at: link.Place,
		message: say("không có “%s”", "there is no “%s”", link.To),
		hint:    say("viết ../news/<mã>.md, ../pages/<mã>.md hoặc địa chỉ trên trang như /ke-hoach/nq57/", "write ../news/<id>.md, ../pages/<id>.md or an address of the site such as /ke-hoach/nq57/")})
}

// folders is where the Markdown files of a kind lie.
var folders = map[string]string{"news": "news", "page": "pages"}

// followPath looks up a site path. Machine files (/data/nq57.csv) and pages that
// come and go are left to package audit, which sees the finished tree.
func (p *pass) followPath(link *progress.Link, paths map[address.Path]bool) {
	path, _, _ := strings.Cut(link.To, "?")
	file := path[strings.LastIndex(path, "/")+1:]
	switch {
	case paths[address.Path(path)], mayBePage(p.Site, address.Path(path)), strings.HasPrefix(path, "/") && strings.Contains(file, "."):
	case paths[address.Path(path+"/")]:
		p.report(finding{at: link.Place, message: say("“%s” thiếu dấu / ở cuối", "“%s” lacks the / at its end", link.To),
			hint: say("viết %s/", "write %s/", path)})
	default:
		p.deadLink(link)
	}
}
