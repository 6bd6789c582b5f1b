//go:build unix

package output

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"

	"golang.org/x/sys/unix"
)

// dir is an open directory. What lies in it is reached by one name at a time
// and never through a symbolic link, so that nothing can lead elsewhere, also
// when the directory is moved meanwhile. os.Root promises nearly the same, but
// reading 5,000 directories with a file each through it takes 150 ms, this 70.
type dir struct {
	fd    int
	path  string // for messages
	exact bool   // what is made in it has the mode that was asked for
}

// entry is what stat(2) says of a name in a directory, without following it.
type entry struct {
	name     string
	mode     uint32
	size     int64
	links    uint64
	dev, ino uint64
}

func (e entry) isDir() bool     { return e.mode&unix.S_IFMT == unix.S_IFDIR }
func (e entry) isRegular() bool { return e.mode&unix.S_IFMT == unix.S_IFREG }
func (e entry) isSymlink() bool { return e.mode&unix.S_IFMT == unix.S_IFLNK }
func (e entry) perm() uint32    { return e.mode & 0o777 }

func (e entry) same(f entry) bool { return e.dev == f.dev && e.ino == f.ino }

func newEntry(name string, s *unix.Stat_t) entry {
	return entry{name, uint32(s.Mode), s.Size, uint64(s.Nlink), uint64(s.Dev), s.Ino}
}

const openDirectory = unix.O_RDONLY | unix.O_DIRECTORY | unix.O_CLOEXEC

// openDir opens a directory by a path whose symbolic links the caller has judged.
func openDir(path string) (dir, error) {
	d := dir{fd: unix.AT_FDCWD}
	fd, err := d.open(path, openDirectory, 0)
	return dir{fd: fd, path: path}, err
}

func (d dir) close() { _ = unix.Close(d.fd) } // a directory has nothing unwritten

// maxPath bounds the depth to which others' directories are followed.
const maxPath = 4096

// sub opens a directory in this one.
func (d dir) sub(name string) (dir, error) {
	if len(d.path) > maxPath {
		return dir{fd: -1}, d.wrap("open", name, unix.ENAMETOOLONG)
	}
	fd, err := d.open(name, openDirectory|unix.O_NOFOLLOW, 0)
	return dir{fd, d.path + "/" + name, d.exact}, err
}

// self is the entry of the directory itself.
func (d dir) self() (entry, error) {
	var s unix.Stat_t
	err := again(func() error { return unix.Fstat(d.fd, &s) })
	return newEntry("", &s), d.wrap("stat", "", err)
}

func (d dir) stat(name string) (entry, error) {
	var s unix.Stat_t
	err := again(func() error { return unix.Fstatat(d.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) })
	return newEntry(name, &s), d.wrap("stat", name, err)
}

// list returns everything in the directory, sorted by name.
func (d dir) list() ([]entry, error) { return d.entries(func(entry) bool { return false }) }

// glance is list, but that of an entry nothing is known except its name and what it
// is, where the system says so much with the name: that saves a call for each.
func (d dir) glance() ([]entry, error) { return d.entries(func(e entry) bool { return e.mode != 0 }) }

// entries returns what is in the directory, sorted by name, and asks for all that is
// to be known of an entry unless what came with its name is enough.
func (d dir) entries(enough func(entry) bool) ([]entry, error) {
	named, err := d.names()
	if err != nil {
		return nil, d.wrap("list", "", err)
	}
	entries := named[:0]
	for _, e := range named {
		if !enough(e) {
			e, err = d.stat(e.name)
		}
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since
		}
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.name, b.name) })
	return entries, nil
}

var listings = sync.Pool{New: func() any { return new([8192]byte) }}

// names are the entries of the directory with their names and, as far as the system
// tells both together, their types.
func (d dir) names() ([]entry, error) {
	if _, err := unix.Seek(d.fd, 0, 0); err != nil {
		return nil, err
	}
	buffer := listings.Get().(*[8192]byte)
	defer listings.Put(buffer)
	var list []entry
	for {
		n, err := count(func() (int, error) { return unix.ReadDirent(d.fd, buffer[:]) })
		if n <= 0 || err != nil {
			return list, err
		}
		list = parseNames(buffer[:n], list)
	}
}

// read returns the bytes of a regular file in a buffer that it grows: all of
// them, or one more than there were when e was made if the file has grown since.
func (d dir) read(e entry, buffer *[]byte) ([]byte, error) {
	if e.size > maxFile {
		return nil, d.wrap("read", e.name, unix.EFBIG)
	}
	// O_NONBLOCK, lest what has become a pipe since holds us up.
	fd, err := d.open(e.name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd)
	*buffer = slices.Grow((*buffer)[:0], int(e.size)+1)
	data := (*buffer)[:e.size+1]
	length := 0
	for {
		n, err := count(func() (int, error) { return unix.Read(fd, data[length:]) })
		length += max(n, 0)
		if n <= 0 || length >= int(e.size) {
			return data[:length], d.wrap("read", e.name, err)
		}
	}
}

// create writes a file that does not exist yet, mode 0644.
func (d dir) create(name string, data []byte) error {
	fd, err := d.open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	if err != nil {
		return err
	}
	return d.write(fd, name, data)
}

// write puts data into a file that has just been made, and closes it.
func (d dir) write(fd int, name string, data []byte) error {
	err := fill(fd, data)
	if !d.exact {
		err = cmp.Or(err, unix.Fchmod(fd, 0o644))
	}
	return d.wrap("write", name, cmp.Or(err, unix.Close(fd)))
}

// rewrite gives a file other bytes. Whoever began to read it when it was live can
// finish: then it is another file that takes its name. It is shortened last: a
// file that is emptied first costs ext4 six times as much, one that is removed
// first, thirty times.
func (d dir) rewrite(name string, data []byte) error {
	fd, err := d.open(name, unix.O_WRONLY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	if !unread(fd) {
		_ = unix.Close(fd) // nothing was written
		return cmp.Or(d.unlink(name, 0), d.create(name, data))
	}
	return d.wrap("write", name, cmp.Or(fill(fd, data), truncate(fd, len(data)), unix.Close(fd)))
}

func fill(fd int, data []byte) error {
	for len(data) > 0 {
		n, err := count(func() (int, error) { return unix.Write(fd, data) })
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func truncate(fd, size int) error {
	return again(func() error { return unix.Ftruncate(fd, int64(size)) })
}

func (d dir) mkdir(name string, perm uint32) error {
	return d.wrap("mkdir", name, again(func() error { return unix.Mkdirat(d.fd, name, perm) }))
}

func (d dir) chmod(perm uint32) error {
	return d.wrap("chmod", "", again(func() error { return unix.Fchmod(d.fd, perm) }))
}

// remove deletes an entry, a directory with everything in it, and returns how
// many files that were.
func (d dir) remove(e entry) (int, error) {
	if !e.isDir() {
		return 1, d.unlink(e.name, 0)
	}
	if d.unlink(e.name, unix.AT_REMOVEDIR) == nil {
		return 0, nil // empty, and that took no descriptor: there may be none left
	}
	s, err := d.sub(e.name)
	if err != nil {
		return 0, err
	}
	defer s.close()
	inside, err := s.glance()
	removed := 0
	for _, i := range inside {
		n, failed := s.remove(i)
		removed += n
		err = cmp.Or(err, failed)
	}
	return removed, cmp.Or(err, d.unlink(e.name, unix.AT_REMOVEDIR))
}

func (d dir) unlink(name string, flags int) error {
	return d.wrap("remove", name, again(func() error { return unix.Unlinkat(d.fd, name, flags) }))
}

// sync flushes the directory's own entries to disk.
func (d dir) sync() error {
	return d.wrap("sync", "", again(func() error { return unix.Fsync(d.fd) }))
}

func (d dir) open(name string, flags int, perm uint32) (int, error) {
	fd, err := count(func() (int, error) { return unix.Openat(d.fd, name, flags, perm) })
	return fd, d.wrap("open", name, err)
}

func (d dir) wrap(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: path.Join(d.path, name), Err: err}
}

// again repeats a system call that a signal interrupted.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

func count(call func() (int, error)) (n int, err error) {
	err = again(func() error {
		n, err = call()
		return err
	})
	return n, err
}
