package browser

import (
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
