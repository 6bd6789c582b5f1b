package browser

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	pages "tiendo/internal/page"
)

//go:embed testdata/proof.js
var proof string

// TestPages: every kind of page, on a telephone and on a wide screen, in light,
// dark and forced colours, with and without scripts: axe-core finds nothing
// serious, nothing scrolls sideways or is cut off, words keep apart, fingers and
// keys find what they need. What tabs fail for anyhow (another host, an error, a
// violation of the policy) is tried on the way.
func TestPages(t *testing.T) {
	for _, s := range []site{first, sample} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			s.prove(t)
		})
	}
}

func (s site) prove(t *testing.T) {
	host := s.host(t)
	tab, bare := Open(t, host, Look{}), Open(t, host, Look{NoScript: true})
	for _, v := range s.pages {
		if v.kind == "lost" {
			tab.Expect("404")
			bare.Expect("404")
		}
		v.scripted(t, tab)
		v.bare(t, bare)
	}
}

// scripted visits a page as most readers do.
func (v visit) scripted(t *testing.T, tab *Tab) {
	tab.dress(Look{Width: 360, Height: 740})
	tab.Go(v.path)
	for _, width := range []int64{360, 1280} {
		for _, look := range []Look{{Width: width}, {Width: width, Dark: true}, {Width: width, Forced: true}} {
			tab.dress(look)
			v.hold(t, tab, look)
		}
	}
	tab.dress(Look{})
	v.keys(t, tab)
}

// bare visits a page without JavaScript. axe-core needs some: it judges what was
// loaded without.
func (v visit) bare(t *testing.T, tab *Tab) {
	tab.Scripts(false)
	tab.Go(v.path)
	look := Look{Width: 1280, NoScript: true}
	tab.dress(look)
	v.stand(t, tab, look)
	look.Width = 360
	tab.dress(look)
	v.stand(t, tab, look)
	tab.Scripts(true)
	v.judge(t, tab, look)
}

// hold holds a page against what must be true of it.
func (v visit) hold(t *testing.T, tab *Tab, look Look) {
	t.Helper()
	v.stand(t, tab, look)
	v.judge(t, tab, look)
}

func (v visit) stand(t *testing.T, tab *Tab, look Look) {
	t.Helper()
	for _, wrong := range Ask[[]string](tab, proof+"; proof()") {
		t.Errorf("%s, %s: %s", v.path, look, wrong)
	}
}

// judge asks axe-core for everything once, and then for what another look of the
// same page can change: in dark and in forced colours the colours, on a wide
// screen also what lies where. Its questions are what the test takes its time for.
func (v visit) judge(t *testing.T, tab *Tab, look Look) {
	t.Helper()
	var rules []string
	switch {
	case look.Dark || look.Forced:
		rules = []string{"color-contrast"}
	case look.Width > 360:
		rules = []string{"color-contrast", "target-size", "scrollable-region-focusable"}
	}
	for _, found := range tab.Axe(rules...) {
		if found.Serious() {
			t.Errorf("%s, %s: %s", v.path, look, found)
		}
	}
}

// keys goes through a page with the keyboard: the first stop is the link to the
// content, and every stop shows.
func (v visit) keys(t *testing.T, tab *Tab) {
	t.Helper()
	embed := v.kind == "embed" // has nothing to skip
	Ask[bool](tab, "document.activeElement.blur(), scrollTo(0, 0), true")
	tab.Press("\t")
	if !embed {
		if !Ask[bool](tab, `(e => e.matches('.skip') && e.getBoundingClientRect().left >= 0)(document.activeElement)`) {
			t.Errorf("%s: the first stop is not the link to the content, or nobody sees it", v.path)
		}
	}
	for _, wrong := range Ask[[]string](tab, proof+"; stops()") {
		t.Errorf("%s: %s", v.path, wrong)
	}
	if !embed {
		Ask[bool](tab, "document.querySelector('.skip').focus(), true")
		tab.Press("\r")
		if !Ask[bool](tab, "document.activeElement.matches('main')") {
			t.Errorf("%s: the link to the content leads elsewhere", v.path)
		}
	}
}

// TestKindsOfPages: no kind of page goes unseen.
func TestKindsOfPages(t *testing.T) {
	for _, k := range pages.Kinds {
		if !slices.ContainsFunc(slices.Concat(first.pages, sample.pages), func(v visit) bool { return v.kind == k.Name }) {
			t.Errorf("no page of the kind %s is looked at", k.Name)
		}
	}
}

func (l Look) String() string {
	words := []string{fmt.Sprint(l.Width, " px")}
	for _, w := range []struct {
		on   bool
		name string
	}{{l.Dark, "dark"}, {l.Forced, "forced colours"}, {l.NoScript, "without scripts"}} {
		if w.on {
			words = append(words, w.name)
		}
	}
	return strings.Join(words, ", ")
}
