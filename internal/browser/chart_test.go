package browser

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A chart as internal/chart writes it, with the address of its option.
const figure = `<figure class="chart" data-chart="trend" data-option="/trend.json">
<figcaption><h2 class="chart-title" id="c-h">29 trên 45 chỉ tiêu của năm 2025 đã hoàn thành khi 73 % thời gian đã qua</h2><p class="chart-sub">Chỉ tiêu, Nghị quyết 57 tại Nghệ An, đến 24/9/2025</p></figcaption>
<svg class="plot" width="100%" height="120" role="img" aria-label="tĩnh"><rect class="s-done" width="64.4%" height="22"/></svg>
<p class="chart-note">Ghi chú.</p>
<div class="chart-foot"><details class="chart-data"><summary>Bảng số liệu</summary><p>…</p></details></div></figure>
<p>sau</p>`

const tiendo = `"tiendo":{"source":"Nguồn: Báo cáo 123/BC-UBND ngày 24/9/2025, https://nghean.example/","file":"nq57-targets-2025",` +
	`"help":"Phím mũi tên: từng số liệu. Esc: đóng.","close":"Đóng","png":"Ảnh PNG","svg":"Ảnh SVG"}`

const trend = `{` + tiendo + `,"grid":{"left":48,"right":24,"top":40,"bottom":32},"tooltip":{"trigger":"item"},"legend":{"top":0},
"xAxis":{"type":"category","data":["Quý I/2025","Quý II/2025","24/9/2025"]},"yAxis":{"type":"value","max":1200},
"series":[{"type":"line","name":"Đã hoàn thành","step":"end","symbolSize":10,"itemStyle":{"color":"token:--done"},"lineStyle":{"color":"token:--done"},
"data":[{"value":120,"tooltip":{"formatter":"Quý I/2025: 120 chỉ tiêu đã hoàn thành, theo báo cáo số 45 của Ủy ban nhân dân tỉnh, phần còn lại nguồn không nêu đang làm hay chưa làm"}},null,{"value":1029}]},
{"type":"bar","name":"Chưa nêu","data":[3,{"value":2,"itemStyle":{"color":"token:--paper","borderColor":"token:--hatch","decal":{"symbol":"rect","dashArrayX":[1,0],"dashArrayY":[2,5],"rotation":0.78,"color":"token:--hatch"}}},1]}]}`

const opened = `document.querySelector('.chart-live svg')`

// chartTab opens a page with the chart.
func chartTab(t *testing.T, look Look, option string) *Tab {
	t.Helper()
	tab := Open(t, page(t, figure, map[string]string{"trend.json": option}), look)
	tab.Go("/")
	return tab
}

func TestChart(t *testing.T) {
	tab := chartTab(t, Look{Width: 360}, trend)
	tab.Point(".plot")
	time.Sleep(200 * time.Millisecond)
	before := tab.Requests()
	if slices.Contains(before, "/echarts.js") || slices.Contains(before, "/trend.json") {
		t.Errorf("loaded before anybody asked: %v", before)
	}
	same(t, "described by the title", Ask[string](tab, `document.querySelector('.chart-open').getAttribute('aria-describedby')`), "c-h")
	tab.Click(".chart-open")
	tab.Wait(opened)
	same(t, "the still face is away", Ask[int](tab, `document.querySelectorAll('.plot').length`), 0)
	same(t, "the note stays", tab.Text(".chart-note"), "Ghi chú.")
	same(t, "the focus is on the drawing", tab.Text(".chart-stage:focus") != "", true)
	same(t, "no sideways scroll", Ask[bool](tab, `document.documentElement.scrollWidth <= innerWidth`), true)
	same(t, "numbers of the axis as written here", strings.Contains(tab.Text(".chart-stage"), "1.200"), true)
	if small := Ask[float64](tab, `Math.min(...[...document.querySelectorAll('.chart-stage text')].map(e => parseFloat(getComputedStyle(e).fontSize)))`); small < 12 {
		t.Errorf("text of %v px", small)
	}
	tab.Screenshot("script-chart-360")
	serious(t, tab)
	tab.Press(kb.Escape)
	closed(t, tab)
	tab.Click(".chart-open")
	tab.Wait(opened)
	n := 0
	for _, path := range tab.Requests() {
		if path == "/echarts.js" {
			n++
		}
	}
	same(t, "the bundle is loaded once", n, 1)
	tab.Click(".chart-tools button:first-child")
	closed(t, tab)
}

// closed fails unless the still face is back, whole and in its place.
func closed(t *testing.T, tab *Tab) {
	t.Helper()
	same(t, "order of the figure", Ask[string](tab, `[...document.querySelector('figure').children].map(e => e.tagName).join(' ')`), "FIGCAPTION svg P DIV P")
	same(t, "focus on the button", tab.Text(":focus"), "Xem tương tác")
}

const tipText = `[...document.querySelectorAll('.chart-stage text')].map(e => e.textContent).join(' ').replace(/\s+/g, ' ')`

func TestTooltip(t *testing.T) {
	tab := chartTab(t, Look{Width: 360}, trend)
	tab.Click(".chart-open")
	tab.Wait(opened)
	const words = "Quý I/2025: 120 chỉ tiêu đã hoàn thành, theo báo cáo số 45 của Ủy ban nhân dân tỉnh, phần còn lại nguồn không nêu đang làm hay chưa làm"
	tab.Press(kb.ArrowRight)
	tab.Wait(tipText + `.includes('theo báo cáo số 45')`)
	same(t, "read out", tab.Text(".chart-live [role=status]"), words)
	tab.Wait(`[...document.querySelectorAll('.chart-stage text')].every(e => { const b = e.getBoundingClientRect(), s = document.querySelector('.chart-stage').getBoundingClientRect(); return b.left >= s.left - 1 && b.right <= s.right + 1 })`)
	tab.Screenshot("script-tooltip-360")
	tab.Press(kb.ArrowRight) // over the missing point
	tab.Wait(`document.querySelector('.chart-live [role=status]').textContent.includes('1.029')`)
	tab.Press(kb.ArrowDown)
	tab.Wait(`document.querySelector('.chart-live [role=status]').textContent.includes('Chưa nêu')`)
	t.Log(tab.Text(".chart-live [role=status]"))
	tab.Press(kb.Home)
	tab.Wait(`document.querySelector('.chart-live [role=status]').textContent.includes('3')`)
	tab.Press("\t") // away
	tab.Wait(`!` + tipText + `.includes('Quý I/2025: 120')`)
	tab.Point(".chart-title")
}

const dot = `[...document.querySelectorAll('.chart-stage path')].find(p => (p.getAttribute('transform') || '').startsWith('matrix(5,'))`

const middle = `(b => [b.x + b.width / 2, b.y + b.height / 2])(` + dot + `.getBoundingClientRect())`

func TestTooltipMouse(t *testing.T) {
	tab := chartTab(t, Look{}, trend)
	tab.Click(".chart-open")
	tab.Wait(opened)
	same(t, "not there yet", Ask[bool](tab, tipText+`.includes('theo báo cáo số 45')`), false)
	tab.Wait(dot) // at the end of the motion
	at := Ask[[2]float64](tab, middle)
	tab.run(mouse(at[0], at[1]))
	tab.Wait(tipText + `.includes('theo báo cáo số 45')`)
}

// TestTouch: a tap shows the tooltip, and a swipe over the drawing still moves the page.
func TestTouch(t *testing.T) {
	tab := Open(t, page(t, figure+strings.Repeat("<p>dài</p>", 60), map[string]string{"trend.json": trend}), Look{Width: 360, Height: 640, Touch: true, Still: true})
	tab.Go("/")
	tab.Click(".chart-open")
	tab.Wait(dot)
	at := Ask[[2]float64](tab, middle)
	tab.run(chromedp.TapXY(at[0], at[1]))
	tab.Wait(tipText + `.includes('theo báo cáo số 45')`)
	tab.Swipe(at[0], at[1], -200)
	tab.Wait("scrollY > 100")
}

func TestChartColours(t *testing.T) {
	tab := chartTab(t, Look{}, trend)
	tab.Click(".chart-open")
	const fills = `[...document.querySelectorAll('.chart-stage path')].map(p => p.getAttribute('stroke') + ' ' + p.getAttribute('fill')).join(' ')`
	tab.Wait(opened + " && " + fills + `.includes('rgb(15, 118, 110)')`) // --done, light
	tab.Media(Look{Dark: true})
	tab.Wait(fills + `.includes('rgb(42, 165, 149)')`) // --done, dark
	tab.Screenshot("script-chart-dark")
	tab.Media(Look{Forced: true})
	tab.Wait(`!` + fills + `.includes('rgb(42, 165, 149)')`)
	tab.Screenshot("script-chart-forced")
}

func TestChartStill(t *testing.T) {
	tab := chartTab(t, Look{Still: true}, trend)
	tab.Click(".chart-open")
	tab.Wait(opened)
	const paths = `document.querySelector('.chart-stage svg').outerHTML`
	first := Ask[string](tab, paths)
	time.Sleep(400 * time.Millisecond)
	same(t, "nothing moves", Ask[string](tab, paths) == first, true)
}

func TestChartResize(t *testing.T) {
	tab := chartTab(t, Look{}, trend)
	tab.Click(".chart-open")
	tab.Wait(opened)
	tab.dress(Look{Width: 360})
	tab.Wait(`document.querySelector('.chart-stage svg').getBoundingClientRect().width < 360`)
}

func TestExport(t *testing.T) {
	tab := chartTab(t, Look{}, trend)
	tab.Click(".chart-open")
	tab.Wait(opened)
	tab.Click(".chart-tools button:nth-child(2)")
	data := tab.Download("nq57-targets-2025.png")
	keep(t, "script-export.png", data)
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "width", picture.Bounds().Dx(), 1920)
	tab.Click(".chart-tools button:nth-child(3)")
	text := string(tab.Download("nq57-targets-2025.svg"))
	keep(t, "script-export.svg", []byte(text))
	for _, want := range []string{"29 trên 45 chỉ tiêu", "Báo cáo 123/BC-UBND ngày 24/9/2025", "Nghị quyết 57 tại Nghệ An", "Quý I/2025"} {
		if !strings.Contains(text, want) {
			t.Errorf("not in the picture: %s", want)
		}
	}
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestChartFails(t *testing.T) {
	for name, option := range map[string]string{
		"no option":         "",
		"not JSON":          "{",
		"no such axis":      `{"series":[{"type":"line"}],"xAxis":[{"type":"wrong"}]}`,
		"not in the bundle": `{"series":[{"type":"sunburst","data":[]}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"trend.json": option}
			if name == "no option" {
				files = nil
			}
			tab := Open(t, page(t, figure, files), Look{})
			tab.Go("/")
			tab.Click(".chart-open")
			tab.Wait(`document.querySelector('figure .said').textContent.includes('hình tĩnh vẫn đầy đủ')`)
			same(t, "the still face", Ask[int](tab, `document.querySelectorAll('.plot').length`), 1)
			same(t, "the button", Ask[bool](tab, `document.querySelector('.chart-open').hidden`), false)
			if name == "no option" {
				tab.Expect("404")
			}
		})
	}
}

// TestIntegrity: a bundle that is not the one of the build never runs.
func TestIntegrity(t *testing.T) {
	tab := Open(t, page(t, figure, map[string]string{"trend.json": trend, "echarts.js": "document.title = 'taken over'"}), Look{})
	tab.Go("/")
	tab.Click(".chart-open")
	tab.Wait(`document.querySelector('figure .said').textContent.includes('hình tĩnh vẫn đầy đủ')`)
	same(t, "title", Ask[string](tab, "document.title"), "Thử")
	tab.Expect("integrity")
}

// TestTake: the buttons for files may stand with the other downloads, and need no
// open chart.
func TestTake(t *testing.T) {
	body := strings.Replace(figure, "</div></figure>", `<details data-menu><summary>Tải về</summary><p data-picture data-word-png="Ảnh PNG" data-word-svg="Ảnh SVG">Ảnh:</p></details></div></figure>`, 1)
	tab := Open(t, page(t, body, map[string]string{"trend.json": trend}), Look{Dark: true})
	tab.Go("/")
	tab.Click("[data-menu] summary")
	tab.Click("[data-picture] button:first-of-type")
	if _, err := png.Decode(bytes.NewReader(tab.Download("nq57-targets-2025.png"))); err != nil {
		t.Error(err)
	}
	same(t, "the still face stays", Ask[int](tab, `document.querySelectorAll('.plot').length`), 1)
	tab.Click(".chart-open")
	tab.Wait(opened)
	same(t, "one place for files", Ask[int](tab, `document.querySelectorAll('.chart-tools button').length`), 1)
	tab.Click("[data-picture] button:last-of-type")
	same(t, "title in the file", strings.Contains(string(tab.Download("nq57-targets-2025.svg")), "29 trên 45 chỉ tiêu"), true)
}
