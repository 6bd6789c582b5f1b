package content

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// hashSite hashes every file of a site, as a build does before Load.
func hashSite(t *testing.T, h *Hashed, fsys fstest.MapFS) {
	t.Helper()
	for name := range fsys {
		if sum, err := h.Sum(fsys, name); err != nil || sum != sha256.Sum256(fsys[name].Data) {
			t.Errorf("%s: %x, %v", name, sum, err)
		}
	}
}

// TestHashedIsRead: of a change that no time and no size betrays, Load sees nothing,
// and neither does the sum: both are of the same bytes.
func TestHashedIsRead(t *testing.T) {
	fsys, h := site(nil), new(Hashed)
	hashSite(t, h, fsys)
	old := fsys["site.toml"].Data
	fsys["site.toml"].Data = bytes.Replace(old, []byte("Ti"), []byte("TI"), 1)
	s, _, err := Load(fsys, Options{Date: day, Hashed: h})
	if err != nil || s.Title.Own != "Tiến độ" {
		t.Errorf("the title is %q, %v", s.Title.Own, err)
	}
	if sum, _ := h.Sum(fsys, "site.toml"); sum != sha256.Sum256(old) {
		t.Error("the sum is not that of what was read")
	}
	for name, f := range h.files {
		if f.data != nil {
			t.Errorf("%s is still held", name)
		}
	}
}

// TestHashedBeforeChange: Load notices that a file is no longer what was hashed, and
// reads everything from the disk; so does the sum.
func TestHashedBeforeChange(t *testing.T) {
	fsys, h := site(nil), new(Hashed)
	hashSite(t, h, fsys)
	text := bytes.Replace(fsys["site.toml"].Data, []byte("Ti"), []byte("TI"), 1)
	fsys["site.toml"] = &fstest.MapFile{Data: text, ModTime: time.Unix(1, 0)}
	s, _, err := Load(fsys, Options{Date: day, Hashed: h})
	if err != nil || s.Title.Own != "TIến độ" {
		t.Errorf("the title is %q, %v", s.Title.Own, err)
	}
	hashSite(t, h, fsys)
}

// TestHashedNotTaken: what Load did not take is hashed again, for it may have been
// read under another name.
func TestHashedNotTaken(t *testing.T) {
	fsys, h := site(map[string]string{"README": "a", "media/large": strings.Repeat("a", maxHeld+1)}), new(Hashed)
	fsys["media/pipe"] = &fstest.MapFile{Data: []byte("a"), Mode: fs.ModeNamedPipe}
	hashSite(t, h, fsys)
	for _, name := range []string{"media/large", "media/pipe"} {
		if _, held := h.files[name]; held {
			t.Errorf("%s is held", name)
		}
	}
	if raw, _ := h.take("units.toml", 10); raw != nil {
		t.Error("a file above the limit was taken")
	}
	if _, _, err := Load(fsys, Options{Date: day, Hashed: h}); err != nil {
		t.Fatal(err)
	}
	fsys["README"].Data = []byte("b")
	fsys["media/large"].Data[0] = 'b'
	hashSite(t, h, fsys)
}

// TestSeenFirst: a file that is read twice must be what it was the first time.
func TestSeenFirst(t *testing.T) {
	fsys := site(nil)
	r := &reader{fsys: fsys, seen: map[string]fs.FileInfo{}}
	for _, stamp := range []int64{1, 2} {
		fsys["site.toml"] = &fstest.MapFile{Data: fsys["site.toml"].Data, ModTime: time.Unix(stamp, 0)}
		if _, err := r.bytes("site.toml", maxData); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.unchanged(); err != errChanged {
		t.Errorf("a file that changed between two readings gives %v", err)
	}
}

// TestHashedFolders: a file that came after the folders were walked through is not part of
// what was hashed, nor of the site.
func TestHashedFolders(t *testing.T) {
	fsys, h := site(nil), new(Hashed)
	reports := func() int {
		t.Helper()
		s, _, err := Load(fsys, Options{Date: day, Hashed: h})
		if err != nil {
			t.Fatal(err)
		}
		return len(s.Reports)
	}
	walk := func() (files int) {
		t.Helper()
		if err := h.Walk(fsys, func(_ string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				files++
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return files
	}
	if n := walk(); n != len(fsys) {
		t.Errorf("%d files, want %d", n, len(fsys))
	}
	before := reports()
	for name, f := range fsys {
		if strings.HasPrefix(name, "reports/") {
			fsys["reports/2025-01-01-later.toml"] = f
		}
	}
	if n := reports(); n != before {
		t.Errorf("%d reports, of which %d were there when it was hashed", n, before)
	}
	if walk(); reports() != before+1 {
		t.Errorf("%d reports, want %d", reports(), before+1)
	}
}
