package chart

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/go-echarts/go-echarts/v2/opts"

	"tiendo/internal/literal"
)

// An option is written as encoding/json would marshal it, but the types of
// go-echarts have up to a hundred fields of which a face sets ten. A test marshals
// every face with go-echarts and wants the same bytes: a field that is newly set
// must be written here too. Keys stand in the order of their structs.

// json appends the option. Its keys are sorted, as those of a map of go-echarts are.
func (f *face) json(to []byte) []byte {
	w := &jsonWriter{literal.Writer{Bytes: to}}
	legend := 26 * f.legendLines()
	w.Begin()
	w.Open("aria")
	w.Flag("enabled", opts.Bool(true))
	w.Open("label")
	w.Text("description", f.description())
	w.Shut()
	w.Shut()
	w.Raw(`,"color":["` + toneDone + `"],"grid":[{`)
	w.Text("left", px(f.left))
	w.Text("top", px(f.top))
	w.Text("right", px(f.right))
	w.Text("bottom", px(f.bottom+legend))
	w.Raw("}],")
	f.writeLegend(w)
	w.Raw(`,"series":`)
	literal.List(&w.Writer, f.series, w.series)
	w.Raw(`,"textStyle":` + plainText())
	f.writeMeta(w, f.top+f.plot+f.bottom+legend)
	w.Raw(`,"tooltip":` + textTooltip())
	w.Raw(`,"xAxis":[`)
	w.xAxis(&f.x)
	w.Raw(`],"yAxis":`)
	w.yAxis(&f.y)
	w.Shut()
	return w.Bytes
}

// marshalled is what is the same in all options.
func marshalled(v any) func() string {
	return sync.OnceValue(func() string {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err) // a constant of this package
		}
		return string(b)
	})
}

var (
	plainText   = marshalled(opts.TextStyle{Color: toneInk, FontSize: optionFont})
	textTooltip = marshalled(tooltip{
		Tooltip:    opts.Tooltip{Trigger: "item", Formatter: "{b}", BackgroundColor: tonePaper, BorderColor: toneSoft},
		RenderMode: "richText", Confine: true, TextStyle: &opts.TextStyle{Color: toneInk, FontSize: 14},
	})
)

// tooltip adds what go-echarts does not know; text that is drawn is the only
// tooltip that needs neither styles nor HTML.
type tooltip struct {
	opts.Tooltip
	RenderMode string          `json:"renderMode"`
	Confine    bool            `json:"confine"`
	TextStyle  *opts.TextStyle `json:"textStyle"`
}

func (f *face) writeLegend(w *jsonWriter) {
	w.Raw(`"legend":{`)
	w.Flag("show", opts.Bool(len(f.legend) > 0))
	w.Raw(`,"left":"0","bottom":"0","data":`)
	literal.List(&w.Writer, f.legend, func(item *legendItem) {
		w.Raw(`{"name":`)
		w.String(item.Name)
		w.Text("icon", item.Icon)
		w.Shut()
	})
	w.Raw(`,"inactiveColor":"` + toneSoft + `","itemWidth":14,"itemHeight":14,"textStyle":`)
	w.Raw(plainText())
	w.Shut()
}

// writeMeta writes what the script wants to know beside the option.
func (f *face) writeMeta(w *jsonWriter, height int) {
	live := f.words.Live
	w.Open("tiendo")
	w.Text("kind", f.kind)
	w.Key("height")
	w.Int(height)
	w.Number("ratio", f.ratio, 64)
	w.Text("source", lines(live.Source, live.AsOf))
	w.Text("file", live.File)
	w.Text("help", live.Help)
	w.Text("close", live.Close)
	w.Text("png", live.PNG)
	w.Text("svg", live.SVG)
	w.Shut()
}

func (w *jsonWriter) xAxis(a *opts.XAxis) {
	w.Begin()
	w.Text("type", a.Type)
	w.names("data", a.Data)
	w.bound("min", a.Min)
	w.bound("max", a.Max)
	w.splitLine(a.SplitLine)
	w.axisLine(a.AxisLine)
	w.axisLabel(a.AxisLabel)
	w.axisTick(a.AxisTick)
	w.Shut()
}

// yAxis writes an axis without ticks, which go-echarts does not know of.
func (w *jsonWriter) yAxis(a *opts.YAxis) {
	w.Begin()
	w.Text("type", a.Type)
	w.Flag("inverse", a.Inverse)
	w.names("data", a.Data)
	w.bound("min", a.Min)
	w.bound("max", a.Max)
	w.splitLine(a.SplitLine)
	w.axisLabel(a.AxisLabel)
	w.axisLine(a.AxisLine)
	w.axisTick(hiddenTick())
	w.Shut()
}

// names writes the categories of an axis.
func (w *jsonWriter) names(key string, names any) {
	switch names := names.(type) {
	case nil:
	case []string:
		w.Key(key)
		literal.List(&w.Writer, names, func(s *string) { w.String(*s) })
	case []int:
		w.Key(key)
		literal.List(&w.Writer, names, func(n *int) { w.Int(*n) })
	default:
		panic(fmt.Sprintf("chart: categories in a %T", names))
	}
}

func (w *jsonWriter) bound(key string, at any) {
	switch at := at.(type) {
	case nil:
	case float64:
		w.Key(key)
		w.Bytes = literal.Float(w.Bytes, at, 64)
	case int:
		w.Key(key)
		w.Int(at)
	default:
		panic(fmt.Sprintf("chart: an axis that ends at a %T", at))
	}
}

func (w *jsonWriter) splitLine(l *opts.SplitLine) {
	if l != nil {
		w.Open("splitLine")
		w.Flag("show", l.Show)
		w.Shut()
	}
}

func (w *jsonWriter) axisLine(l *opts.AxisLine) {
	if l != nil {
		w.Open("axisLine")
		w.Flag("show", l.Show)
		w.Flag("onZero", l.OnZero)
		w.lineStyle(l.LineStyle)
		w.Shut()
	}
}

func (w *jsonWriter) axisLabel(l *opts.AxisLabel) {
	if l != nil {
		w.Open("axisLabel")
		w.Flag("show", l.Show)
		w.Text("interval", l.Interval)
		w.Raw(`,"showMinLabel":null,"showMaxLabel":null`)
		w.Text("color", l.Color)
		w.Whole("fontSize", l.FontSize)
		w.Whole("width", l.Width)
		w.Text("overflow", l.Overflow)
		w.Shut()
	}
}

func (w *jsonWriter) axisTick(t *opts.AxisTick) {
	if t != nil {
		w.Open("axisTick")
		w.Flag("show", t.Show)
		w.Shut()
	}
}
