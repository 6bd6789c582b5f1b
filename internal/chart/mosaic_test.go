package chart

import "testing"

// TestTileLines: what the eye finds in a browser (internal/browser) is that no
// name on a tile is cut; three lines fit.
func TestTileLines(t *testing.T) {
	for name, want := range map[string]int{
		"": 1, "Vinh": 1, "Đô Lương": 2, "Thành Vinh": 2, "Hòn Mắt": 2, "Nguyễn Thị Minh Khai Thượng": 5, "Kwuyyyyyyyyyyyyyyyyyyyyyyy": 4,
	} {
		if got := tileLines(name); got != want {
			t.Errorf("%q: %d lines, want %d", name, got, want)
		}
	}
}
