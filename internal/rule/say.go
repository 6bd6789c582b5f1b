package rule

import (
	"fmt"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// worded is what reads differently in each language.
type worded func(*locale.Language) string

// say is diag.Say with numbers, dates and texts written as each language does.
// Every place of the patterns is %s.
func say(vi, en string, args ...any) diag.Text {
	in := func(code, pattern string) string {
		l := locale.For(code)
		words := make([]any, len(args))
		for i, a := range args {
			words[i] = word(l, a)
		}
		return fmt.Sprintf(pattern, words...)
	}
	if len(args) == 0 {
		return diag.Text{VI: vi, EN: en}
	}
	return diag.Text{VI: in("vi", vi), EN: in("en", en)}
}

func word(l *locale.Language, arg any) string {
	switch v := arg.(type) {
	case int:
		return l.Int(int64(v))
	case int64:
		return l.Int(v)
	case progress.Decimal:
		return l.Number(v)
	case progress.Date:
		return l.Date(v)
	case progress.Period:
		return l.Period(v)
	case progress.Text:
		return v.In(l.Code)
	case worded:
		return v(l)
	}
	return fmt.Sprint(arg)
}

// plus writes the counts of a figure as a sum: 7 + 8 + 16 = 31.
func plus(f *progress.Figure) worded {
	return func(l *locale.Language) string {
		parts := make([]string, len(f.Counts))
		for i, c := range f.Counts {
			parts[i] = l.Int(c.N)
		}
		sum := l.Int(f.Counted)
		if len(parts) > 1 {
			sum = strings.Join(parts, " + ") + " = " + sum
		}
		return sum
	}
}

// short is a text that may be long, for a message.
func short(s string) string {
	const long = 100
	if r := []rune(s); len(r) > long {
		return string(r[:long]) + "…"
	}
	return s
}
