package serve

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// overlay is what a page says of what is wrong, as assets/preview.js reads it.
type overlay struct {
	Lang     string  `json:"lang"`
	Title    string  `json:"title"` // empty: nothing keeps the site from being built
	Note     string  `json:"note"`  // what is seen meanwhile
	Close    string  `json:"close"`
	Failure  string  `json:"failure"` // an error without a place
	Errors   []wrong `json:"errors"`
	Warnings []wrong `json:"warnings"`
	Tally    string  `json:"tally"` // of the warnings; empty: there are none

	list diag.List
}

// wrong is a problem with the lines around its place.
type wrong struct {
	Place   string `json:"place"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Excerpt []line `json:"excerpt"`
}

// line is a line of a file. Of that of a problem, Mark is what is wrong.
type line struct {
	N      int    `json:"n"`
	Before string `json:"before"`
	Mark   string `json:"mark"`
	After  string `json:"after"`
}

// shown is how many problems of a severity are shown; the terminal has all.
const shown = 50

func (p *Preview) problems(s *progress.Site, list diag.List) overlay {
	o := p.overlay(s)
	o.list = list
	for _, found := range list {
		w := wrong{Place: p.place(found.Place), Rule: found.Rule.Name, Message: found.Message.In(o.Lang), Hint: found.Hint.In(o.Lang)}
		kind := &o.Warnings
		if found.Rule.Severity == diag.Error {
			kind = &o.Errors
		}
		if len(*kind) < shown {
			w.Excerpt = excerpt(p.content.text(found.File), found.Line, found.Column)
			*kind = append(*kind, w)
		}
	}
	if n := list.Count(diag.Error); n > 0 {
		o.Title = count(o.Lang, n, "lỗi", "error", "errors")
	}
	if n := list.Count(diag.Warning); n > 0 {
		o.Tally = count(o.Lang, n, "cảnh báo", "warning", "warnings")
	}
	return o
}

func (p *Preview) failure(err error) overlay {
	o := p.overlay(nil)
	o.Title = diag.Say("không dựng được trang", "the site cannot be built").In(o.Lang)
	o.Failure = err.Error()
	return o
}

func (p *Preview) overlay(s *progress.Site) overlay {
	lang := p.lang(s)
	return overlay{
		Lang: lang, Errors: []wrong{}, Warnings: []wrong{},
		Note:  diag.Say("Trang phía sau là bản tốt gần nhất; sửa xong, bảng này tự mất.", "The page behind is the last good one; this goes away when it is mended.").In(lang),
		Close: diag.Say("Đóng", "Close").In(lang),
	}
}

// has says whether a problem is shown already.
func (o *overlay) has(found diag.Problem) bool {
	for _, known := range o.list {
		if known.Rule == found.Rule && known.Place == found.Place {
			return true
		}
	}
	return false
}

func count(lang string, n int, vi, one, many string) string {
	if n == 1 {
		many = one
	}
	return diag.Say("%[1]d "+vi, "%[1]d "+many, n).In(lang)
}

func (p *Preview) place(at diag.Place) string {
	name := p.o.Place(at.File)
	if at.Line > 0 {
		name += fmt.Sprintf(":%d:%d", at.Line, at.Column)
	}
	return name
}

// widest is how many letters of a line are shown on either side of a mark.
const widest = 80

// excerpt is the line of a problem between its neighbours; nil where there is no text.
func excerpt(text []byte, number, column int) []line {
	if len(text) == 0 || number < 1 || !utf8.Valid(text) {
		return nil
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	var list []line
	for n := max(1, number-1); n <= min(len(lines), number+1); n++ {
		l := line{N: n, Before: short(lines[n-1], 2*widest)}
		if n == number {
			l = marked(lines[n-1], column)
			l.N = n
		}
		list = append(list, l)
	}
	return list
}

// marked cuts a line around the word that begins in a column.
func marked(s string, column int) line {
	letters := []rune(s)
	from := max(0, min(column-1, len(letters)))
	to := from
	for to < len(letters) && !strings.ContainsRune(" \t=,", letters[to]) {
		to++
	}
	start, end := max(0, from-widest), min(len(letters), max(to, from+widest))
	l := line{Before: string(letters[start:from]), Mark: short(string(letters[from:to]), widest), After: string(letters[to:end])}
	if start > 0 {
		l.Before = "…" + l.Before
	}
	if end < len(letters) {
		l.After += "…"
	}
	return l
}

func short(s string, most int) string {
	if letters := []rune(s); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return s
}
