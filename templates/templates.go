// Package templates embeds the frames and sections of the pages and what they
// load. A site may put a file of the same name into its own templates folder.
package templates

import "embed"

// FS holds every template (*.html) and the assets.
//
//go:embed *.html assets
var FS embed.FS
