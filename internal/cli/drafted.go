package cli

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io/fs"
	"slices"
)

// draftedOver is the content with files over it that are not written yet.
func draftedOver(content fs.FS, files []drafted) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		out, err := w.Create(f.path)
		if err != nil {
			return nil, err
		}
		if _, err := out.Write([]byte(f.text.String())); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	over, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	return listed{overlay{over, content}}, err
}

// listed is an overlay whose folders list the files of both.
type listed struct{ overlay }

func (l listed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.bottom, name)
	if above, aboveErr := fs.ReadDir(l.top, name); aboveErr == nil {
		err = nil
		for _, e := range above {
			if !slices.ContainsFunc(entries, func(b fs.DirEntry) bool { return b.Name() == e.Name() }) {
				entries = append(entries, e)
			}
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, err
}
