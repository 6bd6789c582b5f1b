package chart

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// token is the colour of a class.
func (c Class) token() string {
	switch c {
	case ClassRest:
		return tonePaper // under the hatching
	case "":
		return toneDone
	}
	return tokenPrefix + "--" + strings.TrimPrefix(string(c), "s-")
}

// style is the look of a datum; go-echarts knows no decals.
type style struct {
	opts.ItemStyle
	BorderType string `json:"borderType,omitempty"`
	Decal      *decal `json:"decal,omitempty"`
}

type decal struct {
	Symbol     string  `json:"symbol"`
	Color      string  `json:"color"`
	DashArrayX [2]int  `json:"dashArrayX"`
	DashArrayY [2]int  `json:"dashArrayY"`
	Rotation   float64 `json:"rotation"`
}

// hatching is how what the source does not state is drawn.
func hatching() *decal {
	return &decal{Symbol: "rect", Color: toneHatch, DashArrayX: [2]int{1, 0}, DashArrayY: [2]int{2, 5}, Rotation: -0.7854}
}

// fill is the look of a class in a bar, with a gap to its neighbours.
func (c Class) fill() *style {
	s := &style{ItemStyle: opts.ItemStyle{Color: c.token(), BorderColor: tonePaper, BorderWidth: 1}}
	if c == ClassRest {
		s.Decal = hatching()
	}
	return s
}

// data are those of a series: points, places or heat.
type data interface{ write(*jsonWriter) }

type (
	points []datum
	places []value
	heat   []cell
)

// value is a number, a place of two or three numbers, or nothing.
type value struct {
	n  int // how many numbers
	at [3]float64
}

// broken is a place that breaks a line.
var broken = at(math.NaN(), math.NaN())

// single is a number for JSON; what is none is nothing.
func single(x float64) value {
	if !finite(x) {
		return value{}
	}
	return value{1, [3]float64{x}}
}

// at is a place on the axes, with the weight of a heatmap behind it if there is one.
func at(numbers ...float64) value {
	v := value{n: len(numbers)}
	copy(v.at[:], numbers)
	return v
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// datum is one thing that can be pointed at. Its name is what is said then.
type datum struct {
	Name       string       `json:"name,omitempty"`
	Value      value        `json:"value"`
	ItemStyle  *style       `json:"itemStyle,omitempty"`
	Tooltip    *itemTooltip `json:"tooltip,omitempty"`
	Symbol     string       `json:"symbol,omitempty"`
	SymbolSize value        `json:"symbolSize,omitzero"` // thousandths of the width of a plot with a ratio
}

// cell is a place in a heatmap that has no name of its own.
type cell struct {
	column, row int
	tooltip     *itemTooltip
}

type itemTooltip struct {
	Formatter string `json:"formatter"`
}

// said makes a datum with its words. ECharts escapes names in tooltips as HTML,
// also where it draws text; names for which that makes a difference are given as
// the tooltip itself.
func said(value value, words ...string) datum {
	d := datum{Name: lines(words...), Value: value}
	if escaped(d.Name) {
		d.Tooltip = &itemTooltip{d.Name}
	}
	return d
}

func escaped(name string) bool { return strings.ContainsAny(name, `&<>"'$`) }

// lines joins what is not empty, a line each.
func lines(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), "\n")
}

// cut shortens a text between words; what is cut off stands in the tooltip.
func cut(s string, letters int) string {
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	r := []rune(s)
	short := string(r[:letters])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:") + "…"
}

// series has of the series of go-echarts what is used here, and what they do not know.
type series struct {
	Name        string          `json:"name,omitempty"`
	Type        string          `json:"type,omitempty"`
	Stack       string          `json:"stack,omitempty"`
	BarMaxWidth string          `json:"barMaxWidth,omitempty"`
	Step        string          `json:"step,omitempty"`
	ShowSymbol  types.Bool      `json:"showSymbol,omitempty"`
	Symbol      string          `json:"symbol,omitempty"`
	SymbolSize  value           `json:"symbolSize,omitzero"`
	Encode      *opts.Encode    `json:"encode,omitempty"`
	LineStyle   *opts.LineStyle `json:"lineStyle,omitempty"`

	Data      data         `json:"data"` // also when empty
	Silent    bool         `json:"silent,omitempty"`
	Z         int          `json:"z,omitempty"`
	MarkLine  *markLine    `json:"markLine,omitempty"`
	ItemStyle *style       `json:"itemStyle,omitempty"`
	Tooltip   *itemTooltip `json:"tooltip,omitempty"`
	Emphasis  *emphasis    `json:"emphasis,omitempty"`
	BarMin    int          `json:"barMinHeight,omitempty"` // px: a part that is there can be seen
}

type markLine struct {
	Silent    bool            `json:"silent"`
	Z         int             `json:"z"` // that of series is 2
	Symbol    string          `json:"symbol"`
	Label     *opts.Label     `json:"label"`
	LineStyle *opts.LineStyle `json:"lineStyle"`
	Data      []mark          `json:"data"`
}

// mark is a line across the plot, at a place on one of the axes.
type mark struct {
	Name      string          `json:"name"`
	X         value           `json:"xAxis,omitzero"`
	Y         value           `json:"yAxis,omitzero"`
	Label     *opts.Label     `json:"label,omitempty"`
	LineStyle *opts.LineStyle `json:"lineStyle,omitempty"`
}

// scale is the series that holds the words and lines of the axes, below the
// other series or above them.
func scale(marks []mark, above bool) series {
	s := series{Data: points{}, Silent: true}
	s.Name, s.Type = "scale", "scatter"
	s.MarkLine = &markLine{
		Silent: true, Symbol: "none", Data: slices.DeleteFunc(marks, func(m mark) bool { return m.X.n == 0 && m.Y.n == 0 }),
		Label:     &opts.Label{Show: opts.Bool(true), Formatter: "{b}", Color: toneSoft, FontSize: optionFont, Position: "start"},
		LineStyle: &opts.LineStyle{Color: toneLine, Width: 1, Type: "solid"},
	}
	if above {
		s.MarkLine.Z = 5
	}
	return s
}

// alignment is what ECharts calls the anchor of a text.
var alignment = map[string]string{"start": "left", "end": "right", "middle": "center"}
