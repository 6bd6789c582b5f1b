package cli

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// revision is the content folder as it was in a git revision, in memory: the
// archive that git itself makes of it. git is a program of its own here and not
// a library: what a repository is allowed to look like is git's to know.
func (sh *shell) revision(content, rev string) (fs.FS, error) {
	full, err := filepath.Abs(content)
	if err != nil {
		return nil, err
	}
	dir, below := full, ""
	if !isDir(full) { // it may be there in the revision
		dir, below = filepath.Dir(full), filepath.Base(full)
	}
	if !isDir(dir) {
		dir = "."
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, hinted(exitUsage, fmt.Sprintf(sh.say("không có thư mục %q, và máy này không có git", "there is no folder %q, and no git on this machine"), rev), "")
	}
	where, err := git(dir, "rev-parse", "--show-toplevel", "--show-prefix")
	top, prefix, _ := strings.Cut(strings.TrimSuffix(string(where), "\n"), "\n")
	if err != nil || top == "" {
		return nil, hinted(exitUsage, fmt.Sprintf(sh.say("không có thư mục %q, và %s không nằm trong kho git nào", "there is no folder %q, and %s lies in no git repository"), rev, content), "")
	}
	commit, err := git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, hinted(exitUsage, fmt.Sprintf(sh.say("không có thư mục, cũng không có bản git %q", "there is no folder and no git revision %q"), rev),
			sh.say("xem các bản: git log --oneline", "see the revisions: git log --oneline"))
	}
	inside := path.Join(prefix, below)
	archive, err := git(top, "archive", "--format=zip", strings.TrimSpace(string(commit))+":"+inside)
	if err != nil {
		return nil, hinted(exitUsage, fmt.Sprintf(sh.say("bản git %q không có thư mục %s", "the git revision %q has no folder %s"), rev, inside),
			sh.say("chỉ đúng thư mục bằng --content", "point --content at the right folder"))
	}
	return zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
}

// git runs git in a folder and returns what it prints.
func git(dir string, args ...string) ([]byte, error) {
	c := exec.Command("git", args...)
	c.Dir, c.Env = dir, append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
	out, err := c.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		err = fmt.Errorf("git %s: %s", args[0], bytes.TrimSpace(failed.Stderr))
	}
	return out, err
}
