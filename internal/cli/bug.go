package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"tiendo/internal/crew"
)

// bug says what to send us when tiendo itself is wrong, on one page. What was
// going to be published is not, or it is whole.
func (sh *shell) bug(r any, args []string) {
	stack := debug.Stack()
	if p, ok := r.(*crew.Panic); ok {
		r, stack = p.Value, p.Stack
	}
	site := sh.say("Chưa có gì được công bố: trang vẫn như trước.", "Nothing was published: the site is as it was.")
	if sh.switching {
		site = sh.say("Trang đang đặt là bản trước hoặc bản mới, nguyên vẹn.", "The site in place is the former one or the new one, whole.")
	}
	fmt.Fprintf(sh.err, sh.say("tiendo: lỗi của chính tiendo: %v\n%s\nXin gửi cho chúng tôi trang này, và nếu được thì cả nội dung đã gây ra lỗi (gửi đi đâu: SECURITY.md).\n\n",
		"tiendo: a bug in tiendo itself: %v\n%s\nPlease send us this page, and the content that showed it if you can (where to: SECURITY.md).\n\n"), r, site)
	fmt.Fprintf(sh.err, "tiendo %s, %s, %s/%s\n%q\n%s", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, args, frames(stack))
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
