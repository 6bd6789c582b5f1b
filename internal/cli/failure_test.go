package cli

import (
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

// TestSystemErrors: what the system refuses is told in both languages, with the
// file and a way out.
func TestSystemErrors(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.EACCES, syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EMFILE} {
		err := fmt.Errorf("publishing: %w", &fs.PathError{Op: "openat", Path: "public/index.html", Err: errno})
		vi, en := (&shell{lang: "vi"}).explain(err), (&shell{lang: "en"}).explain(err)
		for _, f := range []*failure{vi, en} {
			if want := "public/index.html: "; len(f.what) <= len(want) || f.what[:len(want)] != want || f.hint == "" || f.code != exitFail {
				t.Errorf("%v: %+v", errno, f)
			}
		}
		if vi.what == en.what || vi.hint == en.hint {
			t.Errorf("%v: not translated: %+v", errno, vi)
		}
	}
}
