package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"tiendo/internal/markup"
)

// Timeline is what is due, past and to come: commitments and items by deadline.
//
// On a phone it is a list along a line; where there is room an axis stands above
// the list, with a mark at each deadline and a stroke for a month, a quarter or a
// year. What goes on for ever and what has no date stands apart. No line says
// "today": the page would change every day. The caller may say up to which day the
// site knows anything (Reference), and what has passed its date is a class of the
// caller's, as neutral as what is open.
type Timeline struct {
	Words
	Events    []Event // in any order
	Classes   []EventClass
	Ticks     []Number // of the axis: days from any common day, and their words
	Reference Number   // the day up to which the site knows: "số liệu mới nhất: 24/9/2025"; may be empty
	Always    string   // heads what is continuous: "Thường xuyên"
	Never     string   // heads what has no date: "Không nêu thời hạn"
	Format    func(int) string
}

// Event is something that is due.
type Event struct {
	First, Last float64 // the period of the deadline in days; equal for a single day
	Place       EventPlace
	When        string // "30/9/2025", "quý IV/2025"
	Until       string // the last day of a period: "đến hết 31/12/2025"; may be empty
	Datetime    string // When for machines: "2025-09-30", "2025-Q4" has none; may be empty
	Label       string
	Short       string // on the axis; empty: the beginning of Label
	Href        string // where Label leads; may be empty
	ID          string // of the element, without the prefix of the figure's ids; may be empty
	By          string // who said it, to whom; may be empty
	State       string // what is known: "đã qua hạn 30/9/2025; trang chưa có tin kết quả"; empty: the words of the class
	Class       int    // index in Timeline.Classes
	More        []byte // trusted HTML below: receipt, updates
}

// EventPlace is whether an event has a place in time.
type EventPlace uint8

// The places. What is dated but has no finite days counts as undated.
const (
	Dated EventPlace = iota
	Continuous
	Undated
)

// EventClass is one class of events, with its words for the legend.
type EventClass struct {
	Look  EventLook
	Label string
}

// EventLook is how a class is drawn; the looks differ by shape as well as by colour.
type EventLook string

// The looks. What has passed its date without news is drawn in the same neutral
// colour as what is open: silence is no verdict.
const (
	EventOpen       EventLook = "e-open"       // a ring
	EventPast       EventLook = "e-past"       // a full dot
	EventKept       EventLook = "e-kept"       // a square with a tick
	EventMissed     EventLook = "e-missed"     // a diamond with a cross
	EventWithdrawn  EventLook = "e-withdrawn"  // a ring, struck through
	EventContinuous EventLook = "e-continuous" // two rings
)

func (e *Event) place() EventPlace {
	if e.Place == Dated && (!finite(e.First) || !finite(e.Last)) {
		return Undated
	}
	return e.Place
}

// first keeps a period that ends before it begins from being drawn backwards.
func (e *Event) first() float64 { return math.Min(e.First, e.Last) }

func (e *Event) short() string {
	if e.Short != "" {
		return cut(e.Short, 40)
	}
	return cut(e.Label, 40)
}

func (c *Timeline) look(e *Event) EventLook {
	if e.Class < 0 || e.Class >= len(c.Classes) {
		return EventOpen
	}
	return c.Classes[e.Class].Look
}

func (c *Timeline) words(e *Event) string {
	if e.State != "" || e.Class < 0 || e.Class >= len(c.Classes) {
		return e.State
	}
	return c.Classes[e.Class].Label
}

// Picture draws the chart.
func (c Timeline) Picture() Picture {
	c.prepare()
	if len(c.Events) == 0 {
		return c.picture("timeline", c.empty, nil)
	}
	p := c.picture("timeline", c.draw, c.face)
	p.Table = c.table()
	return p
}

// prepare sorts by the last day, the wider period first, and what has no date last.
func (c *Timeline) prepare() {
	if c.Format == nil {
		c.Format = strconv.Itoa
	}
	c.Events = slices.Clone(c.Events)
	slices.SortStableFunc(c.Events, func(a, b Event) int {
		if order := cmp.Compare(a.place(), b.place()); order != 0 || a.place() != Dated {
			return order
		}
		return cmp.Or(cmp.Compare(a.Last, b.Last), cmp.Compare(a.first(), b.first()))
	})
}

// dated are the events with a place in time.
func (c *Timeline) dated() []Event { return c.at(Dated) }

func (c *Timeline) at(p EventPlace) []Event {
	from := slices.IndexFunc(c.Events, func(e Event) bool { return e.place() == p })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(c.Events) && c.Events[to].place() == p {
		to++
	}
	return c.Events[from:to]
}

func (c *Timeline) draw(w *markup.Writer, id string) {
	c.legend(w)
	c.axis(w)
	c.list(w, id)
	c.apart(w, id, c.Always, c.at(Continuous))
	c.apart(w, id, c.Never, c.at(Undated))
}

// legend names the classes that occur, each with its number.
func (c *Timeline) legend(w *markup.Writer) {
	w.Raw(`<ul class="legend">`)
	for i, n := range c.counts() {
		if n == 0 {
			continue
		}
		w.Raw("<li>")
		swatch(w, c.Classes[i].Look)
		w.Raw("<span><b>")
		w.Text(c.Format(n))
		w.Raw("</b> ")
		w.Text(c.Classes[i].Label)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}

func (c *Timeline) counts() []int {
	counts := make([]int, len(c.Classes))
	for i := range c.Events {
		if k := c.Events[i].Class; k >= 0 && k < len(counts) {
			counts[k]++
		}
	}
	return counts
}

// table counts the classes.
func (c *Timeline) table() Table {
	t := Table{Caption: c.Table.Caption, Head: []string{c.Table.Name, c.Table.Count}}
	for i, n := range c.counts() {
		if n > 0 {
			t.Rows = append(t.Rows, []Cell{{Text: c.Classes[i].Label}, {Text: c.Format(n), Number: true}})
		}
	}
	if len(t.Rows) > 1 && c.Table.Total != "" {
		t.Rows = append(t.Rows, []Cell{{Text: c.Table.Total}, {Text: c.Format(len(c.Events)), Number: true}})
	}
	return t
}
