// Package export writes a site as files for machines: the JSON API, tables,
// feeds, and what hosts, crawlers and catalogues ask for. Every number comes
// from the methods of progress.Site that the pages use too; nothing is worked
// out here.
//
// A format is one file of this package and one word in [Formats], which run in
// order. The pages are in the tree before, so that what lists addresses
// (sitemap.xml, _headers) can read them off the tree.
//
// # The API
//
// Everything below /api/v1/ is one JSON object, in UTF-8, that ends with a
// newline. Keys are the words of the content's TOML; arrays of tables have the
// plural ("[[figure]]" is "figures"). Three rules make it readable by programs:
//
//   - A key that the contract names (DESIGN, section 4 and the fine print of
//     section 2) is always there, and null when the source does not say. Every
//     other key is left out when there is nothing to say. Silence is no zero.
//   - A text is a string in the first language of the site. Its translations
//     stand beside it, as "en.title" stands beside "title" in TOML:
//     {"title": "…", "translations": {"en": {"title": "…"}}}.
//   - Dates are "2025-09-24", "2025-09", "2025-Q3" or "2025", as precise as
//     their source. Decimals are exact; shares, elapsed and ratios are fractions
//     rounded to 4 places. Addresses of our own are absolute.
//
// What stands in each file is described by the JSON Schemas below
// /api/v1/schema/, see [writeSchemas].
//
// The build date stands in index.json alone ([Dated]); no other file changes
// from one day to the next unless something has become public or has expired.
//
// # The tables
//
// /data/*.csv are RFC 4180 with a byte order mark, see [column]. datapackage.json
// describes their columns from the same lists that write them. /data/reports/*.csv
// are snapshots: what one report said, for ever. /data/all.xlsx has all of it.
package export

import (
	"cmp"
	"fmt"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/crew"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// Options say what the site does not know.
type Options struct {
	Tool  string         // name and version of the program: "tiendo v1.0.0"
	Heads *Heads         // of all pages; nil: they are read off the tree
	Pages []address.Path // those that are not in the tree yet
}

// Format is one kind of file.
type Format struct {
	Name  string
	Write func(*progress.Site, Options, *output.Tree) error
	Last  bool // it looks at the tree, and is written when all before it is there
}

// Formats is every format, in the order in which they are written: _headers is
// the last because it covers whatever lies in the tree.
var Formats = []Format{
	{"index", writeIndex, false},
	{"plans", writePlans, false},
	{"reports", writeReports, false},
	{"units", writeUnits, false},
	{"commitments", writeCommitments, false},
	{"tables", writeTables, false},
	{"workbook", writeWorkbook, false},
	{"datapackage", writeDataPackage, false},
	{"catalog", writeCatalog, false},
	{"schemas", writeSchemas, false},
	{"feeds", writeFeeds, false},
	{"calendar", writeCalendar, false},
	{"seals", writeSeals, false},
	{"sitemap", writeSitemap, true},
	{"robots", writeRobots, true},
	{"security", writeSecurity, true},
	{"redirects", writeRedirects, true},
	{"alias files", writeAliasFiles, true},
	{"headers", writeHeaders, true},
}

// Dated are the files that contain the build date.
var Dated = []string{address.Index.File()}

// Write adds every format of a site to the tree that holds its pages.
func Write(s *progress.Site, o Options, t *output.Tree) error { return write(Formats, s, o, t) }

// WriteOfSite adds the formats that look at the site alone, to any tree.
func WriteOfSite(s *progress.Site, o Options, t *output.Tree) error {
	return write(filter(false), s, o, t)
}

// WriteOfTree adds the formats that list the tree, to one that holds everything else.
func WriteOfTree(s *progress.Site, o Options, t *output.Tree) error {
	return write(filter(true), s, o, t)
}

// filter is the formats that list the tree, or the others.
func filter(ofTree bool) []Format {
	return slices.DeleteFunc(slices.Clone(Formats), func(f Format) bool { return ofTree != (f.Name == "sitemap" || f.Name == "headers") })
}

func write(formats []Format, s *progress.Site, o Options, t *output.Tree) error {
	errs := make([]error, len(formats))
	add := func(i int) {
		if err := formats[i].Write(s, o, t); err != nil {
			errs[i] = fmt.Errorf("export %s: %w", formats[i].Name, err)
		}
	}
	last := slices.IndexFunc(formats, func(f Format) bool { return f.Last })
	if last < 0 {
		last = len(formats)
	}
	crew.Each(last, add)
	for i := last; i < len(formats); i++ {
		if err := cmp.Or(errs...); err != nil {
			return err
		}
		add(i)
	}
	return cmp.Or(errs...)
}
