package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
)

// profile records where a command spends its time, until stop is called, which
// writes cpu.pprof and heap.pprof into a folder. Both are read with `go tool
// pprof`, and belong to a report of a build that is slow.
func profile(dir string) (stop func() error, err error) {
	if dir == "" {
		return func() error { return nil }, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		cpu.Close()
		return nil, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return cmp.Or(cpu.Close(), writeHeap(filepath.Join(dir, "heap.pprof")))
	}, nil
}

// writeHeap writes what lives at this moment, and everything that was allocated.
func writeHeap(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	runtime.GC() // the profile shows the heap as of the last collection
	return cmp.Or(pprof.Lookup("heap").WriteTo(f, 0), f.Close())
}
