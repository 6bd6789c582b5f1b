//go:build unix && !linux

package output

import "errors"

// canSwitch is false where no step like renameat2 has been tested.
const canSwitch = false

func rename(int, string, int, string, bool) error { return errors.ErrUnsupported }

func createBelow(int, string) (int, error) { return -1, errors.ErrUnsupported }

func flush(dir) error { return errors.ErrUnsupported }

func unread(int) bool { return false }
