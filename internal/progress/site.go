package progress

import (
	"cmp"
	"slices"

	"tiendo/internal/diag"
)

// Content is everything that was read, public or not.
type Content struct {
	Settings
	Units       []Unit
	Map         Areas // nil: the site has none
	Plans       []*Plan
	Reports     []*Report
	Commitments []*Commitment
	News        []*Article
	Pages       []*Page
	Seals       Seals
	Pictures    map[string]Picture     // by path: "media/…"
	Recordings  map[string][]Recording // by report, public or not
	Archives    map[string]string      // kept copies named by sources: path -> SHA-256; "" is not there
	Broken      map[string]bool        // "plan/x", "report/y": there is a file, but not all of it could be read
}

// Areas are those of units on a map. What they look like is a matter of package
// chart, whose Map this is.
type Areas interface{ Has(code string) bool }

// Settings is what site.toml says.
type Settings struct {
	Node               *diag.Node
	Title, Description Text
	BaseURL            string // ends with a slash
	Language           string // the first one, in which the content is written
	Languages          []string
	TimeZone           string
	AliasFiles         bool // files stand at former addresses, for a host that knows no redirects
	Official           bool // false: a banner on every page says that this is not the authority's own site
	Publisher          Publisher
	Licence            Licence
	SourceCode         string
	Editor             Editor
	SharePictures      bool // pictures of the front page and of each plan, for those who show a link to them
	Note               Text
	Acknowledge        []string
}

// Publisher is who answers for the site.
type Publisher struct {
	Name, Address       Text
	Email, Phone, URL   string
	ContactPerson, Role Text
}

// Licence is that of the data.
type Licence struct {
	Name Text
	URL  string
}

// Seals is the content of reports.sum: what was published may not change.
type Seals struct {
	Node *diag.Node // nil: there is no such file
	List []Seal
}

// Seal is one line of reports.sum.
type Seal struct {
	diag.Place
	ID, Published, Sum string
}

// Site is the content as it is public on a day, with its indexes.
type Site struct {
	Content
	Date   Date // the day of the build, the only clock
	Drafts bool // what is not public yet is shown too

	// Hidden is what the day of the build keeps back, and the day on which each
	// becomes public (0: a draft, never by itself).
	Hidden []Hidden

	plans     map[string]*Plan
	reports   map[string]*Report
	reportsOf map[string][]*Report // by plan
	units     map[string]int
	figures   map[figureKey][]*Figure // oldest first
	states    map[itemKey][]*ItemState
	byUnit    [][]UnitState
	unitsOf   map[string][]int      // by plan, see indexCover
	plansOf   map[string][]*Plan    // by group of units
	newsOf    map[string][]*Article // by report
	replaced  map[*Figure]*Figure   // by the figure of a correction
	replaces  map[*Figure]*Figure   // the other way round
}

// Hidden is a thing that is not public on the day of the build.
type Hidden struct {
	Kind, ID string // "report", "news", "commitment"
	Node     *diag.Node
	Key      string // the key that holds it back
	Until    Date
}

type figureKey struct{ plan, set, split string }
type itemKey struct{ plan, item string }

// New makes the site of a day. It keeps and orders the slices of c.
func New(c Content, day Date, drafts bool) *Site {
	s := &Site{Content: c, Date: day, Drafts: drafts}
	s.hide()
	s.order()
	s.plans = byID(s.Plans, func(p *Plan) string { return p.ID })
	s.reports = byID(s.Reports, func(r *Report) string { return r.ID })
	s.units = make(map[string]int, len(s.Units))
	for i := range s.Units {
		s.units[s.Units[i].Code] = i
	}
	s.indexCover()
	s.indexReports()
	s.indexUnits()
	s.indexCorrections()
	return s
}

// hide takes out what is not public on the day.
func (s *Site) hide() {
	keep := func(kind, id string, node *diag.Node, key string, until Date) bool {
		if until <= s.Date {
			return true
		}
		s.Hidden = append(s.Hidden, Hidden{kind, id, node, key, until})
		return s.Drafts
	}
	s.Reports = filter(s.Reports, func(r *Report) bool {
		return keep("report", r.ID, r.Node, "published", r.Published)
	})
	s.Commitments = filter(s.Commitments, func(c *Commitment) bool {
		return keep("commitment", c.ID, c.Node, "said", c.Said)
	})
	s.News = filter(s.News, func(a *Article) bool {
		if a.Draft {
			s.Hidden = append(s.Hidden, Hidden{"news", a.ID, a.Node, "draft", 0})
			return s.Drafts
		}
		if a.Embargo > a.Date {
			return keep("news", a.ID, a.Node, "embargo", a.Embargo)
		}
		return keep("news", a.ID, a.Node, "date", a.Date)
	})
}

func (s *Site) order() {
	slices.SortFunc(s.Plans, func(a, b *Plan) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Reports, func(a, b *Report) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.News, func(a, b *Article) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(s.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Menu.V, b.Menu.V), cmp.Compare(a.ID, b.ID))
	})
}

// indexReports gathers figures and item states by what they are about.
func (s *Site) indexReports() {
	s.reportsOf = map[string][]*Report{}
	for _, r := range s.Reports {
		r.said = s.saidOn(r)
		s.reportsOf[r.Plan] = append(s.reportsOf[r.Plan], r)
	}
	s.figures = map[figureKey][]*Figure{}
	s.states = map[itemKey][]*ItemState{}
	for _, r := range s.Reports {
		plan := s.plans[r.Plan]
		for i := range r.Figures {
			f := &r.Figures[i]
			f.Report = r
			f.sum(plan)
			key := figureKey{r.Plan, f.Set, f.Split}
			s.figures[key] = append(s.figures[key], f)
		}
		for i := range r.Items {
			st := &r.Items[i]
			st.Report = r
			key := itemKey{r.Plan, st.ID}
			s.states[key] = append(s.states[key], st)
		}
	}
	for _, list := range s.figures {
		slices.SortStableFunc(list, func(a, b *Figure) int { return cmp.Compare(a.AsOfDay(), b.AsOfDay()) })
	}
	for _, list := range s.states {
		slices.SortStableFunc(list, func(a, b *ItemState) int { return cmp.Compare(a.Report.asOfDay(), b.Report.asOfDay()) })
	}
}

// saidOn is the day on which a report, or the first that it corrects, was published.
func (s *Site) saidOn(r *Report) Date {
	day := r.Published
	for range s.Reports { // no longer than this, should they correct each other in a circle
		if r = s.reports[r.Corrects]; r == nil {
			break
		}
		day = min(day, r.Published)
	}
	return day
}

// sum adds the counts up by what their statuses count as.
func (f *Figure) sum(p *Plan) {
	f.Done, f.Ongoing, f.Counted, f.mixed, f.countsDone = 0, 0, 0, false, false
	for _, c := range f.Counts {
		f.Counted += c.N
		as := Open
		if p != nil {
			if st := p.Status(c.Status); st != nil {
				as = st.CountsAs
			}
		}
		switch as {
		case Done:
			f.Done += c.N
		case Ongoing:
			f.Ongoing += c.N
		}
		f.mixed = f.mixed || as != Done
		f.countsDone = f.countsDone || as == Done
	}
}

// indexUnits gathers what the reports say about each unit, oldest first.
func (s *Site) indexUnits() {
	s.byUnit = make([][]UnitState, len(s.Units))
	var tables []*UnitTable
	for _, r := range s.Reports {
		if r.Units != nil && s.plans[r.Plan] != nil {
			r.Units.Report = r
			tables = append(tables, r.Units)
		}
	}
	slices.SortStableFunc(tables, func(a, b *UnitTable) int { return cmp.Compare(a.AsOfDay(), b.AsOfDay()) })
	for _, t := range tables {
		state := UnitState{Table: t, Plan: s.plans[t.Report.Plan]}
		if set := state.Plan.Set(t.Set); set != nil {
			state.Of = set.Size
		}
		for _, d := range t.Done {
			state.Done = d
			s.byUnit[d.Unit] = append(s.byUnit[d.Unit], state)
		}
		if !t.Default.OK {
			continue
		}
		state.Done = t.Default.V
		for _, i := range s.UnitsOf(state.Plan) {
			states := s.byUnit[i]
			listed := len(states) > 0 && states[len(states)-1].Table == t
			if !listed {
				s.byUnit[i] = append(states, state)
			}
		}
	}
}

// AsOfDay is the day that orders tables, as Figure.AsOfDay orders figures.
func (t *UnitTable) AsOfDay() Date { return min(t.AsOf.Last, t.Report.saidOn()) }

// indexCorrections finds the figures that a later report replaces: those of
// equal claim in the report that it corrects, or that an earlier correction has
// added to it. A second correction of the same report replaces what the first
// one says.
func (s *Site) indexCorrections() {
	s.replaced, s.replaces = map[*Figure]*Figure{}, map[*Figure]*Figure{}
	said := map[*Report]map[claim]*Figure{}
	for _, r := range s.Reports {
		old := s.reports[r.Corrects]
		if old == nil || old == r {
			continue
		}
		if said[old] == nil {
			said[old] = old.claims()
		}
		for i := range r.Figures {
			f := &r.Figures[i]
			was := said[old][f.claim()]
			if was == nil {
				said[old][f.claim()] = f
			} else if was = s.standing(was); was != f {
				s.replaced[was], s.replaces[f] = f, was
			}
		}
	}
}

// claim is what a figure is about; a correction replaces figures of equal claim.
type claim struct {
	set, split string
	asOf       Period
}

func (f *Figure) claim() claim { return claim{f.Set, f.Split, f.AsOf} }

// claims are the figures of a report by what they are about.
func (r *Report) claims() map[claim]*Figure {
	said := make(map[claim]*Figure, len(r.Figures))
	for i := range r.Figures {
		said[r.Figures[i].claim()] = &r.Figures[i]
	}
	return said
}

// standing is the figure that stands for f after the corrections found so far.
func (s *Site) standing(f *Figure) *Figure {
	for range s.Reports { // no longer than this, should they correct each other in a circle
		by := s.replaced[f]
		if by == nil {
			break
		}
		f = by
	}
	return f
}

// Replaces says whether f, in a correction, replaces the figure old.
func (f *Figure) Replaces(old *Figure) bool {
	return f.claim() == old.claim()
}

func filter[T any](list []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

func byID[T any](list []*T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for _, x := range list {
		m[id(x)] = x
	}
	return m
}
