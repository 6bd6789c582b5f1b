package content

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// TestRows: texts that are put together of tables with and without rows, and of what
// may go wrong in them, are read as the decoder by itself reads them, or not at all.
func TestRows(t *testing.T) {
	headers := []string{"[a]\n", "[a.b]\n", "[ a . \"b\" ]\n", "[\"a\".'b'.c] # x\n", "[[a]]\n", "[[a.b]]\n", "[c]\n", "[b.k1]\n", "a = 1\n", "[b]\n"}
	odd := []string{"x = 1.5\n", "x = \"y\"\n", "k1 = 1\n", "z2.x = 1\n", "# a\n", "z3 = [1, 2]\n", "z4 = [\"a\", [\"b\"]]\n", "z5 = 01\n", "z6 = +5\n", "z7 = 1_0\n", "z8 = 0x1f\n", "z9 = 9223372036854775808\n",
		"d = 2025-01-02\n", "K = 1\n", "\"k a\" = 1\n", "\"\" = 1\n", "m = [\"\"]\n", "m = [\"a\\u0062\"]\n", "n = [\n  \"a\", # a\n  'b',\n]\n", "o = [\n  \"a\",\n  \"\"\"\nb\"\"\",\n]\n", "p = []\n", "q = -7\n", "r = true\n", "\n", "  \t\n", "s = {}\n", "[a.b.k1]\n", "k1 = 2 # \u0085\n", "k1 =\n"}
	r := rand.New(rand.NewPCG(1, 2))
	read, cut := 0, 0
	for range 4000 {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString(headers[r.IntN(len(headers))])
			for i := range r.IntN(2 * minRows) {
				if r.IntN(30) == 0 {
					b.WriteString(odd[r.IntN(len(odd))])
				}
				fmt.Fprintf(&b, []string{"k%d = %d\n", "\"k%d\" = [\"x-%d\", 'y']\n", " 'k%d'= [ \"z%d\" ,]\t\n"}[r.IntN(3)], i, r.IntN(100))
			}
		}
		f := &file{path: "a.toml", text: []byte(b.String())}
		f.starts = lines(f.text)
		got, _, ok := f.parseTOML(f.text, 0)
		var want any
		_, err := toml.Decode(b.String(), &want)
		switch _, found, _ := f.places(f.text, 0); {
		case ok && (err != nil || !reflect.DeepEqual(any(got), want)):
			t.Fatalf("%s\ngot %v\nwant %v, %v", b.String(), got, want, err)
		case ok:
			read++
			cut += len(found)
		case len(f.problems) == 0:
			t.Fatalf("%s\nneither read nor reported", b.String())
		}
	}
	if read < 1000 || cut < 500 {
		t.Errorf("%d texts were read, %d tables of rows found", read, cut)
	}
}
