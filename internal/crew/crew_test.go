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
		if r := recover(); r == nil || !strings.Contains(r.(string), "broken") {
			t.Errorf("recovered %v", r)
		}
	}()
	Each(100, func(i int) {
		if i == 50 {
			panic("broken")
		}
	})
	t.Error("no panic")
}
