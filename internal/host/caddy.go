package host

import (
	"strconv"
	"strings"
)

// caddy writes what stands in the block of a site in a Caddyfile. The page for
// addresses that are not there is shown by a route of its own, which has the
// headers of every path already.
func caddy(s Site) string {
	var b strings.Builder
	b.WriteString("# Written by tiendo; put into the block of the site: import tiendo.caddy\n")
	setHeaders(&b, "", "header {\n", s.Everywhere)
	for i, g := range s.Groups {
		name := "@tiendo" + strconv.Itoa(i+1)
		b.WriteString(name + " path " + strings.Join(g.Paths, " ") + "\n")
		setHeaders(&b, "", "header "+name+" {\n", g.Headers)
	}
	for _, r := range s.Redirects {
		b.WriteString("redir " + r.From + " " + r.To + " 301\n")
	}
	b.WriteString("handle_errors {\n\t@lost expression {http.error.status_code} == 404\n\trewrite @lost " + s.Lost + "\n")
	setHeaders(&b, "\t", "header @lost {\n", s.lost())
	b.WriteString("\tfile_server\n}\n")
	return b.String()
}

func setHeaders(b *strings.Builder, indent, open string, headers []Header) {
	b.WriteString(indent + open)
	for _, h := range headers {
		b.WriteString(indent + "\t" + h.Name + " \"" + h.Value + "\"\n")
	}
	b.WriteString(indent + "}\n")
}
