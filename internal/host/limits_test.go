package host

import (
	"strings"
	"testing"
)

// A site is measured as hosts count, and what is over a limit is marked at its host
// alone.
func TestLimits(t *testing.T) {
	s := Measure(map[string]int64{"index.html": 10, "a/b/index.html": 2<<20 + 1, "a/c.json": 5}, headers, redirects)
	want := Size{Files: 4, Folders: 2, Bytes: 2<<20 + 16, Largest: 2<<20 + 1, Redirects: 1, Patterns: 1, RedirectBytes: 48, LongestLine: 24, HeaderRules: 5, LongestHeader: 45}
	if s != want {
		t.Errorf("%+v", s)
	}
	fits := s
	fits.Redirects, fits.Patterns = 0, 0
	if text := Report(fits); strings.Contains(text, "OVER") || !strings.Contains(text, "ok   Cloudflare Pages, free: 4/20000 files, 3/25 MiB in one file") {
		t.Errorf("%s", text)
	}
	for name, test := range map[string]struct {
		change func(*Size)
		over   string
	}{
		"redirects":    {func(s *Size) { s.Redirects = 1001 }, "GitHub Pages, GitLab Pages, gitlab.com"},
		"many":         {func(s *Size) { s.Redirects = 2001 }, "Cloudflare Pages, free, Cloudflare Pages, paid, GitHub Pages, GitLab Pages, gitlab.com"},
		"long file":    {func(s *Size) { s.RedirectBytes = 64<<10 + 1 }, "GitLab Pages, gitlab.com"},
		"header rules": {func(s *Size) { s.HeaderRules = 101 }, "Cloudflare Pages, free, Cloudflare Pages, paid"},
		"files":        {func(s *Size) { s.Files = 20_001 }, "Cloudflare Pages, free"},
		"a video":      {func(s *Size) { s.Largest = 25<<20 + 1 }, "Cloudflare Pages, free, Cloudflare Pages, paid"},
		"bytes":        {func(s *Size) { s.Bytes = 1<<30 + 1 }, "GitHub Pages, GitLab Pages, gitlab.com"},
	} {
		large := fits
		test.change(&large)
		var over []string
		for line := range strings.Lines(Report(large)) {
			if rest, ok := strings.CutPrefix(line, "OVER "); ok {
				host, _, _ := strings.Cut(rest, ":")
				over = append(over, host)
			}
		}
		if strings.Join(over, ", ") != test.over {
			t.Errorf("%s: %v", name, over)
		}
	}
}
