package chart

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// TestOptionIsMarshalled: what is written by hand is what go-echarts and encoding/json
// make of the same face.
func TestOptionIsMarshalled(t *testing.T) {
	each(t, func(t *testing.T, f fixture, _ []byte) {
		option := f.picture.Option(nil)
		if option == nil {
			return
		}
		if want := marshalledFace(t, f.picture.face()); !bytes.Equal(option, want) {
			t.Errorf("differs:\n%s", difference(option, want))
		}
	})
}

// meta is what the script wants to know beside the option.
type meta struct {
	Kind   string  `json:"kind"`
	Height int     `json:"height"`
	Ratio  float64 `json:"ratio,omitempty"`
	Source string  `json:"source,omitempty"`
	File   string  `json:"file,omitempty"`
	Help   string  `json:"help,omitempty"`
	Close  string  `json:"close,omitempty"`
	PNG    string  `json:"png,omitempty"`
	SVG    string  `json:"svg,omitempty"`
}

// marshalledFace is a face by way of go-echarts.
func marshalledFace(t *testing.T, f *face) []byte {
	legend := 26 * f.legendLines()
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithLegendOpts(opts.Legend{
			Show: opts.Bool(len(f.legend) > 0), Data: f.legend, Left: "0", Bottom: "0", ItemWidth: 14, ItemHeight: 14,
			InactiveColor: toneSoft, TextStyle: &opts.TextStyle{Color: toneInk, FontSize: optionFont},
		}),
		charts.WithGridOpts(opts.Grid{Left: px(f.left), Right: px(f.right), Top: px(f.top), Bottom: px(f.bottom + legend)}),
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Description: f.description()}}),
		charts.WithColorsOpts(opts.Colors{toneDone}),
	)
	bar.Validate()
	o := bar.JSON()
	delete(o, "toolbox")
	delete(o, "title") // the page has it, and pictures that are taken away get it from there
	o["series"], o["xAxis"] = f.series, []opts.XAxis{f.x}
	o["yAxis"] = struct {
		opts.YAxis
		AxisTick *opts.AxisTick `json:"axisTick"`
	}{f.y, hiddenTick()}
	o["tooltip"] = json.RawMessage(textTooltip())
	o["textStyle"] = json.RawMessage(plainText())
	live := f.words.Live
	o["tiendo"] = meta{f.kind, f.top + f.plot + f.bottom + legend, f.ratio, lines(live.Source, live.AsOf), live.File, live.Help, live.Close, live.PNG, live.SVG}
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (v value) MarshalJSON() ([]byte, error) {
	switch {
	case v.n == 0:
		return []byte("null"), nil
	case v.n == 1:
		return json.Marshal(v.at[0])
	}
	list := make([]any, v.n)
	for i, x := range v.at[:v.n] {
		if finite(x) {
			list[i] = x
		}
	}
	return json.Marshal(list)
}

func (c cell) MarshalJSON() ([]byte, error) {
	at := [3]int{c.column, c.row, 1}
	if c.tooltip == nil {
		return json.Marshal(at)
	}
	return json.Marshal(datum{Value: value{3, [3]float64{float64(c.column), float64(c.row), 1}}, Tooltip: c.tooltip})
}
