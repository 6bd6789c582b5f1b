//go:build unix

package output

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"sync"
)

// Verify compares a published directory with its manifest and returns what
// departs from it, sorted by path. The error is a *NoManifest, a *BadManifest
// or one of the file system.
func Verify(path string) ([]Finding, error) {
	d, err := openDir(path)
	if err != nil {
		return nil, err
	}
	defer d.close()
	_, m, err := readManifest(d)
	if err != nil {
		return nil, err
	}
	return inspect(d, m, func(path string, data []byte) bool { return sum(data) == m.Files[path] })
}

// ReadManifest reads the manifest.json of a published directory. The error is a
// *NoManifest, a *BadManifest or one of the file system.
func ReadManifest(path string) (Manifest, error) {
	d, err := openDir(path)
	if err != nil {
		return Manifest{}, err
	}
	defer d.close()
	_, m, err := readManifest(d)
	return m, err
}

// readManifest returns manifest.json as it stands there, and its meaning.
func readManifest(d dir) ([]byte, Manifest, error) {
	data, err := rawManifest(d)
	if err != nil {
		return nil, Manifest{}, err
	}
	m, err := ParseManifest(data)
	if err != nil {
		return nil, Manifest{}, &BadManifest{d.path, err}
	}
	return data, m, nil
}

func rawManifest(d dir) ([]byte, error) {
	e, err := d.stat(ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &NoManifest{d.path}
	case err != nil:
		return nil, err
	case !e.isRegular():
		return nil, &BadManifest{d.path, errors.New("not a regular file")}
	}
	return d.read(e, new([]byte))
}

// inspection compares a directory with the files that it should hold.
type inspection struct {
	want  map[string]FileSum
	right func(path string, data []byte) bool // nil: look at names only
	jobs  *jobs

	mu       sync.Mutex
	seen     map[string]bool
	findings []Finding
}

// inspect walks a directory and lets right judge the bytes of every file that the
// manifest names. If right is nil, it finds only what is missing and what is foreign.
func inspect(d dir, m Manifest, right func(path string, data []byte) bool) ([]Finding, error) {
	in := &inspection{want: m.Files, right: right, jobs: newJobs(), seen: make(map[string]bool, len(m.Files))}
	in.jobs.do(func() error { return in.level(d, "") })
	if err := in.jobs.wait(); err != nil {
		return nil, err
	}
	for path := range m.Files {
		if !in.seen[path] {
			in.findings = append(in.findings, Finding{path, FileMissing})
		}
	}
	slices.SortFunc(in.findings, func(a, b Finding) int { return cmp.Compare(a.Path, b.Path) })
	return in.findings, nil
}

// level looks at one directory; prefix is its path with a slash behind, "" at the top.
func (in *inspection) level(d dir, prefix string) error {
	list := d.list
	if in.right == nil {
		list = d.glance
	}
	entries, err := list()
	if err := cmp.Or(err, in.jobs.failed()); err != nil {
		return err
	}
	for _, e := range entries {
		path := prefix + e.name
		switch {
		case path == ManifestName:
		case e.isDir():
			s, err := d.sub(e.name)
			if err != nil {
				return err
			}
			in.jobs.do(func() error {
				defer s.close()
				return in.level(s, path+"/")
			})
		default:
			fault, err := in.fault(d, e, path)
			if err != nil {
				return err
			}
			in.note(path, fault)
		}
	}
	return nil
}

// fault compares one file, "" if it is as it should be.
func (in *inspection) fault(d dir, e entry, path string) (Fault, error) {
	want, ok := in.want[path]
	switch {
	case !ok || !e.isRegular():
		return FileForeign, nil
	case in.right == nil:
		return "", nil
	case e.size != want.Bytes:
		return FileChanged, nil
	}
	buffer := in.jobs.buffers.Get().(*[]byte)
	defer in.jobs.buffers.Put(buffer)
	data, err := d.read(e, buffer)
	if err != nil {
		return "", err
	}
	if !in.right(path, data) {
		return FileChanged, nil
	}
	return "", nil
}

func (in *inspection) note(path string, f Fault) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.seen[path] = true
	if f != "" {
		in.findings = append(in.findings, Finding{path, f})
	}
}

// foreign picks the paths that are not ours.
func foreign(findings []Finding) []string {
	var paths []string
	for _, f := range findings {
		if f.Fault == FileForeign {
			paths = append(paths, f.Path)
		}
	}
	return paths
}
