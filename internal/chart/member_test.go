package chart

import (
	"bytes"
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

// FuzzMember: what is found in an object is what encoding/json finds there, and as a
// member if it is a text or a number.
func FuzzMember(f *testing.F) {
	for _, object := range []string{
		`{}`, ` { "code" : "1" } `, `{"code":1}`, `{"code":-1.5e3,"a":2}`, `{"code":1 }`, `{"code":"1","code":2}`, `{"code":1,"code":null}`, `{"CODE":1}`,
		`{"a":{"code":1}}`, `{"a":["code",{"code":1}],"code":"b"}`, `{"a":"code","b":"\"code\":1"}`, `{"\u0063ode":"\u0431\"}"}`, `{"code":{"code":1}}`,
		`{"code":[1]}`, `{"code":true}`, `{"a\\":"b","code":"\\"}`, `{"code":""}`, "{\"code\":\n\t\"a\"}",
	} {
		f.Add(object)
	}
	f.Fuzz(func(t *testing.T, object string) {
		var all map[string]json.RawMessage
		if json.Unmarshal([]byte(object), &all) != nil || all == nil {
			return
		}
		last := map[string]json.RawMessage{}
		for quoted, value := range members([]byte(object)) {
			var name string
			if err := json.Unmarshal(quoted, &name); err != nil {
				t.Errorf("%s: the name %s: %v", object, quoted, err)
			}
			last[name] = value
		}
		if !maps.EqualFunc(last, all, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) }) {
			t.Errorf("%s: %q, want %q", object, last, all)
		}
		want := bytes.TrimSpace(all["code"])
		if len(want) > 0 && !strings.ContainsRune(`"-0123456789`, rune(want[0])) {
			want = nil
		}
		if got := member([]byte(object), "code"); !bytes.Equal(got, want) {
			t.Errorf("%s: %q, want %q", object, got, want)
		}
	})
}
