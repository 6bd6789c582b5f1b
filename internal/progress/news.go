package progress

import (
	"maps"
	"slices"

	"tiendo/internal/diag"
)

// Article is a piece of news that presents reports.
type Article struct {
	Node    *diag.Node
	ID      string
	Title   Text
	Date    Date
	Summary Text
	Reports []string
	Author  Text
	Source  Source
	Images  []Image
	Draft   bool
	Embargo Date
	Aliases []string        // former addresses: "/tin/bai-cu/"
	Bodies  map[string]Body // by language; always one in the first
	Figures []Bound         // of titles and summaries, which show their words alone
}

// Page is a page about the site: about, contact, accessibility.
type Page struct {
	Node    *diag.Node
	ID      string
	Title   Text
	Summary Text
	Menu    Maybe[int64] // order in the menu; none: not in it
	Aliases []string
	Bodies  map[string]Body
}

// Image is a picture of an article; without Src it is announced but not there.
type Image struct {
	Node    *diag.Node
	Src     string // below the content: "media/…"
	Alt     Text
	Caption Text
	Credit  Text
}

// Body is a Markdown text: trusted HTML with holes for what depends on data.
type Body struct {
	Node  *diag.Node
	Parts []Part
}

// Part is one piece of a body; exactly one of its fields is set.
type Part struct {
	HTML  string
	Bound *Bound
	Chart *ChartRef
	Link  *Link
	Image *Image
}

// Bound is a bound figure: a link to figure:plan/set whose text is kept.
type Bound struct {
	diag.Place
	Plan, Set string
	AsOf      Period // none: as known at the article's date
	Text      string // plain text of the link
	HTML      string // the same with emphasis, escaped
}

// ChartRef is a chart in an article.
type ChartRef struct {
	diag.Place
	Plan, Set string
	Kind      string // "" is chosen by the site
	AsOf      Period // of the figure; zero: the newest
	Alt       string
}

// Link is the start of a link to another page of the site; the text and the
// closing tag follow as HTML.
type Link struct {
	diag.Place
	To       string // as written
	Kind, ID string // "news" or "page" and its id; Kind "" for a site path
	Fragment string
	Title    string // shown when somebody points at it
}

// Picture is a picture file of the content, measured but not decoded. What is
// published of it are files of their own, one for each of its sizes.
type Picture struct {
	Slug   string // what its files are called: the name of its own
	Key    string // and a hash of its bytes, hexadecimal
	Format string // jpg or png
	Sizes  []Size // ascending; at least one
}

// Size is the size of a picture in pixels.
type Size struct{ Width, Height int }

// Largest is the size in which the picture is seen best.
func (p Picture) Largest() Size { return p.Sizes[len(p.Sizes)-1] }

// Recording is a sound file of the content that reads a report out.
type Recording struct {
	Src  string // below the content: "media/2025-09-24-nq57.mp3"
	Type string // audio/mpeg, audio/ogg, audio/mp4
	Data []byte
}

// PicturesShown are the paths of the pictures that the site's articles and
// pages show and that are there, sorted, each once.
func (s *Site) PicturesShown() []string {
	shown := map[string]bool{}
	add := func(i *Image) {
		if _, there := s.Pictures[i.Src]; there {
			shown[i.Src] = true
		}
	}
	bodies := func(m map[string]Body) {
		for _, b := range m {
			for _, p := range b.Parts {
				if p.Image != nil {
					add(p.Image)
				}
			}
		}
	}
	for _, a := range s.News {
		for i := range a.Images {
			add(&a.Images[i])
		}
		bodies(a.Bodies)
	}
	for _, p := range s.Pages {
		bodies(p.Bodies)
	}
	return slices.Sorted(maps.Keys(shown))
}
