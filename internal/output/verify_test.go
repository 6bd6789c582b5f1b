//go:build linux

package output_test

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"tiendo/internal/output"
)

func TestVerify(t *testing.T) {
	out := t.TempDir() + "/public"
	mustPublish(t, treeOf(t, map[string]string{"a": "1", "b": "22", "c/d": "3", "c/e": "4", "f": "5"}), options(out))
	write(t, out, map[string]string{"a": "x", "b": "longer", "c/.new": "", "g/h": "", "empty/": ""})
	if err := errors.Join(os.Remove(out+"/c/d"), os.Remove(out+"/f"), os.Symlink("a", out+"/f")); err != nil {
		t.Fatal(err)
	}
	got, err := output.Verify(out)
	want := []output.Finding{
		{Path: "a", Fault: output.FileChanged}, {Path: "b", Fault: output.FileChanged}, {Path: "c/.new", Fault: output.FileForeign},
		{Path: "c/d", Fault: output.FileMissing}, {Path: "f", Fault: output.FileForeign}, {Path: "g/h", Fault: output.FileForeign},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Verify = %v, %v, want %v", got, err, want)
	}
}

// A directory that became a link must not be followed.
func TestVerifyDoesNotFollow(t *testing.T) {
	out := t.TempDir() + "/public"
	mustPublish(t, treeOf(t, map[string]string{"a/b": "1"}), options(out))
	if err := errors.Join(os.Rename(out+"/a", out+"/../moved"), os.Symlink("../moved", out+"/a")); err != nil {
		t.Fatal(err)
	}
	got, err := output.Verify(out)
	want := []output.Finding{{Path: "a", Fault: output.FileForeign}, {Path: "a/b", Fault: output.FileMissing}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Verify = %v, %v, want %v", got, err, want)
	}
}

// What others put there must not take the program down.
func TestVerifyHostile(t *testing.T) {
	out := t.TempDir() + "/public"
	m := output.Manifest{Version: 1, Tool: "tiendo", Files: map[string]output.FileSum{"a": {SHA256: strings.Repeat("0", 64), Bytes: 1 << 40}}}
	write(t, out, map[string]string{"manifest.json": string(m.JSON()), "a": ""})
	if err := os.Truncate(out+"/a", 1<<40); err != nil {
		t.Fatal(err)
	}
	if _, err := output.Verify(out); !errors.Is(err, syscall.EFBIG) {
		t.Errorf("a file of 1 TB: %v", err)
	}

	if err := os.Remove(out + "/a"); err != nil {
		t.Fatal(err)
	}
	t.Chdir(out)
	for range 1000 {
		if err := errors.Join(os.Mkdir("deep", 0o755), os.Chdir("deep")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := output.Verify(out); !errors.Is(err, syscall.ENAMETOOLONG) {
		t.Errorf("1,000 directories deep: %v", err)
	}
}

func TestVerifyNeedsManifest(t *testing.T) {
	dir := t.TempDir()
	_, err := output.Verify(dir)
	if none := (*output.NoManifest)(nil); !errors.As(err, &none) {
		t.Errorf("empty: %v", err)
	}
	write(t, dir, map[string]string{"manifest.json": "{}"})
	_, err = output.ReadManifest(dir)
	if bad := (*output.BadManifest)(nil); !errors.As(err, &bad) {
		t.Errorf("not ours: %v", err)
	}
	if _, err = output.Verify(dir + "/none"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no directory: %v", err)
	}
}

func TestManifest(t *testing.T) {
	tree := treeOf(t, map[string]string{"b": "", "a/c": "abc", "a-b": "x", "ả&": "y"})
	m := tree.Manifest(`tiendo "1.0"\`, "2025-09-24")
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2, B.1
	if m.Version != 1 || len(m.Files) != 4 || m.Files["a/c"] != (output.FileSum{SHA256: abc, Bytes: 3}) {
		t.Errorf("%+v", m)
	}
	text := string(m.JSON())
	var back output.Manifest
	if err := json.Unmarshal([]byte(text), &back); err != nil || !reflect.DeepEqual(back, m) {
		t.Errorf("%v: %+v", err, back)
	}
	last := 0
	for _, path := range []string{`"tiendo \"1.0\"\\"`, `"a-b"`, `"a/c"`, `"b"`, `"ả\u0026"`} {
		if at := strings.Index(text, path); at <= last {
			t.Errorf("%s is out of order in %s", path, text)
		} else {
			last = at
		}
	}
	if !strings.HasSuffix(text, "}\n") || text != string(tree.Manifest(`tiendo "1.0"\`, "2025-09-24").JSON()) {
		t.Errorf("%s", text)
	}
	if empty := output.NewTree().Manifest("tiendo", "d").JSON(); !json.Valid(empty) {
		t.Errorf("%s", empty)
	}
}
