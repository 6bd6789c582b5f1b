package output

import "golang.org/x/sys/unix"

const canSwitch = true

// rename exchanges two directories or, if there is nothing to exchange with,
// moves the first: in one step, and never onto something else.
func rename(fromDir int, from string, toDir int, to string, exchange bool) error {
	var flags uint = unix.RENAME_NOREPLACE
	if exchange {
		flags = unix.RENAME_EXCHANGE
	}
	return unix.Renameat2(fromDir, from, toDir, to, flags)
}

// flush writes the file system that holds d to disk. Since Linux 5.8 it reports
// what went wrong in writing anything since d was opened.
func flush(d dir) error {
	return d.wrap("flush", "", again(func() error { return unix.Syncfs(d.fd) }))
}

// unread reports whether nobody else has a file open, which the kernel knows when
// it is asked for a lease. Where it cannot tell, somebody may.
func unread(fd int) bool {
	_, err := unix.FcntlInt(uintptr(fd), unix.F_SETLEASE, unix.F_WRLCK)
	if err == nil {
		_, err = unix.FcntlInt(uintptr(fd), unix.F_SETLEASE, unix.F_UNLCK)
	}
	return err == nil
}
