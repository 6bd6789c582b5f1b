package host

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

const headers = `/p/*
  X-Content-Type-Options: nosniff
/p/
  Content-Security-Policy: default-src 'none'
/p/404.html
  Content-Security-Policy: default-src 'none'
/p/data/*
  Access-Control-Allow-Origin: *
/p/tin/*
  Content-Security-Policy: default-src 'none'
`

const redirects = "/p/cu/1/ /p/tin/1/ 301\n/p/bo/cu/* /p/tin/2/ 301\n"

func parsed(t *testing.T) Site {
	t.Helper()
	s, err := Parse(headers, redirects)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNginx(t *testing.T) {
	const want = `# Written by tiendo; put into the server block of the site: include tiendo.conf;
error_page 404 /p/404.html;
add_header X-Content-Type-Options "nosniff" always;
location = /p/cu/1/ { return 301 /p/tin/1/; }
location ^~ /p/bo/cu/ { return 301 /p/tin/2/; }
location ~ "^(?:/p/$|/p/404\.html$|/p/tin/)" {
    add_header X-Content-Type-Options "nosniff" always;
    add_header Content-Security-Policy "default-src 'none'" always;
}
location ~ "^(?:/p/data/)" {
    add_header X-Content-Type-Options "nosniff" always;
    add_header Access-Control-Allow-Origin "*" always;
}
`
	if got := nginx(parsed(t)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestCaddy(t *testing.T) {
	const want = `# Written by tiendo; put into the block of the site: import tiendo.caddy
header {
	X-Content-Type-Options "nosniff"
}
@tiendo1 path /p/ /p/404.html /p/tin/*
header @tiendo1 {
	Content-Security-Policy "default-src 'none'"
}
@tiendo2 path /p/data/*
header @tiendo2 {
	Access-Control-Allow-Origin "*"
}
redir /p/cu/1/ /p/tin/1/ 301
redir /p/bo/cu/* /p/tin/2/ 301
handle_errors {
	@lost expression {http.error.status_code} == 404
	rewrite @lost /p/404.html
	header @lost {
		Content-Security-Policy "default-src 'none'"
	}
	file_server
}
`
	if got := caddy(parsed(t)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestParseRefuses: what would mean something else to a server is not passed on.
func TestParseRefuses(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""},
		{"  A: b\n", ""},
		{"/a\n  A: b\n", ""},
		{"/*\n  A\n", ""},
		{"/*\n  A: $b\n", ""},
		{"/*\n  A: \"b\n", ""},
		{"/*\n  A: {env.HOME}\n", ""},
		{"/*\n  A: ừ\n", ""},
		{"/*\nA: b\n", ""},
		{headers, "/a /b\n"},
		{headers, "/a /b;{ 301\n"},
	} {
		if s, err := Parse(c[0], c[1]); err == nil {
			t.Errorf("%q, %q: %v", c[0], c[1], s)
		}
	}
}

// TestPatterns: every path is matched, and by one pattern; none is too long for nginx.
func TestPatterns(t *testing.T) {
	paths := []string{"/", "/a.b", "/tin/*"}
	for range 200 {
		paths = append(paths, "/data/"+strings.Repeat("k", 40)+string(rune('a'+len(paths)%26))+strings.Repeat("z", len(paths))+".csv")
	}
	list := patterns(paths)
	for _, p := range list {
		if len(p) > 4000 {
			t.Errorf("a pattern of %d bytes", len(p))
		}
	}
	matches := func(path string) (n int) {
		for _, p := range list {
			if regexp.MustCompile(p).MatchString(path) {
				n++
			}
		}
		return n
	}
	for _, path := range slices.Concat(paths[:2], paths[3:], []string{"/tin/", "/tin/1/index.html"}) {
		if n := matches(path); n != 1 {
			t.Errorf("%s is matched by %d patterns", path, n)
		}
	}
	for _, path := range []string{"/a-b", "/aXb", "/a.b/", "/x/tin/", "/tin"} {
		if n := matches(path); n != 0 {
			t.Errorf("%s is matched", path)
		}
	}
}
