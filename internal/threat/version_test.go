package threat

import (
	"io/fs"
	"testing/fstest"

	"tiendo/internal/content"
)

// versioned is a file system of which one file changes, so that the others need
// not be read again.
type versioned struct {
	fstest.MapFS
	changed string
	version int
}

// Stat is what the reader asks for the version of a file.
func (v versioned) Stat(name string) (fs.FileInfo, error) {
	info, err := v.MapFS.Stat(name)
	if err != nil || info.IsDir() {
		return info, err
	}
	version := content.Version(1)
	if name == v.changed {
		version += content.Version(v.version)
	}
	return stamped{info, version}, nil
}

type stamped struct {
	fs.FileInfo
	version content.Version
}

func (s stamped) Sys() any { return s.version }
