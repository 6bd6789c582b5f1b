package progress

import (
	"math"
	"math/big"
)

// Band is the name of a pace.
type Band uint8

const (
	NotAssessed Band = iota
	Finished         // everything is done
	PastDue          // the due date has passed and not everything is done
	OnTrack          // from 0.95
	Behind           // from 0.60
	FarBehind        // below
)

func (b Band) String() string {
	return [...]string{"", "finished", "past-due", "on-track", "behind", "far-behind"}[b]
}

// Lowest ratios of the bands.
const (
	OnTrackFrom = 0.95
	BehindFrom  = 0.60
)

// WhyNot says why a pace is not assessed.
type WhyNot uint8

const (
	Assessed     WhyNot = iota
	NoDates             // the set has no start or no due date
	NoTotal             // the figure has no total or no counts
	TurnedOff           // pace = false; Set.PaceReason says why
	TooSilent           // what the source does not state decides between bands
	NotStarted          // the as-of date lies before the start
	AllOngoing          // everything goes on for ever
	NoFigure            // there is no figure yet
	OnlyInPeriod        // the figure counts what a period brought, not all that is done
)

// Pace is work done against time passed: a method of this site, never an
// official verdict.
type Pace struct {
	Band           Band
	WhyNot         WhyNot
	Elapsed        float64 // share of the time from start to due, over 1 when past due
	Done           float64 // share of the work that can be done: done / (total − continuous)
	Ratio          float64 // Done / Elapsed
	DaysIn, DaysOf int     // Elapsed as days, both ends included
}

// PaceOf is the pace of a figure of the set, at the figure's as-of date:
//
//	L = (done / (total − continuous)) / (elapsed / duration)
//
// Source: DESIGN section 6. A remainder that is not done counts as not done;
// one that is not stated is counted both ways, and only where both give the
// same band is there a pace, with the lower ratio.
func (set *Set) PaceOf(f *Figure) Pace {
	switch {
	case !set.Pace:
		return Pace{WhyNot: TurnedOff}
	case f == nil:
		return Pace{WhyNot: NoFigure}
	case f.Kind == "in-period":
		return Pace{WhyNot: OnlyInPeriod}
	case set.Starts == 0 || !set.Due.Dated() || set.Due.Last < set.Starts:
		return Pace{WhyNot: NoDates}
	case !f.Total.OK || !f.HasCounts() || f.Total.V <= 0 || f.Counted > f.Total.V:
		return Pace{WhyNot: NoTotal}
	case f.AsOf.Last < set.Starts:
		return Pace{WhyNot: NotStarted}
	case f.Total.V == f.Ongoing:
		return Pace{WhyNot: AllOngoing}
	}
	low := set.paceWith(f, f.Done)
	if f.RestKind() == NotStated {
		if high := set.paceWith(f, f.Done+f.Rest().V); high.Band != low.Band {
			return Pace{WhyNot: TooSilent}
		}
	}
	return low
}

// paceWith is the pace of a figure if done of its things were done.
func (set *Set) paceWith(f *Figure, done int64) Pace {
	p := elapsed(set.Starts, set.Due.Last, f.AsOf.Last)
	all := f.Total.V - f.Ongoing
	p.Done = float64(done) / float64(all)
	// One division of whole numbers, rounded once: what is exactly 0.60 (10 of
	// 61 on day 50 of 366) is not 0.5999….
	p.Ratio = float64(done) * float64(p.DaysOf) / (float64(all) * float64(p.DaysIn))
	p.Band = band(p.Ratio, done >= all, f.AsOf.Last > set.Due.Last)
	return p
}

// elapsed counts days from start to now out of start to due, all included.
func elapsed(start, due, now Date) Pace {
	in, of := int(now-start)+1, int(due-start)+1
	return Pace{Elapsed: float64(in) / float64(of), DaysIn: in, DaysOf: of}
}

func band(ratio float64, finished, past bool) Band {
	switch {
	case finished:
		return Finished
	case past:
		return PastDue
	case ratio >= OnTrackFrom:
		return OnTrack
	case ratio >= BehindFrom:
		return Behind
	}
	return FarBehind
}

// PaceOf is the pace of a measured item, at the as-of date of a state with a value:
//
//	L = ((y − y0) / (goal − y0)) / ((t − t0) / (due − t0))
//
// which serves values that should rise and values that should fall. Source:
// DESIGN section 6.
func (it *Item) PaceOf(st *ItemState) Pace {
	switch {
	case st == nil || !st.Value.OK:
		return Pace{WhyNot: NoFigure}
	case len(it.Deadlines) == 0 || !it.Deadlines[0].Due.Dated() || it.Baseline.Date == 0:
		return Pace{WhyNot: NoDates}
	case !it.hasWay():
		return Pace{WhyNot: NoTotal}
	}
	start, due, now := it.Baseline.Date, it.Deadlines[0].Due.Last, st.Report.AsOf.Last
	switch {
	case due <= start:
		return Pace{WhyNot: NoDates}
	case now <= start:
		return Pace{WhyNot: NotStarted}
	}
	y0 := it.Baseline.Value.V.rat()
	way := new(big.Rat).Sub(st.Value.V.rat(), y0)
	way.Quo(way, y0.Sub(it.Goal.Value.V.rat(), y0))
	p := Pace{DaysIn: int(now - start), DaysOf: int(due - start)}
	p.Elapsed = float64(p.DaysIn) / float64(p.DaysOf)
	p.Done, _ = way.Float64()
	finished := way.Cmp(big.NewRat(1, 1)) >= 0
	p.Ratio, _ = way.Mul(way, big.NewRat(int64(p.DaysOf), int64(p.DaysIn))).Float64()
	p.Band = band(p.Ratio, finished, now > due)
	return p
}

// hasWay says whether there is a way from the baseline to the goal, in the
// direction that is called better.
func (it *Item) hasWay() bool {
	if !it.Baseline.Value.OK || !it.Goal.Value.OK {
		return false
	}
	up := it.Goal.Value.V.rat().Cmp(it.Baseline.Value.V.rat())
	switch it.Better {
	case "band":
		return false
	case "up":
		return up > 0
	case "down":
		return up < 0
	}
	return up != 0
}

// Round4 rounds to 4 decimal places, as the API prints shares and ratios.
func Round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }
