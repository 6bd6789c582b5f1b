package progress_test

import (
	"encoding/json"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tiendo/internal/progress"
)

func decimal(s string) progress.Decimal {
	d, err := progress.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		in, out string
		units   int64
		scale   uint8
	}{
		{"0", "0", 0, 0},
		{"-0", "0", 0, 0},
		{"-0.0", "0", 0, 0},
		{"39.98", "39.98", 3998, 2},
		{"-12.50", "-12.5", -125, 1},
		{"64.40", "64.4", 644, 1},
		{"100.000", "100", 100, 0},
		{"1200", "1200", 1200, 0},
		{"0.05", "0.05", 5, 2},
		{"-0.05", "-0.05", -5, 2},
		{"007", "7", 7, 0},
		{"1234.", "1234", 1234, 0},
		{"0.000000000000001", "0.000000000000001", 1, 15},
		{"0.1000000000000000000000000", "0.1", 1, 1},
		{"999999999999999999", "999999999999999999", 999999999999999999, 0},
		{"-9223372036854775808", "-9223372036854775808", math.MinInt64, 0},
		{"-922337203685477580.8", "-922337203685477580.8", math.MinInt64, 1},
	} {
		d, err := progress.ParseDecimal(c.in)
		if err != nil || d.Units != c.units || d.Scale != c.scale || d.String() != c.out {
			t.Errorf("%q reads as %d, scale %d, %s, %v", c.in, d.Units, d.Scale, d, err)
		}
	}
}

func TestParseDecimalRefuses(t *testing.T) {
	for _, s := range []string{
		"", ".", "-", "-.", ".5", "-.5", ".0", "+5", ".+5", ".-5", "1.-5", "1.+5", "--1", "1e5", "1E5", "0x10", "1_000", "1,5", "1.2.3", " 1", "1 ", "nan", "NaN", "inf", "Inf",
		"9223372036854775808", "0.1234567890123456", "1234567890123456789.12", "１２", "−5",
	} {
		if d, err := progress.ParseDecimal(s); err == nil {
			t.Errorf("%q reads as %s", s, d)
		}
	}
}

// A number that is taken means what math/big says, and is written so that it
// reads back as itself and is a number of JSON.
func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"39.98", "-0.5", "1234.", ".5", "0.-5", "00.10", "-9223372036854775808", "1e5"} {
		f.Add(s)
	}
	form := regexp.MustCompile(`^-?[0-9]+\.?[0-9]*$`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := progress.ParseDecimal(s)
		want, ok := new(big.Rat).SetString(s)
		plain := ok && form.MatchString(s)
		if err != nil {
			if plain && len(s) <= 16 {
				t.Fatalf("%q is refused: %v", s, err)
			}
			return
		}
		got, _ := new(big.Rat).SetString(d.String())
		if !plain || got == nil || got.Cmp(want) != 0 {
			t.Fatalf("%q reads as %s", s, d)
		}
		if back, err := progress.ParseDecimal(d.String()); err != nil || back != d {
			t.Fatalf("%s reads back as %s, %v", d, back, err)
		}
		if text, err := json.Marshal(d); err != nil || string(text) != d.String() || !json.Valid(text) {
			t.Fatalf("%s is %s in JSON, %v", d, text, err)
		}
		if near, _ := want.Float64(); d.Float() != near {
			t.Fatalf("%s is near %v, not %v", d, near, d.Float())
		}
	})
}

func TestDecimalOf(t *testing.T) {
	for x, want := range map[float64]string{
		39.98: "39.98", 0.1: "0.1", 1.0 / 3: "", 1e15: "1000000000000000", 64.4: "64.4", -0.5: "-0.5", 0: "0",
		1e18: "1000000000000000000", 1e19: "", 1e300: "", 1e-15: "0.000000000000001", 1e-16: "",
		math.NaN(): "", math.Inf(1): "", math.Inf(-1): "", 0.30000000000000004: "", math.Copysign(0, -1): "0",
	} {
		if d, err := progress.DecimalOf(x); (err != nil) != (want == "") || err == nil && d.String() != want {
			t.Errorf("%v is %s, %v, want %q", x, d, err, want)
		}
	}
	if got := progress.Whole(-42); got != decimal("-42") || got.Float() != -42 {
		t.Errorf("Whole(-42) = %s", got)
	}
}

// A number as typed with up to 15 digits survives float64, in which TOML gives it.
func FuzzDecimalOf(f *testing.F) {
	f.Add(int64(3998), 2)
	f.Add(int64(-999999999999999), 7)
	f.Fuzz(func(t *testing.T, units int64, scale int) {
		if scale < 0 || scale > 15 {
			return
		}
		units %= 1e15
		digits := strconv.FormatInt(units, 10)
		sign := ""
		if units < 0 {
			sign, digits = "-", digits[1:]
		}
		if missing := scale + 1 - len(digits); missing > 0 {
			digits = strings.Repeat("0", missing) + digits
		}
		typed := sign + digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
		x, err := strconv.ParseFloat(typed, 64)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := progress.DecimalOf(x); err != nil || d != decimal(typed) {
			t.Fatalf("%s, as a float64 %v, is %s, %v", typed, x, d, err)
		}
	})
}
