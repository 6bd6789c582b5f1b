package locale_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var vi, en = locale.For("vi"), locale.For("en")

func TestInt(t *testing.T) {
	for _, c := range []struct {
		n      int64
		vi, en string
	}{
		{0, "0", "0"},
		{7, "7", "7"},
		{999, "999", "999"},
		{1000, "1.000", "1,000"},
		{9831, "9.831", "9,831"},
		{14068, "14.068", "14,068"},
		{123456, "123.456", "123,456"},
		{1060000, "1.060.000", "1,060,000"},
		{-5, "−5", "−5"},
		{-100, "−100", "−100"},
		{-1234, "−1.234", "−1,234"},
		{math.MaxInt64, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"},
		{math.MinInt64, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808"},
	} {
		if got := vi.Int(c.n); got != c.vi {
			t.Errorf("vi.Int(%d) = %q, want %q", c.n, got, c.vi)
		}
		if got := en.Int(c.n); got != c.en {
			t.Errorf("en.Int(%d) = %q, want %q", c.n, got, c.en)
		}
	}
}

// Whatever is printed reads back as the same number, in groups of three.
func TestIntReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		n := int64(r.Uint64()) >> r.IntN(64)
		for _, l := range locale.All() {
			text := l.Int(n)
			digits := strings.TrimPrefix(text, "−")
			for i, group := range strings.Split(digits, l.Group) {
				if len(group) > 3 || i > 0 && len(group) != 3 {
					t.Fatalf("%s: %d is grouped as %q", l.Code, n, text)
				}
			}
			plain := strings.NewReplacer(l.Group, "", "−", "-").Replace(text)
			back, ok := new(big.Int).SetString(plain, 10)
			if !ok || back.Cmp(big.NewInt(n)) != 0 {
				t.Fatalf("%s: %d is printed as %q", l.Code, n, text)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ in, vi, en string }{
		{"39.98", "39,98", "39.98"},
		{"24761.596", "24.761,596", "24,761.596"},
		{"0.05", "0,05", "0.05"},
		{"-0.5", "−0,5", "−0.5"},
		{"-1234.5", "−1.234,5", "−1,234.5"},
		{"80", "80", "80"},
		{"1000.0", "1.000", "1,000"},
		{"123456789012.123456", "123.456.789.012,123456", "123,456,789,012.123456"},
	} {
		d, err := progress.ParseDecimal(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := vi.Number(d); got != c.vi {
			t.Errorf("vi.Number(%s) = %q, want %q", c.in, got, c.vi)
		}
		if got := en.Number(d); got != c.en {
			t.Errorf("en.Number(%s) = %q, want %q", c.in, got, c.en)
		}
		if got, want := vi.StatedPercent(d), c.vi+"\u00a0%"; got != want {
			t.Errorf("vi.StatedPercent(%s) = %q, want %q", c.in, got, want)
		}
		if got, want := en.StatedPercent(d), c.en+"%"; got != want {
			t.Errorf("en.StatedPercent(%s) = %q, want %q", c.in, got, want)
		}
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		x      float64
		places int
		want   string
	}{
		{29.0 / 45, 0, "64\u00a0%"},
		{29.0 / 45, 1, "64,4\u00a0%"},
		{267.0 / 365, 0, "73\u00a0%"},
		{39.0 / 65, 0, "60\u00a0%"},
		{39.0 / 65, 1, "60,0\u00a0%"},
		{0, 0, "0\u00a0%"},
		{0, 2, "0\u00a0%"},
		{1, 0, "100\u00a0%"},
		{1, 2, "100\u00a0%"},
		{math.Copysign(0, -1), 1, "0\u00a0%"},

		// Never all or nothing that is not.
		{0.001, 0, "1\u00a0%"},
		{0.001, 1, "0,1\u00a0%"},
		{0.0004, 1, "0,1\u00a0%"},
		{1e-9, 0, "1\u00a0%"},
		{1e-9, 3, "0,001\u00a0%"},
		{math.SmallestNonzeroFloat64, 0, "1\u00a0%"},
		{0.999, 0, "99\u00a0%"},
		{0.9999, 1, "99,9\u00a0%"},
		{0.999999, 2, "99,99\u00a0%"},
		{math.Nextafter(1, 0), 0, "99\u00a0%"},
		{366.0 / 365, 0, "101\u00a0%"},
		{366.0 / 365, 1, "100,3\u00a0%"},
		{math.Nextafter(1, 2), 1, "100,1\u00a0%"},
		{-0.001, 0, "−1\u00a0%"},

		// Halves are rounded up, as on paper.
		{5.0 / 8, 0, "63\u00a0%"},
		{1.0 / 8, 0, "13\u00a0%"},
		{23.0 / 40, 0, "58\u00a0%"},
		{29.0 / 200, 0, "15\u00a0%"},
		{0.0005, 1, "0,1\u00a0%"},
		{7.0 / 800, 1, "0,9\u00a0%"},
		{-5.0 / 8, 0, "−63\u00a0%"},

		// Beyond the whole, and backwards.
		{1.5, 0, "150\u00a0%"},
		{12.345, 1, "1.234,5\u00a0%"},
		{-0.123, 1, "−12,3\u00a0%"},
		{-20, 0, "−2.000\u00a0%"},
		{1e30, 0, "100.000.000.000.000.005.366.162.204.393.472\u00a0%"},
		{math.NaN(), 1, "–\u00a0%"},
		{math.Inf(-1), 0, "–\u00a0%"},
	} {
		if got := vi.Share(c.x, c.places); got != c.want {
			t.Errorf("Share(%v, %d) = %q, want %q", c.x, c.places, got, c.want)
		}
	}
	if got := en.Share(29.0/45, 1); got != "64.4%" {
		t.Errorf("en: %q", got)
	}
}

// Every fraction a/b is rounded as whole numbers say, with halves up; 0 % and
// 100 % are nothing and all.
func TestShareOfEveryFraction(t *testing.T) {
	for b := int64(1); b <= 150; b++ {
		for a := int64(0); a <= b; a++ {
			for places, scale := range []int64{1, 10, 100} {
				// Percent × scale, rounded: floor(100·scale·a/b + 1/2).
				n := (200*scale*a + b) / (2 * b)
				switch {
				case a > 0 && n == 0:
					n = 1
				case a < b && n == 100*scale:
					n--
				}
				want := strconv.FormatInt(n, 10)
				if places > 0 && a > 0 && a < b {
					whole, fraction := n/scale, strconv.FormatInt(n%scale, 10)
					want = strconv.FormatInt(whole, 10) + "." + strings.Repeat("0", places-len(fraction)) + fraction
				} else if places > 0 {
					want = strconv.FormatInt(n/scale, 10)
				}
				if got := en.Share(float64(a)/float64(b), places); got != want+"%" {
					t.Fatalf("%d/%d to %d places: %q, want %q", a, b, places, got, want+"%")
				}
			}
		}
	}
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{29.0 / 45 / (267.0 / 365), "0,88"},
		{35.0 / 82 / (267.0 / 365), "0,58"},
		{0.95, "0,95"},
		{0.6, "0,60"},
		{0, "0,00"},
		{1.005, "1,01"},
		{1234.5, "1.234,50"},
		{-0.25, "−0,25"},
		{-0.001, "0,00"},
	} {
		if got := vi.Ratio(c.x); got != c.want {
			t.Errorf("Ratio(%v) = %q, want %q", c.x, got, c.want)
		}
	}
}

func FuzzShare(f *testing.F) {
	f.Add(0.6444, 1)
	f.Add(1.0027, 0)
	f.Add(-1e-300, 3)
	f.Fuzz(func(t *testing.T, x float64, places int) {
		if places < 0 || places > 9 || math.Abs(x) > 1e6 || math.IsNaN(x) {
			return
		}
		text := strings.NewReplacer(",", "", "−", "-", "%", "").Replace(en.Share(x, places))
		got, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("Share(%v, %d) = %q is no number", x, places, text)
		}
		hundred := big.NewRat(100, 1)
		want, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'e', -1, 64))
		want.Mul(want, hundred)
		step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		if off := new(big.Rat).Sub(got, want); off.Abs(off).Cmp(step) > 0 {
			t.Errorf("Share(%v, %d) = %s %%, more than a step away", x, places, text)
		}
		if (got.Sign() == 0) != (x == 0) || (got.Cmp(hundred) == 0) != (x == 1) {
			t.Errorf("Share(%v, %d) = %s %%: all or nothing that is not", x, places, text)
		}
		if got.Sign() != want.Sign() {
			t.Errorf("Share(%v, %d) = %s %%: wrong sign", x, places, text)
		}
	})
}
