package browser

import "testing"

const table = `<div class="scroll"><table id="units" data-sortable data-filter="Tìm xã, phường" data-word-found="{n} trên {total} đơn vị" data-word-none="Không có đơn vị nào"
 data-word-sorted="Đã xếp theo {column}, {order}" data-word-up="tăng dần" data-word-down="giảm dần" data-word-unsorted="Thứ tự ban đầu">
<thead><tr><th scope="col">Đơn vị</th><th scope="col" class="n">Đạt</th><th></th></tr></thead>
<tbody id="vinh"><tr><th scope="rowgroup" colspan="3">Vinh</th></tr>
<tr data-find="Hưng Lộc cũ"><th scope="row">Phường Vinh Hưng</th><td data-value="9">9/16</td><td></td></tr>
<tr><th scope="row">Phường Ân Thi</th><td data-value="16">16/16</td><td></td></tr></tbody>
<tbody id="dl"><tr><th scope="rowgroup" colspan="3">Đô Lương</th></tr>
<tr><th scope="row">Xã Đô Lương</th><td data-value="">chưa có</td><td></td></tr>
<tr><th scope="row">Xã Anh Sơn</th><td data-value="2">2/16</td><td></td></tr>
<tr><th scope="row">Phường An Thi</th><td data-value="10">10/16</td><td></td></tr></tbody>
</table></div>`

const shownRows = `[...document.querySelectorAll('#units tbody tr')].filter(r => r.offsetHeight).map(r => r.cells[0].textContent).join('|')`

func TestSort(t *testing.T) {
	tab := Open(t, page(t, table, nil), Look{})
	tab.Go("/")
	before := "Vinh|Phường Vinh Hưng|Phường Ân Thi|Đô Lương|Xã Đô Lương|Xã Anh Sơn|Phường An Thi"
	same(t, "at first", Ask[string](tab, shownRows), before)
	same(t, "buttons", Ask[int](tab, `document.querySelectorAll('button.sort').length`), 2)
	tab.Click("thead th:nth-child(1) button")
	same(t, "by name: a before â, d before đ, groups gone", Ask[string](tab, shownRows),
		"Phường An Thi|Phường Ân Thi|Phường Vinh Hưng|Xã Anh Sơn|Xã Đô Lương")
	same(t, "aria-sort", Ask[string](tab, `document.querySelector('thead th').getAttribute('aria-sort')`), "ascending")
	same(t, "said", tab.Text("#units + [role=status]"), "Đã xếp theo Đơn vị, tăng dần")
	tab.Click("thead th:nth-child(2) button")
	same(t, "by number, not by text, nothing last", Ask[string](tab, shownRows),
		"Xã Anh Sơn|Phường Vinh Hưng|Phường An Thi|Phường Ân Thi|Xã Đô Lương")
	tab.Press(" ") // the button keeps the focus
	same(t, "down, nothing still last", Ask[string](tab, shownRows),
		"Phường Ân Thi|Phường An Thi|Phường Vinh Hưng|Xã Anh Sơn|Xã Đô Lương")
	same(t, "one head is sorted", Ask[int](tab, `document.querySelectorAll('[aria-sort]').length`), 1)
	tab.Press("\r")
	same(t, "as it was", Ask[string](tab, shownRows), before)
	same(t, "said", tab.Text("#units + [role=status]"), "Thứ tự ban đầu")
}

func TestFilter(t *testing.T) {
	tab := Open(t, page(t, table, nil), Look{Width: 360})
	tab.Go("/")
	for _, c := range []struct{ typed, rows, said string }{
		{"do luong", "Đô Lương|Xã Đô Lương", "1 trên 5 đơn vị"},
		{"Đô Lương", "Đô Lương|Xã Đô Lương", "1 trên 5 đơn vị"},
		{"THI phuong", "Vinh|Phường Ân Thi|Đô Lương|Phường An Thi", "2 trên 5 đơn vị"},
		{"hung loc", "Vinh|Phường Vinh Hưng", "1 trên 5 đơn vị"}, // its old name
		{"zzz", "", "Không có đơn vị nào"},
	} {
		Ask[string](tab, `document.querySelector('.filter input').value = ''`)
		Ask[bool](tab, `document.querySelector('.filter input').focus(), true`)
		tab.Press(c.typed)
		same(t, c.typed, Ask[string](tab, shownRows), c.rows)
		tab.Wait("document.querySelector('.filter [role=status]').textContent === '" + c.said + "'")
	}
	Ask[string](tab, `document.querySelector('.filter input').value = ''`)
	tab.Press("vinh")
	tab.Click("thead th:nth-child(2) button") // sorting keeps the filter
	same(t, "sorted and filtered", Ask[string](tab, shownRows), "Phường Vinh Hưng")
	tab.Press("\b")
	Ask[bool](tab, `document.querySelector('.filter input').select(), true`)
	tab.Press("\b")
	tab.Click("thead th:nth-child(2) button")
	tab.Click("thead th:nth-child(2) button")
	same(t, "groups come back", Ask[string](tab, shownRows), "Vinh|Phường Vinh Hưng|Phường Ân Thi|Đô Lương|Xã Đô Lương|Xã Anh Sơn|Phường An Thi")
	serious(t, tab)
}

// TestFilterList: what is filtered may be lists under headings.
func TestFilterList(t *testing.T) {
	tab := Open(t, page(t, `<div data-filter="Tìm"><h3>Một</h3><ol class="items"><li><a href="#a">Cấp điện</a></li></ol><h3>Hai</h3><ol class="items"><li>Cấp nước</li><li>Đường</li></ol></div>`, nil), Look{})
	tab.Go("/")
	Ask[bool](tab, `document.querySelector('.filter input').focus(), true`)
	tab.Press("nuoc")
	same(t, "shown", Ask[string](tab, `[...document.querySelectorAll('h3, li')].filter(e => e.offsetHeight).map(e => e.textContent).join('|')`), "Hai|Cấp nước")
}

func TestNoScript(t *testing.T) {
	tab := Open(t, page(t, table, nil), Look{NoScript: true})
	tab.Go("/")
	same(t, "nothing is added", Ask[int](tab, `document.querySelectorAll('button, input').length`), 0)
}

func serious(t *testing.T, tab *Tab) {
	t.Helper()
	for _, f := range tab.Axe() {
		if f.Serious() {
			t.Error(f)
		}
	}
}

func TestCopy(t *testing.T) {
	tab := Open(t, page(t, `<pre id="code" data-copy="Chép" data-word-copied="Đã chép" data-word-selected="Đã chọn, bấm Ctrl+C">&lt;iframe src="x"&gt;</pre>`, nil), Look{})
	tab.Go("/")
	tab.Click("button.copy")
	tab.Wait(`/^Đã/.test(document.querySelector('.said').textContent)`)
	t.Log(tab.Text(".said"))
}

func TestMenu(t *testing.T) {
	tab := Open(t, page(t, `<details data-menu><summary>Tải về</summary><a href="#x">CSV</a></details>`, nil), Look{})
	tab.Go("/")
	tab.Click("summary")
	tab.Press("\t")
	same(t, "in the menu", tab.Text("a:focus"), "CSV")
	tab.Press("\x1b")
	same(t, "closed", Ask[bool](tab, `document.querySelector('details').open`), false)
	same(t, "focus", tab.Text("summary:focus"), "Tải về")
}
