//go:build linux && torture

package torture

// How much of everything `make torture` does.
const (
	kills      = 1000
	faultEvery = 1
	allFaults  = true
	fullSteps  = 60
	crowd      = 50
	trapEvery  = 1
	freshCache = true
	manyFiles  = 100_000
	manyMemory = 1000
)
