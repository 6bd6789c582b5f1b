package locale_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/locale"
)

func self(s string) string { return s }

// The orders of a Vietnamese dictionary: letters first (a ă â, d đ, …), then
// tones (none, huyền, hỏi, ngã, sắc, nặng), then case.
func TestSort(t *testing.T) {
	for _, line := range []string{
		"a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
		"a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b",
		"e è ẻ ẽ é ẹ ê ề ể ễ ế ệ",
		"o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ",
		"u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v",
		"y ỳ ỷ ỹ ý ỵ",
		"ba bà bả bã bá bạ bác băng bân",
		"An|An Châu|Anh Sơn|Ăn|Ân Phú|Ba Đình|Bà Rịa",
		"Diễn Châu|Dũng|Đà Nẵng|Đại Huệ|Đô Lương|Đông Hiếu|Đồng Lộc|Đức|E",
		"Phường Thành Vinh|Phường Trường Vinh|Xã Quỳnh Anh|xã Quỳnh Lưu|Xã Yên Thành",
		"Tân Kỳ|Tân Phủ|Tân Phú|Thanh|Thạnh|Thanh Chương|Thành Vinh|Trung Lộc",
	} {
		want := strings.Split(line, "|")
		if len(want) == 1 {
			want = strings.Fields(line)
		}
		r := rand.New(rand.NewPCG(1, uint64(len(line))))
		for range 20 {
			got := slices.Clone(want)
			r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
			locale.Sort(vi, got, self)
			if !slices.Equal(got, want) {
				t.Fatalf("sorted as %q, want %q", got, want)
			}
		}
	}
}

func TestSortKeepsTheOrderOfEqualNames(t *testing.T) {
	type place struct {
		name string
		i    int
	}
	var list []place
	for i := range 100 {
		list = append(list, place{[]string{"Tân Phú", "An Châu", ""}[i%3], i})
	}
	locale.Sort(en, list, func(p place) string { return p.name })
	for i := 1; i < len(list); i++ {
		if a, b := list[i-1], list[i]; a.name == b.name && a.i > b.i || a.name > b.name {
			t.Fatalf("%v stands before %v", a, b)
		}
	}
	locale.Sort(vi, list[:0], func(p place) string { return p.name })
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Đô Lương":              "do luong",
		"đô lương":              "do luong",
		"Khi có sự cố":          "khi co su co",
		"Nghị quyết 57-NQ/TW":   "nghi quyet 57-nq/tw",
		"ẮẰẲẴẶ ẤẦẨẪẬ":           "aaaaa aaaaa",
		"ỔỗỢữỵỹ":                "ooouyy",
		norm.NFD.String("Đặng"): "dang",
		"đĐ":                    "dd",
		"":                      "",
		"Malmö":                 "malmo",
	} {
		if got := locale.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Khi có sự cố":               "khi-co-su-co",
		"Đô Lương":                   "do-luong",
		"  Thành phố  Vinh  ":        "thanh-pho-vinh",
		"Huyện Quỳ Hợp (cũ)":         "huyen-quy-hop-cu",
		"57-NQ/TW":                   "57-nq-tw",
		"--a--b--":                   "a-b",
		"…":                          "",
		"az 09, Z.":                  "az-09-z",
		"":                           "",
		"Ba Vì – Hà Nội":             "ba-vi-ha-noi",
		norm.NFD.String("Đặc khu Ý"): "dac-khu-y",
	} {
		if got := locale.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

// A slug is an id or nothing, folding twice is folding once, and NFC or NFD,
// upper or lower case make no difference.
func FuzzSlug(f *testing.F) {
	f.Add("Khi có sự cố")
	f.Add("İstanbul ß Đ\u031b")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // the content is
		}
		slug := locale.Slug(s)
		if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" ||
			strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") || strings.Contains(slug, "--") {
			t.Errorf("Slug(%q) = %q", s, slug)
		}
		if locale.Slug(slug) != slug {
			t.Errorf("the slug of %q is %q", slug, locale.Slug(slug))
		}
		if a, b := locale.Fold(norm.NFC.String(s)), locale.Fold(norm.NFD.String(s)); a != b {
			t.Errorf("%q folds to %q or %q", s, a, b)
		}
		if once := locale.Fold(s); locale.Fold(once) != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, locale.Fold(once))
		}
	})
}

func BenchmarkSort(b *testing.B) {
	names := make([]string, 3321)
	first, second := []string{"Đô", "Quỳnh", "Thành", "Tân", "Yên", "Ân"}, []string{"Lương", "Lưu", "Vinh", "Kỳ", "Mỹ", "Phú", "Đức"}
	for i := range names {
		names[i] = fmt.Sprintf("Xã %s %s %d", first[i%len(first)], second[i*5%len(second)], i*7919%3321)
	}
	b.ReportAllocs()
	for b.Loop() {
		locale.Sort(vi, slices.Clone(names), self)
	}
}

func BenchmarkFill(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		locale.Fill("{d}/{m}/{y}", "d", "24", "m", "9", "name", "tháng 9", "y", "2025")
	}
}

// Texts of Latin letters fold without being taken apart, to what they fold to beside
// a letter of another script, which has them taken apart.
func TestFoldOfLatinLettersIsThatOfAll(t *testing.T) {
	for r := rune(1); r < 0x2100; r++ {
		s := "Ký " + string(r) + "ự"
		if got, want := locale.Fold(s)+"ж", locale.Fold(s+"Ж"); got != want {
			t.Errorf("U+%04X: %q folds to %q, beside another script to %q", r, s, got, want)
		}
	}
}
