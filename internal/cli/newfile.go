package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// newFile is a file to be written.
type newFile struct{ path, text string }

// writeNew writes files that are not there yet: all of them, or none. The error
// is a failure that names the file in the way.
func (sh *shell) writeNew(root *os.Root, dir string, files ...newFile) error {
	for _, f := range files {
		if _, err := root.Lstat(f.path); err == nil {
			return sh.inTheWay(fromHere(dir, f.path))
		}
	}
	b := &batch{root: root}
	for _, f := range files {
		err := b.add(f)
		if err == nil {
			continue
		}
		b.undo()
		if errors.Is(err, fs.ErrExist) {
			return sh.inTheWay(fromHere(dir, f.path))
		}
		return err
	}
	for _, f := range files {
		fmt.Fprintln(sh.out, fromHere(dir, f.path))
	}
	return nil
}

// batch is files and folders made together, in the order of their making.
type batch struct {
	root *os.Root
	made []string
}

// add makes a file that is not there, and the folders on the way to it.
func (b *batch) add(f newFile) error {
	for _, folder := range foldersOf(f.path) {
		if err := b.root.Mkdir(folder, 0o755); err == nil {
			b.made = append(b.made, folder)
		} else if !isDirIn(b.root, folder) {
			return err
		}
	}
	out, err := b.root.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	b.made = append(b.made, f.path)
	_, err = out.WriteString(f.text)
	return errors.Join(err, out.Close())
}

// undo removes what was made.
func (b *batch) undo() {
	for _, name := range slices.Backward(b.made) {
		_ = b.root.Remove(name)
	}
}

func isDirIn(root *os.Root, name string) bool {
	info, err := root.Stat(name)
	return err == nil && info.IsDir()
}

func (sh *shell) inTheWay(name string) error {
	return hinted(exitFail, fmt.Sprintf(sh.say("đã có %s, không ghi gì", "%s is there already, nothing was written"), name),
		sh.say("đặt tên hoặc ngày khác, hoặc sửa chính tệp ấy", "choose another name or day, or edit that file"))
}

// foldersOf are the folders on the way to a file, outermost first.
func foldersOf(name string) []string {
	var list []string
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		list = append([]string{dir}, list...)
	}
	return list
}
