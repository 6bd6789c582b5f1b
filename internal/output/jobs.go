package output

import (
	"runtime"
	"sync"

	"tiendo/internal/crew"
)

// jobs are many small ones, done by GOMAXPROCS hands, the caller's being one of
// them. A job may hand on further jobs.
type jobs struct {
	seats   chan struct{} // one for every hand but the caller's
	hands   sync.WaitGroup
	buffers sync.Pool // of *[]byte, for reading files

	mu      sync.Mutex
	err     error
	failure *crew.Panic // of a hand
}

func newJobs() *jobs {
	return &jobs{
		seats:   make(chan struct{}, runtime.GOMAXPROCS(0)-1),
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}
}

// do runs a job beside the caller if a hand is free, else at once. Every job is
// run, since it may own something that it must close.
func (j *jobs) do(job func() error) {
	select {
	case j.seats <- struct{}{}:
		j.hands.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					j.broke(crew.Caught(r))
				}
				<-j.seats
			}()
			j.note(job())
		})
	default:
		j.note(job())
	}
}

func (j *jobs) note(err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err == nil {
		j.err = err
	}
}

// failed is the first error so far: a reason for a job to do nothing more.
func (j *jobs) failed() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.err
}

// broke keeps the first panic of a hand for the caller.
func (j *jobs) broke(p *crew.Panic) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.failure == nil {
		j.failure = p
	}
}

// wait returns when all jobs are done, with the first error.
func (j *jobs) wait() error {
	j.hands.Wait()
	if j.failure != nil {
		panic(j.failure)
	}
	return j.err
}
