package progress

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number: Units × 10^-Scale, without trailing zeros
// behind the point. What a source printed is never rounded by binary fractions.
type Decimal struct {
	Units int64
	Scale uint8
}

// Whole is a whole number.
func Whole(n int64) Decimal { return Decimal{Units: n} }

// ParseDecimal reads "-12.50": a minus or none, digits, perhaps a point and more
// digits; no exponent.
func ParseDecimal(s string) (Decimal, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-")
	ok := digits != "" && strings.Trim(digits+fraction, "0123456789") == ""
	fraction = strings.TrimRight(fraction, "0")
	units, err := strconv.ParseInt(whole+fraction, 10, 64)
	if !ok || err != nil || len(fraction) > 15 {
		return Decimal{}, fmt.Errorf("%q is not a decimal number of at most 18 digits", s)
	}
	return Decimal{units, uint8(len(fraction))}, nil
}

// DecimalOf is the shortest decimal that reads back as the same float64, which
// is the number as it was typed for up to 15 digits.
func DecimalOf(f float64) (Decimal, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return Decimal{}, fmt.Errorf("%v is not a number", f)
	}
	return ParseDecimal(strconv.FormatFloat(f, 'f', -1, 64))
}

// rat is the number as a fraction, for exact arithmetic.
func (d Decimal) rat() *big.Rat {
	r, _ := new(big.Rat).SetString(d.String())
	return r
}

// Float is the nearest float64.
func (d Decimal) Float() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// String has a point and no grouping: "-12.5".
func (d Decimal) String() string {
	digits := strconv.FormatInt(d.Units, 10)
	if d.Scale == 0 {
		return digits
	}
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	if missing := int(d.Scale) + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - int(d.Scale)
	return sign + digits[:point] + "." + digits[point:]
}

// MarshalJSON writes the number exactly.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }
