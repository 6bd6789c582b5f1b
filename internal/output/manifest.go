package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/crew"
	"tiendo/internal/literal"
)

// Manifest is manifest.json: what a published directory consists of. It does
// not list itself.
type Manifest struct {
	Version int                `json:"version"` // 1
	Tool    string             `json:"tool"`    // begins with "tiendo"
	Date    string             `json:"date"`    // of the build, YYYY-MM-DD
	Files   map[string]FileSum `json:"files"`   // by path
}

// FileSum is the size and the hash of a file.
type FileSum struct {
	SHA256 string `json:"sha256"` // 64 hexadecimal digits, lower case
	Bytes  int64  `json:"bytes"`
}

func sum(data []byte) FileSum {
	h := sha256.Sum256(data)
	return FileSum{hex.EncodeToString(h[:]), int64(len(data))}
}

// Manifest lists the files of the tree with their hashes.
func (t *Tree) Manifest(tool, date string) Manifest {
	paths := t.Paths()
	sums := make([]FileSum, len(paths))
	const batch = 64 // a page hashes in the time that handing it over takes
	crew.Each((len(paths)+batch-1)/batch, func(n int) {
		for i := n * batch; i < min((n+1)*batch, len(paths)); i++ {
			sums[i] = t.sum(paths[i])
		}
	})
	files := make(map[string]FileSum, len(paths))
	for i, path := range paths {
		files[path] = sums[i]
	}
	return Manifest{Version: 1, Tool: tool, Date: date, Files: files}
}

func (t *Tree) sum(path string) FileSum {
	t.mu.Lock()
	f := t.files[path]
	t.mu.Unlock()
	if t.disk != nil {
		return f.sum
	}
	return sum(f.data)
}

// JSON returns the bytes of manifest.json: keys sorted, a line per file so that
// two of them can be compared by eye, a newline at the end.
func (m Manifest) JSON() []byte {
	b := make([]byte, 0, 256+160*len(m.Files))
	b = fmt.Appendf(b, "{\n  \"version\": %d,\n  \"tool\": ", m.Version)
	b = append(literal.String(b, m.Tool), ",\n  \"date\": "...)
	b = append(literal.String(b, m.Date), ",\n  \"files\": {"...)
	separator := "\n    "
	for _, path := range slices.Sorted(maps.Keys(m.Files)) {
		f := m.Files[path]
		b = literal.String(append(b, separator...), path)
		b = literal.String(append(b, ": {\"sha256\": "...), f.SHA256)
		b = append(strconv.AppendInt(append(b, ", \"bytes\": "...), f.Bytes, 10), '}')
		separator = ",\n    "
	}
	return append(b, "\n  }\n}\n"...)
}

// ParseManifest reads manifest.json and says what keeps it from being ours.
func ParseManifest(data []byte) (Manifest, error) {
	m, plain := plainManifest(string(data))
	if !plain {
		m = Manifest{}
		if err := json.Unmarshal(data, &m); err != nil {
			return Manifest{}, err
		}
	}
	if m.Version != 1 {
		return Manifest{}, fmt.Errorf("version %d, want 1", m.Version)
	}
	if !ours(m.Tool) {
		return Manifest{}, fmt.Errorf("written by %q, not by tiendo", m.Tool)
	}
	for path, f := range m.Files {
		if checkPath(path) != "" || len(f.SHA256) != 2*sha256.Size || f.Bytes < 0 {
			return Manifest{}, fmt.Errorf("bad entry %q", path)
		}
	}
	return m, nil
}

func ours(tool string) bool { return tool == "tiendo" || strings.HasPrefix(tool, "tiendo ") }

// NoManifest says that a directory holds no manifest.json.
type NoManifest struct{ Dir string }

func (e *NoManifest) Error() string {
	return fmt.Sprintf("%q holds no %s: name a directory that tiendo published", e.Dir, ManifestName)
}

// BadManifest says that the manifest.json of a directory is not one of ours.
type BadManifest struct {
	Dir string
	Err error
}

func (e *BadManifest) Unwrap() error { return e.Err }

func (e *BadManifest) Error() string {
	return fmt.Sprintf("%s in %q is not one of tiendo (%v): publish the site again", ManifestName, e.Dir, e.Err)
}

// Fault says in one word how a file departs from the manifest.
type Fault string

// Faults of published files.
const (
	FileMissing Fault = "missing" // in the manifest only
	FileChanged Fault = "changed" // its size or hash is another one
	FileForeign Fault = "foreign" // not in the manifest, or not a regular file
)

// Finding is one departure of a published directory from its manifest.
type Finding struct {
	Path  string
	Fault Fault
}
