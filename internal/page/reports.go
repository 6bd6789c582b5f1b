package page

import (
	"slices"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// A list of this many reports, a paragraph each, is as much as a page may hold;
// of more, the list shows the newest, and the archive holds them all.
const (
	manyReports   = 80
	newestReports = 40
)

var reports = Kind{"reports", func(e *edition) []page {
	pages := []page{{Path: address.Pages.Reports, View: e.reports}}
	if len(e.site.Reports) <= manyReports {
		return pages
	}
	for _, y := range e.reportYears() {
		year := strconv.Itoa(y.number)
		pages = append(pages, page{
			Path: func(p address.Pages) address.Path { return p.ReportsYear(year) },
			View: func(h *head) any { return e.reportsOfYear(y, h) },
		})
		if len(y.list) <= manyReports {
			continue
		}
		for _, m := range months(y.list, reportDate) {
			pages = append(pages, page{
				Path: func(p address.Pages) address.Path { return p.ReportsMonth(year, monthSlug(m.number)) },
				View: func(h *head) any { return e.reportsOfMonth(y.number, m, h) },
			})
		}
	}
	return pages
}}

// reportListView is what templates/reports.html shows.
type reportListView struct {
	Title, Lede, Empty string
	Rows               []reportRow
	PartsTitle         string
	Parts              []link // years or months with a page of their own
}

// reportYears are the years in which reports were published, newest first.
func (e *edition) reportYears() []span[*progress.Report] {
	newest := slices.Clone(e.site.Reports)
	slices.Reverse(newest)
	return years(newest, reportDate)
}

func reportDate(r *progress.Report) progress.Date { return r.Published }

func (e *edition) reports(h *head) any {
	h.Title, h.Description, h.Section = e.w.Reports, e.w.ReportsAre, e.at.Reports()
	v := reportListView{Title: e.w.Reports, Lede: e.w.ReportsAre}
	all := e.site.Reports
	if len(all) == 0 {
		v.Empty = e.w.NoReports
	}
	if len(all) > manyReports {
		all = all[len(all)-newestReports:]
		v.PartsTitle = e.w.NewsByYear
		for _, y := range e.reportYears() {
			v.Parts = append(v.Parts, e.reportPart(e.at.ReportsYear(strconv.Itoa(y.number)), e.yearName(y.number), len(y.list)))
		}
	}
	for _, r := range slices.Backward(all) {
		v.Rows = append(v.Rows, e.reportRow(r))
	}
	return v
}

func (e *edition) reportPart(path address.Path, name string, n int) link {
	return link{Href: e.href(path), Text: esc(locale.Fill(e.w.ReportsIn, "when", capitalWord(name), "n", e.n(int64(n))))}
}

func (e *edition) reportsOfYear(y span[*progress.Report], h *head) any {
	v := e.reportsOf(e.yearName(y.number), len(y.list), h)
	if len(y.list) <= manyReports {
		v.Rows = e.reportRows(y.list)
		return v
	}
	for _, m := range months(y.list, reportDate) {
		path := e.at.ReportsMonth(strconv.Itoa(y.number), monthSlug(m.number))
		v.Parts = append(v.Parts, e.reportPart(path, e.monthName(y.number, m.number), len(m.list)))
	}
	v.PartsTitle = e.w.ByMonth
	return v
}

func (e *edition) reportsOfMonth(year int, m span[*progress.Report], h *head) any {
	v := e.reportsOf(e.monthName(year, m.number), len(m.list), h)
	h.Crumbs = append(h.Crumbs, link{Href: e.href(e.at.ReportsYear(strconv.Itoa(year))), Text: esc(strconv.Itoa(year))})
	v.Rows = e.reportRows(m.list)
	return v
}

// reportsOf is a page of the archive without its list.
func (e *edition) reportsOf(when string, n int, h *head) reportListView {
	h.Title = locale.Fill(e.w.ReportsOf, "when", when)
	h.Here, h.Section, h.Description = capitalWord(when), e.at.Reports(), h.Title
	h.Crumbs = []link{{Href: e.href(e.at.Reports()), Text: esc(e.w.Reports)}}
	return reportListView{Title: h.Title, Lede: capitalWord(locale.Fill(e.w.ReportsIn, "when", when, "n", e.n(int64(n))))}
}

func (e *edition) reportRows(list []*progress.Report) []reportRow {
	var rows []reportRow
	for _, r := range list {
		rows = append(rows, e.reportRow(r))
	}
	return rows
}
