package build

import "sync"

// budget is an amount that several share: whoever takes more than is left waits.
type budget struct {
	mu    sync.Mutex
	freed *sync.Cond
	left  int64
}

func newBudget(amount int64) *budget {
	b := &budget{left: amount}
	b.freed = sync.NewCond(&b.mu)
	return b
}

// take waits until n are left; n is never more than the whole.
func (b *budget) take(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.left < n {
		b.freed.Wait()
	}
	b.left -= n
}

func (b *budget) give(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.left += n
	b.freed.Broadcast()
}
