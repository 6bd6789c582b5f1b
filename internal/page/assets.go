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
	stylesheet, charts bundle // charts: of charts, and of what scripts add
	icon               address.Path
	scripts            scriptSet
	list               []asset
}

type asset struct {
	path address.Path
	data []byte
}

// assets reads the stylesheets, the icon and the scripts, and gives them their addresses.
func assets(s *progress.Site, files fs.FS) (assetSet, error) {
	set := assetSet{}
	var err error
	if set.scripts, set.list, err = scripts(files); err != nil {
		return assetSet{}, err
	}
	css, err := fs.ReadFile(files, "assets/site.css")
	if err != nil {
		return assetSet{}, fmt.Errorf("page: %w", err)
	}
	charts, err := fs.ReadFile(files, "assets/chart.css")
	if err != nil {
		return assetSet{}, fmt.Errorf("page: %w", err)
	}
	charts = append(charts, chart.GridCSS(gridOf(s))...)
	if set.scripts.site.path != "" {
		added, err := fs.ReadFile(files, "assets/js/script.css")
		if err != nil {
			return assetSet{}, fmt.Errorf("page: %w", err)
		}
		charts = append(charts, added...)
	}
	icon, err := fs.ReadFile(files, "assets/icon.svg")
	if err != nil {
		return assetSet{}, fmt.Errorf("page: %w", err)
	}
	var site, drawn asset
	set.stylesheet, site = bundled("site", ".css", css)
	set.charts, drawn = bundled("chart", ".css", charts)
	set.icon = hashed("icon", ".svg", icon)
	set.list = append(set.list, site, drawn, asset{set.icon, icon})
	return set, nil
}

// hashed is the address of an asset: its name with the beginning of its SHA-256.
func hashed(name, ext string, data []byte) address.Path {
	return summed(name, ext, sha256.Sum256(data))
}

func summed(name, ext string, sum [sha256.Size]byte) address.Path {
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
