package content

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// document is one Markdown file: its front matter and its body, in one language.
type document struct {
	id, lang string // lang "" is the first language
	file     *file
	record   record
	body     progress.Body
}

// news reads the articles and joins them with their translations.
func (r *reader) news() {
	for _, group := range r.documents("news", schema.News()) {
		d, v := group[0], group[0].record
		a := &progress.Article{
			Node: v.node, ID: d.id, Title: get[progress.Text](v, "title"), Date: get[progress.Date](v, "date"), Summary: get[progress.Text](v, "summary"),
			Reports: get[[]string](v, "reports"), Author: get[progress.Text](v, "author"), Source: r.source(get[record](v, "source")),
			Draft: v.or("draft", false), Embargo: get[progress.Date](v, "embargo"), Aliases: slices.Clone(get[[]string](v, "aliases")), Bodies: r.bodies(group),
		}
		if a.Date == 0 {
			r.broken("news", d.id)
			r.take(d.file) // which says why
			continue
		}
		for _, image := range get[[]record](v, "images") {
			if i, ok := d.file.image(image); ok {
				a.Images = append(a.Images, i)
			}
		}
		for _, translation := range group[1:] {
			a.Title = inherit(a.Title, translation, "title")
			a.Summary = inherit(a.Summary, translation, "summary")
			a.Author = inherit(a.Author, translation, "author")
			translateImages(a.Images, translation)
		}
		for _, d := range group {
			a.Figures = append(a.Figures, r.headline(a, d)...)
		}
		shareWords(a)
		r.claimArticle(a, d.file)
		r.c.News = append(r.c.News, a)
		r.take(d.file)
	}
}

// reserve takes the addresses that are the site's own, in every language that
// it may ever have.
func (r *reader) reserve() {
	words := append([]string{"en"}, machines...)
	for _, l := range locale.All() {
		words = append(append(words, l.Code), l.Paths.List()...)
	}
	for _, word := range words {
		r.taken["/"+word+"/"] = theSite
	}
}

// machines are the folders in which no page of an article can ever have been.
var machines = []string{"api", "data", "assets", "embed", "admin", "media"}

// theSite is who has taken the addresses that are the site's own.
const theSite = "tiendo"

// pages reads the pages about the site.
func (r *reader) pages() {
	for _, group := range r.documents("pages", schema.Page()) {
		d, v := group[0], group[0].record
		p := &progress.Page{Node: v.node, ID: d.id, Title: get[progress.Text](v, "title"), Summary: get[progress.Text](v, "summary"),
			Menu: maybe[int64](v, "menu"), Aliases: slices.Clone(get[[]string](v, "aliases")), Bodies: r.bodies(group)}
		for _, translation := range group[1:] {
			p.Title = inherit(p.Title, translation, "title")
			p.Summary = inherit(p.Summary, translation, "summary")
		}
		r.claim("/"+d.id+"/", v.node.Place)
		p.Aliases = r.claimFormer(p.Aliases, p.Node, d.file)
		r.c.Pages = append(r.c.Pages, p)
		r.take(d.file)
	}
}

// documents reads a folder of Markdown files; each group is an original and
// its translations.
func (r *reader) documents(dir string, table *schema.Table) [][]*document {
	translation := schema.Translation()
	all := each(r, dir, ".md", func(path, id string) *document {
		d := &document{id: id}
		if base, lang, ok := cutLast(id, "."); ok && r.isLanguage(lang) {
			d.id, d.lang = base, lang
			return r.document(d, dir, path, translation)
		}
		return r.document(d, dir, path, table)
	})
	var groups [][]*document
	at := map[string]int{}
	for _, d := range all {
		if d.lang == "" {
			at[d.id] = len(groups)
			groups = append(groups, []*document{d})
		}
	}
	for _, d := range all {
		if d.lang == "" {
			continue
		}
		if i, ok := at[d.id]; ok {
			groups[i] = append(groups[i], d)
		} else if !r.c.Broken[dir+"/"+d.id] {
			d.file.orphan(dir, d.id, d.lang, slices.Sorted(maps.Keys(at)))
		}
		r.take(d.file)
	}
	return groups
}

// orphan reports a translation whose original is not there.
func (f *file) orphan(dir, id, lang string, originals []string) {
	hint := diag.Say("thêm bài gốc, hoặc xóa bản dịch này", "add the original, or delete this translation")
	if near := Nearest(id, originals); near != "" {
		hint = diag.Say("có phải bản dịch của “%[1]s.md”? thì đổi tên tệp thành %[1]s.%[2]s.md", "is it a translation of “%[1]s.md”? then rename it to %[1]s.%[2]s.md", near, lang)
	}
	f.report(UnknownReference, f.whole(), diag.Say("bản dịch không có bài gốc %s/%s.md", "a translation without its original %s/%s.md", dir, id), hint)
}

// document reads one Markdown file; "x.en.md" is the English translation of "x.md".
func (r *reader) document(d *document, dir, path string, table *schema.Table) *document {
	read := func(r *reader) *document {
		if !r.fileID(path, d.id) {
			return nil
		}
		if !r.readDocument(d, dir, path, table) {
			if d.lang == "" {
				r.broken(dir, d.id)
			}
			return nil
		}
		return d
	}
	return keep(r, "document", path, nil, read).own()
}

// readDocument fills a document from its file; false: it cannot be read.
func (r *reader) readDocument(d *document, dir, path string, t *schema.Table) bool {
	if d.file = r.open(path, maxArticle); d.file == nil {
		return false
	}
	front, start, ok := d.file.frontMatter()
	if !ok {
		r.take(d.file)
		return false
	}
	values, node, ok := d.file.parseTOML(front, len(fence))
	if !ok {
		r.take(d.file)
		return false
	}
	d.record = d.file.read(t, values, node)
	d.record.node.Place = d.file.whole()
	lang := d.lang
	if lang == "" {
		lang = r.c.Language
	}
	d.body = d.file.markdown(start, dir, lang)
	d.file.text, d.file.starts = nil, nil // of which nothing more is asked; a site has thousands of articles
	return true
}

func (r *reader) isLanguage(code string) bool {
	for _, l := range r.langs {
		if l == code {
			return true
		}
	}
	return false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

const fence = "+++\n"

// frontMatter is the TOML between two lines of +++, and where the body begins.
func (f *file) frontMatter() (front []byte, body int, ok bool) {
	text := f.text
	if bytes.HasPrefix(text, []byte(fence)) {
		if end := bytes.Index(text[len(fence)-1:], []byte("\n+++")); end >= 0 {
			end += len(fence)
			rest := text[end+len("+++"):]
			if len(rest) == 0 || rest[0] == '\n' {
				return text[len(fence):end:end], min(len(text), end+len(fence)), true
			}
		}
	}
	f.report(TOMLSyntax, f.whole(), diag.Say("bài phải mở đầu bằng thông tin TOML giữa hai dòng +++", "the article must begin with TOML between two lines of +++"),
		diag.Say("xem mẫu: tiendo new news", "see an example: tiendo new news"))
	return nil, 0, false
}

func (r *reader) bodies(group []*document) map[string]progress.Body {
	bodies := map[string]progress.Body{}
	for _, d := range group {
		lang := d.lang
		if lang == "" {
			lang = r.c.Language
		}
		bodies[lang] = r.ofNow(d.body)
	}
	return bodies
}

func inherit(own progress.Text, translation *document, key string) progress.Text {
	if t := get[progress.Text](translation.record, key); !t.Empty() {
		return withTranslation(own, translation.lang, t.Own)
	}
	return own
}

// image checks a picture of the front matter.
func (f *file) image(v record) (progress.Image, bool) {
	i := progress.Image{Node: v.node, Alt: get[progress.Text](v, "alt"), Caption: get[progress.Text](v, "caption"), Credit: get[progress.Text](v, "credit")}
	if src := get[string](v, "src"); src != "" {
		path, ok := mediaPath("news", src)
		if !ok {
			f.report(UnsafeLink, v.node.At("src"), diag.Say("ảnh phải nằm trong media/, không phải “%s”", "pictures must lie in media/, not “%s”", src),
				diag.Say("chép ảnh vào content/media/", "copy the picture to content/media/"))
			return i, false
		}
		i.Src = path
	}
	switch {
	case i.Src == "" && i.Caption.Empty():
		f.report(RequiredKey, v.node.Place, diag.Say("ảnh phải có src hoặc caption", "a picture needs src or caption"), diag.Say("thêm caption = …", "add caption = …"))
		return i, false
	case i.Src != "" && i.Alt.Empty():
		f.report(MissingAlt, v.node.At("src"), diag.Say("ảnh chưa có lời mô tả", "the picture has no description"),
			diag.Say("thêm alt = … nói ảnh cho thấy gì", "add alt = … that says what it shows"))
	}
	return i, true
}

// translateImages adds the texts of a translation file to the pictures, in order.
func translateImages(images []progress.Image, d *document) {
	for i, v := range get[[]record](d.record, "images") {
		if i >= len(images) {
			return
		}
		one := &document{lang: d.lang, record: v}
		images[i].Alt = inherit(images[i].Alt, one, "alt")
		images[i].Caption = inherit(images[i].Caption, one, "caption")
		images[i].Credit = inherit(images[i].Credit, one, "credit")
	}
}

// shareWords gives a picture in the text the caption and the credit that the front
// matter has for it, where it has none of its own.
func shareWords(a *progress.Article) {
	for _, body := range a.Bodies {
		for _, part := range body.Parts {
			for i := range a.Images {
				if own, front := part.Image, &a.Images[i]; own != nil && front.Src == own.Src {
					if own.Caption.Empty() {
						own.Caption = front.Caption
					}
					if own.Credit.Empty() {
						own.Credit = front.Credit
					}
				}
			}
		}
	}
}

// claimArticle takes the article's address and its former ones.
func (r *reader) claimArticle(a *progress.Article, f *file) {
	if yearForm.MatchString(a.ID) { // the address of a year's archive
		f.report(SlugCollision, a.Node.Place, diag.Say("“%s” là địa chỉ của tin trong năm ấy", "“%s” is the address of the news of that year", a.ID),
			diag.Say("đặt tên tệp <ngày>-<tên>.md", "name the file <date>-<slug>.md"))
	}
	a.Aliases = r.claimFormer(a.Aliases, a.Node, f)
}

// claimFormer takes the former addresses of an article or a page and returns
// those that it may have.
func (r *reader) claimFormer(aliases []string, at *diag.Node, f *file) []string {
	return slices.DeleteFunc(aliases, func(alias string) bool {
		path := string(address.FormerPath(alias))
		if !aliasForm.MatchString(path) {
			f.report(BadSlug, at.At("aliases"), diag.Say("địa chỉ cũ “%s” không hợp lệ", "the former address “%s” is not valid", alias),
				diag.Say("viết như “/tin/bai-cu/”, “/data/cu.csv”; mọi địa chỉ bên dưới: “/ke-hoach/cu/*”", "write it like “/tin/bai-cu/”, “/data/cu.csv”; all below: “/ke-hoach/cu/*”"))
			return true
		}
		if first, below, _ := strings.Cut(path[1:], "/"); slices.Contains(machines, first) && !everStood(first, below) {
			path = "/" + first + "/" // as a whole
		}
		return !r.claim(path, at.At("aliases"))
	})
}

var yearForm = regexp.MustCompile(`^[0-9]{4}$`)

// everStood says whether something that may be removed can have stood below a folder
// for machines: a table, an answer of the API, a chart for frames.
func everStood(folder, below string) bool {
	switch folder {
	case "api", "data":
		return strings.Contains(below, ".")
	case "embed":
		return strings.Count(below, "/") >= 2
	}
	return false
}

// aliasForm: a page, a file, or all below a folder that is not at the top.
var aliasForm = regexp.MustCompile(`^(?:(?:/[a-z0-9-]+)+/|(?:/[a-z0-9-]+)+\.(?:json|csv|xml|ics|svg|txt)|(?:/[a-z0-9-]+){2,}/\*)$`)
