package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"tiendo/internal/literal"
)

// TestUnitsAreMarshalled: files of units are what encoding/json makes of them.
func TestUnitsAreMarshalled(t *testing.T) {
	s := nghean()
	names := criterionNames(s)
	var list unitList
	for i := range s.Units {
		u := newUnit(s, i)
		list.Units = append(list.Units, u)
		p := newUnitPage(s, i, u, names)
		same(t, p, p.write)
	}
	same(t, list, list.write)
	list.Licence = licence{URL: "https://example.org/?a&b"}
	same(t, list, list.write)

	full := "Xã \"Ân\" <Hảo> & \u2028\\\n"
	of, done, as := int64(-16), int32(7), during("2025-Q3")
	r := result{full, full, done, &of, as, &full, true, full, translations{"en": {"phase": full, "a": ""}, "de": {}}}
	p := unitPage{
		unit:    unit{full, full, &full, &full, &done, &of, &as, []result{r, {}}, translations{"en": {"name": full}}},
		Licence: licence{full, full}, Former: []string{full, "b"}, Tile: []int{3, -1},
		History: []unitReport{{r, []string{full}}, {r, []string{}}, {r, nil}},
	}
	same(t, p, p.write)
	same(t, unitPage{}, (&unitPage{}).write)
}

// TestFeedsAreMarshalled: so are feeds.
func TestFeedsAreMarshalled(t *testing.T) {
	full := "Xã \"Ân\" <Hảo> & \u2028\\\n"
	people := []feedPerson{{full, full}, {full, ""}}
	item := feedItem{full, full, full, full, full, full, full, full, []string{full, ""}, people}
	for _, f := range []jsonFeed{{}, {Items: []feedItem{}}, {full, full, full, full, full, full, people, licence{full, ""}, []feedItem{item, {}, item}}} {
		same(t, f, f.write)
	}
}

func same(t *testing.T, v any, write func(*literal.Writer)) {
	t.Helper()
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	got := literal.Writer{Plain: true}
	write(&got)
	if string(got.Bytes)+"\n" != want.String() {
		t.Errorf("%s\nwant\n%s", got.Bytes, &want)
	}
}
