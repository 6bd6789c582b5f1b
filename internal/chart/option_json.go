package chart

import (
	"bytes"
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

// json writes the option. Its keys are sorted, as those of a map of go-echarts are.
func (f *face) json() []byte {
	w := writers.Get().(*jsonWriter)
	defer writers.Put(w)
	legend := 26 * f.legendLines()
	w.b = append(w.b[:0], '{')
	w.open("aria")
	w.flag("enabled", opts.Bool(true))
	w.open("label")
	w.text("description", f.description())
	w.shut()
	w.shut()
	w.b = append(w.b, `,"color":["`+toneDone+`"],"grid":[{`...)
	w.text("left", px(f.left))
	w.text("top", px(f.top))
	w.text("right", px(f.right))
	w.text("bottom", px(f.bottom+legend))
	w.b = append(w.b, "}],"...)
	f.writeLegend(w)
	w.b = append(w.b, `,"series":`...)
	list(w, f.series, (*jsonWriter).series)
	w.b = append(append(w.b, `,"textStyle":`...), plainText()...)
	f.writeMeta(w, f.top+f.plot+f.bottom+legend)
	w.b = append(append(w.b, `,"tooltip":`...), textTooltip()...)
	w.b = append(w.b, `,"xAxis":[`...)
	w.xAxis(&f.x)
	w.b = append(w.b, `],"yAxis":`...)
	w.yAxis(&f.y)
	w.shut()
	return bytes.Clone(w.b)
}

// writers are free again when their option is written.
var writers = sync.Pool{New: func() any { return new(jsonWriter) }}

// marshalled is what is the same in all options.
func marshalled(v any) func() []byte {
	return sync.OnceValue(func() []byte {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err) // a constant of this package
		}
		return b
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
	w.b = append(w.b, `"legend":{`...)
	w.flag("show", opts.Bool(len(f.legend) > 0))
	w.b = append(w.b, `,"left":"0","bottom":"0","data":`...)
	list(w, f.legend, func(w *jsonWriter, item *legendItem) {
		w.b = literal.String(append(w.b, `{"name":`...), item.Name)
		w.text("icon", item.Icon)
		w.shut()
	})
	w.b = append(w.b, `,"inactiveColor":"`+toneSoft+`","itemWidth":14,"itemHeight":14,"textStyle":`...)
	w.b = append(append(w.b, plainText()...), '}')
}

// writeMeta writes what the script wants to know beside the option.
func (f *face) writeMeta(w *jsonWriter, height int) {
	live := f.words.Live
	w.open("tiendo")
	w.text("kind", f.kind)
	w.key("height")
	w.b = append(w.b, px(height)...)
	if f.ratio != 0 {
		w.key("ratio")
		w.b = literal.Float(w.b, f.ratio, 64)
	}
	w.text("source", lines(live.Source, live.AsOf))
	w.text("file", live.File)
	w.text("help", live.Help)
	w.text("close", live.Close)
	w.text("png", live.PNG)
	w.text("svg", live.SVG)
	w.shut()
}

func (w *jsonWriter) xAxis(a *opts.XAxis) {
	w.b = append(w.b, '{')
	w.text("type", a.Type)
	w.names("data", a.Data)
	w.bound("min", a.Min)
	w.bound("max", a.Max)
	w.splitLine(a.SplitLine)
	w.axisLine(a.AxisLine)
	w.axisLabel(a.AxisLabel)
	w.axisTick(a.AxisTick)
	w.shut()
}

// yAxis writes an axis without ticks, which go-echarts does not know of.
func (w *jsonWriter) yAxis(a *opts.YAxis) {
	w.b = append(w.b, '{')
	w.text("type", a.Type)
	w.flag("inverse", a.Inverse)
	w.names("data", a.Data)
	w.bound("min", a.Min)
	w.bound("max", a.Max)
	w.splitLine(a.SplitLine)
	w.axisLabel(a.AxisLabel)
	w.axisLine(a.AxisLine)
	w.axisTick(hiddenTick())
	w.shut()
}

// names writes the categories of an axis.
func (w *jsonWriter) names(key string, names any) {
	switch names := names.(type) {
	case nil:
	case []string:
		w.key(key)
		list(w, names, func(w *jsonWriter, s *string) { w.b = literal.String(w.b, *s) })
	case []int:
		w.key(key)
		list(w, names, func(w *jsonWriter, n *int) { w.b = append(w.b, px(*n)...) })
	default:
		panic(fmt.Sprintf("chart: categories in a %T", names))
	}
}

func (w *jsonWriter) bound(key string, at any) {
	switch at := at.(type) {
	case nil:
	case float64:
		w.key(key)
		w.b = literal.Float(w.b, at, 64)
	case int:
		w.key(key)
		w.b = append(w.b, px(at)...)
	default:
		panic(fmt.Sprintf("chart: an axis that ends at a %T", at))
	}
}

func (w *jsonWriter) splitLine(l *opts.SplitLine) {
	if l != nil {
		w.open("splitLine")
		w.flag("show", l.Show)
		w.shut()
	}
}

func (w *jsonWriter) axisLine(l *opts.AxisLine) {
	if l != nil {
		w.open("axisLine")
		w.flag("show", l.Show)
		w.flag("onZero", l.OnZero)
		w.lineStyle(l.LineStyle)
		w.shut()
	}
}

func (w *jsonWriter) axisLabel(l *opts.AxisLabel) {
	if l != nil {
		w.open("axisLabel")
		w.flag("show", l.Show)
		w.text("interval", l.Interval)
		w.b = append(w.b, `,"showMinLabel":null,"showMaxLabel":null`...)
		w.text("color", l.Color)
		w.whole("fontSize", l.FontSize)
		w.whole("width", l.Width)
		w.text("overflow", l.Overflow)
		w.shut()
	}
}

func (w *jsonWriter) axisTick(t *opts.AxisTick) {
	if t != nil {
		w.open("axisTick")
		w.flag("show", t.Show)
		w.shut()
	}
}
