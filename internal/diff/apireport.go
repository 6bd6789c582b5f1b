package diff

import (
	"maps"
	"slices"

	"tiendo/internal/progress"
)

type sourceJSON struct {
	own
	Title, Publisher, URL, Archive, SHA256 string
	Accessed                               date
}

func (j sourceJSON) value() progress.Source {
	return progress.Source{Title: j.text("title", j.Title), Publisher: j.text("publisher", j.Publisher), URL: j.URL,
		Accessed: progress.Date(j.Accessed), Archive: j.Archive, SHA256: j.SHA256}
}

type reportJSON struct {
	own
	ID, Plan         string
	Published        date
	AsOf             period `json:"as_of"`
	AsOfStated       bool   `json:"as_of_stated"`
	Source           sourceJSON
	Corrects, Reason *string
	Note             string
	Figures          []figureJSON
	Items            []stateJSON
	Units            *unitTableJSON
}

type figureJSON struct {
	own
	Set, Split    string
	AsOf          period `json:"as_of"`
	AsOfStated    bool   `json:"as_of_stated"`
	Phase         *string
	Total         *int64
	Counts        map[string]int64
	Value         *decimal
	Unit          string
	Rank          *int64
	RankOf        *int64           `json:"rank_of"`
	RankAmong     string           `json:"rank_among"`
	OfWhich       map[string]int64 `json:"of_which"`
	StatedPercent *decimal         `json:"stated_percent"`
	Approx        bool
	Kind          string
	ConfirmedBy   string `json:"confirmed_by"`
	Printed, Note string
}

func (j figureJSON) value(p *progress.Plan) progress.Figure {
	return progress.Figure{
		Set: j.Set, Split: j.Split, AsOf: progress.Period(j.AsOf), AsOfStated: j.AsOfStated, Phase: j.text("phase", orEmpty(j.Phase)),
		Total: maybe(j.Total, same), Counts: counts(j.Counts, p), Value: maybe(j.Value, toDecimal), Unit: j.text("unit", j.Unit),
		Rank: maybe(j.Rank, same), RankOf: maybe(j.RankOf, same), RankAmong: j.text("rank_among", j.RankAmong), OfWhich: counts(j.OfWhich, nil),
		StatedPercent: maybe(j.StatedPercent, toDecimal), Approx: j.Approx, Kind: j.Kind, ConfirmedBy: j.text("confirmed_by", j.ConfirmedBy),
		Printed: j.text("printed", j.Printed), Note: j.text("note", j.Note),
	}
}

// counts are in the plan's order of statuses.
func counts(m map[string]int64, p *progress.Plan) []progress.Count {
	var list []progress.Count
	if p != nil {
		for i := range p.Statuses {
			if n, ok := m[p.Statuses[i].ID]; ok {
				list = append(list, progress.Count{Status: p.Statuses[i].ID, N: n})
			}
		}
		return list
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, progress.Count{Status: name, N: m[name]})
	}
	return list
}

type stateJSON struct {
	own
	ID       string
	Value    *decimal
	Status   *string
	Late     *bool
	DoneOn   date `json:"done_on"`
	Note     *string
	Evidence []sourceJSON
}

func (j stateJSON) value() progress.ItemState {
	return progress.ItemState{
		ID: j.ID, Value: maybe(j.Value, toDecimal), Status: orEmpty(j.Status), Late: maybe(j.Late, same), DoneOn: progress.Date(j.DoneOn),
		Note: j.text("note", orEmpty(j.Note)), Evidence: each(j.Evidence, sourceJSON.value),
	}
}

type unitTableJSON struct {
	own
	Set         string
	AsOf        period `json:"as_of"`
	AsOfStated  bool   `json:"as_of_stated"`
	Phase, Note string
	Done        map[string]int32
}
