//go:build linux

package output_test

import (
	"errors"
	"os"
	"testing"

	"tiendo/internal/output"
)

// standing asks whether the site in place was made from some inputs.
func standing(t *testing.T, out, inputs string) (string, output.Result, bool, error) {
	t.Helper()
	c, err := output.Take(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Release()
	note, r, stands, err := c.Standing(inputs)
	return string(note), r, stands, err
}

// recorded publishes a site and notes what it was made from.
func recorded(t *testing.T, out string) output.Result {
	t.Helper()
	c, err := output.Take(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Release()
	r, err := c.Publish(treeOf(t, map[string]string{"index.html": "one", "a/b": "two"}), options(out))
	if err := errors.Join(err, c.Record("inputs", []byte(`{"pages": 1}`))); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestStanding(t *testing.T) {
	out := t.TempDir() + "/public"
	if _, _, stands, err := standing(t, out, "inputs"); stands || err != nil {
		t.Errorf("nothing was published: %v, %v", stands, err)
	}
	published := recorded(t, out)
	note, r, stands, err := standing(t, out, "inputs")
	if !stands || err != nil || note != `{"pages": 1}` && note != `{"pages":1}` {
		t.Errorf("%q, %v, %v", note, stands, err)
	}
	if r.Files != 3 || r.Unchanged != 3 || r.Bytes != published.Bytes || r.Switched || r.OldDate != "2025-09-24" {
		t.Errorf("%+v after %+v", r, published)
	}
	if _, _, stands, _ := standing(t, out, "others"); stands {
		t.Error("it was made from something else")
	}
}

// The record is believed only of the site that it speaks of, as it was published.
func TestStandingDoubts(t *testing.T) {
	for name, act := range map[string]func(out, record string) error{
		"a file changed":   func(out, _ string) error { return os.WriteFile(out+"/index.html", []byte("eno"), 0o644) },
		"a file is gone":   func(out, _ string) error { return os.Remove(out + "/a/b") },
		"another manifest": func(out, _ string) error { return appendTo(out+"/manifest.json", "\n") },
		"no site":          func(out, _ string) error { return os.RemoveAll(out) },
		"no record":        func(_, record string) error { return os.Remove(record) },
		"half a record":    func(_, record string) error { return os.Truncate(record, 20) },
	} {
		out := t.TempDir() + "/public"
		recorded(t, out)
		record := out + "/../.public.tiendo/record"
		if err := act(out, record); err != nil {
			t.Fatal(err)
		}
		if _, _, stands, err := standing(t, out, "inputs"); stands || err != nil {
			t.Errorf("%s: %v, %v", name, stands, err)
		}
	}
	out := t.TempDir() + "/public"
	recorded(t, out)
	write(t, out, map[string]string{"mine.txt": ""})
	_, _, stands, err := standing(t, out, "inputs")
	if why := (*output.Refused)(nil); stands || !errors.As(err, &why) || why.Reason != output.Foreign {
		t.Errorf("a foreign file: %v, %v", stands, err)
	}
}

// Nothing that is no JSON gets into the record, and none is made of what is no site.
func TestRecordRefuses(t *testing.T) {
	out := t.TempDir() + "/public"
	c, err := output.Take(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Release()
	if err := c.Record("inputs", []byte(`{}`)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no site: %v", err)
	}
	if _, err := c.Publish(treeOf(t, map[string]string{"a": "1"}), options(out)); err != nil {
		t.Fatal(err)
	}
	if err := c.Record("inputs", []byte(`{`)); err == nil {
		t.Error("half a note was taken")
	}
	if err := os.Remove(out + "/manifest.json"); err != nil {
		t.Fatal(err)
	}
	if none := (*output.NoManifest)(nil); !errors.As(c.Record("inputs", []byte(`{}`)), &none) {
		t.Error("a folder without a manifest was recorded")
	}
}
