package rule

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

var missingUnits = Check{
	define("missing-units", diag.Warning, diag.Complete,
		"Bảng đơn vị của báo cáo bỏ sót đơn vị mà kế hoạch bao gồm, nên trang của các đơn vị ấy không có số liệu.",
		"The table of units in a report leaves out units that the plan covers, so their pages have no number."),
	func(p *pass) {
		covered := p.covered()
		for t, plan := range p.unitTables() {
			if t.Default.OK || t.Report.Corrects != "" { // a correction lists only what it corrects
				continue
			}
			silent := t.silent(covered[plan])
			if len(silent) == 0 {
				continue
			}
			p.onUnits(t.UnitTable, t.Node.At("done"), say(
				"%s trong %s đơn vị không có dòng nào: %s", "%s of %s units have no row: %s", len(silent), len(covered[plan]), p.unitNames(silent)),
				say("thêm dòng cho từng đơn vị, hoặc default = … cho mọi đơn vị không nêu", "add a row for each, or default = … for all that are not listed"))
		}
	},
}

// unitNames names a few units.
func (p *pass) unitNames(units []int32) worded {
	const few = 3
	return func(l *locale.Language) string {
		var names []string
		for _, u := range units[:min(few, len(units))] {
			names = append(names, p.Units[u].Name.In(l.Code)+" ("+p.Units[u].Code+")")
		}
		if len(units) > few {
			names = append(names, "…")
		}
		return strings.Join(names, ", ")
	}
}
