package chart

import (
	"strings"

	"tiendo/internal/markup"
)

// A picture as an SVG file of its own, for newspapers and for documents: it brings
// its colours with it, those of templates/assets/site.css on white, and nothing
// else depends on where it is put. Only kinds that are one bar have it; the others
// can be taken from their interactive face.

// Places in the file, in px of its viewBox.
const (
	fileWidth  = 800
	fileMargin = 32
	fileBar    = 44
)

// inks are the colours of the classes.
var inks = [...]struct {
	class  Class
	colour string
}{
	{ClassDone, "#0f766e"}, {ClassContinuous, "#3b74b5"}, {ClassProgress, "#d59a0b"}, {ClassLate, "#b4412b"}, {ClassMostly, "#7c8959"},
	{ClassOpen, "#e3e7eb"}, {ClassRest, "url(#hatch)"}, {ClassOther1, "#6d5bb0"}, {ClassOther2, "#8a6b4d"},
}

// File appends the chart as an SVG file that stands by itself, with the credits
// (source, date, address) below it; nothing for a picture that is not one bar.
func (p Picture) File(to []byte, lang string, credits ...string) []byte {
	if len(p.parts) == 0 {
		return to
	}
	f := sheet{markup.On(to), fileMargin}
	f.paragraph(p.Headline, 26, true, "#16202a")
	f.paragraph(p.Subtitle, 17, false, "#55616e")
	f.y += 20
	f.bar(p.parts, p.total)
	f.legend(p.parts)
	for _, note := range p.notes {
		f.paragraph(note, 16, false, "#16202a")
	}
	f.y += 12
	for _, line := range credits {
		f.paragraph(line, 15, false, "#55616e")
	}
	f.w.Raw("</svg>\n")
	f.w.Put(len(to), len(to), markup.Draw(func(w *markup.Writer) { f.head(w, lang, p.Headline) }))
	return f.w.Bytes()
}

// sheet is a file while it is drawn, from the top down to y.
type sheet struct {
	w markup.Writer
	y int
}

// head writes what stands before the drawing, which says how high it is.
func (f *sheet) head(w *markup.Writer, lang, title string) {
	w.Raw(`<svg xmlns="http://www.w3.org/2000/svg" role="img" font-family="system-ui, 'Noto Sans', 'Segoe UI', Arial, sans-serif"`)
	w.Attr("lang", lang)
	w.AttrInt("width", fileWidth)
	w.AttrInt("height", f.y+fileMargin)
	w.Raw(` viewBox="0 0 `)
	w.Int(fileWidth)
	w.Raw(" ")
	w.Int(f.y + fileMargin)
	w.Raw("\">\n")
	w.Element("title", title)
	w.Raw("\n" + `<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
		`<rect width="7" height="7" fill="#fff"/><line x1="1" x2="1" y2="7" stroke="#8a949e" stroke-width="2"/></pattern></defs>` + "\n")
	w.Raw(`<rect width="100%" height="100%" fill="#fff"/>` + "\n")
}

// paragraph writes a text in as many lines as it takes, each with as many words as
// have room at 14 px a letter.
func (f *sheet) paragraph(text string, size int, bold bool, colour string) {
	width := float64(fileWidth-2*fileMargin) * 14 / float64(size)
	if bold {
		width *= 0.93
	}
	begun, at := false, 0.0 // a line, and how long it is
	for word := range strings.FieldsSeq(text) {
		if longer := widthBehind(widthBehind(at, " "), word); begun && longer <= width {
			at = longer
			f.w.Raw(" ")
			f.w.Text(word)
			continue
		}
		if begun {
			f.w.Raw("</text>\n")
		}
		f.y += size * 4 / 3
		f.textTag(fileMargin, f.y, size, bold, colour)
		f.w.Text(word)
		begun, at = true, textWidth(word)
	}
	if begun {
		f.w.Raw("</text>\n")
	}
	f.y += 6
}

// textTag opens a line of text.
func (f *sheet) textTag(x, y, size int, bold bool, colour string) {
	f.w.Raw("<text")
	f.w.AttrInt("x", x)
	f.w.AttrInt("y", y)
	f.w.AttrInt("font-size", size)
	if bold {
		f.w.Raw(` font-weight="700"`)
	}
	f.w.Attr("fill", colour)
	f.w.Raw(">")
}

// bar draws the parts on a track as wide as their total.
func (f *sheet) bar(parts []Part, total float64) {
	const long = fileWidth - 2*fileMargin
	f.rect(fileMargin, long, fileBar, ClassOpen)
	at := 0.0
	for i, width := range widths(total, parts) {
		if i < len(parts) && parts[i].Class != ClassOpen && width > 0 {
			f.rect(fileMargin+at*long/100, percent(width)*long/100, fileBar, parts[i].Class)
		}
		at += percent(width)
		if width > 0 && at < 99.99 {
			f.rect(fileMargin+at*long/100-1, 2, fileBar, "")
		}
	}
	f.y += fileBar + 8
}

// rect draws a rectangle at the present height; without a class it is paper.
func (f *sheet) rect(x, width float64, height int, class Class) {
	f.w.Raw("<rect")
	f.number("x", x)
	f.w.AttrInt("y", f.y)
	f.number("width", width)
	f.w.AttrInt("height", height)
	f.w.Attr("fill", ink(class))
	if class == ClassOpen || class == ClassRest {
		f.w.Raw(` stroke="#8a949e"`)
	}
	f.w.Raw("/>\n")
}

func (f *sheet) number(name string, x float64) {
	f.w.Raw(" " + name + `="`)
	f.w.Number(x)
	f.w.Raw(`"`)
}

func ink(class Class) string {
	for _, c := range inks {
		if c.class == class {
			return c.colour
		}
	}
	return "#fff"
}

// legend names the parts, a line each.
func (f *sheet) legend(parts []Part) {
	for _, p := range parts {
		if p.Count.Text == "" {
			continue
		}
		f.y += 8
		f.rect(fileMargin, 18, 18, p.Class)
		f.textTag(fileMargin+28, f.y+15, 17, false, "#16202a")
		f.w.Text(p.Label + ": " + p.Count.Text)
		if p.Share != "" {
			f.w.Text(" (" + p.Share + ")")
		}
		f.w.Raw("</text>\n")
		f.y += 22
	}
	f.y += 10
}
