//go:build linux

package output_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"tiendo/internal/output"
)

// TestMain lets the test binary stand in for other processes.
func TestMain(m *testing.M) {
	out := os.Getenv("OUTPUT_TEST_OUT")
	switch os.Getenv("OUTPUT_TEST_CHILD") {
	case "":
		os.Exit(m.Run())
	case "hold":
		hold(out)
	case "loop":
		loop(out)
	case "starve":
		starve(out)
	}
}

func child(mode, out string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "OUTPUT_TEST_CHILD="+mode, "OUTPUT_TEST_OUT="+out, "GORACE=atexit_sleep_ms=0")
	c.Stderr = os.Stderr
	return c
}

// generation is a whole site in which every byte says which one it belongs to.
func generation(n, files int) *output.Tree {
	tree := output.NewTree()
	for i := range files {
		text := strings.Repeat(fmt.Sprintf("generation %d ", n), 1+(i*37+n)%300)
		if err := tree.Add(fmt.Sprintf("p%d/q%d/index.html", i%7, i+n%3), []byte(text)); err != nil {
			panic(err)
		}
	}
	return tree
}

// hold publishes, but stops in the middle until it is killed.
func hold(out string) {
	o := options(out)
	o.Progress = func(done, _ int) {
		if done == 3 {
			fmt.Println("holding")
			_, _ = io.Copy(io.Discard, os.Stdin)
		}
	}
	_, err := output.Publish(generation(1, 9), o)
	fmt.Fprintln(os.Stderr, err)
}

func TestBusy(t *testing.T) {
	out := t.TempDir() + "/public"
	old := map[string]string{"index.html": "old"}
	mustPublish(t, treeOf(t, old), options(out))
	c := child("hold", out)
	stdin, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "holding\n" {
		t.Fatalf("child says %q, %v", line, err)
	}

	_, err = output.Publish(treeOf(t, map[string]string{"index.html": "new"}), options(out))
	var busy *output.Busy
	if !errors.As(err, &busy) || busy.Holder != c.Process.Pid || !strings.HasSuffix(busy.Lock, "/.public.tiendo/lock") {
		t.Errorf("%v, want process %d", err, c.Process.Pid)
	}
	want(t, out, old)

	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // says that it was killed
	files := map[string]string{"index.html": "new"}
	mustPublish(t, treeOf(t, files), options(out))
	want(t, out, files)
}

// Builds that start together: each publishes or finds the output busy, also
// while others make and remove the workspace.
func TestManyBuildsAtOnce(t *testing.T) {
	out := t.TempDir() + "/public"
	var hands sync.WaitGroup
	var done, busy atomic.Int32
	for range 16 {
		hands.Go(func() {
			_, err := output.Publish(generation(1, 9), options(out))
			var b *output.Busy
			switch {
			case err == nil:
				done.Add(1)
			case errors.As(err, &b):
				busy.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	hands.Wait()
	if done.Load() == 0 || done.Load()+busy.Load() != 16 {
		t.Errorf("%d done, %d busy", done.Load(), busy.Load())
	}
	if findings, err := output.Verify(out); err != nil || len(findings) != 0 {
		t.Errorf("%v, %v", findings, err)
	}
}

// loop publishes one generation after another until it is killed.
func loop(out string) {
	first, err := strconv.Atoi(os.Getenv("OUTPUT_TEST_FIRST"))
	if err != nil {
		panic(err)
	}
	for n := first; ; n++ {
		if _, err := output.Publish(generation(n, 40), options(out)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// Builds are killed at any moment while somebody reads. No tree may ever be
// mixed, torn or missing.
func TestKill(t *testing.T) {
	out := t.TempDir() + "/public"
	start := time.Now()
	mustPublish(t, generation(0, 40), options(out))
	within := 30*time.Millisecond + 8*time.Since(start) // a child's start and some publications
	stop := make(chan struct{})
	var reader sync.WaitGroup
	views := 0
	reader.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				views += view(t, out)
			}
		}
	})

	const kills = 40
	before := inode(t, out)
	switched, midway := 0, 0
	for k := range kills {
		c := child("loop", out)
		c.Env = append(c.Env, "OUTPUT_TEST_FIRST="+strconv.Itoa(1000*(k+1)))
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(within))
		_ = c.Process.Kill()
		_ = c.Wait()
		if findings, err := output.Verify(out); err != nil || len(findings) != 0 {
			t.Fatalf("after kill %d: %v, %v", k, findings, err)
		}
		if now := inode(t, out); now != before {
			before = now
			switched++
		}
		if held, err := os.ReadFile(out + "/../.public.tiendo/lock"); err == nil && len(held) > 0 {
			midway++
		}
	}
	close(stop)
	reader.Wait()
	t.Logf("%d kills: %d while publishing, %d after a switch; %d whole views", kills, midway, switched, views)
	if midway == 0 || switched == 0 || views == 0 {
		t.Error("too few of them to prove anything")
	}
	mustPublish(t, generation(7, 40), options(out))
	if findings, err := output.Verify(out); err != nil || len(findings) != 0 {
		t.Errorf("after the last: %v, %v", findings, err)
	}
}

// view reads the whole site. It counts 1 if the site was not switched meanwhile,
// which its manifest tells, as no generation comes twice; then it must have been whole.
func view(t *testing.T, out string) int {
	before, err := os.ReadFile(out + "/manifest.json")
	if err != nil {
		t.Errorf("the site is missing: %v", err)
	}
	findings, wrong := output.Verify(out)
	after, err := os.ReadFile(out + "/manifest.json")
	if err != nil {
		t.Errorf("the site is missing: %v", err)
	}
	if !bytes.Equal(before, after) {
		return 0
	}
	if wrong != nil || len(findings) > 0 {
		t.Errorf("a reader saw %v, %v", findings, wrong)
	}
	return 1
}

// starve publishes under a limit, given as "files 7" or "bytes 100".
func starve(out string) {
	kind, text, _ := strings.Cut(os.Getenv("OUTPUT_TEST_LIMIT"), " ")
	n, err := strconv.ParseUint(text, 10, 64)
	limit := map[string]int{"files": unix.RLIMIT_NOFILE, "bytes": unix.RLIMIT_FSIZE}[kind]
	err = errors.Join(err, unix.Setrlimit(limit, &unix.Rlimit{Cur: n, Max: n}))
	if err != nil {
		panic(err)
	}
	if _, err := output.Publish(generation(2, 30), options(out)); err != nil {
		fmt.Print("failed: ", err)
	} else {
		fmt.Print("done")
	}
	unix.Exit(0) // at once: what Go would still write has no descriptors
}

// Limits hold for root too: no descriptors stands for every open that fails, a
// file size for a disk that fills in the middle of a write. Whatever fails, the
// old site stays, and what was not there before is not there afterwards.
func TestStarved(t *testing.T) {
	failed := map[string]int{}
	for _, limit := range []string{
		"files 5", "files 6", "files 7", "files 8", "files 9", "files 10", "files 11", "files 12", "files 13", "files 32",
		"bytes 0", "bytes 3", "bytes 2000", "bytes 4000", "bytes 100000",
	} {
		for _, first := range []bool{true, false} {
			dir := t.TempDir()
			if !first {
				mustPublish(t, generation(1, 29), options(dir+"/public"))
			}
			before := snapshot(t, dir, ".public.tiendo")
			c := child("starve", dir+"/public")
			c.Env = append(c.Env, "OUTPUT_TEST_LIMIT="+limit)
			text, err := c.Output()
			if err != nil {
				t.Fatalf("%s: %v", limit, err)
			}
			if _, broken := output.Verify(dir + "/public"); string(text) == "done" && broken != nil {
				t.Errorf("%s: done, but %v", limit, broken)
			}
			if string(text) == "done" {
				continue
			}
			failed[limit[:5]]++
			if _, err := os.Stat(dir + "/.public.tiendo"); first && err == nil {
				t.Errorf("%s: %s: workspace left behind", limit, text)
			}
			if after := snapshot(t, dir, ".public.tiendo"); after != before {
				t.Errorf("%s: %s: changed\n%sto\n%s", limit, text, before, after)
			}
		}
	}
	t.Log(failed)
	if failed["files"] < 6 || failed["bytes"] < 6 {
		t.Errorf("too few failures to prove anything: %v", failed)
	}
}
