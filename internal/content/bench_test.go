package content

import (
	"os"
	"testing"
)

// BenchmarkLoad reads the first site: 130 units, 3 reports, an article in two languages.
func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../../content")
	b.ReportAllocs()
	for b.Loop() {
		if s, _, err := Load(fsys, Options{Date: day}); err != nil || s == nil {
			b.Fatal(err)
		}
	}
}
