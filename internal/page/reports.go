package page

import (
	"tiendo/internal/address"
)

var reports = Kind{"reports", func(e *edition) []page {
	return []page{{Path: address.Pages.Reports, View: e.reports}}
}}

// reportListView is what templates/reports.html shows.
type reportListView struct {
	Title, Lede, Empty string
	Rows               []reportRow
}

func (e *edition) reports(h *head) any {
	list := e.reportsView(e.w.Reports, e.site.Reports)
	h.Title, h.Description, h.Section = e.w.Reports, e.w.ReportsAre, e.at.Reports()
	return reportListView{Title: e.w.Reports, Lede: e.w.ReportsAre, Empty: list.Empty, Rows: list.Rows}
}
