//go:build linux && !torture

package torture

// How much of everything `make test` does.
const (
	kills      = 16 // moments at which builds are killed
	faultEvery = 61 // which calls fail: each 61st of a kind
	allFaults  = false
	fullSteps  = 4     // sizes of the disk that fills up
	crowd      = 8     // builds that begin together
	trapEvery  = 120   // which functions panic: each 120th that a build calls
	manyFiles  = 3000  // articles of a site
	manyMemory = 200   // megabytes for them
	freshCache = false // compile the program from nothing, too
)
