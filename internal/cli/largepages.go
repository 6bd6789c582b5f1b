//go:build !linux

package cli

// advise does nothing: other systems choose the size of pages themselves.
func advise([]byte) {}
