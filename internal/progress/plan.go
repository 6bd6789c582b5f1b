package progress

import "tiendo/internal/diag"

// Plan is a programme with an issuer and a document.
type Plan struct {
	Node            *diag.Node
	ID              string
	Title, Summary  Text
	Issuer, Scope   Text
	Document        Document
	ReportEveryDays int      // expected cadence; 0: none is expected
	UnitGroups      []string // groups of units that the plan covers; none: all
	Statuses        []Status // built-in ones and the plan's own, in order of drawing
	Sets            []Set
	Criteria        []Criterion
	Items           []Item
	Aliases         []string // former ids
	Note            Text
	Acknowledge     []string
}

// Document is what the plan was issued as.
type Document struct {
	Number string
	Title  Text
	Date   Date
	URL    string
}

// Kinds of sets.
const (
	Target     = "target"
	Task       = "task"
	UnitKind   = "unit"
	CriterKind = "criterion"
	Other      = "other"
)

// Set is a list of things that are counted. Its identity is the identity of the
// denominator: figures of different sets are never joined.
type Set struct {
	Node         *diag.Node
	ID           string
	Kind         string // target, task, unit, criterion, other
	Name, Noun   Text
	Size         Maybe[int64]
	Within       string // the set that this one is a part of
	Each         string // of a criterion set: the set of the units that must meet it
	Starts       Date
	StartsStated bool // false: the document names no start, the site assumes it
	Due          Period
	Pace         bool // false: no pace is worked out; PaceReason says why
	PaceReason   Text
	Replaces     string   // the former list: a chart's line breaks here
	Aliases      []string // former ids
}

// Criterion is one thing that each unit must meet.
type Criterion struct {
	Node *diag.Node
	ID   string
	Set  string
	Name Text
}

// Item is one member of sets: a target or a task with its own owner and deadline.
type Item struct {
	Node        *diag.Node
	ID          string
	Sets        []string
	Title       Text
	Lead        Text
	With        []Text
	Number      string // as printed in the annex: "II.3"
	Group       Text
	Parent      string
	Definition  Text
	Unit        Text
	Baseline    Baseline
	Goal        Goal
	Better      string // up, down, band; "" is not said
	Deadlines   []Deadline
	Deliverable Text
	Aliases     []string // former ids
	Note        Text
	Acknowledge []string
}

// Baseline is where a measured item started.
type Baseline struct {
	Value Maybe[Decimal]
	Date  Date
}

// Goal is where a measured item must get to; a text alone for ranges and words.
type Goal struct {
	Value Maybe[Decimal]
	Text  Text
}

// Deadline is a time by which something is due, as precise as its source.
type Deadline struct {
	Due   Period // none: only the text is known
	Text  Text   // as printed
	SetBy Text
}

// Set is the set of an id, nil when there is none.
func (p *Plan) Set(id string) *Set {
	for i := range p.Sets {
		if p.Sets[i].ID == id {
			return &p.Sets[i]
		}
	}
	return nil
}

// Item is the item of an id, nil when there is none.
func (p *Plan) Item(id string) *Item {
	for i := range p.Items {
		if p.Items[i].ID == id {
			return &p.Items[i]
		}
	}
	return nil
}

// Status is the status of an id, nil when there is none.
func (p *Plan) Status(id string) *Status {
	for i := range p.Statuses {
		if p.Statuses[i].ID == id {
			return &p.Statuses[i]
		}
	}
	return nil
}

// CriteriaOf are the named criteria of a set, in the order of the file.
func (p *Plan) CriteriaOf(set string) []Criterion {
	var own []Criterion
	for _, c := range p.Criteria {
		if c.Set == set {
			own = append(own, c)
		}
	}
	return own
}

// ItemsOf are the items of a set, in the order of the file.
func (p *Plan) ItemsOf(set string) []*Item {
	var own []*Item
	for i := range p.Items {
		for _, id := range p.Items[i].Sets {
			if id == set {
				own = append(own, &p.Items[i])
			}
		}
	}
	return own
}
