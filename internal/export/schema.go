package export

import (
	"embed"
	"io/fs"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// schemas describe the files for machines: JSON Schema, draft 2020-12. They are
// open, because the API may say more some day (DESIGN, section 4); the tests
// close them, so that nothing is written that they do not describe.
//
//go:embed schema/*.json
var schemas embed.FS

// writeSchemas publishes the schemas of the API, and below content/ those of the
// files that editors write.
func writeSchemas(s *progress.Site, _ Options, t *output.Tree) error {
	entries, err := fs.ReadDir(schemas, "schema")
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := fs.ReadFile(schemas, "schema/"+e.Name())
		if err != nil {
			return err
		}
		if err := t.Add((address.Schema + address.Path(e.Name())).File(), text); err != nil {
			return err
		}
	}
	for _, f := range schema.Files() {
		text, err := f.JSON(s.Language, s.Languages[1:])
		if err != nil {
			return err
		}
		if err := t.Add(address.ContentSchema(f.Kind).File(), text); err != nil {
			return err
		}
	}
	return nil
}
