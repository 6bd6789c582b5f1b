package content

import (
	"fmt"
	"os"
	"testing"

	"tiendo/internal/progress"
)

func TestTry(t *testing.T) {
	dir := os.Getenv("TRY")
	if dir == "" {
		dir = "../../content"
	}
	d, _ := progress.ParseDate("2026-11-23")
	s, l, err := Load(os.DirFS(dir), Options{Date: d})
	fmt.Println(err)
	for _, p := range l {
		fmt.Printf("%s:%d:%d: %s: %s [%s] %s\n", p.File, p.Line, p.Column, p.Rule.Severity, p.Message.EN, p.Rule.Name, p.Hint.EN)
	}
	if s != nil {
		fmt.Println(len(s.Units), len(s.Plans), len(s.Reports), len(s.News), len(s.Pages), len(s.Commitments), s.NextChange())
		for _, p := range s.News[0].Bodies["vi"].Parts {
			fmt.Printf("%.60q %v %v %v\n", p.HTML, p.Bound, p.Chart, p.Link)
		}
	}
}

func BenchmarkTry(b *testing.B) {
	d, _ := progress.ParseDate("2025-10-20")
	for b.Loop() {
		_, l, _ := Load(os.DirFS(os.Getenv("TRY")), Options{Date: d})
		if len(l) > 0 {
			b.Fatal(l[0].Message.EN, l[0].Place)
		}
	}
}
