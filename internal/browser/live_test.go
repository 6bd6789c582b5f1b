package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestLiveMap: where a site has a map, its interactive face is that map, too.
func TestLiveMap(t *testing.T) {
	host := sample.host(t)
	for _, look := range []Look{{Width: 360, Height: 740, Still: true}, {Dark: true, Still: true}} {
		tab := Open(t, host, look)
		tab.Go("/don-vi/")
		tab.Click(`[data-chart="tiles"] .chart-open`)
		tab.Wait(opened)
		const outlines = `[...document.querySelectorAll('.chart-stage path')].filter(p => (p.getAttribute('d').match(/L/g) || []).length > 5)`
		same(t, "areas", Ask[int](tab, outlines+".length"), 39)
		same(t, "they fill the plot", Ask[bool](tab, `(b => Math.max(...b.map(r => r.right)) - Math.min(...b.map(r => r.left)) > document.querySelector('.chart-stage').clientWidth * .7)(`+outlines+`.map(p => p.getBoundingClientRect()))`), true)
		tab.Press(kb.ArrowRight)
		tab.Wait(`document.querySelector('.chart-live [role=status]').textContent`)
		if told := tab.Text(".chart-live [role=status]"); !strings.Contains(told, "12/12") {
			t.Errorf("read out: %q", told)
		}
		tab.Screenshot("script-map-" + look.String())
		tab.Press(kb.Escape)
	}
}

// TestLiveCharts: on real pages every chart opens, tells what it shows, and closes.
func TestLiveCharts(t *testing.T) {
	for _, c := range []struct {
		site
		paths []string
	}{
		{first, []string{"/ke-hoach/nq57/", "/ke-hoach/dang-mttq-2025/", "/don-vi/"}},
		{sample, []string{"/ke-hoach/so/", "/en/plans/so/criteria/"}},
	} {
		tab := Open(t, c.host(t), Look{Width: 360, Height: 740, Still: true})
		for _, path := range c.paths {
			tab.Go(path)
			n := Ask[int](tab, `document.querySelectorAll('.chart-open').length`)
			if n == 0 {
				t.Errorf("%s has no chart to open", path)
			}
			for i := range n {
				Ask[bool](tab, fmt.Sprintf(`document.querySelectorAll('.chart-open')[%d].click(), true`, i))
				tab.Wait(opened)
				tab.Press(kb.ArrowRight)
				tab.Wait(`document.querySelector('.chart-live [role=status]').textContent`)
				same(t, path+": sideways", Ask[bool](tab, "document.documentElement.scrollWidth <= innerWidth"), true)
				tab.Press(kb.Escape)
				same(t, path+": closed", Ask[bool](tab, "!"+opened), true)
			}
		}
	}
}

// TestPictureOnSlowPhone: where painting takes long, the picture that a reader takes of a
// chart is whole all the same.
func TestPictureOnSlowPhone(t *testing.T) {
	const take = `new Promise(done => {
		HTMLCanvasElement.prototype.toBlob = function () { done(this.toDataURL()) };
		document.querySelector('main .take-picture').click();
	})`
	tab := Open(t, first.host(t), Look{})
	tab.Go("/don-vi/")
	Ask[bool](tab, `document.querySelectorAll('details').forEach(d => { d.open = true }), true`)
	whole := Ask[string](tab, take)
	const each = 20 // milliseconds that pass whenever somebody looks at the clock
	Ask[bool](tab, fmt.Sprintf(`(() => { let late = 0; const now = Date.now; Date.now = () => now() + (late += %d); return true })()`, each))
	if slow := Ask[string](tab, take); slow != whole || len(whole) < 20_000 {
		t.Errorf("a picture of %d letters, and one of %d", len(whole), len(slow))
	}
}

// TestSearchSites: what readers type finds what they mean, in the index of a site.
func TestSearchSites(t *testing.T) {
	for _, c := range []struct {
		site
		typed, first string
	}{
		{first, "do luong", "Xã Đô Lương"}, {first, "nghe an", "Nghệ An"}, {first, "Thành Vinh", "Phường Thành Vinh"},
		{sample, "thuong huong", "Xã Thượng Hưởng"}, {sample, "phu song", "Phủ sóng di động 4G, 5G tới mọi thôn, bản vùng lõm sóng"},
	} {
		tab := Open(t, c.host(t), Look{Width: 360, Height: 740})
		tab.Go("/tim-kiem/")
		Ask[bool](tab, `document.querySelector('#q').focus(), true`)
		tab.Press(c.typed)
		tab.Wait(`document.querySelector('form [role=status]').textContent.includes('“` + c.typed + `”')`)
		if got := tab.Text(".found a"); !strings.Contains(got, c.first) {
			t.Errorf("%s finds %q first, want %q", c.typed, got, c.first)
		}
	}
}
