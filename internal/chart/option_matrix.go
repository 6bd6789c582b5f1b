package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// maxHeatRows is how many units the interactive face shows one by one.
const maxHeatRows = 200

// Option returns the interactive face: a heatmap of units by criteria, a series a
// criterion and mark; of more units than maxHeatRows, how many have each mark, a bar
// a criterion. It is nil where there is nothing to draw.
func (c Matrix) Option() ([]byte, error) {
	c.prepare()
	switch {
	case len(c.Units) == 0 || len(c.Criteria) == 0:
		return nil, nil
	case len(c.Units) > maxHeatRows:
		return c.tallyOption()
	}
	f := face{kind: "matrix", words: c.Words, base: charts.NewHeatMap(), left: 132, right: 4, top: 30, bottom: 8, plot: 18 * len(c.Units)}
	_, all := c.tallies()
	for _, m := range bestFirst {
		if all[m] == 0 {
			continue
		}
		name := c.Format(all[m]) + " " + c.words(m)
		f.legend = append(f.legend, legendItem{Name: name})
		for k := range c.Criteria {
			f.cells(c, m, k, name)
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
			marks = append(marks, mark{Name: c.Criteria[k].Short, X: k, Label: topLabel(), LineStyle: unseen()})
		}
	}
	f.series = append(f.series, scale(marks, false))
	f.x = categories(criteria)
	f.y = opts.YAxis{Type: "category", Data: units, AxisLabel: axisWords(120), AxisLine: hiddenLine()}
	f.y.AxisLabel.Overflow = "truncate"
	return f.json()
}

// every is which columns have their number above them, so that they do not touch.
func (c Matrix) every(width float64) int {
	widest := 0.0
	for i := range c.Criteria {
		widest = max(widest, textWidth(c.Criteria[i].Short))
	}
	return max(1, int(math.Ceil(widest*float64(len(c.Criteria))/width)))
}

// cells adds a series of cells with one mark of one criterion, so that what a
// tooltip says of both is written once. Series of one name share a legend. Rows
// are counted upwards.
func (f *face) cells(c Matrix, m Mark, k int, name string) {
	said := lines(c.Criteria[k].full(), c.words(m))
	var data []any
	for i := range c.Units {
		if c.Units[i].mark(k) != m {
			continue
		}
		cell := [3]int{k, len(c.Units) - 1 - i, 1}
		if escaped(c.Units[i].Name) {
			data = append(data, datum{Value: cell, Tooltip: &itemTooltip{lines(c.Units[i].Name, said)}})
		} else {
			data = append(data, cell)
		}
	}
	if len(data) == 0 {
		return
	}
	s := series{Data: data, ItemStyle: markClasses[m].fill(), Tooltip: &itemTooltip{"{b}\n" + said}}
	s.Name, s.Type, s.Encode = name, "heatmap", &opts.Encode{X: 0, Y: 1, ItemName: 1}
	f.series = append(f.series, s)
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

func (c Matrix) tallyOption() ([]byte, error) {
	each, all := c.tallies()
	f := face{kind: "matrix", words: c.Words, base: newBar(), left: 136, right: 8, top: 8, bottom: 8, plot: 48 * len(c.Criteria)}
	var labels []string
	for _, criterion := range c.Criteria {
		labels = append(labels, cut(criterion.full(), 40))
	}
	for _, m := range bestFirst {
		if all[m] == 0 {
			continue
		}
		s := stacked(c.words(m), markClasses[m])
		var data []datum
		for k, criterion := range c.Criteria {
			data = append(data, said(count(float64(each[k][m])), criterion.full(), c.Format(each[k][m])+"/"+c.Format(len(c.Units))+" "+c.words(m)))
		}
		s.Data = data
		f.series = append(f.series, s)
		f.legend = append(f.legend, legendItem{Name: s.Name})
	}
	f.x = values(0, float64(len(c.Units)))
	f.y = opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true), AxisLabel: axisWords(124), AxisLine: hiddenLine()}
	return f.json()
}
