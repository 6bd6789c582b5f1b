package browser

import (
	"fmt"
	"os"
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

// Axe runs axe-core over the page as it is now. It comes by the debugger, not by
// the page: the policy of the page stays in force.
func (tab *Tab) Axe() []Finding {
	tab.t.Helper()
	source, err := axe()
	tab.do(err)
	Ask[bool](tab, source+"; true")
	return Ask[[]Finding](tab, `axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations.map(v =>
		({ Rule: v.id, Impact: v.impact, Help: v.help, Places: v.nodes.map(n => n.target.join(' ')) })))`)
}
