package chart

import "tiendo/internal/markup"

// hatchDef writes the pattern of what is not stated; once a chart.
func hatchDef(w *markup.Writer, id string) {
	w.Raw(`<svg class="chart-defs" width="0" height="0" aria-hidden="true"><defs><pattern`)
	w.Attr("id", id+"-hatch")
	w.Raw(` width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
		`<rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="1" x2="1" y2="7"/></pattern></defs></svg>` + "\n")
}

func hatched(parts []Part) bool {
	for _, p := range parts {
		if p.Class == ClassRest && amount(p.Count.Value) > 0 {
			return true
		}
	}
	return false
}

// legend names the parts, each with its number.
func (b bar) legend(w *markup.Writer) {
	w.Raw(`<ul class="legend">`)
	for _, p := range b.parts {
		if p.Count.Text == "" {
			continue
		}
		w.Raw(`<li><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"`)
		if p.Class == ClassRest && amount(p.Count.Value) == 0 {
			w.Attr("class", string(ClassOpen))
		} else {
			b.fill(w, p.Class)
		}
		w.Raw(`/></svg><span><b>`)
		w.Text(p.Count.Text)
		w.Raw(`</b> `)
		link(w, p.Label, p.Href)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}
