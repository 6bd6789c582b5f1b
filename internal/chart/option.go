package chart

import (
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// The interactive face is an option of ECharts, made with the types of go-echarts
// and written by us (option_json.go): its Render functions let a title break out of a
// script.
// It is data alone, without functions, safe inside <script type="application/json">
// and as a file. What the script that draws it has to know:
//
//   - Colours are tokens of the stylesheet: every string that begins with "token:"
//     names the property whose value belongs there ("token:--done").
//   - Neither animation nor a font is set: the first follows prefers-reduced-motion,
//     the second the page.
//   - "tiendo" holds what ECharts does not know: the kind, the height in px, for
//     tiles also the ratio of the plot's height to its width, and the words of Live.
//   - A series named "scale" holds words and lines of the axes. It and all that
//     repeats what another series says is silent.
//   - It needs the charts bar, line, scatter and heatmap in a production build (the
//     heatmaps have no visualMap, which others complain about), the components grid,
//     legend, tooltip and markLine; aria where the drawing is to have a name.
//
// The words of a tooltip are the name of its datum, lines in the reader's language,
// so that ECharts formats no number.

// tokenPrefix begins the name of a colour.
const tokenPrefix = "token:"

const (
	toneInk   = tokenPrefix + "--ink"
	toneSoft  = tokenPrefix + "--soft"
	toneLine  = tokenPrefix + "--line"
	tonePaper = tokenPrefix + "--paper"
	toneDone  = tokenPrefix + "--done"
	toneNear  = tokenPrefix + "--progress"
	toneLate  = tokenPrefix + "--late"
	toneHatch = tokenPrefix + "--hatch"
)

const optionFont = 13 // px; text in charts is never smaller than 12

// unseen is a line that only carries its words.
func unseen() *opts.LineStyle { return &opts.LineStyle{Color: "transparent"} }

// face is an option in the making.
type face struct {
	kind   string
	words  Words
	x      opts.XAxis
	y      opts.YAxis
	series []series
	legend []legendItem
	left   int // px beside the plot
	right  int
	top    int
	bottom int     // below the plot, without the legend
	plot   int     // height of the plot in px
	ratio  float64 // and its height by its width, where that matters
}

// legendItem is a name of series in the legend.
type legendItem struct {
	Name string `json:"name"`
	Icon string `json:"icon,omitempty"`
}

func px(n int) string { return strconv.Itoa(n) }

func (f *face) description() string {
	if f.words.Desc != "" {
		return f.words.Desc
	}
	return f.words.Headline
}

// legendLines is how many lines the legend takes on a phone.
func (f *face) legendLines() int {
	n, room := 0, 0.0
	for _, item := range f.legend {
		need := textWidth(item.Name) + 34
		if need > room {
			n, room = n+1, phone
		}
		room -= need
	}
	return n
}

// own gives a series a name that no other has, and puts it into the legend.
func (f *face) own(name string) string {
	for slices.ContainsFunc(f.legend, func(item legendItem) bool { return item.Name == name }) {
		name += "\u200a" // a space that nobody sees
	}
	f.legend = append(f.legend, legendItem{Name: name})
	return name
}

// count is a number of things for a bar; nothing is not drawn.
func count(n float64) value {
	if n = amount(n); n > 0 {
		return single(n)
	}
	return value{}
}

// axisWords is how the words of an axis are written.
func axisWords(width int) *opts.AxisLabel {
	l := &opts.AxisLabel{Show: opts.Bool(true), Color: toneInk, FontSize: optionFont, Interval: "0"}
	l.Width, l.Overflow = width, "break"
	return l
}

func hiddenLabel() *opts.AxisLabel { return &opts.AxisLabel{Show: opts.Bool(false)} }
func hiddenTick() *opts.AxisTick   { return &opts.AxisTick{Show: opts.Bool(false)} }
func hiddenLine() *opts.AxisLine   { return &opts.AxisLine{Show: opts.Bool(false)} }
func hiddenSplit() *opts.SplitLine { return &opts.SplitLine{Show: opts.Bool(false)} }
func baseLine() *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(true), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: toneSoft, Width: 1}}
}

// bound is an end of an axis; ECharts finds it where it is nil.
func bound(x float64) any {
	if !finite(x) {
		return nil
	}
	return x
}

// values is an axis of numbers that says nothing itself.
func values(from, to float64) opts.XAxis {
	return opts.XAxis{Type: "value", Min: bound(from), Max: bound(to), AxisLabel: hiddenLabel(), AxisTick: hiddenTick(), AxisLine: hiddenLine(), SplitLine: hiddenSplit()}
}
