package sheet

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// format is what the style of a cell says about its value.
type format struct {
	date, percent bool
	font          string // when it is one of the fonts before Unicode
}

// formats remembers the styles of a workbook.
type formats struct {
	file     *excelize.File
	known    map[int]format
	date1904 bool
	looked   bool
}

func (s *formats) of(index int) format {
	if !s.looked {
		s.looked = true
		if props, err := s.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
			s.date1904 = *props.Date1904
		}
	}
	if f, ok := s.known[index]; ok {
		return f
	}
	var f format
	if style, err := s.file.GetStyle(index); err == nil && style != nil {
		f = formatOf(style)
	}
	s.known[index] = f
	return f
}

// quoted are the parts of a number format that are printed as they are, and
// colours and conditions in brackets.
var quoted = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]`)

func formatOf(style *excelize.Style) format {
	var f format
	switch n := style.NumFmt; {
	case n == 9 || n == 10:
		f.percent = true
	case 14 <= n && n <= 17, n == 22, 27 <= n && n <= 36, 50 <= n && n <= 58: // ECMA-376, 18.8.30
		f.date = true
	}
	if style.CustomNumFmt != nil {
		code := strings.ToLower(quoted.ReplaceAllString(*style.CustomNumFmt, ""))
		f.percent = strings.Contains(code, "%")
		f.date = !f.percent && strings.ContainsAny(code, "dy") && !strings.Contains(code, "general")
	}
	if style.Font != nil && legacyFont(style.Font.Family) {
		f.font = style.Font.Family
	}
	return f
}

// legacyFont says whether a font is one of TCVN3 (.VnTime) or VNI (VNI-Times).
func legacyFont(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(lower, ".vn") || strings.HasPrefix(lower, "vni-")
}
