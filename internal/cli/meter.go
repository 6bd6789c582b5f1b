package cli

import (
	"fmt"
	"sync"
	"time"
)

// patience is how long a build may take before a terminal shows what it does;
// beat is how often it says something new.
const (
	patience = 500 * time.Millisecond
	beat     = 100 * time.Millisecond
)

// meter tells what a build is doing: on a terminal in one line, which is erased
// at the end; with --verbose in a line for each stage, for the log of a scheduler;
// else not at all.
type meter struct {
	sh      *shell
	verbose bool
	live    bool // the line is rewritten in place
	start   time.Time
	now     func() time.Time

	mu    sync.Mutex
	stage string
	since time.Time // of the stage
	files int
	shown time.Time // when the line was last written; zero: there is none
}

func (sh *shell) newMeter(verbose bool, start time.Time) *meter {
	return &meter{sh: sh, verbose: verbose, live: !verbose && isTerminal(sh.err), start: start, now: time.Now}
}

// begin is told which stage begins.
func (m *meter) begin(stage string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.over()
	m.stage, m.since = stage, m.now()
	m.show()
}

// made is told how many files are made so far.
func (m *meter) made(files int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files = files
	m.show()
}

// end erases the line.
func (m *meter) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.over()
	m.stage = ""
	if !m.shown.IsZero() {
		fmt.Fprint(m.sh.err, "\r\x1b[K")
		m.shown = time.Time{}
	}
}

// over prints the stage that ends.
func (m *meter) over() {
	if m.verbose && m.stage != "" {
		fmt.Fprintf(m.sh.err, m.sh.say("%s: %s giây", "%s: %s s")+"%s\n", m.sh.stageName(m.stage), m.sh.decimal(m.now().Sub(m.since).Seconds(), 2), m.soFar())
	}
}

func (m *meter) show() {
	now := m.now()
	if !m.live || m.stage == "" || now.Sub(m.start) < patience || now.Sub(m.shown) < beat {
		return
	}
	m.shown = now
	fmt.Fprintf(m.sh.err, "\r\x1b[K%s%s", m.sh.stageName(m.stage), m.soFar())
}

// soFar is how many files there are, from when there are any.
func (m *meter) soFar() string {
	if m.files == 0 {
		return ""
	}
	return ", " + m.sh.count(m.files, "tệp", "file", "files")
}

// stageName is a stage of build.Make, or of what surrounds it, in words.
func (sh *shell) stageName(stage string) string {
	switch stage {
	case "inputs":
		return sh.say("xem có gì thay đổi", "looking for changes")
	case "read":
		return sh.say("đọc nội dung", "reading the content")
	case "check":
		return sh.say("kiểm tra", "checking")
	case "render":
		return sh.say("dựng trang", "making the pages")
	case "pictures":
		return sh.say("làm ảnh", "making the pictures")
	case "export":
		return sh.say("ghi dữ liệu cho máy đọc", "writing data for machines")
	case "audit":
		return sh.say("soát các trang", "auditing the pages")
	case "publish":
		return sh.say("công bố", "publishing")
	}
	return stage
}
