package content

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tiendo/internal/alphabet"
	"tiendo/internal/diag"
)

// Caps on what is read, before anything is parsed.
const (
	maxData    = 8 << 20   // bytes of a data file
	maxArticle = 256 << 10 // bytes of a Markdown file
	maxLine    = 64 << 10  // bytes of a line
	maxLines   = 500_000   // of a file
	maxNesting = 16        // brackets and braces
	maxDots    = 8         // of one key
	maxKeys    = 500_000   // of a data file, with tables, parts of dotted keys, elements of arrays: 50,000 units
	maxString  = 256 << 10 // bytes of a string
	maxSame    = 1000      // problems of a rule in a file that are told one by one
	maxColumns = 50        // of a table in Markdown
)

// file is one file of the content while it is read: its text, and the problems
// found in it.
type file struct {
	path     string
	text     []byte // without byte order mark, lines end with \n
	starts   []int  // offset of each line
	plain    bool   // the text is; see package alphabet
	langs    []string
	problems diag.List
	told     map[*diag.Rule]int // how often each was reported
	shown    map[*diag.Rule]int // and of the characters of the text, as it is typed
}

// open reads a file within its cap. It returns nil when the file is not there,
// or when a problem (reported) keeps it from being read at all.
func (r *reader) open(path string, limit int) *file {
	f := &file{path: path, langs: r.langs}
	raw, err := r.bytes(path, int64(limit))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, errTooBig):
		f.report(FileTooBig, f.whole(), diag.Say("tệp lớn hơn %d KB", "the file is larger than %d KB", limit>>10),
			diag.Say("hãy chia nhỏ nội dung", "split the content into smaller files"))
	case err != nil:
		f.report(NotRegularFile, f.whole(), unreadable(err),
			diag.Say("đặt một tệp thường, đọc được, ngay trong thư mục nội dung", "put a regular, readable file inside the content folder"))
	default:
		f.setText(raw)
		if f.checkText() {
			return f
		}
	}
	r.take(f)
	return nil
}

var (
	errTooBig     = errors.New("file too big")
	errNotRegular = errors.New("not a regular file")
)

// unreadable says why a file could not be read.
func unreadable(err error) diag.Text {
	var path *fs.PathError
	switch {
	case errors.Is(err, errNotRegular):
		return diag.Say("không phải tệp thường", "not a regular file")
	case errors.Is(err, fs.ErrPermission):
		return diag.Say("không có quyền đọc", "there is no permission to read it")
	case errors.As(err, &path) && strings.Contains(path.Err.Error(), "escapes"):
		return diag.Say("liên kết dẫn ra ngoài thư mục nội dung", "a link leads out of the content folder")
	case errors.As(err, &path):
		err = path.Err
	}
	return diag.Say("không đọc được: %v", "cannot be read: %v", err)
}

// bytes reads a regular file of at most limit bytes. Nobody may change them.
func (r *reader) bytes(path string, limit int64) ([]byte, error) {
	if raw, info := r.hashed.take(path, limit); raw != nil {
		r.saw(path, info)
		return raw, nil
	}
	info, err := fs.Stat(r.fsys, path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	if info.Size() > limit {
		return nil, errTooBig
	}
	in, err := r.fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	raw, err := readSized(in, info)
	if err == nil {
		r.saw(path, info)
	}
	return raw, err
}

// readSized reads as many bytes as there were when a file was looked at. One that
// grows meanwhile is cut here, and found changed at the end.
func readSized(in fs.File, info fs.FileInfo) ([]byte, error) {
	raw := make([]byte, info.Size())
	n, err := io.ReadFull(in, raw)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	return raw[:n], nil
}

// setText drops the byte order mark and makes every line end with \n.
func (f *file) setText(raw []byte) {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	f.text = raw
	if bytes.Contains(raw, []byte("\r\n")) {
		f.text = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	}
	f.starts = lines(f.text)
}

// lines is where each line of a text starts.
func lines(text []byte) []int {
	starts := make([]int, 1, bytes.Count(text, []byte("\n"))+1)
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// checkText looks at lines and characters; false: the text must not be parsed.
func (f *file) checkText() bool {
	if len(f.starts) > maxLines {
		f.report(FileTooBig, f.place(f.starts[maxLines]), diag.Say("tệp dài hơn %d dòng", "the file has more than %d lines", maxLines),
			diag.Say("hãy chia nhỏ nội dung, hoặc bỏ dòng trống và chú thích", "split the content, or take out empty lines and comments"))
		return false
	}
	for i, start := range f.starts {
		end := len(f.text)
		if i+1 < len(f.starts) {
			end = f.starts[i+1]
		}
		if end-start > maxLine {
			f.report(FileTooBig, f.place(start), diag.Say("dòng dài hơn %d KB", "the line is longer than %d KB", maxLine>>10),
				diag.Say("xuống dòng cho dễ đọc", "break the line"))
			return false
		}
	}
	if f.plain = alphabet.IsPlain(f.text); f.plain {
		return true
	}
	if !utf8.Valid(f.text) {
		f.report(TOMLSyntax, f.place(invalidUTF8(f.text)), diag.Say("tệp không phải UTF-8", "the file is not UTF-8"),
			diag.Say("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8"))
		return false
	}
	return f.checkCharacters()
}

func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

// place is the line and column of an offset into the text.
func (f *file) place(offset int) diag.Place {
	offset = max(0, min(offset, len(f.text)))
	for offset > 0 && offset < len(f.text) && !utf8.RuneStart(f.text[offset]) {
		offset-- // parsers count bytes and may point into a letter
	}
	line := sort.SearchInts(f.starts, offset+1) - 1
	column := 1
	for _, c := range f.text[f.starts[line]:offset] {
		if utf8.RuneStart(c) {
			column++
		}
	}
	return diag.Place{File: f.path, Line: line + 1, Column: column}
}

// whole is the file as a place.
func (f *file) whole() diag.Place { return diag.Place{File: f.path, Line: 1, Column: 1} }

// report adds a problem. A file can be wrong in a million places: of a rule that
// is broken everywhere the last that is told says so.
func (f *file) report(r *diag.Rule, at diag.Place, message, hint diag.Text) {
	if f.told == nil {
		f.told = map[*diag.Rule]int{}
	}
	if f.told[r]++; f.told[r] == maxSame {
		message.VI += " (tệp này còn nhiều chỗ cùng lỗi)"
		message.EN += " (and this file has more of the same)"
	}
	if f.told[r] <= maxSame {
		f.problems.Add(r.Find(at, message, hint))
	}
}

// isFull says whether so many problems of a rule have been told that no more are:
// then they need not be looked for.
func (f *file) isFull(r *diag.Rule) bool { return f.told[r] >= maxSame }

// names lists a folder of the content, sorted; a folder that is not there is empty.
func (r *reader) names(dir string) []string {
	entries, err := r.hashed.list(r.fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f := &file{path: dir}
		f.report(NotRegularFile, f.whole(), diag.Say("không đọc được thư mục: %v", "the folder cannot be read: %v", err),
			diag.Say("kiểm tra quyền truy cập", "check its permissions"))
		r.take(f)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	return names
}
