//go:build linux

package cli_test

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/cli"
)

// TestServeEnds: a preview says where it is, tells of problems as check does, and
// ends with Ctrl-C as if nothing had happened.
func TestServeEnds(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/site.toml", []byte("title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\nnote = 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("tiendo", "serve", "--port", "0", "--lang", "en", "--content", dir)
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for scan := bufio.NewScanner(said); scan.Scan(); {
		lines = append(lines, scan.Text())
		if strings.HasPrefix(scan.Text(), "preview at http://localhost:") {
			if err := c.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.Wait(); err != nil {
		t.Errorf("Ctrl-C: %v", err)
	}
	all := strings.Join(lines, "\n")
	for _, want := range []string{dir + "/site.toml:4:1: error: ", "\n  → ", "1 error", "; the site stays as it was\npreview at http://localhost:"} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q:\n%s", want, all)
		}
	}
}

// TestServeRefuses: what keeps a preview from starting is said with a way out.
func TestServeRefuses(t *testing.T) {
	other, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	port := other.Addr().(*net.TCPAddr).Port
	taken := strconv.Itoa(port)
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"--content ../../content --port " + taken, 1, "tiendo: another program, maybe tiendo serve, uses 127.0.0.1:" + taken + "\n  → stop that program, or use --port "},
		{"--content nowhere", 2, "cannot open the content folder"},
		{"--port 65536", 2, "choose a number from 0 to 65535"},
		{"--port x", 2, "the flag --port does not take the value \"x\""},
		{"--base-url example.org --content ../../content", 2, "write an address like https://example.org/"},
		{"--date yesterday --content ../../content", 2, "write a day like"},
		{"now", 2, "unexpected argument"},
	} {
		var errs bytes.Buffer
		code := cli.Main(append([]string{"serve", "--lang", "en"}, strings.Fields(c.args)...), nil, &errs, &errs)
		if code != c.code || !strings.Contains(errs.String(), c.says) {
			t.Errorf("serve %s: exit %d: %s", c.args, code, errs.String())
		}
	}
}
