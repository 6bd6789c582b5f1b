package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"
)

// face is the interactive face: one bar of parts with the pace line. It is
// nil where no bar is drawn.
func (c *Progress) face() *face {
	if c.Done.Count.Text == "" || amount(c.Total.Count.Value) == 0 {
		return nil
	}
	plain, rest := []Part{c.Done}, []Part(nil)
	for _, p := range c.Left {
		if p.Class == ClassRest {
			rest = append(rest, p)
		} else {
			plain = append(plain, p)
		}
	}
	return oneBar("progress", c.Words, append(plain, rest...), c.Total, c.Pace)
}

// face is the interactive face: one bar of parts. It is nil where no bar is
// drawn.
func (c *Breakdown) face() *face {
	sum := amount(c.Total.Count.Value)
	for _, p := range c.Parts {
		sum += amount(p.Count.Value)
	}
	if sum == 0 {
		return nil
	}
	return oneBar("breakdown", c.Words, c.Parts, c.Total, Pace{})
}

// oneBar stacks the parts, a series for each, so that the legend tells them apart.
func oneBar(kind string, words Words, parts []Part, total Part, pace Pace) *face {
	b := bar{parts: parts, total: total.Count.Value}
	end := 0.0
	f := face{kind: kind, words: words, left: 4, right: 4, top: 8, bottom: 8, plot: 56}
	for _, p := range parts {
		end += amount(p.Count.Value)
		if p.Count.Text == "" {
			continue
		}
		s := stacked(f.own(cut(p.Count.Text+" "+p.Label, 44)), p.Class)
		s.Data = points{said(count(p.Count.Value), slashed(p.Count, total.Count)+" "+p.Label, p.Share, p.Note)}
		f.series = append(f.series, s)
	}
	end = max(end, amount(total.Count.Value))
	var marks []mark
	if b.over() > 0 {
		marks = append(marks, f.upMark(total.Count.Text+" "+total.Label, amount(total.Count.Value), end))
	}
	if pace.Label != "" {
		marks = append(marks, f.upMark(cut(pace.Label, 32), min(max(pace.Elapsed, 0), 1)*amount(total.Count.Value), end))
	}
	if len(marks) > 0 {
		f.top = 28
		f.series = append(f.series, scale(marks, true))
	}
	f.x = values(0, end)
	f.y = opts.YAxis{Type: "category", Data: []string{""}, AxisLabel: hiddenLabel(), AxisLine: hiddenLine()}
	return &f
}

// upMark is an upright line from 0 to end, with its words above.
func (f *face) upMark(words string, at, end float64) mark {
	label := topLabel()
	label.Color, label.Align = toneInk, f.align(at/end*100, words)
	return mark{Name: words, X: single(at), Label: label, LineStyle: &opts.LineStyle{Color: toneInk, Width: 2}}
}

// align keeps words at x percent of the plot inside the drawing on a phone.
func (f *face) align(x float64, words string) string {
	at := float64(f.left)/phone*100 + x*(1-float64(f.left+f.right)/phone)
	return alignment[anchor(at, words, phone)]
}

func stacked(name string, class Class) series {
	s := series{ItemStyle: class.fill()}
	s.Name, s.Type, s.Stack, s.BarMaxWidth, s.BarMin = name, "bar", "parts", "32", 3
	return s
}

// face is the interactive face: a bar of shares for each set, with its
// counts in words. It is nil where there is no bar.
func (c *Compare) face() *face {
	if len(c.Bars) == 0 {
		return nil
	}
	finished, plain, unstated := stacked("done", ClassDone), stacked("open", ClassOpen), stacked("rest", ClassRest)
	paces := series{Silent: true, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneInk}}}
	paces.Name, paces.Type, paces.Symbol, paces.SymbolSize = "pace", "scatter", "rect", at(2, 36)
	end, drawn := 100.0, false
	var labels []string
	var data [3]points
	marks := points{}
	for i, b := range c.Bars {
		words := []string{b.Label, slashed(b.Done, b.Total), b.Share, b.Note}
		labels = append(labels, cut(b.Label, 32)+"\n"+slashed(b.Done, b.Total))
		sum := 0.0
		for k, p := range b.parts() {
			share := 0.0
			if total := amount(b.Total.Value); total > 0 {
				share, drawn = amount(p.Count.Value)/total*100, true
			}
			sum += share
			d := said(count(round4(share)), words...)
			if k == 0 && p.Class != ClassDone {
				d.ItemStyle = p.Class.fill()
			}
			data[k] = append(data[k], d)
		}
		end = max(end, sum)
		if b.Pace.Label != "" && amount(b.Total.Value) > 0 {
			marks = append(marks, said(at(min(max(b.Pace.Elapsed, 0), 1)*100, float64(i)), b.Pace.Label))
		}
	}
	if !drawn {
		return nil
	}
	finished.Data, plain.Data, unstated.Data, paces.Data = data[0], data[1], data[2], marks
	f := face{kind: "compare", words: c.Words, left: 136, right: 8, top: 8, bottom: 8, plot: 72 * len(c.Bars)}
	f.series = []series{finished, plain, unstated, paces}
	f.x = values(0, round4(end))
	f.y = opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true), AxisLabel: axisWords(124), AxisLine: hiddenLine()}
	return &f
}

// slashed is "35/82".
func slashed(done, total Number) string {
	if total.Text == "" {
		return done.Text
	}
	return done.Text + "/" + total.Text
}
