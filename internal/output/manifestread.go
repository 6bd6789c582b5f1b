package output

import "strings"

// plainManifest reads a manifest.json that stands there as [Manifest.JSON] writes one.
// It answers "no" to whatever else may mean the same: encoding/json has the last word
// there, which takes fifteen times as long, while the site in place has to be known before
// anything else can begin.
func plainManifest(text string) (m Manifest, plain bool) {
	l := lines{rest: text, plain: true}
	l.skip("{\n  \"version\": 1,\n  \"tool\": \"")
	m.Version, m.Tool = 1, l.word()
	l.skip("\",\n  \"date\": \"")
	m.Date = l.word()
	l.skip("\",\n  \"files\": {\n")
	const least = len(`    "a": {"sha256": "", "bytes": 0}`) + 64
	m.Files = make(map[string]FileSum, len(l.rest)/least)
	for more := !strings.HasPrefix(l.rest, "  }"); more && l.plain; {
		l.skip("    \"")
		path := l.word()
		l.skip("\": {\"sha256\": \"")
		hash := l.word()
		l.skip("\", \"bytes\": ")
		m.Files[path] = FileSum{hash, l.number()}
		l.skip("}")
		l.rest, more = strings.CutPrefix(l.rest, ",")
		l.skip("\n")
	}
	l.skip("  }\n}\n")
	return m, l.plain && l.rest == ""
}

// lines is what is left of a text, and whether all of it was as expected so far.
type lines struct {
	rest  string
	plain bool
}

func (l *lines) skip(expected string) {
	rest, found := strings.CutPrefix(l.rest, expected)
	l.rest, l.plain = rest, l.plain && found
}

// word is what stands before the next quotation mark: ASCII without anything to be escaped.
func (l *lines) word() string {
	for i := range len(l.rest) {
		switch c := l.rest[i]; {
		case c == '"':
			word := l.rest[:i]
			l.rest = l.rest[i:]
			return word
		case c < ' ' || c == '\\' || c > '~':
			l.plain = false
			return ""
		}
	}
	l.plain = false
	return ""
}

// number is a whole number of at most 18 digits.
func (l *lines) number() (n int64) {
	i := 0
	for ; i < len(l.rest) && '0' <= l.rest[i] && l.rest[i] <= '9'; i++ {
		n = 10*n + int64(l.rest[i]-'0')
	}
	l.plain = l.plain && 0 < i && i <= 18 && (l.rest[0] != '0' || i == 1)
	l.rest = l.rest[i:]
	return n
}
