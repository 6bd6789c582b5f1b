package crew

import (
	"strings"
	"sync/atomic"
	"testing"
)

func TestEachDoesEverythingOnce(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		done := make([]atomic.Int32, n)
		Each(n, func(i int) { done[i].Add(1) })
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Fatalf("n = %d: work %d was done %d times", n, i, got)
			}
		}
	}
}

func TestPanicReachesTheCaller(t *testing.T) {
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Value != "broken" || !strings.Contains(string(p.Stack), "breaks") {
			t.Errorf("recovered %v", p)
		}
	}()
	Each(3, func(i int) {
		Each(100, func(j int) {
			if j == 50 {
				breaks()
			}
		})
	})
	t.Error("no panic")
}

func breaks() { panic("broken") }
