package content

import (
	"html"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// link makes a hole of a bound figure or of a link within the site; other
// links stay as they are when they are safe.
func (b *body) link(n *ast.Link) {
	to := string(n.Destination)
	if rest, ok := strings.CutPrefix(to, "figure:"); ok {
		b.bound(n, rest)
		return
	}
	if !b.isSafe(to, false, n) || isExternal(to) || strings.HasPrefix(to, "#") {
		return
	}
	l := b.internal(to)
	l.Place, l.Title = b.place(n), title(n.Title)
	parent := n.Parent()
	parent.InsertBefore(parent, n, b.fill(progress.Part{Link: &l}))
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n, c)
		c = next
	}
	end := ast.NewString([]byte("</a>"))
	end.SetCode(true) // written as it is
	parent.ReplaceChild(parent, n, end)
}

// isSafe allows the schemes that a reader can follow safely.
func (b *body) isSafe(to string, email bool, n ast.Node) bool {
	u, err := url.Parse(to)
	bad := err != nil || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\x00\n\t") || to == ""
	if !bad && u.Scheme != "" && !email {
		bad = u.Scheme != "https" && u.Scheme != "mailto" && u.Scheme != "tel" || u.Scheme == "https" && (u.Host == "" || u.User != nil)
	}
	if bad {
		b.f.report(UnsafeLink, b.place(n), diag.Say("liên kết “%s” không được phép", "the link “%s” is not allowed", to),
			diag.Say("dùng https:, mailto:, tel:, figure:, chart: hoặc đường dẫn trong trang", "use https:, mailto:, tel:, figure:, chart: or a path within the site"))
	}
	return !bad
}

func isExternal(to string) bool {
	u, err := url.Parse(to)
	return err == nil && u.Scheme != ""
}

// internal resolves a link within the site: to a Markdown file beside this one,
// or to a site path.
func (b *body) internal(to string) progress.Link {
	to, fragment, _ := strings.Cut(to, "#")
	l := progress.Link{To: to, Fragment: fragment}
	if strings.HasPrefix(to, "/") {
		return l
	}
	target := path.Join(b.dir, to)
	dir, name := path.Split(target)
	if id, isMarkdown := strings.CutSuffix(name, ".md"); isMarkdown {
		if base, lang, ok := cutLast(id, "."); ok && len(lang) == 2 {
			id = base
		}
		switch dir {
		case "news/":
			l.Kind, l.ID = "news", id
		case "pages/":
			l.Kind, l.ID = "page", id
		}
	}
	return l
}

// query reads plan/set?key=value; only the named keys may stand there.
func (b *body) query(n ast.Node, ref string, keys ...string) (plan, set string, values url.Values, ok bool) {
	ref, query, _ := strings.Cut(ref, "?")
	plan, set, ok = strings.Cut(ref, "/")
	values, err := url.ParseQuery(query)
	ok = ok && err == nil && isIDForm(plan) && isIDForm(set)
	for key := range values {
		known := false
		for _, k := range keys {
			known = known || k == key
		}
		ok = ok && known
	}
	if !ok {
		b.f.report(BadValue, b.place(n), diag.Say("không hiểu “%s”", "“%s” cannot be understood", ref+"?"+query),
			diag.Say("viết figure:kế-hoạch/danh-mục hoặc chart:kế-hoạch/danh-mục", "write figure:plan/set or chart:plan/set"))
	}
	return plan, set, values, ok
}

func (b *body) asOf(n ast.Node, values url.Values) (progress.Period, bool) {
	written := values.Get("as_of")
	if written == "" {
		return progress.Period{}, true
	}
	p, err := progress.ParsePeriod(written)
	if err != nil {
		b.f.report(BadValue, b.place(n), diag.Say("“%s” không phải thời điểm", "“%s” is not a time", written), diag.Say("viết as_of=2025-09-08", "write as_of=2025-09-08"))
	}
	return p, err == nil
}

// bound makes a bound figure; its text is kept as written.
func (b *body) bound(n *ast.Link, ref string) {
	plan, set, values, ok := b.query(n, ref, "as_of")
	if !ok {
		return
	}
	asOf, ok := b.asOf(n, values)
	if !ok {
		return
	}
	inner := b.inner(n)
	bound := &progress.Bound{Place: b.place(n), Plan: plan, Set: set, AsOf: asOf, Text: plain(inner), HTML: inner}
	if strings.Contains(bound.HTML, "<img") || strings.Contains(bound.HTML, "\x00") {
		b.f.report(BadValue, b.place(n), diag.Say("trong số liệu chỉ được có chữ", "a bound figure may hold only text"), diag.Say("đưa hình ra ngoài", "move the picture out"))
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, b.fill(progress.Part{Bound: bound}))
}

// picture makes a hole of a chart or of a local picture, each a block of its own.
func (b *body) picture(n *ast.Image) {
	to, alt := string(n.Destination), b.plain(n)
	var part progress.Part
	if rest, ok := strings.CutPrefix(to, "chart:"); ok {
		plan, set, values, ok := b.query(n, rest, "kind", "as_of")
		if !ok {
			return
		}
		asOf, ok := b.asOf(n, values)
		if !ok {
			return
		}
		part.Chart = &progress.ChartRef{Place: b.place(n), Plan: plan, Set: set, Kind: values.Get("kind"), AsOf: asOf, Alt: alt}
	} else {
		src, ok := mediaPath(b.dir, to)
		if !ok {
			b.f.report(UnsafeLink, b.place(n), diag.Say("ảnh phải nằm trong media/, không phải “%s”", "pictures must lie in media/, not “%s”", to),
				diag.Say("chép ảnh vào content/media/ rồi viết ../media/tên.jpg", "copy it to content/media/ and write ../media/name.jpg"))
			return
		}
		if strings.TrimSpace(alt) == "" {
			b.f.report(MissingAlt, b.place(n), diag.Say("ảnh chưa có lời mô tả", "the picture has no description"),
				diag.Say("viết ![mô tả](…)", "write ![description](…)"))
		}
		part.Image = &progress.Image{Node: &diag.Node{Place: b.place(n)}, Src: src, Alt: progress.Text{Own: alt}, Caption: progress.Text{Own: title(n.Title)}}
	}
	p := n.Parent()
	if p.Kind() != ast.KindParagraph || p.ChildCount() != 1 {
		b.f.report(BadValue, b.place(n), diag.Say("hình phải đứng riêng một đoạn", "a picture or chart must stand in a paragraph of its own"), diag.Say("thêm dòng trống trước và sau", "put an empty line before and after it"))
		return
	}
	block := ast.NewTextBlock()
	block.AppendChild(block, b.fill(part))
	p.Parent().ReplaceChild(p.Parent(), p, block)
}

// title is what stands in quotation marks behind the address of a link, or behind
// the path of a picture as its caption.
func title(written []byte) string {
	return html.UnescapeString(string(util.UnescapePunctuations(written)))
}

// mediaPath is a local picture as a path below the content: "media/…". It may
// be written from the content folder, with a slash before it as web editors write
// it, or from the file's own.
func mediaPath(dir, src string) (string, bool) {
	if strings.HasPrefix(src, "/media/") {
		src = src[1:]
	}
	clean := path.Clean(src)
	if !strings.HasPrefix(clean, "media/") {
		clean = path.Join(dir, src)
	}
	ok := strings.HasPrefix(clean, "media/") && !strings.ContainsAny(clean, ":\\?#%") && !strings.HasPrefix(src, "/")
	return clean, ok
}
