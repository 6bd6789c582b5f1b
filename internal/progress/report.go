package progress

import "tiendo/internal/diag"

// Report is a dated statement by a source. It is never edited once published.
type Report struct {
	Node        *diag.Node
	ID          string
	Plan        string
	Published   Date
	AsOf        Period
	AsOfStated  bool   // false: the source names no date, the site assumes it
	Corrects    string // id of the report whose figures this one replaces
	Reason      Text   // why, in a correction
	Source      Source
	Figures     []Figure
	Items       []ItemState
	Units       *UnitTable // nil: says nothing about units
	Note        Text
	Acknowledge []string
	Sum         string // SHA-256 of its meaning, hexadecimal; see reports.sum

	said Date // when it was published, or the first that it corrects; 0 before New
}

// saidOn is the day after which nothing that the report says can be known of.
func (r *Report) saidOn() Date {
	if r.said != 0 {
		return r.said
	}
	return r.Published
}

// Source is who says so, and where.
type Source struct {
	Node             *diag.Node
	Title, Publisher Text
	URL              string
	Accessed         Date
	Archive          string // a kept copy, a path below the content: "media/…"
	SHA256           string // of the kept copy
}

// Count is how many things of a set have a status.
type Count struct {
	Status string
	N      int64
}

// Figure is what a report says about a set: a total and counts, or a value, or a rank.
type Figure struct {
	Node          *diag.Node
	Report        *Report
	Set           string
	Total         Maybe[int64]
	Counts        []Count // in the plan's order of statuses
	Value         Maybe[Decimal]
	Unit          Text
	AsOf          Period // the figure's own, or the report's
	AsOfStated    bool
	Phase         Text
	Rank, RankOf  Maybe[int64]
	RankAmong     Text
	ConfirmedBy   Text
	Printed       Text // the words of the source
	Approx        bool
	StatedPercent Maybe[Decimal]
	Split         string  // name of an alternative partition; "" is the main one
	OfWhich       []Count // overlapping parts, outside the partition; by name
	Kind          string  // cumulative, in-period; "" is not said
	Note          Text
	Acknowledge   []string

	// Sums over Counts by what the statuses count as; set by New.
	Done, Ongoing, Counted int64
	mixed                  bool // a status is counted that is not done, if only as 0
	countsDone             bool // one is that is done
}

// ItemState is what a report says about one item.
type ItemState struct {
	Node        *diag.Node
	Report      *Report
	ID          string
	Value       Maybe[Decimal]
	Status      string
	Late        Maybe[bool]
	DoneOn      Date
	Note        Text
	Evidence    []Source
	Acknowledge []string
}

// UnitTable is how far each unit is with the criteria of a set.
type UnitTable struct {
	Node        *diag.Node
	Report      *Report
	Set         string // a criterion set
	AsOf        Period
	AsOfStated  bool
	Phase       Text
	Note        Text
	Default     Maybe[UnitDone] // of every unit of the plan that is not listed
	Done        []UnitDone      // listed units, in the order of Site.Units
	Acknowledge []string
}

// UnitDone is how many criteria a unit meets, and which where the source says so.
type UnitDone struct {
	Unit     int32    // index into Site.Units; -1 in a default
	N        int32    // how many
	Named    bool     // Criteria says which
	Criteria []uint16 // indexes into Plan.CriteriaOf(set), ascending
}
