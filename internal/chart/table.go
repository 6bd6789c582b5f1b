package chart

import "tiendo/internal/markup"

// TableWords are the heads of a chart's table. A column without any text in its
// cells is left out.
type TableWords struct {
	Caption string
	Name    string // "Tình trạng", "Danh mục", "Kỳ báo cáo"
	Count   string // "Số lượng", "Đã xong"
	Total   string
	Share   string
	Note    string
}

// Table holds the numbers of a picture. The first cell of a row is its head; a
// row of a single cell is the name of the group of rows that follows.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]Cell
}

// Cell is one cell of a table.
type Cell struct {
	Text   string
	Number bool   // aligned right
	Note   string // small, behind the text
	Href   string
	Ref    Ref
}

// numbers is a row of the table that most kinds have.
type numbers struct {
	group, name, href         string
	count, total, share, note string
	ref                       Ref
}

// table keeps the columns that hold anything, in the order of TableWords.
func (words TableWords) table(rows []numbers) Table {
	t := Table{Caption: words.Caption, Head: []string{words.Name, words.Count}}
	t.Rows = make([][]Cell, 0, len(rows))
	cells := make([]Cell, 0, 5*len(rows)) // of all rows
	var total, share, note bool
	for i := range rows {
		total = total || rows[i].total != ""
		share = share || rows[i].share != ""
		note = note || rows[i].note != ""
	}
	for _, r := range rows {
		if r.group != "" {
			t.Rows = append(t.Rows, []Cell{{Text: r.group}})
			continue
		}
		from := len(cells)
		cells = append(cells, Cell{Text: r.name, Href: r.href}, Cell{Text: r.count, Number: true, Ref: r.ref})
		cells = column(cells, total, Cell{Text: r.total, Number: true})
		cells = column(cells, share, Cell{Text: r.share, Number: true})
		cells = column(cells, note, Cell{Text: r.note})
		t.Rows = append(t.Rows, cells[from:len(cells):len(cells)])
	}
	t.Head = column(t.Head, total, words.Total)
	t.Head = column(t.Head, share, words.Share)
	t.Head = column(t.Head, note, words.Note)
	return t
}

func column[C any](row []C, there bool, cell C) []C {
	if there {
		row = append(row, cell)
	}
	return row
}

// details writes the table behind its label, or open where there is no label.
func (t Table) details(w *markup.Writer, o FigureOptions) {
	if len(t.Rows) == 0 {
		return
	}
	if o.TableLabel == "" {
		t.html(w, o.ID)
		return
	}
	w.Raw(`<details class="chart-data"`)
	if o.TableOpen {
		w.Raw(" open")
	}
	w.Raw("><summary>")
	w.Text(o.TableLabel)
	w.Raw("</summary>")
	t.html(w, o.ID)
	w.Raw("</details>\n")
}

// html writes the table in a box of its own. A wide one may scroll sideways on a
// phone, so it can be reached and moved with the keyboard.
func (t Table) html(w *markup.Writer, id string) {
	w.Raw(`<div class="chart-table"`)
	if len(t.Head) > 3 {
		w.Raw(` tabindex="0" role="group"`)
		w.Attr("aria-labelledby", id+"-c")
	}
	w.Raw("><table>")
	w.Element("caption", t.Caption, "id", id+"-c")
	w.Raw("<thead><tr>")
	for i, head := range t.Head {
		w.Raw(`<th scope="col"`)
		if t.numeric(i) {
			w.Raw(` class="n"`)
		}
		w.Raw(">")
		w.Text(head)
		w.Raw("</th>")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i, row := range t.Rows {
		t.row(w, row, i > 0)
	}
	w.Raw("</tbody></table></div>\n")
}

func (t Table) row(w *markup.Writer, row []Cell, started bool) {
	if len(row) == 1 && len(t.Head) > 1 {
		if started {
			w.Raw("</tbody>\n<tbody>")
		}
		w.Raw(`<tr><th scope="rowgroup"`)
		w.AttrInt("colspan", len(t.Head))
		row[0].Ref.Attrs(w)
		w.Raw("><span>") // stays in sight when the table is scrolled
		link(w, row[0].Text, row[0].Href)
		w.Raw("</span></th></tr>\n")
		return
	}
	w.Raw("<tr>")
	for i, cell := range row {
		if i == 0 {
			w.Raw(`<th scope="row"`)
			cell.inner(w, "th")
			continue
		}
		w.Raw("<td")
		cell.inner(w, "td")
	}
	w.Raw("</tr>\n")
}

// inner finishes a start tag and writes the rest of the cell.
func (c Cell) inner(w *markup.Writer, tag string) {
	if c.Number {
		w.Raw(` class="n"`)
	}
	c.Ref.Attrs(w)
	w.Raw(">")
	link(w, c.Text, c.Href)
	if c.Note != "" {
		w.Raw(" <small>")
		w.Text(c.Note)
		w.Raw("</small>")
	}
	w.Close(tag)
}

// numeric reports whether a column holds numbers.
func (t Table) numeric(column int) bool {
	for _, row := range t.Rows {
		if len(row) > 1 && column < len(row) {
			return row[column].Number
		}
	}
	return false
}

// link writes text, as a link where there is somewhere to go.
func link(w *markup.Writer, text, href string) {
	if href == "" {
		w.Text(text)
		return
	}
	w.Raw("<a")
	w.Href(href)
	w.Raw(">")
	w.Text(text)
	w.Raw("</a>")
}
