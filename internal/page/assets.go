package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/progress"
)

// assetSet is what pages load, by names that change with the content.
type assetSet struct {
	stylesheet, icon address.Path
	list             []asset
}

type asset struct {
	path address.Path
	data []byte
}

// assets reads the stylesheets and the icon and gives them their addresses.
func assets(s *progress.Site, files fs.FS) (assetSet, error) {
	var css []byte
	for _, name := range []string{"assets/site.css", "assets/chart.css"} {
		part, err := fs.ReadFile(files, name)
		if err != nil {
			return assetSet{}, fmt.Errorf("page: %w", err)
		}
		css = append(css, part...)
	}
	css = append(css, chart.GridCSS(gridOf(s))...)
	icon, err := fs.ReadFile(files, "assets/icon.svg")
	if err != nil {
		return assetSet{}, fmt.Errorf("page: %w", err)
	}
	set := assetSet{stylesheet: hashed("site", ".css", css), icon: hashed("icon", ".svg", icon)}
	set.list = []asset{{set.stylesheet, css}, {set.icon, icon}}
	return set, nil
}

// hashed is the address of an asset: its name with the beginning of its SHA-256.
func hashed(name, ext string, data []byte) address.Path {
	sum := sha256.Sum256(data)
	return address.Path("/assets/" + name + "-" + hex.EncodeToString(sum[:5]) + ext)
}

// gridOf is how many columns and rows of tiles the units take.
func gridOf(s *progress.Site) (columns, rows int) {
	for i := range s.Units {
		if t := s.Units[i].Tile; t.OK {
			columns, rows = max(columns, t.V.Col+1), max(rows, t.V.Row+1)
		}
	}
	return columns, rows
}
