package content

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// rowHeaders and rowOdds are headers of tables, and what is no row or not a plain one.
var (
	rowHeaders = []string{"[a]\n", "[a.b]\n", "[ a . \"b\" ]\n", "[\"a\".'b'.c] # x\n", "[[a]]\n", "[[a.b]]\n", "[c]\n", "[b.k1]\n", "a = 1\n", "[b]\n", "[u.x]\n", "[[u]]\n", "[[u.x]]\n", "[[ 'u' ]] # x\n"}
	rowOdds    = []string{"x = 1.5\n", "x = \"y\"\n", "k1 = 1\n", "z2.x = 1\n", "# a\n", "z3 = [1, 2]\n", "z4 = [\"a\", [\"b\"]]\n", "z5 = 01\n", "z6 = +5\n", "z7 = 1_0\n", "z8 = 0x1f\n", "z9 = 9223372036854775808\n",
		"d = 2025-01-02\n", "K = 1\n", "\"k a\" = 1\n", "\"\" = 1\n", "m = [\"\"]\n", "m = [\"a\\u0062\"]\n", "m = \"\\e\"\n", "n = [\n  \"a\", # a\n  'b',\n]\n", "o = [\n  \"a\",\n  \"\"\"\nb\"\"\",\n]\n", "p = []\n", "q = -7\n", "r = true\n", "\n",
		"  \t\n", "s = {}\n", "[a.b.k1]\n", "[u.k1]\n", "k1 = 2 # \u0085\n", "k1 =\n", "v = 'Xã \"A\" –'\n", "v = '''\n a'b\n'''\n", "v = \"\"\"a\\\n  b\"\"\"\n", "u = 1\n"}
)

// rowsText is a text of some tables with many rows, and of arrays of many tables.
func rowsText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		header := rowHeaders[r.IntN(len(rowHeaders))]
		array := strings.HasPrefix(header, "[[") && r.IntN(2) == 0
		b.WriteString(header)
		for i := range r.IntN(2 * minRows) {
			if array {
				b.WriteString(header)
				i = 1
			}
			if r.IntN(30) == 0 {
				b.WriteString(rowOdds[r.IntN(len(rowOdds))])
			}
			fmt.Fprintf(&b, []string{"k%d = %d\n", "\"k%d\" = [\"x-%d\", 'Y']\n", " 'k%d'= [ \"z%d\" ,]\t\n", "k%d = \"Xã %d\"\n"}[r.IntN(4)], i, r.IntN(100))
		}
	}
	return b.String()
}

// asTheDecoder fails where a text is not read as the decoder by itself reads it, and
// says whether it is read; rows are what was found in it.
func asTheDecoder(t *testing.T, text string) (read bool, found []rows) {
	f := &file{path: "a.toml", text: []byte(text)}
	f.starts = lines(f.text)
	got, _, ok := f.parseTOML(f.text, 0)
	if !ok {
		if len(f.problems) == 0 {
			t.Fatalf("%q\nneither read nor reported", text)
		}
		return false, nil
	}
	var want any
	if _, err := toml.Decode(text, &want); err != nil || !reflect.DeepEqual(any(got), want) && fmt.Sprintf("%#v", any(got)) != fmt.Sprintf("%#v", want) { // nan is not equal to itself
		t.Fatalf("%q\ngot %v\nwant %v, %v", text, got, want, err)
	}
	_, found, _ = f.places(f.text, 0)
	return true, found
}

// TestRows: texts that are put together of tables with and without rows, and of what
// may go wrong in them, are read as the decoder by itself reads them, or not at all.
func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all, tables, arrays := 0, 0, 0
	for range 4000 {
		read, found := asTheDecoder(t, rowsText(r))
		if read {
			all++
		}
		for _, t := range found {
			if t.tables != nil {
				arrays++
			} else {
				tables++
			}
		}
	}
	if all < 1000 || tables < 500 || arrays < 100 {
		t.Errorf("%d texts were read, %d tables of rows and %d arrays found", all, tables, arrays)
	}
}

// FuzzRows is TestRows with texts of any kind.
func FuzzRows(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 40 {
		f.Add(rowsText(r))
	}
	f.Add("a = nan\n")
	f.Fuzz(func(t *testing.T, text string) { asTheDecoder(t, text) })
}
