package page

import (
	"html/template"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// Where a picture stands, as browsers want it to choose a file: how wide it is
// there in CSS pixels, by how wide the window is. See .photo in site.css.
const (
	column = "(min-width: 800px) 731px, 92vw"                           // in the text
	grid   = "(min-width: 1156px) 340px, (min-width: 760px) 44vw, 92vw" // among others
)

// photo is a picture with its caption and credit. One that is announced but not
// there is a card with its words. The first of a page is loaded at once, the
// others when a reader comes near.
func (e *edition) photo(i *progress.Image, place string, first bool) template.HTML {
	var w markup.Writer
	w.Raw(`<figure class="photo`)
	caption := i.Caption
	if p, there := e.site.Pictures[i.Src]; there {
		w.Raw(`"><img`)
		e.imageFiles(&w, p, place)
		w.Attr("alt", e.say(i.Alt))
		e.langAttr(&w, i.Alt)
		w.AttrInt("width", p.Largest().Width)
		w.AttrInt("height", p.Largest().Height)
		if !first {
			w.Raw(` loading="lazy"`)
		}
		w.Raw(` decoding="async">`)
	} else {
		w.Raw(` missing">`)
		if caption.Empty() {
			caption = i.Alt
		}
	}
	if !caption.Empty() || !i.Credit.Empty() {
		w.Raw("<figcaption>")
		w.Raw(string(e.text(caption)))
		if !i.Credit.Empty() {
			w.Raw(` <span class="credit">` + string(e.text(i.Credit)) + "</span>")
		}
		w.Raw("</figcaption>")
	}
	w.Raw("</figure>\n")
	return template.HTML(w.String())
}

// imageFiles writes the files of a picture, among which a browser chooses.
func (e *edition) imageFiles(w *markup.Writer, p progress.Picture, place string) {
	const usual = 960 // for browsers that do not choose
	src := p.Sizes[0]
	set := ""
	for n, s := range p.Sizes {
		if s.Width <= usual {
			src = s
		}
		if n > 0 {
			set += ", "
		}
		set += e.href(address.Picture(p, s)) + " " + strconv.Itoa(s.Width) + "w"
	}
	w.Attr("src", e.href(address.Picture(p, src)))
	if len(p.Sizes) > 1 {
		w.Attr("srcset", set)
		w.Attr("sizes", place)
	}
}

// there counts a picture that is there.
func (e *edition) there(i *progress.Image) int {
	if _, ok := e.site.Pictures[i.Src]; ok {
		return 1
	}
	return 0
}

// besideText are the pictures of an article that its text does not show itself.
func (e *edition) besideText(images []progress.Image, body *prose) []progress.Image {
	var rest []progress.Image
	for _, i := range images {
		if i.Src == "" || !body.shows[i.Src] {
			rest = append(rest, i)
		}
	}
	return rest
}

// photos are the pictures of an article; equal words of pictures that are not
// there stand once, with their number.
func (e *edition) photos(images []progress.Image, first bool) []template.HTML {
	var list []template.HTML
	for i := 0; i < len(images); {
		same := i + 1
		for same < len(images) && e.sameCard(&images[i], &images[same]) {
			same++
		}
		photo := e.photo(&images[i], grid, first)
		first = first && e.there(&images[i]) == 0
		if same-i > 1 {
			photo = template.HTML(`<div class="several"><p>`) + fill(e.w.SamePictures, "n", e.n(int64(same-i))) + "</p>" + photo + "</div>"
		}
		list = append(list, photo)
		i = same
	}
	return list
}

// sameCard says whether two pictures are both not there and have the same words.
func (e *edition) sameCard(a, b *progress.Image) bool {
	return e.there(a)+e.there(b) == 0 && a.Caption.Own == b.Caption.Own && a.Credit.Own == b.Credit.Own
}
