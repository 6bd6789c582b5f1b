package browser

import (
	"strings"
	"testing"
)

// TestJudge: what tabs are to find is found.
func TestJudge(t *testing.T) {
	tab := Open(t, page(t, `<p style="color: red">a</p><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><img alt="" src="https://example.org/x.png">`+
		`<img alt="" src="/missing.png"><script>1</script><script src="/bad.js"></script>`, map[string]string{
		"bad.js": "console.error('wrong'); eval('1')",
	}), Look{})
	tab.Go("/")
	tab.Wait(`document.readyState === 'complete'`)
	tab.Expect("inline style")
	tab.Expect("data:image/gif")
	tab.Expect("example.org")
	tab.Expect("404")
	tab.Expect("inline script")
	tab.Expect(`console.error:  "wrong"`)
	tab.Expect("EvalError")
}

// TestProof: what a page is held against can be missed.
func TestProof(t *testing.T) {
	tab := Open(t, page(t, `<h1>Hai</h1><div id="wide"><svg width="500" height="9"></svg></div><a class="bare" href="#x">x</a>
<figure class="chart" data-chart="trend"><svg width="200" height="40"><text x="190" y="20">dài quá</text><text x="20" y="20">nhịp</text><text x="24" y="20">đều</text></svg></figure>
<div class="narrow">Chữ bị cắt mất đuôi</div><p class="tiny">nhỏ</p>`, map[string]string{
		"site.css": ".narrow { width: 40px; overflow: hidden; white-space: nowrap } .tiny { font-size: 11px } .bare:focus { outline: none }",
	}), Look{Width: 360})
	tab.Go("/")
	found := strings.Join(append(Ask[[]string](tab, proof+"; proof()"), Ask[[]string](tab, proof+"; stops()")...), "\n")
	for _, want := range []string{"scrolls sideways: svg", "not one h1", "leaves its drawing: text", "“nhịp”", "cut off: div.narrow", "smaller than 12 px: p.tiny", "shows no focus: a.bare"} {
		if !strings.Contains(found, want) {
			t.Errorf("missed: %s\n%s", want, found)
		}
	}
}
