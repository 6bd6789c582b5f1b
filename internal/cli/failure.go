package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"tiendo/internal/output"
	"tiendo/internal/remote"
)

// failure is an error in the words of people: what went wrong, what to do about
// it, and the exit code.
type failure struct {
	what, hint string
	code       int
}

func (f *failure) Error() string { return f.what }

// usage is a wrong use of the command line.
func usage(format string, args ...any) error {
	return &failure{what: fmt.Sprintf(format, args...), code: exitUsage}
}

// hinted is a failure with a way out.
func hinted(code int, what, hint string) error { return &failure{what, hint, code} }

// complain prints why a command did not do its work, and returns the exit code.
func (sh *shell) complain(c *cobra.Command, err error) int {
	var f *failure
	if !errors.As(err, &f) {
		f = sh.explain(err)
	}
	hint := f.hint
	if hint == "" && f.code == exitUsage {
		hint = sh.say("xem cách dùng: ", "see how to use it: ") + c.CommandPath() + " --help"
	}
	fmt.Fprintf(sh.err, "tiendo: %s\n", f.what)
	if hint != "" {
		fmt.Fprintf(sh.err, "  → %s\n", hint)
	}
	return f.code
}

// explain puts an error of the packages below into words.
func (sh *shell) explain(err error) *failure {
	var (
		busy     *output.Busy
		refused  *output.Refused
		noSwitch *output.NoSwitch
		none     *output.NoManifest
		bad      *output.BadManifest
	)
	switch {
	case errors.As(err, &busy):
		who := ""
		if busy.Holder != 0 {
			who = fmt.Sprintf(sh.say(" (tiến trình %d)", " (process %d)"), busy.Holder)
		}
		return &failure{sh.say("một lần dựng khác"+who+" đang giữ ", "another build"+who+" holds ") + busy.Lock,
			sh.say("đợi nó xong rồi chạy lại", "wait for it and try again"), exitBusy}
	case errors.As(err, &refused):
		return sh.refused(refused)
	case errors.As(err, &noSwitch):
		return &failure{fmt.Sprintf(sh.say("không đổi được %s trong một bước: %s", "cannot switch %s in one step: %s"), noSwitch.Out, sh.reason(noSwitch.Err)),
			sh.say("chọn thư mục trên đĩa của chính máy Linux này, không phải điểm gắn ổ đĩa", "choose a folder on a local disk of a Linux machine that is not a mount point"), exitFail}
	case errors.As(err, &none):
		return &failure{none.Dir + sh.say(": không có manifest.json", ": there is no manifest.json"),
			sh.say("chỉ vào thư mục mà tiendo build đã công bố", "name a folder that tiendo build has published"), exitFail}
	case errors.As(err, &bad):
		return &failure{fmt.Sprintf(sh.say("%s: manifest.json hỏng: %v", "%s: manifest.json is damaged: %v"), bad.Dir, bad.Err),
			sh.say("dựng lại trang vào một thư mục trống", "build the site again into an empty folder"), exitFail}
	}
	return &failure{sh.plain(err), sh.wayOut(err), exitFail}
}

// wayOut is what to do about an error of the system, "" when that goes without
// saying.
func (sh *shell) wayOut(err error) string {
	var unknown *net.DNSError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return sh.say("cấp quyền cho tài khoản chạy tiendo; để công bố cần quyền ghi vào thư mục chứa --out", "give the account that runs tiendo the right to it; to publish it must be able to write into the folder that holds --out")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return sh.say("dọn chỗ trên đĩa rồi chạy lại; trang đã công bố vẫn nguyên", "make room and run it again; the published site is as it was")
	case errors.Is(err, syscall.EROFS):
		return sh.say("chọn một thư mục trên ổ đĩa ghi được", "choose a folder on a disk that can be written to")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return sh.say("đóng bớt chương trình, hoặc nâng giới hạn: ulimit -n 4096", "close other programs or raise the limit: ulimit -n 4096")
	case errors.Is(err, syscall.ECONNREFUSED), errors.As(err, &unknown):
		return sh.say("xem địa chỉ có đúng không, máy chủ có chạy không", "see whether the address is right and the server runs")
	}
	return ""
}

// plain is an error of the system without the names of system calls: the file
// and the reason.
func (sh *shell) plain(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path + ": " + sh.reason(path.Err)
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.New + ": " + sh.reason(link.Err)
	}
	var unanswered *remote.Unanswered
	if errors.As(err, &unanswered) {
		return unanswered.Address + ": " + sh.reason(unanswered.Err)
	}
	return err.Error()
}

// reason is why the system refused something.
func (sh *shell) reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown):
		return sh.say("không tìm thấy máy chủ "+unknown.Name, "the host "+unknown.Name+" cannot be found")
	case errors.Is(err, syscall.ECONNREFUSED):
		return sh.say("không có máy chủ nào trả lời ở đó", "no server answers there")
	case errors.Is(err, fs.ErrNotExist):
		return sh.say("không có tệp hay thư mục này", "there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return sh.say("không có quyền", "permission denied")
	case errors.Is(err, fs.ErrExist):
		return sh.say("đã có rồi", "it is there already")
	case errors.Is(err, syscall.ENOTDIR):
		return sh.say("không phải thư mục", "not a folder")
	case errors.Is(err, syscall.EISDIR):
		return sh.say("là thư mục, không phải tệp", "it is a folder, not a file")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return sh.say("mở quá nhiều tệp cùng lúc", "too many open files")
	case errors.Is(err, syscall.ENOSPC):
		return sh.say("hết chỗ trên đĩa", "no space left on the disk")
	case errors.Is(err, syscall.EDQUOT):
		return sh.say("hết hạn mức đĩa của tài khoản", "the disk quota of the account is used up")
	case errors.Is(err, syscall.EROFS):
		return sh.say("ổ đĩa chỉ cho đọc", "the file system is read-only")
	}
	return err.Error()
}
