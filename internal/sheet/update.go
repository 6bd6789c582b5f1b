package sheet

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// HasUpdates says whether the draft tells what became of commitments.
func (d *Draft) HasUpdates() bool { return len(d.updates) > 0 }

// Commitments is the text of commitments.toml with the updates of the draft: each
// behind its commitment; everything else stays as it was written.
func (d *Draft) Commitments(text string, s *progress.Site) (*Text, Faults) {
	var faults Faults
	lines := strings.SplitAfter(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		lines = lines[:last]
	} else {
		lines[last] += "\n"
	}
	inserted := map[int][]update{} // by the line before which they go, from 0
	for _, u := range d.updates {
		u.check(&faults)
		at, ok := behind(lines, s, u.commitment)
		if !ok {
			faults.add(u.at, diag.Say("commitments.toml không viết cam kết này thành khối [[commitment]] riêng", "commitments.toml does not write this commitment as a block [[commitment]] of its own"),
				diag.Say("thêm tin bằng tay vào commitments.toml", "add the update to commitments.toml by hand"))
		}
		inserted[at] = append(inserted[at], u)
	}
	out := &Text{}
	for i := 0; i <= len(lines); i++ {
		for _, u := range inserted[i] {
			u.write(out)
		}
		if i < len(lines) {
			out.line(strings.TrimSuffix(lines[i], "\n"), Ref{})
		}
	}
	return out, faults
}

// behind is the line before which an update of a commitment goes: that of the
// next one, or of the comment above it.
func behind(lines []string, s *progress.Site, id string) (int, bool) {
	at, end := 0, len(lines)
	for _, c := range s.Commitments {
		if c.ID == id {
			at = c.Node.Place.Line
		}
	}
	for _, c := range s.Commitments {
		if line := c.Node.Place.Line; line > at {
			end = min(end, line-1)
		}
	}
	if at < 1 || at > len(lines) || !strings.HasPrefix(strings.TrimSpace(lines[at-1]), "[[commitment]]") {
		return 0, false
	}
	for end > at && (strings.TrimSpace(lines[end-1]) == "" || strings.HasPrefix(lines[end-1], "#")) {
		end--
	}
	return end, true
}

func (u *update) check(faults *Faults) {
	has := func(key string) bool {
		return slices.ContainsFunc(u.entries, func(e entry) bool { return e.key == key })
	}
	switch {
	case !has("date"):
		faults.add(u.at, diag.Say("tin về cam kết chưa có ngày", "the update of the commitment has no date"), diag.Say("điền cột Ngày", "fill in the column of dates"))
	case !has("status") && !has("note"):
		faults.add(u.at, diag.Say("tin về cam kết không nói gì", "the update of the commitment says nothing"), diag.Say("chọn tình trạng, hoặc viết ghi chú", "choose a status, or write a note"))
	}
}

func (u *update) write(out *Text) {
	out.line("", u.at)
	out.line("[[commitment.updates]]", u.at)
	var source []string
	for _, e := range u.entries {
		if key, ok := strings.CutPrefix(e.key, "source."); ok {
			source = append(source, key+" = "+e.literal)
			continue
		}
		out.entry(e)
	}
	if len(source) > 0 {
		out.line("source = { "+strings.Join(source, ", ")+" }", u.at)
	}
}
