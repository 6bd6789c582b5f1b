//go:build torture

package browser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/threat"
)

// TestTorturePayloads: each payload in each text field that takes it. A few stand
// together in a field of a site, because a browser takes its time; whatever is
// not taken together stands in a site of its own. The fields that refuse a payload
// are counted.
func TestTorturePayloads(t *testing.T) {
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
		for _, field := range slices.Sorted(maps.Keys(waiting)) {
			now, later := take(field, waiting[field])
			texts[field] = strings.Join(now, "")
			if _, ok := acceptAll(texts); !ok && len(texts) > 1 { // beside the texts of other fields: on the next site
				delete(texts, field)
				continue
			}
			tried += len(now)
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

// take splits the payloads that wait for a field into those that it takes together
// and the others.
func take(field string, payloads []string) (now, later []string) {
	const together = 8
	for i, payload := range payloads {
		if len(now) == together {
			return now, append(later, payloads[i:]...)
		}
		if _, ok := accept(field, strings.Join(now, "")+payload); ok {
			now = append(now, payload)
		} else {
			later = append(later, payload)
		}
	}
	return now, later
}
