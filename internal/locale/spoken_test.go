package locale_test

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func TestSpellInt(t *testing.T) {
	for _, c := range []struct {
		n      int64
		vi, en string
	}{
		{0, "không", "zero"},
		{1, "một", "one"},
		{4, "bốn", "four"},
		{5, "năm", "five"},
		{10, "mười", "ten"},
		{11, "mười một", "eleven"},
		{14, "mười bốn", "fourteen"},
		{15, "mười lăm", "fifteen"},
		{20, "hai mươi", "twenty"},
		{21, "hai mươi mốt", "twenty-one"},
		{24, "hai mươi tư", "twenty-four"},
		{25, "hai mươi lăm", "twenty-five"},
		{29, "hai mươi chín", "twenty-nine"},
		{40, "bốn mươi", "forty"},
		{44, "bốn mươi tư", "forty-four"},
		{55, "năm mươi lăm", "fifty-five"},
		{91, "chín mươi mốt", "ninety-one"},
		{100, "một trăm", "one hundred"},
		{101, "một trăm linh một", "one hundred and one"},
		{104, "một trăm linh bốn", "one hundred and four"},
		{105, "một trăm linh năm", "one hundred and five"},
		{110, "một trăm mười", "one hundred and ten"},
		{111, "một trăm mười một", "one hundred and eleven"},
		{115, "một trăm mười lăm", "one hundred and fifteen"},
		{121, "một trăm hai mươi mốt", "one hundred and twenty-one"},
		{130, "một trăm ba mươi", "one hundred and thirty"},
		{554, "năm trăm năm mươi tư", "five hundred and fifty-four"},
		{999, "chín trăm chín mươi chín", "nine hundred and ninety-nine"},
		{1000, "một nghìn", "one thousand"},
		{1001, "một nghìn không trăm linh một", "one thousand and one"},
		{1005, "một nghìn không trăm linh năm", "one thousand and five"},
		{1010, "một nghìn không trăm mười", "one thousand and ten"},
		{1015, "một nghìn không trăm mười lăm", "one thousand and fifteen"},
		{1100, "một nghìn một trăm", "one thousand one hundred"},
		{2025, "hai nghìn không trăm hai mươi lăm", "two thousand and twenty-five"},
		{2080, "hai nghìn không trăm tám mươi", "two thousand and eighty"},
		{9831, "chín nghìn tám trăm ba mươi mốt", "nine thousand eight hundred and thirty-one"},
		{10000, "mười nghìn", "ten thousand"},
		{10760, "mười nghìn bảy trăm sáu mươi", "ten thousand seven hundred and sixty"},
		{15000, "mười lăm nghìn", "fifteen thousand"},
		{21000, "hai mươi mốt nghìn", "twenty-one thousand"},
		{105000, "một trăm linh năm nghìn", "one hundred and five thousand"},
		{100005, "một trăm nghìn không trăm linh năm", "one hundred thousand and five"},
		{1000000, "một triệu", "one million"},
		{1000005, "một triệu không trăm linh năm", "one million and five"},
		{1005000, "một triệu không trăm linh năm nghìn", "one million five thousand"},
		{1060000, "một triệu không trăm sáu mươi nghìn", "one million sixty thousand"},
		{3678935, "ba triệu sáu trăm bảy mươi tám nghìn chín trăm ba mươi lăm", "three million six hundred and seventy-eight thousand nine hundred and thirty-five"},
		{1e9, "một tỷ", "one billion"},
		{1e9 + 5, "một tỷ không trăm linh năm", "one billion and five"},
		{1e9 + 1e6, "một tỷ không trăm linh một triệu", "one billion one million"},
		{455e12, "bốn trăm năm mươi lăm nghìn tỷ", "four hundred and fifty-five trillion"},
		{1005e9, "một nghìn không trăm linh năm tỷ", "one trillion five billion"},
		{1e12 + 5e8, "một nghìn tỷ năm trăm triệu", "one trillion five hundred million"},
		{1e15, "một triệu tỷ", "one quadrillion"},
		{1e15 + 21, "một triệu tỷ không trăm hai mươi mốt", "one quadrillion and twenty-one"},
		{-15, "âm mười lăm", "minus fifteen"},
		{-1005, "âm một nghìn không trăm linh năm", "minus one thousand and five"},
	} {
		if got := vi.SpellInt(c.n); got != c.vi {
			t.Errorf("vi: %d is %q, want %q", c.n, got, c.vi)
		}
		if got := en.SpellInt(c.n); got != c.en {
			t.Errorf("en: %d is %q, want %q", c.n, got, c.en)
		}
	}
}

// The words of a number read back as the number: whoever hears them writes it down.
func TestSpellIntReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	numbers := []int64{math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1e18, 1e18 + 1e9 + 1, 1e15, 1e15 - 1}
	for n := range int64(20_000) {
		numbers = append(numbers, n)
	}
	for range 20_000 {
		numbers = append(numbers, int64(r.Uint64())>>r.IntN(64), r.Int64N(1e15+1), round(r))
	}
	for _, n := range numbers {
		if got, ok := hearVi(vi.SpellInt(n)); !ok || got != n {
			t.Fatalf("vi: %d is said %q and heard as %d (%t)", n, vi.SpellInt(n), got, ok)
		}
		if got, ok := hearEn(en.SpellInt(n)); !ok || got != n {
			t.Fatalf("en: %d is said %q and heard as %d (%t)", n, en.SpellInt(n), got, ok)
		}
	}
}

// round makes a number with many zeros, in which most mistakes are.
func round(r *rand.Rand) int64 {
	n := int64(0)
	for range 5 {
		n *= 1000
		if r.IntN(2) == 0 {
			n += []int64{1, 5, 10, 15, 24, 100, 101, 105, 500}[r.IntN(9)]
		}
	}
	return n
}

// hearVi is the number that Vietnamese words say, read by a grammar of its own:
// what stands before the last tỷ counts thousands of millions, and so on down.
func hearVi(words string) (int64, bool) {
	rest, minus := strings.CutPrefix(words, "âm ")
	n, ok := hearViLarge(strings.Fields(rest))
	if minus {
		return -int64(n), ok
	}
	return int64(n), ok
}

func hearViLarge(words []string) (uint64, bool) {
	for _, unit := range []struct {
		name string
		size uint64
	}{{"tỷ", 1e9}, {"triệu", 1e6}, {"nghìn", 1e3}} {
		for i := len(words) - 1; i >= 0; i-- {
			if words[i] == unit.name {
				high, ok := hearViLarge(words[:i])
				low, fine := uint64(0), true
				if i+1 < len(words) {
					low, fine = hearViLarge(words[i+1:])
				}
				return high*unit.size + low, ok && fine && high > 0 && low < unit.size
			}
		}
	}
	return hearViGroup(words)
}

var viHeard = map[string]uint64{"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}

func hearViGroup(words []string) (n uint64, ok bool) {
	if len(words) >= 2 && words[1] == "trăm" {
		n, words = viHeard[words[0]]*100, words[2:]
	}
	switch {
	case len(words) > 0 && words[0] == "mười":
		n, words = n+10, words[1:]
	case len(words) > 1 && words[1] == "mươi":
		n, words = n+viHeard[words[0]]*10, words[2:]
	case len(words) > 0 && words[0] == "linh":
		words = words[1:]
	}
	if len(words) == 1 {
		digit, known := viHeard[words[0]]
		return n + digit, known
	}
	return n, len(words) == 0
}

// hearEn is the number that English words say.
func hearEn(words string) (int64, bool) {
	rest, minus := strings.CutPrefix(words, "minus ")
	total, group := uint64(0), uint64(0)
	for word := range strings.FieldsSeq(strings.ReplaceAll(rest, "-", " ")) {
		switch n, known := enHeard[word]; {
		case word == "and":
		case !known:
			return 0, false
		case n == 100:
			group *= 100
		case n >= 1000:
			total, group = total+group*n, 0
		default:
			group += n
		}
	}
	n := int64(total + group)
	if minus {
		n = -n
	}
	return n, true
}

var enHeard = map[string]uint64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "quintillion": 1e18}

func TestSpellNumber(t *testing.T) {
	for _, c := range []struct{ in, vi, en string }{
		{"39.98", "ba mươi chín phẩy chín mươi tám", "thirty-nine point nine eight"},
		{"64.4", "sáu mươi tư phẩy bốn", "sixty-four point four"},
		{"0.5", "không phẩy năm", "zero point five"},
		{"0.05", "không phẩy không năm", "zero point zero five"},
		{"0.001", "không phẩy không không một", "zero point zero zero one"},
		{"7.081", "bảy phẩy không trăm tám mươi mốt", "seven point zero eight one"},
		{"375.406", "ba trăm bảy mươi lăm phẩy bốn trăm linh sáu", "three hundred and seventy-five point four zero six"},
		{"0.1985", "không phẩy một nghìn chín trăm tám mươi lăm", "zero point one nine eight five"},
		{"24761.596", "hai mươi tư nghìn bảy trăm sáu mươi mốt phẩy năm trăm chín mươi sáu", "twenty-four thousand seven hundred and sixty-one point five nine six"},
		{"-1.44", "âm một phẩy bốn mươi tư", "minus one point four four"},
		{"1.12345678", "một phẩy một hai ba bốn năm sáu bảy tám", "one point one two three four five six seven eight"},
		{"80", "tám mươi", "eighty"},
	} {
		d, err := progress.ParseDecimal(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := vi.SpellNumber(d); got != c.vi {
			t.Errorf("vi: %s is %q, want %q", c.in, got, c.vi)
		}
		if got, want := vi.SpellPercent(d), c.vi+" phần trăm"; got != want {
			t.Errorf("vi: %s%% is %q, want %q", c.in, got, want)
		}
		if got := en.SpellNumber(d); got != c.en {
			t.Errorf("en: %s is %q, want %q", c.in, got, c.en)
		}
		if got, want := en.SpellPercent(d), c.en+" per cent"; got != want {
			t.Errorf("en: %s%% is %q, want %q", c.in, got, want)
		}
	}
}

// Decimals read back too.
func TestSpellNumberReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		d := progress.Decimal{Units: r.Int64N(1e9), Scale: uint8(r.IntN(7))}
		d, err := progress.ParseDecimal(d.String()) // without zeros at the end
		if err != nil {
			t.Fatal(err)
		}
		whole, fraction, _ := strings.Cut(d.String(), ".")
		saidWhole, saidFraction, _ := strings.Cut(vi.SpellNumber(d), " phẩy ")
		if n, ok := hearVi(saidWhole); !ok || strconv.FormatInt(n, 10) != whole || hearViFraction(saidFraction) != fraction {
			t.Fatalf("vi: %s is said %q", d, vi.SpellNumber(d))
		}
		_, saidFraction, _ = strings.Cut(en.SpellNumber(d), " point ")
		digits := ""
		for word := range strings.FieldsSeq(saidFraction) {
			digits += strconv.FormatUint(enHeard[word], 10)
		}
		if digits != fraction {
			t.Fatalf("en: %s is said %q", d, en.SpellNumber(d))
		}
	}
}

func hearViFraction(words string) string {
	zeros := ""
	for strings.HasPrefix(words, "không") && !strings.HasPrefix(words, "không trăm") {
		zeros += "0"
		words = strings.TrimPrefix(strings.TrimPrefix(words, "không"), " ")
	}
	switch {
	case words == "":
		return zeros
	case strings.HasPrefix(words, "không trăm"):
		n, _ := hearVi(words)
		return "0" + strconv.FormatInt(n, 10)
	}
	n, ok := hearVi(words)
	if !ok {
		return "?"
	}
	return zeros + strconv.FormatInt(n, 10)
}

func TestSpellOrdinal(t *testing.T) {
	for n, want := range map[int64][2]string{
		1: {"thứ nhất", "first"}, 2: {"thứ hai", "second"}, 3: {"thứ ba", "third"}, 4: {"thứ tư", "fourth"}, 5: {"thứ năm", "fifth"}, 8: {"thứ tám", "eighth"},
		9: {"thứ chín", "ninth"}, 12: {"thứ mười hai", "twelfth"}, 14: {"thứ mười bốn", "fourteenth"}, 20: {"thứ hai mươi", "twentieth"},
		21: {"thứ hai mươi mốt", "twenty-first"}, 24: {"thứ hai mươi tư", "twenty-fourth"}, 100: {"thứ một trăm", "one hundredth"},
		101: {"thứ một trăm linh một", "one hundred and first"}, 1000: {"thứ một nghìn", "one thousandth"},
	} {
		if got := [2]string{vi.SpellOrdinal(n), en.SpellOrdinal(n)}; got != want {
			t.Errorf("%d. is %q, want %q", n, got, want)
		}
	}
}

func TestSpellPeriod(t *testing.T) {
	for in, want := range map[string][2]string{
		"2025-09-24": {"ngày hai mươi tư tháng chín năm hai nghìn không trăm hai mươi lăm", "the twenty-fourth of September twenty twenty-five"},
		"2025-09-08": {"ngày mồng tám tháng chín năm hai nghìn không trăm hai mươi lăm", "the eighth of September twenty twenty-five"},
		"2026-01-01": {"ngày mồng một tháng một năm hai nghìn không trăm hai mươi sáu", "the first of January twenty twenty-six"},
		"2030-04-30": {"ngày ba mươi tháng tư năm hai nghìn không trăm ba mươi", "the thirtieth of April twenty thirty"},
		"2025-12-31": {"ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi lăm", "the thirty-first of December twenty twenty-five"},
		"2025-09":    {"tháng chín năm hai nghìn không trăm hai mươi lăm", "September twenty twenty-five"},
		"2025-Q4":    {"quý bốn năm hai nghìn không trăm hai mươi lăm", "the fourth quarter of twenty twenty-five"},
		"1905":       {"năm một nghìn chín trăm linh năm", "nineteen oh five"},
		"2005":       {"năm hai nghìn không trăm linh năm", "two thousand and five"},
		"2000":       {"năm hai nghìn", "two thousand"},
		"1900":       {"năm một nghìn chín trăm", "nineteen hundred"},
		"continuous": {"thường xuyên", "continuous"},
	} {
		p, err := progress.ParseDue(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{vi.SpellPeriod(p), en.SpellPeriod(p)}; got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
	for _, l := range locale.All() {
		if got := l.SpellPeriod(progress.Period{}) + l.SpellDate(0); got != "" {
			t.Errorf("%s: no period is %q", l.Code, got)
		}
	}
}

func TestSpeakVietnamese(t *testing.T) {
	for in, want := range map[string]string{
		"29/45 chỉ tiêu":                   "hai mươi chín trên bốn mươi lăm chỉ tiêu",
		"29 trên 45 chỉ tiêu, 64,4 %":      "hai mươi chín trên bốn mươi lăm chỉ tiêu, sáu mươi tư phẩy bốn phần trăm",
		"đến ngày 24/9/2025.":              "đến ngày hai mươi tư tháng chín năm hai nghìn không trăm hai mươi lăm.",
		"đến 24/9/2025":                    "đến ngày hai mươi tư tháng chín năm hai nghìn không trăm hai mươi lăm",
		"Ngày 8/9, tháng 4":                "Ngày mồng tám tháng chín, tháng tư",
		"chậm nhất trong tháng 9/2025":     "chậm nhất trong tháng chín năm hai nghìn không trăm hai mươi lăm",
		"quý IV/2025":                      "quý bốn năm hai nghìn không trăm hai mươi lăm",
		"Quý III năm nay":                  "Quý ba năm nay",
		"Nghị quyết số 57-NQ/TW":           "Nghị quyết số năm mươi bảy",
		"Nghị quyết 57-NQ/TW, 22/12/2024":  "Nghị quyết số năm mươi bảy, ngày hai mươi hai tháng mười hai năm hai nghìn không trăm hai mươi tư",
		"57-NQ/TW":                         "Nghị quyết số năm mươi bảy",
		"02-KH/BCĐTW":                      "Kế hoạch số hai",
		"Quyết định 42/2014/QĐ-TTg":        "Quyết định số bốn mươi hai năm hai nghìn không trăm mười bốn",
		"552/TB-VPCP":                      "Thông báo số năm trăm năm mươi hai",
		"Nghị quyết 57 ở Nghệ An":          "Nghị quyết năm mươi bảy ở Nghệ An",
		"Giai đoạn 1":                      "Giai đoạn một",
		"giai đoạn 2026 - 2030":            "giai đoạn hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi",
		"khoa học - công nghệ":             "khoa học, công nghệ",
		"UBND tỉnh, HĐND và MTTQ":          "Ủy ban nhân dân tỉnh, Hội đồng nhân dân và Mặt trận Tổ quốc",
		"TP. Vinh":                         "thành phố Vinh",
		"của TTg.":                         "của Thủ tướng.",
		"chỉ số KPI":                       "chỉ số ca pê i",
		"mạng 5G, cấp độ 4.0":              "mạng năm giê, cấp độ bốn chấm không",
		"VnExpress và TikTok":              "VnExpress và TikTok",
		"NGHỊ QUYẾT SỐ 57":                 "nghị quyết số năm mươi bảy",
		"Chương IV, phần II.3":             "Chương bốn, phần hai, ba",
		"≥ 80%":                            "ít nhất tám mươi phần trăm",
		"thứ 4 toàn quốc, Phiên họp thứ 1": "thứ tư toàn quốc, Phiên họp thứ nhất",
		"Dưới 4":                           "Dưới bốn",
		"giảm −1,44 điểm":                  "giảm âm một phẩy bốn mươi tư điểm",
		"24.761,596 tỷ đồng":               "hai mươi tư nghìn bảy trăm sáu mươi mốt phẩy năm trăm chín mươi sáu tỷ đồng",
		"3,5 triệu đồng/người":             "ba phẩy năm triệu đồng trên người",
		"12 km² (tính cả 08 xã)":           "mười hai ki-lô-mét vuông, tính cả tám xã",
		"Điện thoại 0238384":               "Điện thoại không hai ba tám ba tám bốn",
		"“đến nay” … (nguồn không nêu).":   "đến nay, nguồn không nêu.",
		"Ảnh: VGP/Nhật Bắc":                "Ảnh: Cổng Thông tin điện tử Chính phủ, Nhật Bắc",
		"31/2/2025":                        "ba mươi mốt trên hai trên hai nghìn không trăm hai mươi lăm",
		"":                                 "",
	} {
		if got := vi.Speak(in); got != want {
			t.Errorf("%q is read %q, want %q", in, got, want)
		}
	}
}

func TestSpeakEnglish(t *testing.T) {
	for in, want := range map[string]string{
		"29 of 45 targets, 64.4%":              "twenty-nine of forty-five targets, sixty-four point four per cent",
		"39/65":                                "thirty-nine of sixty-five",
		"until 24 September 2025.":             "until the twenty-fourth of September twenty twenty-five.",
		"by 8 September":                       "by the eighth of September",
		"September 2025, Q4 2025":              "September twenty twenty-five, the fourth quarter of twenty twenty-five",
		"Targets for 2025":                     "Targets for twenty twenty-five",
		"2026–2030":                            "twenty twenty-six to twenty thirty",
		"1,234.5 billion":                      "one thousand two hundred and thirty-four point five billion",
		"Politburo resolution 57-NQ/TW (2024)": "Politburo resolution number fifty-seven, twenty twenty-four",
		"No. 4 nationwide, the 21st":           "number four nationwide, the twenty-first",
		"KPI tool":                             "K P I tool",
		"5G":                                   "five G",
		"2025-09-24":                           "the twenty-fourth of September twenty twenty-five",
		"at least −3%":                         "at least minus three per cent",
	} {
		if got := en.Speak(in); got != want {
			t.Errorf("%q is read %q, want %q", in, got, want)
		}
	}
}

// FuzzSpeak: whatever is read aloud has no digit, no sign and, in Vietnamese, no
// initials.
func FuzzSpeak(f *testing.F) {
	for _, s := range []string{"29/45", "24/9/2025 (ngày công bố)", "57-NQ/TW", "UBND", "1.234,5 %", "9999999999999999999999", "Đ-Đ/4/", "0,0,0", "٣ ² Ⅳ"} {
		f.Add(s)
	}
	sign := regexp.MustCompile(`[%()\[\]<>&+/"“”]`)
	capitals := regexp.MustCompile(`(^|[^\p{L}])[A-ZĐ]{2,}($|[^\p{L}])`)
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range locale.All() {
			said := l.Speak(s)
			if strings.IndexFunc(said, unicode.IsNumber) >= 0 || sign.MatchString(said) {
				t.Errorf("%s: %q is read %q", l.Code, s, said)
			}
			if l == vi && capitals.MatchString(said) {
				t.Errorf("%q keeps initials: %q", s, said)
			}
		}
	})
}
