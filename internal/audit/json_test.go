package audit

import (
	"encoding/json"
	"strings"
	"testing"
)

// What is taken for well-formed is so for encoding/json, and the other way round
// unless it nests deep.
func FuzzPlainJSON(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, -0.5e+3, true, false, null, "đ\"\\\/\b\f\n\r\tA"], "": {}}` + "\n", `[]`, ` [ ] `, `{"a":1,}`, `[1,]`, `[,1]`, `{,}`, `{"a"}`, `{"a":}`, `{a:1}`,
		``, ` `, `-`, `01`, `-0`, `1.`, `.5`, `1e`, `1e+`, `1E5`, `+1`, `NaN`, `tru`, `truefalse`, `nulL`, `"`, `"\"`, `"\`, `"\u12`, `"\u12g4"`, `"\x"`, `"\u00e9\uD83D\/"`,
		"\"a\nb\"", "\"12345678\x1f\"", "\"1234567\x80\xff\"", "\"\u00a0\x7f\"", `"1234567"8`, `"12345678"`, `[`, `]`, `{`, `}`, `[1 2]`, `{"a":1 "b":2}`, `{"a":1,"b"}`, `1 `, "1\x00", "\uFEFF1", `[1}`, `{"a":1]`,
		strings.Repeat("[", 65) + strings.Repeat("]", 65), strings.Repeat("[", 66) + strings.Repeat("]", 66),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, want := plainJSON(data), json.Valid(data)
		if got != want && (got || strings.Count(string(data), "[")+strings.Count(string(data), "{") <= jsonDepth) {
			t.Errorf("%q: plain %v, well-formed %v", data, got, want)
		}
	})
}
