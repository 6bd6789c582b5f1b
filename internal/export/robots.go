package export

import (
	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeRobots lets everybody read everything; RFC 9309.
func writeRobots(s *progress.Site, _ Options, t *output.Tree) error {
	text := "User-agent: *\nAllow: /\n\nSitemap: " + address.Of(s).Absolute(address.SitemapXML) + "\n"
	return t.Add(address.Robots.File(), []byte(text))
}
