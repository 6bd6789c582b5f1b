//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// place is where a site is published: the directory that holds the output, open,
// and the two names in it that are ours.
type place struct {
	parent    dir
	out       string // as the caller named it, for messages
	base      string // the name of the output in parent
	workspace string // the name of the workspace in parent
}

// locate finds the place that a path names and refuses those that can never be an
// output, before anything is made. Out is cleaned by name, as the shell's cd does.
func locate(out string, protected []string) (*place, error) {
	if out == "" {
		return nil, refuse(out, NoName, "")
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if abs == filepath.Dir(abs) {
		return nil, refuse(out, IsRoot, "")
	}
	above, err := filepath.EvalSymlinks(filepath.Dir(abs))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse(out, NoParent, filepath.Dir(abs))
	}
	if err != nil {
		return nil, err
	}
	base := filepath.Base(abs)
	if err := guard(out, protected, filepath.Join(above, base)); err != nil {
		return nil, err
	}
	parent, err := openDir(above)
	if err != nil {
		return nil, err
	}
	return &place{parent, out, base, "." + base + workspaceSuffix}, nil
}

const workspaceSuffix = ".tiendo"

// guard refuses a path that is, contains or lies in what must not be overwritten.
func guard(out string, protected []string, path string) error {
	for segment := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(segment, ".") && strings.HasSuffix(segment, workspaceSuffix) {
			return refuse(out, InWorkspace, "")
		}
	}
	for _, p := range protected {
		if near, err := related(path, p, true); near || err != nil {
			return refusal(err, out, IsProtected, p)
		}
	}
	if home, err := os.UserHomeDir(); err == nil { // a service may have none
		if near, err := related(path, home, false); near || err != nil {
			return refusal(err, out, IsHome, home)
		}
	}
	working, err := os.Getwd()
	if err != nil {
		return err
	}
	if near, err := related(path, working, false); near || err != nil {
		return refusal(err, out, IsWorking, working)
	}
	return nil
}

func refusal(err error, out string, r Reason, other string) error {
	if err != nil {
		return err
	}
	return refuse(out, r, other)
}

// related reports whether a path is or contains a directory or, with within, lies in it.
func related(path, directory string, within bool) (bool, error) {
	directory, err := filepath.Abs(directory)
	if err != nil {
		return false, err
	}
	directory, err = filepath.EvalSymlinks(directory)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	above, err := under(directory, path)
	if !above && err == nil && within {
		return under(path, directory)
	}
	return above, err
}

// under reports whether one of the directories on the way from / to path,
// itself included, is the directory, by device and inode.
func under(path, directory string) (bool, error) {
	want, err := os.Stat(directory)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // an output that is still to be made contains nothing
	}
	if err != nil {
		return false, err
	}
	for {
		have, err := os.Stat(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
		if err == nil && os.SameFile(have, want) {
			return true, nil
		}
		if path == filepath.Dir(path) {
			return false, nil
		}
		path = filepath.Dir(path)
	}
}

func (p *place) refuse(r Reason, other string) *Refused { return refuse(p.out, r, other) }
