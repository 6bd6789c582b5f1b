package cli

import (
	"bytes"
	"testing"
	"time"
)

// watched is a meter with a clock of its own.
func watched(verbose, live bool) (*meter, *bytes.Buffer, *time.Time) {
	var out bytes.Buffer
	clock := time.Unix(1000, 0)
	sh := &shell{err: &out, lang: "en"}
	return &meter{sh: sh, verbose: verbose, live: live, start: clock, now: func() time.Time { return clock }}, &out, &clock
}

// On a terminal nothing is shown of a short build; the line of a long one is
// rewritten ten times a second at most and erased at the end.
func TestMeterOnTerminal(t *testing.T) {
	p, out, clock := watched(false, true)
	p.begin("read")
	*clock = clock.Add(400 * time.Millisecond)
	p.begin("render")
	p.made(7)
	if out.Len() > 0 {
		t.Errorf("too early: %q", out)
	}
	*clock = clock.Add(150 * time.Millisecond)
	p.made(8)
	p.made(9)
	*clock = clock.Add(beat)
	p.made(1200)
	p.end()
	const want = "\r\x1b[Kmaking the pages, 8 files\r\x1b[Kmaking the pages, 1200 files\r\x1b[K"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out, want)
	}
}

func TestMeterVerbose(t *testing.T) {
	p, out, clock := watched(true, false)
	p.begin("read")
	*clock = clock.Add(1250 * time.Millisecond)
	p.begin("render")
	p.made(3)
	*clock = clock.Add(time.Second)
	p.end()
	const want = "reading the content: 1.25 s\nmaking the pages: 1.00 s, 3 files\n"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out, want)
	}
}

func TestMeterElsewhere(t *testing.T) {
	p, out, clock := watched(false, false)
	p.begin("read")
	*clock = clock.Add(time.Minute)
	p.made(3)
	p.end()
	if out.Len() > 0 {
		t.Errorf("printed %q", out)
	}
}
