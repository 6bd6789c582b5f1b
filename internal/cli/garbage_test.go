package cli

import (
	"bytes"
	"os"
	"runtime"
	"testing"
)

func TestRoomFor(t *testing.T) {
	const first = 100 * (firstRoom - smallestHeap) / smallestHeap
	for live, percent := range map[uint64]int{
		0: first, 1 << 20: first, smallestHeap: first, firstRoom - room: 433, room / 2: 200, room: 100,
		largeHeap - 1: leastRoom, largeHeap: largeRoom, 100 * largeHeap: largeRoom,
	} {
		if got := roomFor(live); got != percent {
			t.Errorf("%d bytes in use: %d %%, not %d", live, got, percent)
		}
	}
}

// What the heap is made with is free again, and the system knows what is wanted.
func TestPrepareHeap(t *testing.T) {
	prepareHeap()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > prepared/2 {
		t.Errorf("%d bytes are in use after all", m.HeapAlloc)
	}
	if free := m.HeapIdle; free < prepared {
		t.Errorf("%d bytes are ready, not %d", free, prepared)
	}
	flags, _ := os.ReadFile("/proc/self/smaps")
	_, err := os.Stat("/sys/kernel/mm/transparent_hugepage")
	if advised, can := bytes.Contains(flags, []byte(" hg ")), err == nil; advised != can {
		t.Errorf("large pages were asked for: %v; there are some: %v", advised, can)
	}
}
