package export

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestIndented: our lines are those of encoding/json.
func TestIndented(t *testing.T) {
	for _, v := range []any{
		nil, 1.5, "", `a"b\`, `\"`, `\\`, []any{}, map[string]any{}, []any{[]any{}, map[string]any{}, []any{1}},
		map[string]any{"a": []any{1, "{[,:]}\"", true, nil}, `"`: map[string]any{`\`: -1e9, "b": "x\ny"}, "c": "<p class=\"x\">đ</p>"},
	} {
		compact, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		compact = append(compact, '\n')
		var want bytes.Buffer
		if err := json.Indent(&want, compact, "", " "); err != nil {
			t.Fatal(err)
		}
		if got := indented(nil, compact, " "); string(got) != want.String() {
			t.Errorf("%s:\n%s\nwant\n%s", compact, got, &want)
		}
	}
}
