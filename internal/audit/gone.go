package audit

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/output"
)

var pageGone = &diag.Rule{
	Name: "page-gone", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Địa chỉ đã công bố thì còn mãi: so với trang đang có (--previous), không địa chỉ nào được mất mà không chuyển tới chỗ mới.",
		"An address that was published stays: compared with the site that is in place (--previous), none may vanish without leading to its new place.",
	),
}

// Gone looks for addresses of a site that was published before, given by its
// files, that are neither in the tree nor sent on by its _redirects. The prefix is
// that of Check.
func Gone(t *output.Tree, prefix string, before map[string]output.FileSum) diag.List {
	led, below := redirected(t)
	var list diag.List
	for _, path := range slices.Sorted(maps.Keys(before)) {
		if t.Has(path) || unnamed(path) || led[prefix+"/"+strings.TrimSuffix(path, "index.html")] ||
			slices.ContainsFunc(below, func(folder string) bool { return strings.HasPrefix(prefix+"/"+path, folder) }) {
			continue
		}
		list.Add(diag.Problem{
			Rule: pageGone, Place: diag.Place{File: path},
			Message: diag.Say("địa chỉ này đã công bố, nay không còn", "this address was published and is no more"),
			Hint: diag.Say("đổi tên: ghi mã cũ (kế hoạch, danh mục, mục, đơn vị) hay địa chỉ cũ (tin, trang) vào aliases của cái thay nó; bỏ hẳn: ghi địa chỉ này, hay cả thư mục (“/ke-hoach/cu/*”), vào aliases của một trang nói vì sao bỏ, hoặc đưa nội dung đã bỏ trở lại",
				"renamed: put the former id (plan, set, item, unit) or the former address (article, page) into the aliases of what took its place; removed for good: put this address, or its folder (“/ke-hoach/cu/*”), into the aliases of a page that says why, or bring back what was removed"),
		})
	}
	return few(list)
}

// derived are names that change with the bytes behind them, and nobody's address.
var derived = regexp.MustCompile(`^(?:[a-z-]+/)?(?:assets/|media/.*-[0-9a-f]{10}-[0-9]+\.(?:jpg|png)$)`)

// unnamed reports whether readers do not know a file by its address.
func unnamed(path string) bool {
	return strings.HasPrefix(path, "_") || derived.MatchString(path)
}

// redirected are the addresses from which the host leads to others, and the folders
// from below which it does.
func redirected(t *output.Tree) (led map[string]bool, below []string) {
	data, _ := t.Get("_redirects")
	led = map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 1 {
			led[fields[0]] = true
			if folder, all := strings.CutSuffix(fields[0], "*"); all {
				below = append(below, folder)
			}
		}
	}
	return led, below
}
