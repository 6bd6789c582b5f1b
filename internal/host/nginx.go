package host

import (
	"regexp"
	"strings"
)

// nginx writes what stands in the server block of a site. A location is found by
// a pattern of all paths with the same headers; it repeats those of every path,
// because a location with an add_header of its own inherits none.
func nginx(s Site) string {
	var b strings.Builder
	b.WriteString("# Written by tiendo; put into the server block of the site: include tiendo.conf;\n")
	b.WriteString("error_page 404 " + s.Lost + ";\n")
	addHeaders(&b, "", s.Everywhere)
	for _, r := range s.Redirects {
		match := "= " + r.From
		if folder, all := strings.CutSuffix(r.From, "*"); all {
			match = "^~ " + folder
		}
		b.WriteString("location " + match + " { return 301 " + r.To + "; }\n")
	}
	for _, g := range s.Groups {
		for _, pattern := range patterns(g.Paths) {
			b.WriteString("location ~ \"" + pattern + "\" {\n")
			addHeaders(&b, "    ", s.Everywhere)
			addHeaders(&b, "    ", g.Headers)
			b.WriteString("}\n")
		}
	}
	return b.String()
}

// addHeaders sets headers whatever the status is: errors are shown too.
func addHeaders(b *strings.Builder, indent string, headers []Header) {
	for _, h := range headers {
		b.WriteString(indent + "add_header " + h.Name + " \"" + h.Value + "\" always;\n")
	}
}

// patterns are regular expressions that match the paths. nginx takes no word of
// more than 4,096 bytes (NGX_CONF_BUFFER), so that there may be several.
func patterns(paths []string) []string {
	const most = 2000
	var list []string
	var any strings.Builder
	flush := func() {
		if any.Len() > 0 {
			list = append(list, "^(?:"+any.String()+")")
		}
		any.Reset()
	}
	for _, path := range paths {
		start, folder := strings.CutSuffix(path, "*")
		pattern := regexp.QuoteMeta(start)
		if !folder {
			pattern += "$"
		}
		if any.Len()+len(pattern) > most {
			flush()
		}
		if any.Len() > 0 {
			any.WriteByte('|')
		}
		any.WriteString(pattern)
	}
	flush()
	return list
}
