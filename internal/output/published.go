//go:build unix

package output

import (
	"path/filepath"
	"strings"
	"sync"
)

// Published is the site in an output directory, for a build that would rather
// take from it what costs much to make (scaled pictures) than make it again.
//
// It is a matter of speed alone: a directory that is not there, is not ours or
// cannot be read holds nothing, and a file that is not what its manifest says is
// not there. No symbolic link is followed below the directory that holds it. A
// build that publishes meanwhile does no harm, since every byte is hashed.
//
// The zero value holds nothing; make one with OpenPublished.
type Published struct {
	path string
	once sync.Once // nothing is opened before it is asked for
	dir  dir
	open bool
	sums map[string]FileSum
}

// OpenPublished names the directory. Close it when done.
func OpenPublished(path string) *Published { return &Published{path: path} }

// File returns the bytes of a file whose size and hash are those of the manifest.
// It may be called by several goroutines at a time.
func (p *Published) File(path string) ([]byte, bool) {
	p.once.Do(p.look)
	want, listed := p.sums[path]
	if !listed || want.Bytes > maxFile {
		return nil, false
	}
	data, ok := p.dir.file(path, want.Bytes)
	if !ok || sum(data) != want {
		return nil, false
	}
	return data, true
}

// Close ends the use of the directory. Further files are not there.
func (p *Published) Close() {
	p.once.Do(func() {})
	if p.open {
		p.dir.close()
		p.open, p.sums = false, nil
	}
}

// look opens the directory and reads its manifest.
func (p *Published) look() {
	abs, err := filepath.Abs(p.path)
	if p.path == "" || err != nil {
		return
	}
	above, err := filepath.EvalSymlinks(filepath.Dir(abs))
	if err != nil || abs == filepath.Dir(abs) {
		return
	}
	parent, err := openDir(above)
	if err != nil {
		return
	}
	defer parent.close()
	d, err := parent.sub(filepath.Base(abs))
	if err != nil {
		return
	}
	_, m, err := readManifest(d)
	if err != nil {
		d.close()
		return
	}
	p.dir, p.open, p.sums = d, true, m.Files
}

// file reads a regular file of a known size below the directory.
func (d dir) file(path string, size int64) ([]byte, bool) {
	for {
		name, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			e, err := d.stat(name)
			if err != nil || !e.isRegular() || e.size != size {
				return nil, false
			}
			data, err := d.read(e, new([]byte))
			return data, err == nil
		}
		s, err := d.sub(name)
		if err != nil {
			return nil, false
		}
		defer s.close()
		d, path = s, rest
	}
}
