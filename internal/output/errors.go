package output

import (
	"fmt"
	"strings"
)

// Reason says in one word why a path or a directory is refused, for those who
// word the message in another language.
type Reason string

// Reasons of a PathError.
const (
	PathEmpty     Reason = "empty"     // the path or one of its segments
	PathAbsolute  Reason = "absolute"  // begins with a slash
	PathDots      Reason = "dots"      // a segment . or ..
	PathCharacter Reason = "character" // a control character, not UTF-8, or one of \<>:"|?*
	PathTooLong   Reason = "too-long"  // a segment of more than 100 bytes
	PathEnding    Reason = "ending"    // a segment that ends in a full stop or a space
	PathDevice    Reason = "device"    // a segment that Windows reserves: con, aux, nul
	PathManifest  Reason = "manifest"  // manifest.json
	PathTwice     Reason = "twice"     // already in the tree
	PathCase      Reason = "case"      // differs from Other by case or by composition of letters only
	PathBoth      Reason = "both"      // a file here, a directory there
	PathTooBig    Reason = "too-big"   // a file of more than 256 MB
)

// PathError says that a path cannot stand in a tree.
type PathError struct {
	Path   string
	Reason Reason
	Other  string // what it collides with, in the tree already; else ""
}

func (e *PathError) Error() string {
	return fmt.Sprintf("output path %q %s", e.Path, e.text())
}

func (e *PathError) text() string {
	switch e.Reason {
	case PathEmpty:
		return "has an empty segment: name every part of it"
	case PathAbsolute:
		return "begins with a slash: make it relative"
	case PathDots:
		return `contains "." or "..": write it without them`
	case PathCharacter:
		return "contains a character that not every host can store: use letters, digits and hyphens"
	case PathTooLong:
		return fmt.Sprintf("has a segment of more than %d bytes: shorten it", maxSegment)
	case PathEnding:
		return "has a segment that ends in a full stop or a space: remove it"
	case PathDevice:
		return "has a segment that Windows reserves for a device: choose another name"
	case PathManifest:
		return "is written by publishing itself: choose another name"
	case PathTwice:
		return "is written twice: rename one of the two sources"
	case PathCase:
		return fmt.Sprintf("differs from %q only by case or accents' spelling: rename one of the two", e.Other)
	case PathTooBig:
		return fmt.Sprintf("has more than %d MB: make it smaller", maxFile>>20)
	default:
		return fmt.Sprintf("needs %q to be a file and a directory: rename one of the two", e.Other)
	}
}

// Busy says that another build holds the output.
type Busy struct {
	Holder int    // its process id, 0 if it has not yet said
	Lock   string // the lock file
}

func (e *Busy) Error() string {
	if e.Holder == 0 {
		return fmt.Sprintf("another build holds %s: wait for it and try again", e.Lock)
	}
	return fmt.Sprintf("another build (process %d) holds %s: wait for it and try again", e.Holder, e.Lock)
}

// Reasons of a Refused.
const (
	NoName         Reason = "no-name"         // Out is empty
	IsRoot         Reason = "root"            // /
	IsHome         Reason = "home"            // or contains it
	IsWorking      Reason = "working"         // the working directory, or contains it
	IsProtected    Reason = "protected"       // is, contains or lies in Other
	IsSymlink      Reason = "symlink"         //
	IsFile         Reason = "file"            // or anything else that is no directory
	IsMount        Reason = "mount"           // a file system of its own
	NoParent       Reason = "no-parent"       // Other, which should hold it, does not exist
	InWorkspace    Reason = "in-workspace"    // lies in a workspace of tiendo
	NotOurs        Reason = "not-ours"        // not empty, and no manifest.json of ours
	Foreign        Reason = "foreign"         // ours, but files lie in it that are not
	WorkspaceTaken Reason = "workspace-taken" // Other, the workspace, holds what is not ours
	Replaced       Reason = "replaced"        // became another directory during the build
)

// Refused says that a directory is not one that tiendo may write.
type Refused struct {
	Out    string
	Reason Reason
	Other  string   // the directory that the reason speaks of, else ""
	Names  []string // what lies there and is not ours, sorted, at most ten
	More   int      // how many more
	Err    error    // what is wrong with a manifest.json that is there, else nil
}

// maxNames is how many names a message can carry and still be read.
const maxNames = 10

func refuse(out string, r Reason, other string) *Refused {
	return &Refused{Out: out, Reason: r, Other: other}
}

// naming adds what was found, sorted.
func (e *Refused) naming(names []string) *Refused {
	e.Names = names[:min(len(names), maxNames)]
	e.More = len(names) - len(e.Names)
	return e
}

func (e *Refused) Unwrap() error { return e.Err }

func (e *Refused) Error() string {
	return fmt.Sprintf("cannot publish to %q: %s", e.Out, e.text())
}

func (e *Refused) text() string {
	const choose = "choose a directory of its own, such as public"
	switch e.Reason {
	case NoName:
		return "it has no name: " + choose
	case IsRoot:
		return "it is the root of the file system: " + choose
	case IsHome:
		return "it is or contains the home directory: " + choose
	case IsWorking:
		return "it is or contains the working directory: " + choose
	case IsProtected:
		return fmt.Sprintf("it is, contains or lies in %q, which is a source: %s", e.Other, choose)
	case IsSymlink:
		return "it is a symbolic link: name the directory it points to"
	case IsFile:
		return "it is not a directory: " + choose
	case IsMount:
		return "it is a mount point, which cannot be switched in one step: choose a directory inside it"
	case NoParent:
		return fmt.Sprintf("%q does not exist: make it first", e.Other)
	case InWorkspace:
		return "it lies in a workspace of tiendo: " + choose
	case NotOurs:
		return "it was not written by tiendo" + e.found() + ": empty it or choose another directory"
	case Foreign:
		return "files lie in it that tiendo did not write" + e.found() + ": move them away"
	case WorkspaceTaken:
		return fmt.Sprintf("the workspace %q is not as tiendo left it%s: move that away", e.Other, e.found())
	default:
		return "it was replaced during the build: build again"
	}
}

// found lists names and the fault of a manifest as " (…)". Names are quoted,
// since others chose them.
func (e *Refused) found() string {
	var parts []string
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	for _, n := range e.Names {
		parts = append(parts, fmt.Sprintf("%q", n))
	}
	list := strings.Join(parts, ", ")
	if e.More > 0 {
		list += fmt.Sprintf(" and %d more", e.More)
	}
	if list == "" {
		return ""
	}
	return " (" + list + ")"
}

// NoSwitch says that the file system cannot exchange two directories in one step.
type NoSwitch struct {
	Out string
	Err error
}

func (e *NoSwitch) Unwrap() error { return e.Err }

func (e *NoSwitch) Error() string {
	return fmt.Sprintf("cannot switch %q in one step (%v): choose an output directory on a local disk of a Linux machine that is not a mount point", e.Out, e.Err)
}
