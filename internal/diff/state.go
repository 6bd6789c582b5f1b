package diff

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

// Files are those of a published tree.
type Files struct {
	Name  string   // for people
	Paths []string // of every file: "ke-hoach/nq57/index.html"
	Read  func(path string) ([]byte, error)
}

// State is a site as it was published on a day.
type State struct {
	Name  string
	Site  *progress.Site // without the bodies of its articles; whatever was published is in it
	read  func(path string) ([]byte, error)
	pages map[string]bool   // addresses: "/ke-hoach/nq57/"
	leads map[string]string // former addresses, and where they lead
	index indexJSON
}

// ErrNotATree says that files are not those of a published site of this version.
var ErrNotATree = errors.New("not a site that tiendo published")

// Read reads a published tree by its machine files.
func Read(files Files) (*State, error) {
	s := &State{Name: files.Name, read: files.Read, pages: map[string]bool{}, leads: map[string]string{}}
	if err := s.decode(address.Index, &s.index); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, ErrNotATree
		}
		return nil, err
	}
	if s.index.Version != 1 {
		return nil, fmt.Errorf("%w: version %d of the API", ErrNotATree, s.index.Version)
	}
	if err := s.content(); err != nil {
		return nil, err
	}
	for _, path := range files.Paths {
		if page, ok := strings.CutSuffix(path, "index.html"); ok {
			s.pages["/"+page] = true
		}
	}
	return s, s.redirects()
}

func (s *State) decode(at address.Path, v any) error {
	data, err := s.read(at.File())
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", at.File(), err)
	}
	return nil
}

// redirects reads "from to 301" lines. A tree may have none: hosts consume them.
func (s *State) redirects() error {
	data, err := s.read(address.Redirects.File())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	prefix := address.Of(s.Site).Prefix()
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) >= 2 {
			s.leads[strings.TrimPrefix(words[0], prefix)] = strings.TrimPrefix(words[1], prefix)
		}
	}
	return err
}

// led is where a former address leads: by itself, or with all that lay below a folder.
func (s *State) led(at string) (to string, leads bool) {
	if to, leads = s.leads[at]; leads {
		return to, true
	}
	for from, to := range s.leads {
		if folder, all := strings.CutSuffix(from, "*"); all && strings.HasPrefix(at, folder) {
			return to, true
		}
	}
	return "", false
}

func (s *State) side() Side { return Side{s.Name, s.Site.Date.String(), s.Site.Date} }
