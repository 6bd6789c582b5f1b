package output

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxSegment is the longest name of a file or directory, in bytes: file systems
// take 255, archives and copying tools that add suffixes less.
const maxSegment = 100

// checkPath says what is wrong with a path, "" if nothing is. The rules are those of
// the strictest place a site is copied to: Windows, a zip file, a URL.
func checkPath(path string) Reason {
	switch {
	case path == "":
		return PathEmpty
	case strings.HasPrefix(path, "/"):
		return PathAbsolute
	case !utf8.ValidString(path):
		return PathCharacter
	}
	for segment := range strings.SplitSeq(path, "/") {
		if r := checkSegment(segment); r != "" {
			return r
		}
	}
	return ""
}

func checkSegment(s string) Reason {
	switch {
	case s == "":
		return PathEmpty
	case s == "." || s == "..":
		return PathDots
	case len(s) > maxSegment:
		return PathTooLong
	case strings.IndexFunc(s, unsafeRune) >= 0:
		return PathCharacter
	case strings.HasSuffix(s, ".") || strings.HasSuffix(s, " "):
		return PathEnding
	case deviceName(s):
		return PathDevice
	}
	return ""
}

func unsafeRune(r rune) bool {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' {
		return false // nearly all are these
	}
	return unicode.IsControl(r) || strings.ContainsRune(`\<>:"|?*`, r)
}

// deviceName reports whether Windows takes a name for a device, whatever its extension.
func deviceName(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "com")
	if !ok {
		port, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// fold maps names that some file system takes for the same to the same string.
func fold(path string) string {
	for i := range len(path) {
		if path[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(path)))
		}
	}
	return strings.ToLower(path)
}
