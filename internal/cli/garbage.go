package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A collection of garbage costs as much as there is in use, and those of a small
// heap free almost nothing. So a build may fill room bytes between two of them, and
// firstRoom before there is any: a province is built without one. There is no less
// room than leastRoom percent of what is in use. The sizes are chosen for a peak below
// half of Hugo's at national size; from largeHeap on, ten times as much, twice the room
// takes a twentieth off the processor time.
const (
	room      = 52 << 20
	firstRoom = 64 << 20
	leastRoom = 100
	largeRoom = 200
	largeHeap = 128 << 20
)

// smallestHeap is what Go takes for in use at least: package runtime, heapMinimum.
const smallestHeap = 4 << 20

// prepared is as much of the heap as a nation takes.
const prepared = 128 << 20

// prepareHeap makes the heap as large as prepared and asks the system to give it in
// large pages: one is fetched where 512 small ones were. The runtime maps what it needs
// piece by piece, and the advice is lost with each: so all of it is taken at once, never
// touched, and given back.
func prepareHeap() {
	before := debug.SetGCPercent(-1) // or taking it would collect, too
	advise(make([]byte, prepared))
	debug.SetGCPercent(before)
	runtime.GC()
}

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
	live = max(live, smallestHeap)
	free := uint64(room)
	if live < firstRoom-room {
		free = firstRoom - live
	}
	return int(max(100*free/live, leastRoom))
}
