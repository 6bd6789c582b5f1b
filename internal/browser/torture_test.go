//go:build torture

package browser

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"tiendo/internal/threat"
)

// TestTorturePayloads: each payload in each text field that takes it. A few stand
// together in a field of a site, because a browser takes its time; whatever is
// not taken together stands in a site of its own. The fields that refuse a payload
// are counted.
func TestTorturePayloads(t *testing.T) {
	const together = 8
	payloads, fields := threat.Payloads(), threat.Fields()
	waiting := map[string][]string{} // by field
	refused, tried, pages := 0, 0, 0
	for _, field := range fields {
		for _, payload := range payloads {
			if _, ok := accept(field, payload); ok {
				waiting[field] = append(waiting[field], payload)
			} else {
				refused++
			}
		}
	}
	for site := 0; len(waiting) > 0; site++ {
		texts := map[string]string{}
		for _, field := range slices.Collect(maps.Keys(waiting)) {
			text, n := "", 0
			var later []string
			for _, payload := range waiting[field] {
				if _, ok := accept(field, text+payload); ok && n < together {
					text += payload
					n++
				} else {
					later = append(later, payload)
				}
			}
			texts[field] = text
			tried += n
			if waiting[field] = later; len(later) == 0 {
				delete(waiting, field)
			}
		}
		t.Run(fmt.Sprint(site), func(t *testing.T) { pages += nothingRuns(t, texts) })
	}
	t.Logf("%d payloads × %d fields: %d refused, %d tried on %d pages", len(payloads), len(fields), refused, tried, pages)
	if refused+tried != len(payloads)*len(fields) {
		t.Error("a payload was lost")
	}
}
