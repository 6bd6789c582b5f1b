package cli

import "testing"

func TestRoomFor(t *testing.T) {
	for live, percent := range map[uint64]int{
		0: mostRoom, 1 << 20: mostRoom, room / 2: 200, room: 100, largeHeap - 1: leastRoom, largeHeap: largeRoom, 100 * largeHeap: largeRoom,
	} {
		if got := roomFor(live); got != percent {
			t.Errorf("%d bytes in use: %d %%, not %d", live, got, percent)
		}
	}
}
