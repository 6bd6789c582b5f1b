package content

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// plainHeaders, plainKeys and plainOdds are headers of tables, what a plain text has in
// them, and what is not plain, or may go wrong.
var (
	plainHeaders = []string{"[a]\n", "[a.b]\n", "[ a . \"b\" ]\n", "[\"a\".'b'.c] # x\n", "[[a]]\n", "[[a.b]]\n", "[c]\n", "[b.k1]\n", "a = 1\n", "[b]\n", "[u.x]\n", "[[u]]\n", "[[u.x]]\n", "[[ 'u' ]] # x\n", "[u.x.y]\n", "[k1]\n", "[[k2]]\n"}
	plainKeys    = []string{"k%d = %d\n", "\"k%d\" = [\"x-%d\", 'Y']\n", " 'k%d'= [ \"z%d\" ,]\t\n", "k%d = \"Xã %d\"\n", "en.k%d = \"– %d\"\n", "vi . \"k%d\" = %d.5\n", "k%d = { a = %d, b = [true], \"c d\" = {} } # “x”\n", "k%d = 2025-01-%02d\n", "k%d = [ { a = 1 }, %d, [[{ b = 2 }]] ]\n", "k%d = [\n  %d, # a\n]\n"}
	plainOdds    = []string{"x = 1.5\n", "x = \"y\"\n", "k1 = 1\n", "z2.x = 1\n", "# a\n", "z3 = [1, 2]\n", "z4 = [\"a\", [\"b\"]]\n", "z5 = 01\n", "z6 = +5\n", "z7 = 1_0\n", "z8 = 0x1f\n", "z9 = 9223372036854775808\n",
		"d = 2025-01-02\n", "K = 1\n", "\"k a\" = 1\n", "\"\" = 1\n", "m = [\"\"]\n", "m = [\"a\\u0062\"]\n", "m = \"\\e\"\n", "n = [\n  \"a\", # a\n  'b',\n]\n", "o = [\n  \"a\",\n  \"\"\"\nb\"\"\",\n]\n", "p = []\n", "q = -7\n", "r = true\n", "\n",
		"  \t\n", "s = {}\n", "[a.b.k1]\n", "[u.k1]\n", "k1 = 2 # \u0085\n", "k1 =\n", "v = 'Xã \"A\" –'\n", "v = '''\n a'b\n'''\n", "v = \"\"\"a\\\n  b\"\"\"\n", "u = 1\n", "en = {}\n", "en.k1.x = 1\n", "en.k1 = 1\n", "vi = 1\n", "w = { a.b = 1 }\n", "w = { a = 1, a = 2 }\n",
		"w = {\n  a = 1,\n}\n", "e = -0\n", "e = -0.0\n", "e = 00.5\n", "e = 1e3\n", "e = 1.\n", "e = 12.50\n", "e = inf\n", "e = 2025-02-30\n", "e = 2025-02-03T04:05:06Z\n", "e = 2025-02-03 04:05:06\n", "e = 04:05:06\n", "e = 2025-2-3\n", "e = 0.1000000000000000055511151231257827021181583404541015625\n",
		"e = \"\"\"\"a\"\" \"\"\"\n", "e = ''''a'''''\n", "t = \"😀\"\n", "# 😀\n", "1 = 2\n", "1.2 = 3\n", "t = 1 u = 2\n", "[en]\n", "[a.en]\n", "[a.b.c.d]\n", "e = [1,,2]\n", "e = [,]\n", "e = tru\n", "e = truex\n", "e = 1x\n", "\"\"\"t\"\"\" = 1\n"}
)

// plainish is a text of some tables, of which most are plain.
func plainish(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		header := plainHeaders[r.IntN(len(plainHeaders))]
		array := strings.HasPrefix(header, "[[") && r.IntN(2) == 0
		b.WriteString(header)
		for i := range r.IntN(10) {
			if array {
				b.WriteString(header)
				i = 1
			}
			if r.IntN(30) == 0 {
				b.WriteString(plainOdds[r.IntN(len(plainOdds))])
			}
			fmt.Fprintf(&b, plainKeys[r.IntN(len(plainKeys))], i, r.IntN(28)+1)
		}
	}
	return b.String()
}

// asTheDecoder fails where a text is not read as the decoder by itself reads it, and
// says whether it is read, and whether without the decoder.
func asTheDecoder(t *testing.T, text string) (read, plain bool) {
	f := &file{path: "a.toml", text: []byte(text)}
	f.starts = lines(f.text)
	got, _, ok := f.parseTOML(f.text, 0)
	if !ok {
		if len(f.problems) == 0 {
			t.Fatalf("%q\nneither read nor reported", text)
		}
		return false, false
	}
	var want any
	if _, err := toml.Decode(text, &want); err != nil || !reflect.DeepEqual(any(got), want) && fmt.Sprintf("%#v", any(got)) != fmt.Sprintf("%#v", want) { // nan is not equal to itself
		t.Fatalf("%q\ngot %v\nwant %v, %v", text, got, want, err)
	}
	_, values, _ := f.places(f.text, 0)
	return true, !values.odd
}

// TestPlainTOML: texts that are put together of plain tables, and of what is not plain
// or goes wrong in them, are read as the decoder by itself reads them, or not at all.
func TestPlainTOML(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all, without := 0, 0
	for range 5000 {
		read, plain := asTheDecoder(t, plainish(r))
		if read {
			all++
		}
		if plain {
			without++
		}
	}
	if all < 2000 || without < 800 || all == without {
		t.Errorf("%d texts were read, %d without the decoder", all, without)
	}
}

// FuzzPlainTOML is TestPlainTOML with texts of any kind.
func FuzzPlainTOML(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 40 {
		f.Add(plainish(r))
	}
	f.Add("a = nan\n")
	f.Fuzz(func(t *testing.T, text string) { asTheDecoder(t, text) })
}
