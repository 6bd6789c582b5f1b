package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// maxHeatRows is how many units the interactive face shows one by one.
const maxHeatRows = 200

// face is the interactive face: a heatmap of units by criteria, a series a
// criterion and mark; of more units than maxHeatRows, how many have each mark, a bar
// a criterion.
func (c *Matrix) face() *face {
	if len(c.Units) > maxHeatRows {
		return c.tallyFace()
	}
	f := face{kind: "matrix", words: c.Words, left: 132, right: 4, top: 30, bottom: 8, plot: 18 * len(c.Units)}
	each, all := c.tallies()
	odd := make([]bool, len(c.Units)) // names that ECharts would escape
	for i := range odd {
		odd[i] = escaped(c.Units[i].Name)
	}
	for _, m := range bestFirst {
		if all[m] == 0 {
			continue
		}
		name := c.Format(all[m]) + " " + c.words(m)
		f.legend = append(f.legend, legendItem{Name: name})
		for k := range c.Criteria {
			if n := each[k][m]; n > 0 {
				s := c.column(k, m, n, odd)
				s.Name = name
				f.series = append(f.series, s)
			}
		}
	}
	units, criteria, marks := make([]string, len(c.Units)), make([]string, len(c.Criteria)), []mark(nil)
	for i := range c.Units {
		units[len(units)-1-i] = c.Units[i].Name
	}
	every := c.every(phone - float64(f.left+f.right))
	for k := range c.Criteria {
		criteria[k] = c.Criteria[k].full()
		if k%every == 0 {
			marks = append(marks, mark{Name: c.Criteria[k].Short, X: single(float64(k)), Label: topLabel(), LineStyle: unseen()})
		}
	}
	f.series = append(f.series, scale(marks, false))
	f.x = categories(criteria)
	f.y = opts.YAxis{Type: "category", Data: units, AxisLabel: axisWords(120), AxisLine: hiddenLine()}
	f.y.AxisLabel.Overflow = "truncate"
	return &f
}

// every is which columns have their number above them, so that they do not touch.
func (c *Matrix) every(width float64) int {
	widest := 0.0
	for i := range c.Criteria {
		widest = max(widest, textWidth(c.Criteria[i].Short))
	}
	return max(1, int(math.Ceil(widest*float64(len(c.Criteria))/width)))
}

// column is the series of the n cells with one mark of one criterion, so that what a
// tooltip says of both is written once. Series of one name share a legend. Rows are
// counted upwards. The names of odd units are said as tooltips.
func (c *Matrix) column(k int, m Mark, n int, odd []bool) series {
	said := lines(c.Criteria[k].full(), c.words(m))
	data := make(heat, 0, n)
	for i := range c.Units {
		if c.Units[i].mark(k) != m {
			continue
		}
		one := cell{column: k, row: len(c.Units) - 1 - i}
		if odd[i] {
			one.tooltip = &itemTooltip{lines(c.Units[i].Name, said)}
		}
		data = append(data, one)
	}
	return series{
		Type: "heatmap", Encode: &opts.Encode{X: 0, Y: 1, ItemName: 1}, Data: data,
		ItemStyle: markClasses[m].fill(), Tooltip: &itemTooltip{"{b}\n" + said},
	}
}

func (c *Criterion) full() string { return c.Short + nonEmptyPrefix(". ", c.Label) }

// categories is an axis of categories that says nothing itself.
func categories(names any) opts.XAxis {
	return opts.XAxis{
		Type: "category", Data: names, AxisLabel: hiddenLabel(), AxisTick: hiddenTick(), AxisLine: hiddenLine(), SplitLine: hiddenSplit(),
	}
}

func topLabel() *opts.Label {
	return &opts.Label{Show: opts.Bool(true), Position: "end", Color: toneSoft, FontSize: optionFont}
}

func nonEmptyPrefix(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func (c *Matrix) tallyFace() *face {
	each, all := c.tallies()
	f := face{kind: "matrix", words: c.Words, left: 136, right: 8, top: 8, bottom: 8, plot: 48 * len(c.Criteria)}
	var labels []string
	for _, criterion := range c.Criteria {
		labels = append(labels, cut(criterion.full(), 40))
	}
	for _, m := range bestFirst {
		if all[m] == 0 {
			continue
		}
		s := stacked(c.words(m), markClasses[m])
		var data points
		for k, criterion := range c.Criteria {
			data = append(data, said(count(float64(each[k][m])), criterion.full(), c.Format(each[k][m])+"/"+c.Format(len(c.Units))+" "+c.words(m)))
		}
		s.Data = data
		f.series = append(f.series, s)
		f.legend = append(f.legend, legendItem{Name: s.Name})
	}
	f.x = values(0, float64(len(c.Units)))
	f.y = opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true), AxisLabel: axisWords(124), AxisLine: hiddenLine()}
	return &f
}
