//go:build linux

package torture

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestSign follows docs/verify.md to the letter: the commands of its sections
// "sign" and "check" are run as they stand there, on a site that was just built.
func TestSign(t *testing.T) {
	needs(t, "ssh-keygen", "openssh-client")
	doc, err := os.ReadFile("../../docs/verify.md")
	must(t, err)
	s := newSite(t, small())
	s.publish(t, 0)
	dir := s.dir + "/out"
	must(t, os.Symlink(program, dir+"/tiendo"))
	run := func(section string) ended {
		c := exec.Command("sh", "-e", "-c", commands(t, string(doc), section))
		c.Dir, c.Env = dir, plain("PATH="+dir+":"+os.Getenv("PATH"))
		return finish(t, c)
	}
	for _, section := range []string{"A key, once", "Signing", "Checking"} {
		if e := run(section); e.code != 0 {
			t.Fatalf("%s: exit %d: %s%s", section, e.code, e.stdout, e.stderr)
		}
	}
	// A manifest that was changed after it was signed, and a file after that.
	replace(t, s.out()+"/manifest.json", day, "2025-10-02")
	if e := run("Checking"); e.code == 0 {
		t.Errorf("a changed manifest passes: %s%s", e.stdout, e.stderr)
	}
	replace(t, s.out()+"/manifest.json", "2025-10-02", day)
	replace(t, s.out()+"/index.html", "<title>", "<title>!")
	if e := run("Checking"); e.code == 0 {
		t.Errorf("a changed page passes: %s%s", e.stdout, e.stderr)
	}
	count(t, "the recipe of docs/verify.md signs a manifest and checks it; a changed manifest and a changed page are found")
}

// commands are the lines of the first code block below a heading.
func commands(t testing.TB, doc, heading string) string {
	t.Helper()
	_, after, found := strings.Cut(doc, "## "+heading+"\n")
	_, after, block := strings.Cut(after, "```sh\n")
	text, _, ended := strings.Cut(after, "```")
	if !found || !block || !ended {
		t.Fatalf("the document has no commands below %q", heading)
	}
	return text
}
