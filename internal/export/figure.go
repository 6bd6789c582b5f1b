package export

import (
	"cmp"
	"slices"

	"tiendo/internal/progress"
)

// figure is what a report says about a set, in plans and in reports.
type figure struct {
	Set           string            `json:"set"`
	Split         string            `json:"split,omitempty"`
	Report        string            `json:"report"`
	Published     progress.Date     `json:"published"`
	AsOf          progress.Period   `json:"as_of"`
	AsOfStated    bool              `json:"as_of_stated"`
	Phase         *string           `json:"phase"`
	Total         *int64            `json:"total"`
	Counts        map[string]int64  `json:"counts"`
	NotStated     *int64            `json:"not_stated"`
	Rest          *string           `json:"rest"`
	Done          *int64            `json:"done"`
	Share         *float64          `json:"share"`
	Value         *progress.Decimal `json:"value,omitempty"`
	Unit          string            `json:"unit,omitempty"`
	Rank          *int64            `json:"rank"`
	RankOf        *int64            `json:"rank_of,omitempty"`
	RankAmong     string            `json:"rank_among,omitempty"`
	OfWhich       map[string]int64  `json:"of_which,omitempty"`
	StatedPercent *progress.Decimal `json:"stated_percent,omitempty"`
	Approx        bool              `json:"approx,omitempty"`
	Kind          string            `json:"kind,omitempty"`
	ConfirmedBy   string            `json:"confirmed_by,omitempty"`
	Printed       string            `json:"printed,omitempty"`
	Note          string            `json:"note,omitempty"`
	Pace          *pace             `json:"pace"`
	Source        source            `json:"source"`
	CorrectedBy   *string           `json:"corrected_by"`
	Translations  translations      `json:"translations,omitempty"`
}

func newFigure(s *progress.Site, p *progress.Plan, f *progress.Figure) figure {
	var tr translations
	j := figure{
		Set: f.Set, Split: f.Split, Report: f.Report.ID, Published: f.Report.Published,
		AsOf: f.AsOf, AsOfStated: f.AsOfStated, Phase: textOrNull(tr.of("phase", f.Phase)),
		Total: orNull(f.Total), Counts: counts(f.Counts),
		NotStated: orNull(f.Rest()), Rest: textOrNull(f.RestKind().String()),
		Value: orNull(f.Value), Unit: tr.of("unit", f.Unit),
		Rank: orNull(f.Rank), RankOf: orNull(f.RankOf), RankAmong: tr.of("rank_among", f.RankAmong),
		OfWhich: counts(f.OfWhich), StatedPercent: orNull(f.StatedPercent), Approx: f.Approx, Kind: f.Kind,
		ConfirmedBy: tr.of("confirmed_by", f.ConfirmedBy), Printed: tr.of("printed", f.Printed),
		Note: tr.of("note", f.Note), Pace: newPace(p.Set(f.Set).PaceOf(f)), Source: newSource(f.Report.Source),
	}
	if f.HasCounts() {
		j.Done = &f.Done
	}
	if share := f.Share(); share.OK {
		share.V = progress.Round4(share.V)
		j.Share = &share.V
	}
	if by := s.CorrectedBy(f); by != nil {
		j.CorrectedBy = &by.ID
	}
	j.Translations = tr
	return j
}

func counts(list []progress.Count) map[string]int64 {
	m := make(map[string]int64, len(list))
	for _, c := range list {
		m[c.Status] = c.N
	}
	return m
}

// figuresOf is every figure of a plan by set, oldest first: corrected ones and
// all partitions included.
func figuresOf(s *progress.Site, plan string) map[string][]*progress.Figure {
	sets := map[string][]*progress.Figure{}
	for _, r := range s.ReportsOf(plan) {
		for i := range r.Figures {
			f := &r.Figures[i]
			sets[f.Set] = append(sets[f.Set], f)
		}
	}
	for _, list := range sets {
		slices.SortStableFunc(list, func(a, b *progress.Figure) int { return cmp.Compare(a.AsOfDay(), b.AsOfDay()) })
	}
	return sets
}

// pace is null where it is not assessed.
type pace struct {
	Elapsed float64 `json:"elapsed"`
	Ratio   float64 `json:"ratio"`
	Band    string  `json:"band"`
}

func newPace(p progress.Pace) *pace {
	if p.Band == progress.NotAssessed {
		return nil
	}
	return &pace{progress.Round4(p.Elapsed), progress.Round4(p.Ratio), p.Band.String()}
}

type source struct {
	Title        string        `json:"title"`
	Publisher    string        `json:"publisher,omitempty"`
	URL          string        `json:"url,omitempty"`
	Accessed     progress.Date `json:"accessed,omitzero"`
	Archive      string        `json:"archive,omitempty"`
	SHA256       string        `json:"sha256,omitempty"`
	Translations translations  `json:"translations,omitempty"`
}

func newSource(s progress.Source) source {
	var tr translations
	j := source{
		Title: tr.of("title", s.Title), Publisher: tr.of("publisher", s.Publisher),
		URL: s.URL, Accessed: s.Accessed, Archive: s.Archive, SHA256: s.SHA256,
	}
	j.Translations = tr
	return j
}
