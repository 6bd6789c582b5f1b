package cli

import (
	"fmt"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// refusals say why a folder is not one that tiendo may write, and what to do.
var refusals = map[output.Reason]struct{ what, hint diag.Text }{
	output.NoName:         {diag.Say("không có tên", "it has no name"), choose},
	output.IsRoot:         {diag.Say("đó là gốc của ổ đĩa", "it is the root of the file system"), choose},
	output.IsHome:         {diag.Say("đó là thư mục riêng của người dùng, hoặc chứa nó", "it is or contains the home folder"), choose},
	output.IsWorking:      {diag.Say("đó là thư mục đang đứng, hoặc chứa nó", "it is or contains the working folder"), choose},
	output.IsProtected:    {diag.Say("nó trùng, chứa hoặc nằm trong một thư mục nguồn", "it is, contains or lies in a source folder"), choose},
	output.IsSymlink:      {diag.Say("đó là liên kết tượng trưng", "it is a symbolic link"), diag.Say("chỉ thẳng thư mục mà nó dẫn tới", "name the folder it points to")},
	output.IsFile:         {diag.Say("đó không phải thư mục", "it is not a folder"), choose},
	output.IsMount:        {diag.Say("đó là điểm gắn ổ đĩa, không đổi được trong một bước", "it is a mount point, which cannot be switched in one step"), diag.Say("chọn một thư mục bên trong", "choose a folder inside it")},
	output.NoParent:       {diag.Say("chưa có thư mục chứa nó", "the folder that should hold it does not exist"), diag.Say("tạo thư mục ấy trước", "make that first")},
	output.InWorkspace:    {diag.Say("nó nằm trong chỗ làm việc của tiendo", "it lies in a workspace of tiendo"), choose},
	output.NotOurs:        {diag.Say("nội dung ở đó không do tiendo ghi", "it was not written by tiendo"), diag.Say("dọn trống thư mục, hoặc chọn thư mục khác", "empty it or choose another folder")},
	output.Foreign:        {diag.Say("có tệp không do tiendo ghi nằm trong đó", "files lie in it that tiendo did not write"), diag.Say("chuyển các tệp ấy đi nơi khác", "move them away")},
	output.WorkspaceTaken: {diag.Say("chỗ làm việc bên cạnh không còn như tiendo để lại", "the workspace beside it is not as tiendo left it"), diag.Say("chuyển các tệp lạ đi nơi khác", "move away what is not ours")},
	output.Replaced:       {diag.Say("nó bị thay bằng thư mục khác trong khi dựng", "it was replaced during the build"), diag.Say("dựng lại", "build again")},
}

var choose = diag.Say("chọn một thư mục riêng, ví dụ public", "choose a folder of its own, such as public")

func (sh *shell) refused(r *output.Refused) *failure {
	why, ok := refusals[r.Reason]
	if !ok {
		return &failure{what: r.Error(), code: exitFail}
	}
	var found []string
	if r.Other != "" {
		found = append(found, r.Other)
	}
	if r.Err != nil {
		found = append(found, r.Err.Error())
	}
	for _, name := range r.Names {
		found = append(found, fmt.Sprintf("%q", name)) // others chose these names
	}
	if r.More > 0 {
		found = append(found, fmt.Sprintf(sh.say("và %d tệp nữa", "and %d more"), r.More))
	}
	what := fmt.Sprintf(sh.say("không công bố vào %q: %s", "will not publish into %q: %s"), r.Out, why.what.In(sh.lang))
	if len(found) > 0 {
		what += " (" + strings.Join(found, ", ") + ")"
	}
	return &failure{what, why.hint.In(sh.lang), exitFail}
}
