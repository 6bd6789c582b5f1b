package cli

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var idForm = regexp.MustCompile(`^[a-z0-9-]{1,80}$`)

// checkID refuses an id that could not be the name of a page, and offers one
// that could.
func (sh *shell) checkID(id string) error {
	if idForm.MatchString(id) {
		return nil
	}
	what := fmt.Sprintf(sh.say("mã %q không dùng được: chỉ a–z, 0–9 và gạch nối, tối đa 80 chữ", "the id %q cannot be used: only a–z, 0–9 and hyphens, at most 80"), id)
	if near := slug(id); near != "" {
		return hinted(exitUsage, what, fmt.Sprintf(sh.say("thử: %s", "try: %s"), near))
	}
	return usage("%s", what)
}

// slug is a text as an id: without marks, hyphens between words.
func slug(s string) string {
	s = strings.NewReplacer("đ", "d").Replace(strings.ToLower(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return '-'
	}, norm.NFD.String(s))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' }), "-")
	return strings.Trim(s[:min(len(s), 80)], "-")
}
