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

// Panic is what went wrong in a worker, and where: it is kept for the caller,
// where the program can still say what happened.
type Panic struct {
	Value any
	Stack []byte // of the worker
}

func (p *Panic) String() string { return fmt.Sprint(p.Value) }

// Caught is what recover returned in a worker, as a Panic. One that another crew
// has caught already stays as it is.
func Caught(r any) *Panic {
	if p, ok := r.(*Panic); ok {
		return p
	}
	return &Panic{r, debug.Stack()}
}

// Each calls work once for every i from 0 to n-1, several at a time, and
// returns when all calls have. Results go into a slice by i, so that they do
// not depend on who was faster. A panic in a worker becomes a *Panic in the caller.
func Each(n int, work func(i int)) { Several(runtime.GOMAXPROCS(0), n, work) }

// Several is Each with a number of workers: more of them than there are processors
// where work is waiting for others.
func Several(workers, n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	var failure atomic.Pointer[Panic]
	for range min(workers, n) {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					failure.CompareAndSwap(nil, Caught(r))
					next.Store(int64(n)) // the others stop too
				}
			}()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				work(int(i))
			}
		})
	}
	group.Wait()
	if p := failure.Load(); p != nil {
		panic(p)
	}
}
