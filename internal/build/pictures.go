package build

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // what pictures are published as
	_ "image/png"  //

	"tiendo/internal/address"
	"tiendo/internal/content"
	"tiendo/internal/crew"
	"tiendo/internal/output"
	"tiendo/internal/picture"
	"tiendo/internal/progress"
)

// A picture is decoded, scaled and encoded only when the site in place does not
// have its files: their names hold the hash of what they are made of. As many
// are worked on at a time as there are processors and fit into room bytes.
const room = 2 * picture.MaxMemory

// pictures publishes the pictures that the public articles and pages show. One
// that cannot be decoded is the editor's to mend.
func (o Options) pictures(m *Made, tree *output.Tree) error {
	shown := m.Site.PicturesShown()
	files, errs := make([][][]byte, len(shown)), make([]error, len(shown))
	memory := newBudget(room)
	crew.Each(len(shown), func(i int) {
		files[i], errs[i] = o.filesOf(shown[i], m.Site.Pictures[shown[i]], memory)
	})
	for i, src := range shown {
		switch undecodable, is := errs[i].(*undecodable); {
		case is:
			m.Problems.Add(content.Undecodable(src, undecodable.error))
		case errs[i] != nil:
			return fmt.Errorf("%s: %w", src, errs[i])
		default:
			if err := addPicture(tree, m.Site.Pictures[src], files[i]); err != nil {
				return err
			}
		}
	}
	m.Problems = m.Problems.Sorted()
	return nil
}

// addPicture puts the files of a picture into the tree, unless an equal picture of
// the same name has them there.
func addPicture(tree *output.Tree, p progress.Picture, files [][]byte) error {
	for i, size := range p.Sizes {
		file := address.Picture(p, size).File()
		if tree.Has(file) {
			return nil
		}
		if err := tree.Add(file, files[i]); err != nil {
			return err
		}
	}
	return nil
}

// undecodable is an error of a picture, and not of ours.
type undecodable struct{ error }

// filesOf are the files of a picture, one for each of its sizes.
func (o Options) filesOf(src string, p progress.Picture, memory *budget) ([][]byte, error) {
	if files := o.published(p); files != nil {
		return files, nil
	}
	data, err := content.PictureData(o.Content, src, p)
	if err != nil {
		return nil, err
	}
	info, err := picture.Look(data)
	if err != nil {
		return nil, err
	}
	memory.take(info.Memory)
	defer memory.give(info.Memory)
	files := make([][]byte, len(p.Sizes))
	if o.Rehearsal {
		err = picture.Test(data)
	} else {
		files, err = picture.Make(data)
	}
	if err != nil {
		return nil, &undecodable{err}
	}
	return files, nil
}

// published are the files of a picture in the site in place, nil unless all are
// there and are what their names say.
func (o Options) published(p progress.Picture) [][]byte {
	if o.Reuse == nil {
		return nil
	}
	files := make([][]byte, len(p.Sizes))
	for i, size := range p.Sizes {
		data, ok := o.Reuse(address.Picture(p, size).File())
		if !ok || !isPicture(data, p.Format, size) {
			return nil
		}
		files[i] = data
	}
	return files
}

// isPicture says whether a file begins like a picture of a format and a size.
func isPicture(data []byte, format string, size progress.Size) bool {
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	return err == nil && config.Width == size.Width && config.Height == size.Height &&
		kind == map[string]string{"jpg": "jpeg", "png": "png"}[format]
}
