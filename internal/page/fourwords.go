package page

import (
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// qualityWord is one of the four demands on public data and how the site meets it.
type qualityWord struct {
	Name, Text string
	Fine       bool // nothing to say against it
}

// fourWords are đúng, đủ, sạch, sống with a computed sentence each. "Correct"
// means that the numbers agree with each other, no more.
func (e *edition) fourWords() []qualityWord {
	var n [4]int
	for _, list := range [...]diag.List{aboutSomething(e.problems), aboutSomething(e.acknowledged)} {
		for i := range list {
			n[list[i].Rule.Quality]++
		}
	}
	count := func(q diag.Quality, none, some string) (string, bool) {
		if n[q] == 0 {
			return none, true
		}
		return locale.Fill(some, "n", e.n(int64(n[q]))), false
	}
	words := make([]qualityWord, 0, 4)
	add := func(name, text string, fine bool) { words = append(words, qualityWord{name, text, fine}) }
	text, fine := count(diag.Correct, e.w.CorrectFine, e.w.CorrectSome)
	add(e.w.CorrectWord, text, fine)
	text, fine = count(diag.Complete, e.w.CompleteFine, e.w.CompleteSome)
	if unstated := e.unstated(); unstated > 0 {
		text, fine = locale.Fill(e.w.Unstated, "n", e.n(unstated)), false
	}
	add(e.w.CompleteWord, text, fine)
	text, fine = count(diag.Clean, e.w.CleanFine, e.w.CleanSome)
	add(e.w.CleanWord, text, fine)
	text, fine = e.liveText()
	add(e.w.LiveWord, text, fine)
	return words
}

// unstated is how many things the newest figures leave without a status.
func (e *edition) unstated() int64 {
	var n int64
	for _, p := range e.site.Plans {
		for i := range p.Sets {
			if f := e.site.Latest(p.ID, p.Sets[i].ID); f != nil && f.RestKind() == progress.NotStated {
				n += f.Rest().V
			}
		}
	}
	return n
}

// liveText says how old the newest report is, and how many plans wait for one.
func (e *edition) liveText() (string, bool) {
	if len(e.site.Reports) == 0 {
		return e.w.LiveNone, false
	}
	newest := e.site.Reports[len(e.site.Reports)-1].Published
	stale := int64(0)
	for _, p := range e.site.Plans {
		if e.site.Stale(p) {
			stale++
		}
	}
	text := locale.Fill(e.w.LiveNewest, "date", e.lang.Date(newest))
	if stale > 0 {
		text += "; " + locale.Fill(e.w.LiveStale, "n", e.n(stale))
	}
	return text, stale == 0
}
