package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/progress"
	rules "tiendo/internal/rule"
	"tiendo/internal/threat"
	"tiendo/templates"
)

var hostileDay = progress.NewDate(2025, 10, 1)

// TestPayloads: every payload of package threat stands somewhere in a site, and
// every text field has some; nothing of it runs. TestTorturePayloads puts each
// into each.
func TestPayloads(t *testing.T) {
	payloads, texts := threat.Payloads(), map[string]string{}
	fields := accepted(payloads[0])
	for i, payload := range payloads {
		field := fields[i%len(fields)]
		if _, ok := accept(field, texts[field]+payload); ok {
			texts[field] += payload
		}
	}
	if len(texts) < 60 {
		t.Errorf("payloads in only %d fields", len(texts))
	}
	nothingRuns(t, texts)
}

// accepted are the fields of the small site that take a payload: words do,
// addresses and ids do not.
func accepted(payload string) []string {
	var fields []string
	for _, field := range threat.Fields() {
		if _, ok := accept(field, payload); ok {
			fields = append(fields, field)
		}
	}
	return fields
}

// accept says whether a site with a payload in one field would be published.
func accept(field, payload string) (*progress.Site, bool) {
	return acceptAll(map[string]string{field: payload})
}

// acceptAll says whether a site with texts in its fields would be published.
func acceptAll(texts map[string]string) (*progress.Site, bool) {
	site, problems, err := content.Load(threat.Site(texts), content.Options{Date: hostileDay})
	if err != nil || site == nil || problems.Errors() {
		return nil, false
	}
	open, _ := rules.Inspect(site)
	return site, !open.Errors()
}

// nothingRuns opens every page of a site with hostile texts, and every first chart
// and the search on them.
func nothingRuns(t *testing.T, texts map[string]string) (pages int) {
	t.Helper()
	made, err := build.Make(build.Options{Content: threat.Site(texts), Templates: templates.FS, Tool: "tiendo", Date: hostileDay})
	if err != nil {
		t.Fatal(err)
	}
	if made.Tree == nil {
		t.Fatal(made.Problems)
	}
	tab := Open(t, serveTree(t, made), Look{})
	for _, path := range made.Tree.Paths() {
		folder, isPage := strings.CutSuffix(path, "index.html")
		if !isPage {
			continue
		}
		pages++
		tab.Go("/" + folder)
		if Ask[bool](tab, `document.querySelector('.chart-open') !== null`) {
			tab.Click(".chart-open")
			tab.Wait(opened)
			tab.Press(kb.ArrowRight) // to the first value, whose words are shown
		}
		if Ask[bool](tab, `document.querySelector('form[data-index] input') !== null`) {
			Ask[bool](tab, `document.querySelector('form[data-index] input').focus(), true`)
			tab.Press("x")
			tab.Wait(`document.querySelector('form [role=status]').textContent !== ''`)
		}
		if Ask[bool](tab, `window.pwned !== undefined || document.querySelector('base:not([target]), main script:not([type]), iframe, object, embed') !== null || document.scripts.length > 3`) {
			t.Errorf("something of a payload is in %s", path)
		}
	}
	return pages
}
