package browser

import (
	"slices"
	"testing"
)

const searchPage = `<form role="search" action="/tim-kiem/" method="get" data-index="/search-vi.json"
 data-word-loading="Đang tải…" data-word-failed="Không tải được; hãy tìm trong danh sách dưới đây." data-word-found="{n} kết quả cho “{question}”" data-word-none="Không tìm thấy “{question}”" data-word-more="Xem thêm">
<label for="q">Tìm đơn vị, kế hoạch, mục, tin</label> <input type="search" id="q" name="q" autocomplete="off"> <button>Tìm</button></form>
<section data-search-rest><h2>Danh sách</h2><p id="rest">A–Z</p></section>`

const searchIndex = `{"version":1,"base":"/","kinds":["Xã, phường","Kế hoạch","Mục","Tin"],"docs":[
{"k":0,"t":"Phường Thành Vinh","u":"don-vi/16681/","w":"Thành phố Vinh","x":"Quang Trung Cửa Nam"},
{"k":0,"t":"Xã Đô Lương","u":"don-vi/17328/","w":"Huyện Đô Lương","x":"Thị trấn Đô Lương"},
{"k":0,"t":"Xã Thuần Trung","u":"don-vi/17330/","w":"Huyện Đô Lương"},
{"k":0,"t":"Xã Nghi Lộc","u":"don-vi/17827/","w":"Huyện Nghi Lộc"},
{"k":2,"t":"Thiết bị đo lường chất lượng mạng","u":"ke-hoach/nq57/muc/t-01/","w":"Nghị quyết 57"},
{"k":1,"t":"Nghị quyết 57 tại tỉnh Nghệ An","u":"ke-hoach/nq57/"},
{"k":2,"t":"Fibre to every commune","u":"ke-hoach/nq57/muc/t-02/","l":"en"},
{"k":3,"t":"Nghệ An họp phiên thứ tư","u":"tin/2025-09-24/","w":"24/9/2025"}]}`

func searchTab(t *testing.T, path, index string) *Tab {
	t.Helper()
	files := map[string]string{"tim-kiem/index.html": frame(t, searchPage)}
	if index != "" {
		files["search-vi.json"] = index
	}
	tab := Open(t, page(t, "", files), Look{Width: 360})
	tab.Go(path)
	return tab
}

func TestSearch(t *testing.T) {
	tab := searchTab(t, "/tim-kiem/", searchIndex)
	Ask[bool](tab, `document.querySelector('#q').focus(), true`)
	if slices.Contains(tab.Requests(), "/search.js") || slices.Contains(tab.Requests(), "/search-vi.json") {
		t.Errorf("loaded before a letter was typed: %v", tab.Requests())
	}
	for _, c := range []struct{ typed, first, second string }{
		{"do luong", "Xã Đô Lương", "Thiết bị đo lường chất lượng mạng"},
		{"Đô Lương", "Xã Đô Lương", "Xã Thuần Trung"},
		{"đo lường", "Thiết bị đo lường chất lượng mạng", "Xã Đô Lương"},
		{"doluong", "Xã Đô Lương", ""},
		{"nghe an", "Nghệ An họp phiên thứ tư", "Nghị quyết 57 tại tỉnh Nghệ An"},
		{"cua nam", "Phường Thành Vinh", ""}, // an old name
		{"thanh vin", "Phường Thành Vinh", ""},
		{"do luonh", "Xã Đô Lương", ""}, // a slip
		{"THUẦN", "Xã Thuần Trung", ""},
	} {
		Ask[bool](tab, `document.querySelector('#q').select(), true`)
		tab.Press(c.typed)
		tab.Wait(`document.querySelector('form [role=status]').textContent.includes('“` + c.typed + `”')`)
		got := Ask[[]string](tab, `[...document.querySelectorAll('.found a')].map(a => a.textContent)`)
		if len(got) == 0 || got[0] != c.first || c.second != "" && (len(got) < 2 || got[1] != c.second) {
			t.Errorf("%s: %q, want %q, %q first", c.typed, got, c.first, c.second)
		}
	}
	same(t, "the list is out of the way", Ask[int](tab, `document.querySelector('#rest').offsetHeight`), 0)
	same(t, "kind and place", tab.Text(".found small"), "Xã, phường, Huyện Đô Lương")
	same(t, "the question is in the address", Ask[string](tab, `new URLSearchParams(location.search).get('q')`), "THUẦN")
	serious(t, tab)
	tab.Screenshot("script-search-360")
	Ask[bool](tab, `document.querySelector('#q').select(), true`)
	tab.Press("qwertz")
	tab.Wait(`document.querySelector('form [role=status]').textContent === 'Không tìm thấy “qwertz”'`)
	same(t, "the list is back", Ask[int](tab, `document.querySelector('#rest').offsetHeight`) > 0, true)
	Ask[bool](tab, `addEventListener('submit', e => { window.stays = e.defaultPrevented }), true`)
	tab.Press("\r")
	tab.Wait(`window.stays !== undefined`)
	same(t, "no page is loaded", Ask[bool](tab, `window.stays`), true)
}

func TestSearchFromAddress(t *testing.T) {
	tab := searchTab(t, "/tim-kiem/?q=fibre", searchIndex)
	tab.Wait(`document.querySelectorAll('.found a').length === 1`)
	same(t, "field", Ask[string](tab, `document.querySelector('#q').value`), "fibre")
	same(t, "language", Ask[string](tab, `document.querySelector('.found a').lang`), "en")
	tab.Click(".found a")
	tab.Wait(`location.pathname === '/ke-hoach/nq57/muc/t-02/'`)
	tab.Expect("404")
}

func TestSearchFails(t *testing.T) {
	tab := searchTab(t, "/tim-kiem/", "")
	Ask[bool](tab, `document.querySelector('#q').focus(), true`)
	tab.Press("a")
	tab.Wait(`document.querySelector('form [role=status]').textContent.includes('Không tải được')`)
	same(t, "the list", Ask[int](tab, `document.querySelector('#rest').offsetHeight`) > 0, true)
	tab.Expect("404")
}

func TestSearchMany(t *testing.T) {
	docs := `{"version":1,"kinds":["x"],"docs":[{"k":0,"t":"Xã 0","u":"/0/"}`
	for range 79 {
		docs += `,{"k":0,"t":"Xã","u":"/1/"}`
	}
	tab := searchTab(t, "/tim-kiem/?q=xa", docs+"]}")
	tab.Wait(`document.querySelectorAll('.found a').length === 30`)
	tab.Click("button.more")
	same(t, "shown", Ask[int](tab, `document.querySelectorAll('.found a').length`), 60)
	same(t, "focus on the first new one", Ask[int](tab, `[...document.querySelectorAll('.found a')].indexOf(document.activeElement)`), 30)
	tab.Click("button.more")
	same(t, "shown", Ask[int](tab, `document.querySelectorAll('.found a').length`), 80)
	same(t, "no more", Ask[bool](tab, `document.querySelector('button.more').hidden`), true)
}
