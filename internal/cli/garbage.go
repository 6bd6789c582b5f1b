package cli

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// A collection of garbage costs as much as there is in use, and those of a small
// heap free almost nothing. So a build may fill room bytes between two of them,
// but no more than mostRoom percent of what is in use, and no less than leastRoom. The
// sizes are chosen for a peak below half of Hugo's at national size; from largeHeap on,
// ten times as much, twice the room takes a twentieth off the processor time.
const (
	room      = 44 << 20
	leastRoom = 100
	largeRoom = 200
	largeHeap = 128 << 20
	mostRoom  = 1000
)

// makeRoom sets when garbage is collected during the stage that begins. GOGC in
// the environment has precedence.
func makeRoom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(roomFor(live[0].Value.Uint64()))
}

// roomFor is the percentage that gives room to a heap with live bytes in use.
func roomFor(live uint64) int {
	if live >= largeHeap {
		return largeRoom
	}
	return int(min(max(100*room/max(live, 1), leastRoom), mostRoom))
}
