// Package crew does many equal pieces of work with as many workers as there are
// processors.
package crew

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Each calls work once for every i from 0 to n-1, several at a time, and
// returns when all calls have. Results go into a slice by i, so that they do
// not depend on who was faster. A panic in a worker becomes one in the caller,
// where the program can still say what happened.
func Each(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	var once sync.Once
	var failure any
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { failure = fmt.Sprintf("%v\n\n%s", r, debug.Stack()) })
					next.Store(int64(n)) // the others stop too
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				work(int(i))
			}
		})
	}
	group.Wait()
	if failure != nil {
		panic(failure)
	}
}
