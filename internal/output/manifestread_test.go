package output

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

func manifestOf(paths ...string) Manifest {
	m := Manifest{Version: 1, Tool: "tiendo 1.0", Date: "2025-09-24", Files: map[string]FileSum{}}
	for i, path := range paths {
		m.Files[path] = FileSum{strings.Repeat("0a", 32), int64(i)}
	}
	return m
}

func same(a, b Manifest) bool {
	return a.Version == b.Version && a.Tool == b.Tool && a.Date == b.Date && maps.Equal(a.Files, b.Files)
}

// TestPlainManifest: what is written is read in the short way.
func TestPlainManifest(t *testing.T) {
	for _, want := range []Manifest{manifestOf(), manifestOf("a"), manifestOf("index.html", "tin/2025/index.html", "a b.txt")} {
		if got, plain := plainManifest(string(want.JSON())); !plain || !same(got, want) {
			t.Errorf("plain: %v, %v, want %v", plain, got, want)
		}
	}
}

// FuzzPlainManifest: what is read in the short way means the same to encoding/json.
func FuzzPlainManifest(f *testing.F) {
	text := string(manifestOf("a", "b/c").JSON())
	f.Add(text)
	f.Add(string(manifestOf().JSON()))
	f.Add(string(manifestOf("xã", `a"b`, "a\\b").JSON()))
	for _, change := range [][2]string{
		{`"bytes": 1`, `"bytes": 01`}, {`"bytes": 1`, `"bytes": `}, {`"bytes": 1`, `"bytes": -1`}, {`"bytes": 1`, `"bytes": 9223372036854775808`}, {`"bytes": 1`, `"bytes": 1e3`},
		{"},\n", "}\n"}, {"}\n", "},\n"}, {`"b/c"`, `"a"`}, {`"b/c"`, "\"b\x7fc\""}, {`"b/c"`, "\"b\tc\""}, {"}\n}\n", "}\n}\n\n"}, {"}\n}\n", "}\n}"},
		{`"version": 1`, `"version": 2`}, {`"tool"`, `"Tool"`}, {"{\n", "{\r\n"}, {text, ""},
	} {
		f.Add(strings.Replace(text, change[0], change[1], 1))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, plain := plainManifest(text)
		if !plain {
			return
		}
		var want Manifest
		if err := json.Unmarshal([]byte(text), &want); err != nil || !same(got, want) {
			t.Errorf("%q: %v, want %v, %v", text, got, want, err)
		}
	})
}
