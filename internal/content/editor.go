package content

import (
	"path"
	"regexp"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var (
	repoForm   = regexp.MustCompile(`^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$`)
	branchForm = regexp.MustCompile(`^[A-Za-z0-9._/-]+$`)
)

// editor reads [editor]. What is wrong in it leaves the site without one.
func (f *file) editor(r record) (e progress.Editor) {
	if r.node == nil {
		return e
	}
	e = progress.Editor{
		Backend: get[string](r, "backend"), Repo: get[string](r, "repo"), Branch: get[string](r, "branch"), Folder: "content",
		APIRoot: get[string](r, "api_root"), BaseURL: get[string](r, "base_url"), AppID: get[string](r, "app_id"), Auth: get[string](r, "auth"),
		Review: r.or("review", false),
	}
	bad := func(key, vi, en string, hint diag.Text) {
		f.report(BadValue, r.node.At(key), diag.Say(vi, en, get[string](r, key)), hint)
	}
	if e.Repo != "" && !repoForm.MatchString(e.Repo) {
		bad("repo", "“%s” không phải tên kho", "“%s” is not the name of a repository", diag.Say("viết chủ/tên: tinh-nghe-an/tien-do", "write owner/name"))
	}
	if e.Branch != "" && !branchForm.MatchString(e.Branch) {
		bad("branch", "“%s” không phải tên nhánh", "“%s” is not the name of a branch", diag.Say("viết như main", "write it like main"))
	}
	if folder := get[string](r, "folder"); folder != "" {
		e.Folder = path.Clean(folder)
		if strings.HasPrefix(e.Folder, "..") || strings.HasPrefix(folder, "/") || !branchForm.MatchString(folder) {
			bad("folder", "“%s” không phải thư mục trong kho", "“%s” is not a folder of the repository", diag.Say("viết như content, hoặc . khi cả kho là nội dung", "write it like content, or . where the repository is the content"))
		}
	}
	for _, key := range []string{"api_root", "base_url"} {
		if address := get[string](r, key); address != "" && progress.Origin(address) == "" {
			bad(key, "“%s” không phải địa chỉ máy chủ", "“%s” is not the address of a host", diag.Say("viết như https://git.tinh.gov.vn", "write it like https://git.example.org"))
		}
	}
	if e.Review && e.Backend == "gitea" {
		f.report(BadValue, r.node.At("review"), diag.Say("với gitea, trang soạn không có bước duyệt", "with gitea the editor knows no review"),
			diag.Say("bỏ review; muốn duyệt, khóa nhánh chính ở máy chủ git và sửa qua nhánh khác", "leave review out; to have one, protect the branch at the host and edit another"))
	}
	if e.Auth == "pkce" && e.Backend == "github" {
		f.report(BadValue, r.node.At("auth"), diag.Say("GitHub chưa đăng nhập được bằng PKCE", "GitHub does not take PKCE"),
			diag.Say("dùng token, hoặc đặt base_url là một máy chủ đăng nhập", "use token, or set base_url to a server for signing in"))
	}
	return e
}
