package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"

	"tiendo/internal/content"
	"tiendo/internal/crew"
)

// Inputs is everything that a site depends on beside the date.
type Inputs struct {
	Digest  string
	Program string // its digest alone
	Files   int    // of the content
}

// Inputs reads the bytes of every file of the content, the site's own templates
// (nil: none); program is a digest of the program. Times and the order of a folder
// do not count.
func (o Options) Inputs(own fs.FS, program string) (Inputs, error) {
	h := sha256.New()
	fmt.Fprintf(h, "tiendo inputs 1\n%s %q %q %v %v\n", program, o.Tool, o.BaseURL, o.Drafts, o.Strict)
	files, err := digest(h, o.Content, o.Hashed)
	if err == nil && own != nil {
		_, err = digest(h, own, nil)
	}
	return Inputs{hex.EncodeToString(h.Sum(nil)), program, files}, err
}

// digest writes the name and the hash of every file, in the order of the names,
// and returns how many there are.
func digest(w io.Writer, fsys fs.FS, hashed *content.Hashed) (int, error) {
	var names []string
	err := hashed.Walk(fsys, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.Type().IsRegular():
			names = append(names, name)
		case e.Type()&fs.ModeSymlink != 0: // what it leads to inside the folder is hashed there
			target, err := fs.ReadLink(fsys, name)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%q -> %q\n", name, target)
		default: // never opened: what is no file cannot be content
			fmt.Fprintf(w, "%q %v\n", name, e.Type())
		}
		return nil
	})
	sums, errs := make([][sha256.Size]byte, len(names)), make([]error, len(names))
	crew.Each(len(names), func(i int) { sums[i], errs[i] = hashed.Sum(fsys, names[i]) })
	for i, name := range names {
		if err == nil {
			err = errs[i]
		}
		fmt.Fprintf(w, "%q %x\n", name, sums[i])
	}
	fmt.Fprintf(w, "%d files\n", len(names))
	return len(names), err
}
