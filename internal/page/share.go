package page

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/card"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// What a page says of itself to those who show a link to it: Open Graph
// (https://ogp.me) and the card of X, which falls back on it.

// sharePicture is the picture that stands beside a link.
type sharePicture struct {
	path address.Path
	tags string
}

// shared writes the part of the head that tells others what the page is. A page
// without an address of its own is not shared.
func (e *edition) shared(w *markup.Writer, h *head) {
	if h.Lost {
		return
	}
	title := h.Title
	if title == "" {
		title = e.say(e.site.Title)
	}
	if h.Published == 0 {
		w.Raw(`<meta property="og:type" content="website">` + "\n")
	} else {
		w.Raw(`<meta property="og:type" content="article">` + "\n")
		property(w, "article:published_time", h.Published.String())
	}
	property(w, "og:title", title)
	property(w, "og:description", h.summary())
	property(w, "og:url", h.address)
	w.Raw(e.sharedAlike)
	if h.Picture.tags != "" {
		w.Raw(h.Picture.tags)
	} else {
		w.Raw(e.picturesOfPages.home.tags)
	}
	structured(w, h.Thing)
}

func property(w *markup.Writer, name, content string) {
	if content != "" {
		w.Open("meta", "property", name, "content", content)
		w.Raw("\n")
	}
}

// sharedByAll is what every page of the edition says of itself.
func (e *edition) sharedByAll() string {
	var w markup.Writer
	property(&w, "og:site_name", e.say(e.site.Title))
	property(&w, "og:locale", e.lang.Code+"_"+e.lang.Country)
	for _, code := range e.site.Languages {
		if l := locale.For(code); l != e.lang {
			property(&w, "og:locale:alternate", l.Code+"_"+l.Country)
		}
	}
	return w.String()
}

// sharePicture is a picture beside a link with its tags; its path is empty where
// there is none.
func (e *edition) sharePicture(path address.Path, width, height int, alt string) sharePicture {
	var w markup.Writer
	property(&w, "og:image", e.links.Absolute(path))
	property(&w, "og:image:width", strconv.Itoa(width))
	property(&w, "og:image:height", strconv.Itoa(height))
	property(&w, "og:image:alt", alt)
	w.Raw(`<meta name="twitter:card" content="summary_large_image">`)
	return sharePicture{path, w.String()}
}

// summary is the sentence beside a link: the finding of the page, else what it is about.
func (h *head) summary() string {
	if h.Finding != "" {
		return h.Finding
	}
	return h.Description
}

// pagePictures are the share pictures of an edition.
type pagePictures struct {
	home  sharePicture
	plans map[*progress.Plan]sharePicture
}

// drawing is a share picture that has to be in the tree.
type drawing struct {
	path address.Path
	card card.Card
}

// fonts of the share pictures, in the templates.
const (
	regularFont = "assets/dist/fonts/BeVietnamPro-Regular.ttf"
	boldFont    = "assets/dist/fonts/BeVietnamPro-Bold.ttf"
)

// newPainter is a painter of share pictures; nil where the site wants none, or
// the program was built without the fonts.
func newPainter(s *progress.Site, files fs.FS) (*card.Painter, error) {
	if !s.SharePictures {
		return nil, nil
	}
	regular, errRegular := optional(files, regularFont)
	bold, errBold := optional(files, boldFont)
	if err := cmp.Or(errRegular, errBold); err != nil || regular == nil || bold == nil {
		return nil, err // what is not there is told by Missing
	}
	painter, err := card.New(card.Fonts{Regular: regular, Bold: bold})
	if err != nil {
		return nil, fmt.Errorf("page: fonts of the share pictures: %w", err)
	}
	return painter, nil
}

// sharePictures names the pictures of the edition and returns what is to be drawn.
func (e *edition) sharePictures(painter *card.Painter) []drawing {
	e.sharedAlike = e.sharedByAll()
	e.picturesOfPages.plans = map[*progress.Plan]sharePicture{}
	e.picturesOfPages.home.tags = `<meta name="twitter:card" content="summary">`
	if painter == nil {
		return nil
	}
	var list []drawing
	picture := func(c card.Card) sharePicture {
		path := address.Path("/assets/share-" + painter.Key(c) + ".png")
		list = append(list, drawing{path, c})
		return e.sharePicture(path, card.Width, card.Height, altOf(c))
	}
	plans := e.plansByWeight()
	for _, p := range plans {
		c := e.card(p)
		c.Kicker = e.say(p.Title)
		e.picturesOfPages.plans[p] = picture(c)
	}
	c := card.Card{Site: e.say(e.site.Title), Headline: e.say(e.site.Description), Share: -1, Elapsed: -1}
	if len(plans) > 0 && len(e.site.Reports) > 0 {
		c = e.card(plans[0])
	}
	e.picturesOfPages.home = picture(c)
	return list
}

// altOf is a card in words.
func altOf(c card.Card) string {
	alt := c.Headline
	for _, text := range []string{c.Kicker, c.AsOf, c.Source} {
		if text != "" {
			alt += " · " + text
		}
	}
	return alt
}

// card is what the share picture of a plan says: its finding, with the first
// number of it.
func (e *edition) card(p *progress.Plan) card.Card {
	heads := e.heads(p)
	c := card.Card{Site: e.say(e.site.Title), Headline: bare(e.headline(p, heads)), Share: -1, Elapsed: -1}
	if !e.site.Official {
		c.Banner = bare(e.banner())
	}
	if len(heads) == 0 {
		return c
	}
	f := heads[0].fig
	c.AsOf = bare(fill(e.w.FiguresAsOf, "date", e.asOf(f)))
	c.Source = bare(fill(e.w.SourceIs, "source", e.source(&f.Report.Source)))
	c.Value, c.Unit = e.short(f), bare(e.noun(heads[0].set))
	if !f.HasCounts() || !f.Total.OK || !e.countsDone(p, f) {
		c.Unit = ""
		return c
	}
	c.Value, c.Of = e.number(f, f.Done), e.n(f.Total.V)
	if share := f.Share(); share.OK {
		c.Share = share.V
	}
	if f.RestKind() == progress.NotStated && f.Total.V > 0 {
		c.Unstated = float64(f.Rest().V) / float64(f.Total.V)
		c.UnstatedLabel = bare(fill(e.w.NotStatedShort, "n", e.n(f.Rest().V)))
	}
	if pace := e.pace(heads[0]); pace.Label != "" {
		c.Elapsed, c.ElapsedLabel = pace.Elapsed, pace.Label
	}
	return c
}

// once are the drawings of all editions, each picture once.
func once(list []drawing) []drawing {
	seen := map[address.Path]bool{}
	return slices.DeleteFunc(list, func(d drawing) bool {
		twice := seen[d.path]
		seen[d.path] = true
		return twice
	})
}

// png is a drawing as a file: the one that was published before under the same
// name, which says what it shows, else drawn now.
func (d drawing) png(to []byte, painter *card.Painter, reuse func(string) ([]byte, bool)) ([]byte, error) {
	if reuse != nil {
		if data, ok := reuse(d.path.File()); ok && bytes.HasPrefix(data, []byte("\x89PNG")) {
			return append(to, data...), nil
		}
	}
	data, err := painter.PNG(d.card)
	return append(to, data...), err
}

// pictureOf is the share picture of a plan, for its pages and those of what
// belongs to it.
func (e *edition) pictureOf(p *progress.Plan) sharePicture { return e.picturesOfPages.plans[p] }

// articlePicture is the first picture of an article, else that of its plan.
func (e *edition) articlePicture(a *progress.Article) sharePicture {
	for _, i := range e.imagesOf(a) {
		if picture, there := e.site.Pictures[i.Src]; there {
			size := picture.Largest()
			return e.sharePicture(address.Picture(picture, size), size.Width, size.Height, e.say(i.Alt))
		}
	}
	for _, id := range a.Reports {
		if r := e.site.Report(id); r != nil {
			return e.pictureOf(e.site.Plan(r.Plan))
		}
	}
	return sharePicture{}
}

// imagesOf are the pictures of an article and of its text.
func (e *edition) imagesOf(a *progress.Article) []progress.Image {
	list := slices.Clone(a.Images)
	body, ok := a.Bodies[e.lang.Code]
	if !ok {
		body = a.Bodies[e.site.Language]
	}
	for _, part := range body.Parts {
		if part.Image != nil {
			list = append(list, *part.Image)
		}
	}
	return list
}
