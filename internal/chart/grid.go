package chart

import "tiendo/internal/markup"

// GridCSS returns the part of the stylesheet that puts tiles in their places, for
// grids of at most so many columns and rows. For each number of columns it says
// how wide the grid may grow, from which width on a tile is at least 24 px and
// can be clicked, and from which on its name fits (56 px).
func GridCSS(columns, rows int) []byte {
	var w markup.Writer
	columns, rows = min(columns, MaxGrid), min(rows, MaxGrid)
	for x := range columns {
		rule(&w, ".tiles>.x", x, "{grid-column:", float64(x+1), "}\n")
	}
	for y := range rows {
		rule(&w, ".tiles>.y", y, "{grid-row:", float64(y+1), "}\n")
	}
	for n := 1; n <= columns; n++ {
		rule(&w, ".tiles.cols-", n, "{max-width:", float64(n)*4.25, "rem}\n")
		query(&w, float64(n)*1.5+0.25, n, ">a{pointer-events:auto}")
		query(&w, float64(n)*3.5+0.25, n, ">a>span{display:block}")
	}
	return w.Bytes()
}

func rule(w *markup.Writer, selector string, n int, property string, value float64, end string) {
	w.Raw(selector)
	w.Int(n)
	w.Raw(property)
	w.Number(value)
	w.Raw(end)
}

// query leaves out widths that no page of ours reaches.
func query(w *markup.Writer, rem float64, n int, declaration string) {
	if rem > 90 {
		return
	}
	w.Raw("@container tilemap (min-width:")
	w.Number(rem)
	w.Raw("rem){.tiles.cols-")
	w.Int(n)
	w.Raw(declaration)
	w.Raw("}\n")
}
