// Package threat holds what the tests of threats share (docs/threats.md): a small
// site in which every text can be replaced, and texts that try to run something
// in a reader's browser. No program imports it.
package threat

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
)

//go:embed fields
var files embed.FS

// place is where a text stands: «field» or «field|what else stands there».
var place = regexp.MustCompile(`«([a-z0-9_.]+)(?:\|([^»]*))?»`)

// Site is the small site with a text in each of the fields that texts names; the
// others say something harmless. A field is the path of a key in package schema,
// "report.figure.note", or a place in Markdown, "body.cell".
func Site(texts map[string]string) fstest.MapFS {
	site := fstest.MapFS{}
	walk(func(name, text string) {
		filled := place.ReplaceAllStringFunc(text, func(found string) string {
			parts := place.FindStringSubmatch(found)
			text, ok := texts[parts[1]]
			switch {
			case ok && strings.HasPrefix(parts[1], "body"):
				return text
			case ok:
				return quoted(text)
			case strings.Contains(found, "|"):
				return parts[2]
			}
			return "Chữ"
		})
		site[name] = &fstest.MapFile{Data: []byte(filled)}
	})
	return site
}

// Fields are the fields of the small site, sorted.
func Fields() []string {
	fields := map[string]bool{}
	walk(func(_, text string) {
		for _, found := range place.FindAllStringSubmatch(text, -1) {
			fields[found[1]] = true
		}
	})
	return slices.Sorted(maps.Keys(fields))
}

func walk(visit func(name, text string)) {
	_ = fs.WalkDir(files, "fields", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, _ := files.ReadFile(name) // embedded
			visit(strings.TrimPrefix(name, "fields/"), string(data))
		}
		return nil
	})
}

// quoted is a text between the quotation marks of a TOML string.
func quoted(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
