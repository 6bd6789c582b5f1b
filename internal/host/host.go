// Package host says in the words of web servers what a published site asks of
// its host: headers, the page for addresses that are not there, and where former
// addresses lead. Netlify and Cloudflare read that from _headers and _redirects in
// the site itself; nginx and Caddy are told by a file to be included, made here
// from those two, so that every host does the same.
//
// A server is one file of this package and one word in [Servers].
package host

import (
	"fmt"
	"strings"
)

// Header is a response header.
type Header struct{ Name, Value string }

// Group are paths that have the same headers. A path that ends in "*" stands for
// all that begin so.
type Group struct {
	Paths   []string
	Headers []Header
}

// Redirect is a former address and where it leads. One that ends in "*" stands for
// all that begin so.
type Redirect struct{ From, To string }

// Site is what a published site asks of its host.
type Site struct {
	Everywhere []Header // of every path, beside those of its group
	Groups     []Group  // no path is in two
	Lost       string   // the page for addresses that are not there
	Redirects  []Redirect
}

// Server is a web server that can be told.
type Server struct {
	Name  string
	Write func(Site) string
}

// Servers is every server that can be told.
var Servers = []Server{{"nginx", nginx}, {"caddy", caddy}}

// Parse reads the files _headers and _redirects of a published site. The first
// rule is that of every path; see export.
func Parse(headers, redirects string) (Site, error) {
	s := Site{}
	groups, err := rules(headers)
	if err != nil {
		return s, err
	}
	prefix, all := strings.CutSuffix(groups[0].Paths[0], "/*")
	if !all {
		return s, fmt.Errorf("the first rule of _headers is of %s, not of every path", groups[0].Paths[0])
	}
	s.Everywhere, s.Lost = groups[0].Headers, prefix+"/404.html"
	s.Groups = joined(groups[1:])
	for line := range strings.Lines(redirects) {
		fields := strings.Fields(line)
		if len(fields) != 3 || !plain(fields[0]) || !plain(fields[1]) {
			return s, fmt.Errorf("not a redirect: %q", strings.TrimSpace(line))
		}
		s.Redirects = append(s.Redirects, Redirect{fields[0], fields[1]})
	}
	return s, nil
}

// rules reads _headers: a path at the beginning of a line, its headers below,
// indented.
func rules(text string) ([]Group, error) {
	var list []Group
	for line := range strings.Lines(text) {
		name, value, isHeader := strings.Cut(strings.TrimSpace(line), ": ")
		switch path := strings.TrimSpace(line); {
		case strings.HasPrefix(line, "/") && plain(path):
			list = append(list, Group{Paths: []string{path}})
		case isHeader && strings.HasPrefix(line, " ") && len(list) > 0 && plain(value) && plain(name):
			last := &list[len(list)-1]
			last.Headers = append(last.Headers, Header{name, value})
		default:
			return nil, fmt.Errorf("neither a path nor a header: %q", path)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("_headers is empty")
	}
	return list, nil
}

// plain says whether a text means in a server's configuration what it says: no
// variables, no quotation marks, no escapes.
func plain(s string) bool {
	return s != "" && !strings.ContainsAny(s, "\"\\$`{}") && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// joined puts the paths of equal headers together, in their order.
func joined(list []Group) []Group {
	at := map[string]int{}
	var groups []Group
	for _, g := range list {
		key := fmt.Sprint(g.Headers)
		i, known := at[key]
		if !known {
			i = len(groups)
			at[key] = i
			groups = append(groups, Group{Headers: g.Headers})
		}
		groups[i].Paths = append(groups[i].Paths, g.Paths...)
	}
	return groups
}

// lost are the headers of the page for addresses that are not there.
func (s Site) lost() []Header {
	for _, g := range s.Groups {
		for _, path := range g.Paths {
			if path == s.Lost {
				return g.Headers
			}
		}
	}
	return nil
}
