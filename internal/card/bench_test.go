package card

import "testing"

// BenchmarkPNG draws and encodes the card of a home page.
func BenchmarkPNG(b *testing.B) {
	p := painter(b)
	c := cards["home"]
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		data, err := p.PNG(c)
		if err != nil {
			b.Fatal(err)
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "bytes/card")
}

// BenchmarkDraw only draws it.
func BenchmarkDraw(b *testing.B) {
	p := painter(b)
	c := cards["home"]
	e := newEasel(p.palette)
	for b.Loop() {
		p.draw(e, c)
	}
}

// BenchmarkKey is what an unchanged card costs.
func BenchmarkKey(b *testing.B) {
	p := painter(b)
	c := cards["home"]
	for b.Loop() {
		p.Key(c)
	}
}

// BenchmarkNew is what a program pays that draws no card.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		painter(b)
	}
}
