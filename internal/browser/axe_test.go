package browser

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// Finding is what axe-core has against a page.
type Finding struct {
	Rule, Impact, Help string
	Places             []string // CSS selectors of the elements
}

// Serious tells whether a finding may not stand.
func (f Finding) Serious() bool { return f.Impact == "serious" || f.Impact == "critical" }

func (f Finding) String() string {
	return fmt.Sprintf("%s: %s: %s %q", f.Impact, f.Rule, f.Help, f.Places)
}

var axe = sync.OnceValues(func() (string, error) {
	source, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	return string(source), err
})

// Axe runs axe-core over the page as it is now: all its rules, and its rule on
// the size of targets, which is off by default; or only those named. It comes by the debugger, not by the page: the policy of the page
// stays in force.
func (tab *Tab) Axe(rules ...string) []Finding {
	tab.t.Helper()
	source, err := axe()
	tab.do(err)
	if !Ask[bool](tab, "!!window.axe") {
		Ask[bool](tab, source+"; true")
	}
	options := `{ preload: false, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }`
	if len(rules) > 0 {
		options = `{ preload: false, resultTypes: ['violations'], runOnly: ['` + strings.Join(rules, "', '") + `'] }`
	}
	return Ask[[]Finding](tab, `axe.run(document, `+options+`).then(result => result.violations.map(v =>
		({ Rule: v.id, Impact: v.impact, Help: v.help, Places: v.nodes.map(n => n.target.join(' ')) })))`)
}
