package build

import (
	"tiendo/internal/address"
	"tiendo/internal/output"
)

// recordings publishes the sound files of the public reports.
func (m *Made) recordings(tree *output.Tree) error {
	for _, r := range m.Site.Reports {
		for _, rec := range m.Site.Recordings[r.ID] {
			if err := tree.Add(address.Path("/"+rec.Src).File(), rec.Data); err != nil {
				return err
			}
		}
	}
	return nil
}
