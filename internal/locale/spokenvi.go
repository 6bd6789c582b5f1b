package locale

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// viVoice reads Vietnamese aloud, as the schools of the country teach it and the
// radio does in the north.
//
// Sources of the rules for numbers: Toán 3 and Toán 4 (Nhà xuất bản Giáo dục Việt
// Nam) for linh, không trăm, mốt, lăm; Toán 5, "Khái niệm số thập phân", for what
// is behind phẩy (0,001: không phẩy không không một; 7,081: bảy phẩy không trăm
// tám mươi mốt); compared with the rules of CLDR, common/rbnf/vi.xml, which say
// tư behind mươi as well, but lẻ (of the south) for linh.
var viVoice = Voice{
	Cardinal: viCardinal, Ordinal: viOrdinal, Fraction: viFraction, DayOf: viDay, MonthOf: viMonth,
	YearOf:    func(y int) string { return viCardinal(uint64(max(y, 0))) },
	QuarterOf: func(q int) string { return viCardinal(uint64(q)) },
	Minus:     "âm {n}", Point: "{n} phẩy {f}", Percent: "{n} phần trăm",
	Day: "ngày {d} tháng {m} năm {y}", Month: "tháng {m} năm {y}", Quarter: "quý {q} năm {y}", Year: "năm {y}",
	Numbers: viNumbers, Words: viWords, Fewest: 180, Most: 220,
}

var viDigits = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// viCardinal counts: 1.005 is một nghìn không trăm linh năm.
func viCardinal(n uint64) string {
	if n == 0 {
		return viDigits[0]
	}
	return strings.Join(viLarge(nil, n, false), " ")
}

// viLarge writes a number in front of which there is another group or none.
func viLarge(words []string, n uint64, behind bool) []string {
	for _, unit := range [...]struct {
		size uint64
		name string
	}{{1e9, "tỷ"}, {1e6, "triệu"}, {1e3, "nghìn"}} {
		if n >= unit.size {
			words = append(viLarge(words, n/unit.size, behind), unit.name)
			n, behind = n%unit.size, true
		}
	}
	if n > 0 {
		words = viGroup(words, int(n), behind)
	}
	return words
}

// viGroup writes a number below 1,000; behind another group with its hundreds,
// though there be none.
func viGroup(words []string, n int, behind bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	if hundreds > 0 || behind {
		words = append(words, viDigits[hundreds], "trăm")
	}
	switch {
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, viDigits[tens], "mươi")
	case ones > 0 && len(words) > 0 && words[len(words)-1] == "trăm":
		words = append(words, "linh")
	}
	switch {
	case ones == 0:
		return words
	case ones == 5 && tens > 0:
		return append(words, "lăm")
	case ones == 4 && tens > 1:
		return append(words, "tư")
	case ones == 1 && tens > 1:
		return append(words, "mốt")
	}
	return append(words, viDigits[ones])
}

func viOrdinal(n uint64) string {
	switch n {
	case 1:
		return "thứ nhất"
	case 4:
		return "thứ tư"
	}
	return "thứ " + viCardinal(n)
}

// viFraction reads what is behind the comma as a number, behind its zeros.
func viFraction(digits string) string {
	rest := strings.TrimLeft(digits, "0")
	if len(digits) == 3 && len(rest) == 2 { // 0,081
		return strings.Join(viGroup(nil, int(digits[1]-'0')*10+int(digits[2]-'0'), true), " ")
	}
	var words []string
	for range len(digits) - len(rest) {
		words = append(words, viDigits[0])
	}
	switch n, err := strconv.ParseUint(rest, 10, 63); {
	case rest == "":
	case err != nil || len(rest) > 6:
		for _, c := range rest {
			words = append(words, viDigits[c-'0'])
		}
	default:
		words = append(words, viCardinal(n))
	}
	return strings.Join(words, " ")
}

func viDay(d int) string {
	if d <= 10 {
		return "mồng " + viCardinal(uint64(d))
	}
	return viCardinal(uint64(d))
}

func viMonth(m time.Month) string {
	if m == time.April {
		return "tư"
	}
	return viCardinal(uint64(m))
}

// viShort are short forms of Vietnamese offices and papers.
var viShort = map[string]string{
	"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
	"MTTQVN": "Mặt trận Tổ quốc Việt Nam", "UBKT": "Ủy ban Kiểm tra", "TW": "Trung ương", "TƯ": "Trung ương", "BCĐ": "Ban Chỉ đạo",
	"BCĐTW": "Ban Chỉ đạo Trung ương", "BCH": "Ban Chấp hành", "BTV": "Ban Thường vụ", "CP": "Chính phủ", "TTg": "Thủ tướng",
	"QH": "Quốc hội", "NQ": "nghị quyết", "NQTW": "nghị quyết Trung ương", "QĐ": "quyết định", "KH": "kế hoạch", "NĐ": "nghị định", "CT": "chỉ thị", "CNTT": "công nghệ thông tin",
	"CĐS": "chuyển đổi số", "KHCN": "khoa học, công nghệ", "KH&CN": "khoa học và công nghệ", "ĐMST": "đổi mới sáng tạo", "GD&ĐT": "giáo dục và đào tạo",
	"TTHC": "thủ tục hành chính", "DVC": "dịch vụ công", "DVCTT": "dịch vụ công trực tuyến", "CSDL": "cơ sở dữ liệu", "CQĐT": "chính quyền điện tử",
	"ATTT": "an toàn thông tin", "NTM": "nông thôn mới", "HTX": "hợp tác xã", "TP": "thành phố", "TX": "thị xã", "NSNN": "ngân sách nhà nước",
	"GDP": "tổng sản phẩm trong nước", "GRDP": "tổng sản phẩm trên địa bàn", "BHYT": "bảo hiểm y tế", "BHXH": "bảo hiểm xã hội",
	"CCCD": "căn cước công dân", "THCS": "trung học cơ sở", "THPT": "trung học phổ thông", "PCCC": "phòng cháy, chữa cháy",
	"AI": "trí tuệ nhân tạo", "VGP": "Cổng Thông tin điện tử Chính phủ",
}

// viPapers are the kinds of papers by the letters of their numbers.
var viPapers = map[string]string{
	"NQ": "Nghị quyết", "KH": "Kế hoạch", "QĐ": "Quyết định", "CT": "Chỉ thị", "TB": "Thông báo", "NĐ": "Nghị định", "TT": "Thông tư",
	"KL": "Kết luận", "HD": "Hướng dẫn", "BC": "Báo cáo", "QC": "Quy chế", "ĐA": "Đề án", "CĐ": "Công điện", "CV": "Công văn", "TTr": "Tờ trình",
}

// viLetters are the names of letters, for short forms that are not known.
var viLetters = map[rune]string{
	'A': "a", 'B': "bê", 'C': "xê", 'D': "dê", 'Đ': "đê", 'E': "e", 'F': "ép", 'G': "giê", 'H': "hát", 'I': "i", 'J': "gi",
	'K': "ca", 'L': "lờ", 'M': "mờ", 'N': "nờ", 'O': "o", 'P': "pê", 'Q': "quy", 'R': "rờ", 'S': "sờ", 'T': "tê", 'U': "u", 'V': "vê",
	'W': "vê kép", 'X': "ích", 'Y': "i dài", 'Z': "dét", 'Ư': "ư", 'Ơ': "ơ", 'Ô': "ô", 'Ă': "á", 'Â': "ớ", 'Ê': "ê",
}

// viUnits are measures behind a number.
var viUnits = map[string]string{"km": "ki-lô-mét", "m": "mét", "kg": "ki-lô-gam", "ha": "héc-ta", "km2": "ki-lô-mét vuông", "m2": "mét vuông", "m3": "mét khối", "đ": "đồng", "h": "giờ"}

// viNumbered is the number of a paper, with its kind where that is said.
var viNumbered = form(`(?:(?i:(nghị quyết|kế hoạch|quyết định|chỉ thị|thông báo|nghị định|thông tư|kết luận|hướng dẫn|báo cáo|quy chế|đề án|công điện|công văn|tờ trình))\s+)?(?:số\s+)?` +
	`(\d+)(?:/(\d{4}))?[-/](\p{Lu}{2}\p{L}*)(?:[-/]\p{Lu}\p{L}*)*`)

var viNumbers = []reading{
	{"-", form(`(?i:ngày\s+)?(\d{4})-(\d\d)-(\d\d)`), viDateOf(1, 2, 3)},
	{"/-", form(`(?i:ngày\s+)?(\d{1,2})[/-](\d{1,2})[/-](\d{4})`), viDateOf(3, 2, 1)},
	{"/- yYgG", form(`(?i:ngày|mồng|mùng)\s+(\d{1,2})[/-](\d{1,2})`), func(_ *Language, m []string) string {
		day, ok := dateOf("2024", m[2], m[1])
		if !ok {
			return m[0]
		}
		return like(m[0], "ngày "+viDay(day.Time().Day())+" tháng "+viMonth(day.Time().Month()))
	}},
	{"yYgG", form(`(?i:(ngày|tháng)\s+)(\d{1,2})($|[^\d/-])`), func(_ *Language, m []string) string {
		n, _ := strconv.Atoi(m[2])
		if strings.ToLower(m[1]) == "ngày" {
			return m[1] + " " + viDay(n) + m[3]
		}
		return m[1] + " " + viMonth(time.Month(n)) + m[3]
	}},
	{"/- gG", form(`(?i:(tháng)\s+)(\d{1,2})[/-](\d{4})`), func(l *Language, m []string) string {
		n, _ := strconv.Atoi(m[2])
		return m[1] + " " + viMonth(time.Month(n)) + " năm " + l.spellDigits(m[3])
	}},
	{"ýÝ", form(`(?i:(quý)\s+)([1-4])(?:[/-](\d{4}))?`), viQuarterOf},
	{"/-", form(`(?i:(quý)\s+)(IV|I{1,3})[/-](\d{4})`), viQuarterOf}, // one without a year is a word
	{"/-", where(isNumbered, viNumbered), viPaper},
	{"/", form(`(\d+(?:\.\d{3})*)\s?/\s?(\d+(?:\.\d{3})*)`), func(_ *Language, m []string) string { return m[1] + " trên " + m[2] }},
	{"-–", form(`(\d)\s*[-–]\s*(\d)`), func(_ *Language, m []string) string { return m[1] + " đến " + m[2] }},
	{"ứỨ", form(`(?i:(thứ)\s+)(\d{1,18})\b`), func(_ *Language, m []string) string {
		n, _ := strconv.ParseUint(m[2], 10, 64)
		return like(m[1], viOrdinal(n))
	}},
	{"-", form(`(^|[\s(,:])-(\d)`), func(_ *Language, m []string) string { return m[1] + "âm " + m[2] }},
	{".", form(`(^|\D)(\d{1,3})\.(\d{1,2})(\D|$)`), func(_ *Language, m []string) string { return m[1] + m[2] + " chấm " + m[3] + m[4] }}, // 4.0
	{"", byHand(findMeasured), func(_ *Language, m []string) string {
		if unit, ok := viUnits[m[3]]; ok {
			return m[1] + " " + unit
		}
		if letter := []rune(m[3]); len(letter) == 1 && m[2] == "" && viLetters[letter[0]] != "" { // 5G
			return m[1] + " " + viLetters[letter[0]]
		}
		return m[1] + " " + m[3]
	}},
	{"", byHand(findLetterDigit), func(_ *Language, m []string) string { return m[1] + " " + m[2] }},
	{"", byHand(findNumber('.', ',')), func(l *Language, m []string) string {
		text := l.spellDigits(strings.ReplaceAll(strings.ReplaceAll(m[1], ".", ""), ",", "."))
		if m[2] != "" {
			text = Fill(l.Voice.Percent, "n", text)
		}
		return text
	}},
}

var viWords = []reading{
	{"", byHand(findShort(true)), viWord},
	{"/", form(`(\p{Ll})/(\p{Ll})`), func(_ *Language, m []string) string { return m[1] + " trên " + m[2] }}, // đồng/người
	{"≥≤<>&%+", form(`[≥≤<>&%+]`), func(_ *Language, m []string) string { return " " + viSigns[m[0]] + " " }},
}

var viSigns = map[string]string{"≥": "ít nhất", "≤": "nhiều nhất", "<": "dưới", ">": "trên", "&": "và", "%": "phần trăm", "+": "cộng"}

// viDateOf reads a day of which the year, the month and the day are such groups
// of a form.
func viDateOf(y, m, d int) func(*Language, []string) string {
	return func(l *Language, s []string) string {
		date, ok := dateOf(s[y], s[m], s[d])
		if !ok {
			return s[0]
		}
		return like(s[0], l.SpellDate(date))
	}
}

// viQuarterOf reads a quarter, whose number has no "thứ".
func viQuarterOf(l *Language, m []string) string {
	n := viRomanOf(m[2])
	if n == 0 {
		n = uint64(m[2][0] - '0')
	}
	text := m[1] + " " + viCardinal(n)
	if m[3] != "" {
		text += " năm " + l.spellDigits(m[3])
	}
	return text
}

// viPaper reads the number of a paper: 57-NQ/TW is "số năm mươi bảy" of the
// resolutions; its letters say who issued it, which is said elsewhere.
func viPaper(l *Language, m []string) string {
	kind := m[1]
	if kind == "" {
		kind = viPapers[m[4]]
	}
	text := strings.TrimSpace(kind + " số " + l.spellDigits(m[2]))
	if m[3] != "" {
		text += " năm " + l.spellDigits(m[3])
	}
	return text
}

var viRoman = regexp.MustCompile(`^(X{1,3}(IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})$`)

// viWord reads a word that is written as initials, or as a Roman number.
func viWord(l *Language, m []string) string {
	word := strings.TrimSuffix(m[0], ".")
	full, known := viShort[word]
	switch {
	case known && (word == "TP" || word == "TX"):
		return full // with its point: TP. Vinh
	case known:
		return full + m[0][len(word):]
	case strings.Contains(word, "&"):
		parts := strings.Split(word, "&")
		for i, part := range parts {
			parts[i] = viWord(l, []string{part})
		}
		return strings.Join(parts, " và ") + m[0][len(word):]
	case viRoman.MatchString(word):
		return viCardinal(viRomanOf(word)) + m[0][len(word):]
	case !initials(word):
		return m[0]
	}
	var names []string
	for _, r := range word {
		name, ok := viLetters[unicode.ToUpper(r)]
		if !ok { // a word in capitals: NGHỊ QUYẾT
			return strings.ToLower(m[0])
		}
		names = append(names, name)
	}
	return strings.Join(names, " ") + m[0][len(word):]
}

// viRomanOf is a Roman number below 40; no letters are 0.
func viRomanOf(s string) uint64 {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	n := 0
	for i := range len(s) {
		if v := value[s[i]]; i+1 < len(s) && value[s[i+1]] > v {
			n -= v
		} else {
			n += v
		}
	}
	return uint64(n)
}
