package picture

import (
	"bytes"
	"strings"
)

// begins says whether a file starts with one of some words.
func begins(words ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, w := range words {
			if bytes.HasPrefix(data, []byte(w)) {
				return true
			}
		}
		return false
	}
}

// brand says whether a file is a box of ISO 14496-12 of one of some brands.
func brand(brands ...string) func([]byte) bool {
	return func(data []byte) bool {
		if len(data) < 12 || string(data[4:8]) != "ftyp" {
			return false
		}
		end := min(len(data), int(data[3])+int(data[2])<<8)
		for at := 8; at+4 <= end; at += 4 {
			for _, b := range brands {
				if string(data[at:at+4]) == b {
					return true
				}
			}
		}
		return false
	}
}

// strangers are the files that people take for pictures, or put in their place.
var strangers = []struct {
	kind Kind
	is   func([]byte) bool
}{
	{"AVIF", brand("avif", "avis")},
	{"HEIC", brand("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1")},
	{"TIFF", begins("II*\x00", "MM\x00*")},
	{"BMP", begins("BM")},
	{"JPEG XL", begins("\xff\x0a", "\x00\x00\x00\x0cJXL ")},
	{"JPEG 2000", begins("\x00\x00\x00\x0cjP  ", "\xff\x4f\xff\x51")},
	{"PSD", begins("8BPS")},
	{"PDF", begins("%PDF")},
	{"Git LFS", begins("version https://git-lfs")},
	{"HTML", marked("<!doctype html", "<html", "<head", "<body")},
	{"SVG", isSVG},
}

// stranger says what a file is that is no picture to be published.
func stranger(data []byte) *Refused {
	if len(data) == 0 {
		return &Refused{Reason: Empty}
	}
	for _, s := range strangers {
		if s.is(data) {
			return &Refused{Reason: Foreign, Kind: s.kind}
		}
	}
	return &Refused{Reason: Unknown}
}

// head is the beginning of a text, in small letters, without what may stand
// before its first word.
func head(data []byte) string {
	text := strings.ToLower(string(data[:min(len(data), 4096)]))
	return strings.TrimSpace(strings.TrimPrefix(text, "\xef\xbb\xbf"))
}

func marked(words ...string) func([]byte) bool {
	return func(data []byte) bool { return begins(words...)([]byte(head(data))) }
}

func isSVG(data []byte) bool {
	text := head(data)
	return strings.HasPrefix(text, "<") && strings.Contains(text, "<svg")
}
