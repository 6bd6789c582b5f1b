package content

import (
	"io/fs"
	"time"

	"github.com/BurntSushi/toml"

	"tiendo/internal/schema"
)

// Values is a data file as its TOML says it, with dates as strings: for forms
// that show a file to people. It is for files that [Load] has found to be right.
func Values(fsys fs.FS, name string) (map[string]any, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Decode(string(text))
}

// Decode is the same for a text.
func Decode(text string) (map[string]any, error) {
	values := map[string]any{}
	if _, err := toml.Decode(text, &values); err != nil {
		return nil, err
	}
	return datesAsStrings(values).(map[string]any), nil
}

func datesAsStrings(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format("2006-01-02")
	case map[string]any:
		for key, value := range v {
			v[key] = datesAsStrings(value)
		}
	case []map[string]any:
		for _, m := range v {
			datesAsStrings(m)
		}
	case []any:
		for i := range v {
			v[i] = datesAsStrings(v[i])
		}
	}
	return v
}

// Meaning is the hash of what a report says, as its seal has it: two reports of
// one meaning are the same to every reader. The text is TOML.
func Meaning(report string) (string, error) {
	values := map[string]any{}
	if _, err := toml.Decode(report, &values); err != nil {
		return "", err
	}
	return meaning(values, schema.Report()), nil
}
