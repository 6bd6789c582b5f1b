package export

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeSeals copies reports.sum, so that readers can see whether the past was
// kept. Seals of reports that are not public yet are left out.
func writeSeals(s *progress.Site, _ Options, t *output.Tree) error {
	if s.Seals.Node == nil {
		return nil
	}
	var b strings.Builder
	for _, seal := range s.Seals.List {
		if s.Report(seal.ID) != nil {
			b.WriteString(seal.ID + " " + seal.Published + " " + seal.Sum + "\n")
		}
	}
	return t.Add(address.ReportsSum.File(), []byte(b.String()))
}
