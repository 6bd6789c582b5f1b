package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// parts are those of a workbook. They are written in the order of their names: excelize
// makes sheets that were streamed in the order of a Go map.
type parts struct {
	*zip.Writer
	list []part
}

type part struct {
	name string
	*bytes.Buffer
}

// zipLevel of compression: a workbook is a quarter larger than at the usual 6, in less
// than half of the time. Each build makes one, few readers take it.
const zipLevel = 2

func newParts(to io.Writer) excelize.ZipWriter {
	w := zip.NewWriter(to)
	level, _ := flate.NewWriter(to, zipLevel) // of a megabyte, and so used again; fails for no level that there is
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		level.Reset(to)
		return level, nil
	})
	return &parts{Writer: w}
}

// Create begins a part.
func (p *parts) Create(name string) (io.Writer, error) {
	x := part{name, new(bytes.Buffer)}
	p.list = append(p.list, x)
	return x, nil
}

// Close writes the parts.
func (p *parts) Close() error {
	slices.SortFunc(p.list, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	for _, x := range p.list {
		w, err := p.Writer.Create(x.name)
		if err == nil {
			_, err = w.Write(x.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return p.Writer.Close()
}
