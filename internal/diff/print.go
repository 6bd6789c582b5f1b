package diff

import (
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

// How much of a long list people are shown; JSON has all of it.
const (
	mostNames   = 8
	mostEntries = 30
)

// JSON writes everything, for programs.
func (d *Diff) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// Text writes the changes for a terminal.
func (d *Diff) Text(w io.Writer) error { return d.print(w, style{plain: true}) }

// Markdown writes them for a pull request.
func (d *Diff) Markdown(w io.Writer) error { return d.print(w, style{}) }

// style is how the two differ.
type style struct{ plain bool }

func (d *Diff) say(vi, en string, pairs ...string) string {
	return locale.Fill(diag.Text{VI: vi, EN: en}.In(d.lang.Code), pairs...)
}

func (d *Diff) print(w io.Writer, s style) error {
	var b strings.Builder
	b.WriteString(s.title(d.say("Người đọc sẽ thấy gì thay đổi", "What readers will see change"), 2))
	b.WriteString(s.words(d.say("{old} (ngày {day}) → {new} (ngày {today})", "{old} (of {day}) → {new} (of {today})",
		"old", d.Old.Name, "day", d.lang.Date(d.Old.day), "new", d.New.Name, "today", d.lang.Date(d.New.day))) + "\n")
	b.WriteString(s.gap() + s.strong(d.verdict()) + "\n")
	for _, g := range d.Changes {
		b.WriteString("\n" + s.title(g.Title, 3))
		d.entries(&b, s, g.Entries, 0)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// verdict is the first thing to know.
func (d *Diff) verdict() string {
	switch {
	case len(d.Changes) == 0:
		return d.say("Không có gì thay đổi.", "Nothing changes.")
	case d.Suspicious == 0:
		return d.say("Không có thay đổi nào đáng ngờ.", "No change looks suspicious.")
	case d.Suspicious == 1:
		return d.say("Có 1 thay đổi đáng ngờ, đánh dấu ⚠: phải có người xem lại.", "1 change looks suspicious, marked ⚠: somebody should look at it.")
	}
	return d.say("Có {n} thay đổi đáng ngờ, đánh dấu ⚠: phải có người xem lại.", "{n} changes look suspicious, marked ⚠: somebody should look at them.",
		"n", d.lang.Int(int64(d.Suspicious)))
}

// entries writes a list; the doubtful ones always.
func (d *Diff) entries(b *strings.Builder, s style, list []Entry, depth int) {
	left := 0
	for i := range list {
		e := &list[i]
		if i >= mostEntries && doubts(list[i:i+1]) == 0 {
			left++
			continue
		}
		b.WriteString(s.item(depth) + d.line(s, e) + "\n")
		d.entries(b, s, e.Entries, depth+1)
	}
	if left > 0 {
		b.WriteString(s.item(depth) + d.say("và {n} thay đổi khác (xem đủ: --format json)", "and {n} other changes (all of them: --format json)", "n", d.lang.Int(int64(left))) + "\n")
	}
}

func (d *Diff) line(s style, e *Entry) string {
	text := ""
	if e.Doubt != "" {
		text = "⚠ "
	}
	if e.Subject != "" {
		text += s.code(e.Subject) + ": "
	}
	if e.Kind == "figure" && e.Change.Comparable {
		text += s.words(e.From + " → " + e.To + ". ")
	}
	text += s.words(e.Text)
	if names := d.names(s, e); names != "" {
		text += ": " + names
	}
	if e.Doubt != "" {
		text += " " + s.strong("["+e.Doubt.why().In(d.lang.Code)+"]")
	}
	return text
}

// names lists some of many, and how many others there are.
func (d *Diff) names(s style, e *Entry) string {
	var list []string
	for i, n := range e.Names {
		if i == mostNames && len(e.Names) > mostNames+1 {
			list = append(list, locale.Fill(e.many.others.In(d.lang.Code), "n", d.lang.Int(int64(len(e.Names)-i))))
			break
		}
		list = append(list, s.name(n))
	}
	return strings.Join(list, ", ")
}

func (s style) name(n Name) string {
	text := s.words(n.Text)
	if n.Text == "" {
		text = s.code(n.Subject)
	}
	switch {
	case n.Text == "" && n.From != "" && n.To != "":
		return s.words(n.From + " → " + n.To)
	case n.From != "" && n.To != "":
		return text + " (" + s.words(n.From+" → "+n.To) + ")"
	case n.To != "" && n.Text != "":
		return text + " (" + s.words(n.To) + ")"
	case n.To != "":
		return text + " → " + s.code(n.To)
	case n.From != "":
		return text + " (" + s.words(n.From) + ")"
	}
	return text
}

func (s style) title(text string, level int) string {
	if s.plain {
		return text + "\n"
	}
	return strings.Repeat("#", level) + " " + text + "\n\n"
}

// gap parts paragraphs.
func (s style) gap() string {
	if s.plain {
		return ""
	}
	return "\n"
}

func (s style) item(depth int) string {
	if s.plain {
		return strings.Repeat("  ", depth+1)
	}
	return strings.Repeat("  ", depth) + "- "
}

func (s style) strong(text string) string {
	if s.plain {
		return text
	}
	return "**" + s.words(text) + "**"
}

// code is an id or an address. It may come from a tree that nobody checked.
func (s style) code(text string) string {
	text = visible(text)
	if s.plain {
		return text
	}
	return "`" + strings.ReplaceAll(text, "`", "'") + "`"
}

// words are words of the content, which are no Markdown and call nobody.
func (s style) words(text string) string {
	text = visible(text)
	if s.plain {
		return text
	}
	return inMarkdown.Replace(text)
}

var inMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;",
	"@", "&#64;", "#", "&#35;", "|", `\|`, "~", `\~`)

// visible is a text on one line without what would steer a terminal.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, text)
}
