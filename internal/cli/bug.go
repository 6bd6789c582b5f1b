package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"tiendo/internal/crew"
)

// bug says what to send us when tiendo itself is wrong, on one page. What was
// going to be published is not, or it is whole. It calls nothing that may be what
// is wrong.
func (sh *shell) bug(r any, args []string) {
	stack := debug.Stack()
	if p, ok := r.(*crew.Panic); ok {
		r, stack = p.Value, p.Stack
	}
	words := bugEN
	if sh.lang == "vi" {
		words = bugVI
	}
	site := words.untouched
	if sh.switching {
		site = words.whole
	}
	fmt.Fprintf(sh.err, "tiendo: %s: %v\n%s\n%s\n\n", words.title, r, site, words.send)
	fmt.Fprintf(sh.err, "tiendo %s, %s, %s/%s\n%q\n%s", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, args, frames(stack))
}

type bugWords struct{ title, untouched, whole, send string }

var bugVI = bugWords{
	"lỗi của chính tiendo",
	"Chưa có gì được công bố: trang vẫn như trước.",
	"Trang đang đặt là bản trước hoặc bản mới, nguyên vẹn.",
	"Xin gửi cho chúng tôi trang này, và nếu được thì cả nội dung đã gây ra lỗi (gửi đi đâu: SECURITY.md).",
}

var bugEN = bugWords{
	"a bug in tiendo itself",
	"Nothing was published: the site is as it was.",
	"The site in place is the former one or the new one, whole.",
	"Please send us this page, and the content that showed it if you can (where to: SECURITY.md).",
}

// frames are the lines of a stack from the panic on, as many as fit on a page.
func frames(stack []byte) string {
	const page = 50
	lines := strings.SplitAfter(string(stack), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "panic(") && i+2 <= len(lines) {
			lines = lines[i+2:] // and the line of its place
			break
		}
	}
	return strings.Join(lines[:min(page, len(lines))], "")
}
