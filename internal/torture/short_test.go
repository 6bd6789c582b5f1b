//go:build linux && !torture

package torture

// How much of everything `make test` does.
const (
	kills      = 24 // moments at which builds are killed
	faultEvery = 29 // which calls fail: each 29th of a kind
	allFaults  = false
	fullSteps  = 4  // sizes of the disk that fills up
	crowd      = 8  // builds that begin together
	trapEvery  = 60 // which functions panic: each 60th that a build calls
)
