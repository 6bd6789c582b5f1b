//go:build unix && !linux

package output

import "golang.org/x/sys/unix"

// parseNames appends the names that ReadDirent has put into a buffer.
func parseNames(buffer []byte, list []entry) []entry {
	_, _, names := unix.ParseDirent(buffer, -1, nil)
	for _, name := range names {
		list = append(list, entry{name: name})
	}
	return list
}
