package page

import (
	"testing"

	"tiendo/internal/progress"
)

// TestLastHeading: a chart of a text stands one level below the heading above it.
func TestLastHeading(t *testing.T) {
	for html, want := range map[string]int{
		"": 1, "<p>a</p>": 1, `<h2 id="a">A</h2><p>`: 2, "<h2>A</h2><h3>B</h3><hr>": 3, "<h3>A</h3><h2>B</h2>": 2, "<p>x<h": 1,
	} {
		parts := []progress.Part{{HTML: html}, {Link: &progress.Link{}}, {HTML: "<p>b</p>"}}
		if got := lastHeading(parts); got != want {
			t.Errorf("%s: %d, want %d", html, got, want)
		}
	}
}
