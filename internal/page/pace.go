package page

import (
	"html/template"
	"time"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// band is the name of a pace, empty where it is not assessed.
func (e *edition) band(b progress.Band) string {
	switch b {
	case progress.Finished:
		return e.w.Finished
	case progress.PastDue:
		return e.w.PastDue
	case progress.OnTrack:
		return e.w.OnTrack
	case progress.Behind:
		return e.w.Behind
	case progress.FarBehind:
		return e.w.FarBehind
	}
	return ""
}

// share writes a part of a whole for a sentence, without decimals.
func (e *edition) share(x float64) string { return e.lang.Share(x, 0) }

// working is the pace as a reader can check it: "64 % việc (29/45) · 73 % thời
// gian (ngày 267/365)".
func (e *edition) working(f *progress.Figure, pace progress.Pace) template.HTML {
	work := e.share(pace.Done)
	if f.RestKind() == progress.NotStated {
		work = locale.Fill(e.w.AtLeast, "n", work)
	}
	return fill(e.w.PaceWorking, "work", work, "done", e.n(f.Done), "total", e.n(f.Total.V-f.Ongoing),
		"time", e.share(pace.Elapsed), "in", e.n(int64(pace.DaysIn)), "of", e.n(int64(pace.DaysOf)))
}

// caveat is what must stand beside every pace.
func (e *edition) caveat(set *progress.Set) template.HTML {
	pattern := e.w.Caveat
	if _, m, d := set.Due.Last.Time().Date(); m == time.December && d == 31 {
		pattern = e.w.CaveatYear
	}
	return fill(pattern, "date", e.lang.Date(set.Starts))
}

// whyNot says why a pace is not assessed.
func (e *edition) whyNot(set *progress.Set, f *progress.Figure, why progress.WhyNot) template.HTML {
	switch why {
	case progress.NoDates:
		return esc(e.w.WhyNoDates)
	case progress.NoTotal:
		return esc(e.w.WhyNoTotal)
	case progress.TurnedOff:
		return e.text(set.PaceReason)
	case progress.TooSilent:
		return fill(e.w.WhyTooSilent, "n", e.n(f.Rest().V), "noun", e.noun(set))
	case progress.NotStarted:
		return esc(e.w.WhyNotStarted)
	case progress.AllOngoing:
		return esc(e.w.WhyAllOngoing)
	case progress.OnlyInPeriod:
		return esc(e.w.WhyOnlyInPeriod)
	case progress.NoFigure:
		return esc(e.w.NoFigureYet)
	}
	return ""
}

// paceText is everything said about the pace of a figure: its name, working and
// caveat, and what is assumed; or why there is none.
func (e *edition) paceText(set *progress.Set, f *progress.Figure) template.HTML {
	text := e.paceShort(set, f)
	if set.PaceOf(f).WhyNot == progress.Assessed && !set.StartsStated {
		text += " " + fill(e.w.StartAssumed, "date", e.lang.Date(set.Starts))
	}
	return text
}

// paceShort is paceText for a chart: what is assumed stands in the receipt.
func (e *edition) paceShort(set *progress.Set, f *progress.Figure) template.HTML {
	pace := set.PaceOf(f)
	if pace.WhyNot == progress.Assessed {
		return fill(e.w.PaceSentence, "working", e.working(f, pace), "band", e.band(pace.Band), "caveat", e.caveat(set))
	}
	why := e.whyNot(set, f, pace.WhyNot)
	if why == "" {
		return esc(e.w.NotAssessed) + "."
	}
	return fill(e.w.PaceNot, "why", why)
}
