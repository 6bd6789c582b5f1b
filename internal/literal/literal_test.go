package literal

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

func marshalled(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func unescaped(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// FuzzString: strings are those of encoding/json, whatever their characters are.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "Xã Ân Hảo\n16/16", `</script>"\&`, "\x00\x1f\b\f\r\t\x7f", "a\u2028b\u2029c", "–“…”\u200a€", "\xff\xfe", "ok\xe2\x80", "\xe2\x80\xa8\xe2", "\ufffd\U0001F600", "\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		if got, want := string(String([]byte("x"), s)), "x"+marshalled(t, s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
		if got, want := string(Plain(nil, s)), unescaped(t, s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	})
}

// FuzzFloat: numbers are those of encoding/json.
func FuzzFloat(f *testing.F) {
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -2.5, 67.8161, 739616, 1e-6, 1e-7, 9.99e-7, 1.5e-9, 1e-10, 1e20, 1e21, -1e300, 5e-324, math.MaxFloat64, 1e-300} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x float64) {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			if got := string(Float(nil, x, 64)); got != "null" {
				t.Errorf("%v: %s", x, got)
			}
			return
		}
		if got, want := string(Float(nil, x, 64)), marshalled(t, x); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if y := float32(x); !math.IsInf(float64(y), 0) {
			if got, want := string(Float(nil, float64(y), 32)), marshalled(t, y); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
	})
}

// TestStringLen: a string ends where encoding/json ended it, whatever stands behind it.
func TestStringLen(t *testing.T) {
	for _, s := range []string{"", "a", `"`, `\`, `\"`, `a\\`, `"\\"`, "Xã\n", `{"a":"b\\\""}`} {
		text := marshalled(t, s)
		if got := StringLen([]byte(text + `,"b":"c"`)); got != len(text) {
			t.Errorf("%s: %d bytes, want %d", text, got, len(text))
		}
		if open := text[:len(text)-1]; StringLen([]byte(open)) != len(open) {
			t.Errorf("%s: it ends before its end", open)
		}
	}
}
