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

// beneath is how a file is made whose name leads through directories, none of which
// may be a symbolic link.
var beneath = unix.OpenHow{
	Flags:   unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_CLOEXEC,
	Mode:    0o644,
	Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
}

// createBelow makes a file below a directory. Linux can since 5.6.
func createBelow(dir int, name string) (int, error) {
	return count(func() (int, error) { return unix.Openat2(dir, name, &beneath) })
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
