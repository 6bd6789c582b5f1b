package cli

import (
	"os"
	"strings"
	"testing"
)

func TestSumOfProgram(t *testing.T) {
	sum := func(program string) string {
		s, err := sumOfProgram(strings.NewReader(program))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	id := func(last string) string {
		return "0123456789abcdefghij/0123456789-bcdefghij/0123456789_bcdefghij/0123456789abcdefghi" + last
	}
	elf := func(id, rest string) string { return "\x7fELF\x04\x00\x00\x00Go\x00\x00" + id + "\x00" + rest }
	pe := func(id, rest string) string { return "MZ\xff Go build ID: \"" + id + "\"\n \xff" + rest }
	far := strings.Repeat("code", buildIDWithin)
	if sum(elf(id("a"), "1")) != sum(elf(id("a"), "2")) || sum(pe(id("a"), "1")) != sum(pe(id("a"), "2")) {
		t.Error("the build ID is what counts")
	}
	for name, pair := range map[string][2]string{
		"another build ID":      {elf(id("a"), ""), elf(id("b"), "")},
		"the same in a PE file": {pe(id("a"), ""), pe(id("b"), "")},
		"an ID by hand":         {elf("release", "1"), elf("release", "2")},
		"no build ID":           {"program 1", "program 2"},
		"a difference far away": {far + "1", far + "2"},
		"a build ID far away":   {far + elf(id("a"), "1"), far + elf(id("a"), "2")},
	} {
		if sum(pair[0]) == sum(pair[1]) {
			t.Errorf("%s: two programs have one sum", name)
		}
	}
}

// The linker in use still writes it so: the program of this test has one.
func TestProgramHasBuildID(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !buildID.Match(program[:min(len(program), buildIDWithin)]) {
		t.Error("no build ID where it should be")
	}
}
