//go:build torture

package build_test

// everyExample says that all programs of the examples must be there.
const everyExample = true
