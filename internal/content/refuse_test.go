package content

import (
	"slices"
	"strings"
	"testing"
)

// TestRefused: what is not as the contract says, by file and the place that is told.
func TestRefused(t *testing.T) {
	const settings = "title = \"T\"\nbase_url = \"https://a.b/\"\nlanguage = \"vi\"\n"
	const plan = "title = \"K\"\n[[set]]\nid = \"s\"\nkind = \"task\"\nname = \"V\"\nsize = 10\n"
	seal := "2025-01-01-p 2025-01-01 " + strings.Repeat("0", 64) + "\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"a language":           {"site.toml", strings.Replace(settings, "\"vi\"", "\"xx\"", 1), "site.toml:3:1 bad-value"},
		"another language":     {"site.toml", settings + "languages = [\"vi\", \"xx\"]\n", "site.toml:4:1 bad-value"},
		"a time zone":          {"site.toml", settings + "time_zone = \"Mars/Olympus\"\n", "site.toml:4:1 bad-value"},
		"the machine's zone":   {"site.toml", settings + "time_zone = \"Local\"\n", "site.toml:4:1 bad-value"},
		"an address of mail":   {"site.toml", settings + "publisher = { name = \"a\", email = \"a@b@c\" }\n", "site.toml:4:27 bad-value"},
		"a base with a query":  {"site.toml", strings.Replace(settings, "a.b/", "a.b/?c", 1), "site.toml:2:1 bad-value"},
		"a seal":               {"reports.sum", seal + "what is this\n", "reports.sum:2:1 bad-value"},
		"two seals":            {"reports.sum", seal + seal, "reports.sum:2:1 duplicate-id"},
		"another meaning":      {"plans/p.toml", plan + "[[status]]\nid = \"done\"\nname = \"x\"\ncounts_as = \"open\"\n", "plans/p.toml:10:1 bad-value"},
		"two statuses":         {"plans/p.toml", plan + strings.Repeat("[[status]]\nid = \"x\"\nname = \"x\"\ncounts_as = \"open\"\n", 2), "plans/p.toml:12:1 duplicate-id"},
		"a reserved set":       {"plans/p.toml", plan + "[[set]]\nid = \"items\"\nkind = \"task\"\nname = \"V\"\n", "plans/p.toml:8:1 slug-collision"},
		"two items":            {"plans/p.toml", plan + strings.Repeat("[[item]]\nid = \"x\"\nsets = [\"s\"]\ntitle = \"x\"\n", 2), "plans/p.toml:12:1 duplicate-id"},
		"due before its start": {"plans/p.toml", plan + "starts = 2025-06-01\ndue = 2025-05-01\n", "plans/p.toml:8:1 bad-value"},
		"two units":            {"units.toml", strings.Repeat("[[unit]]\ncode = \"1\"\nname = \"a\"\n", 2), "units.toml:5:1 duplicate-id"},
		"two on a tile":        {"units.toml", "[[unit]]\ncode = \"1\"\nname = \"a\"\ntile = [1, 2]\n[[unit]]\ncode = \"2\"\nname = \"b\"\ntile = [1, 2]\n", "units.toml:8:1 duplicate-id"},
		"a lone translation":   {"news/2025-01-01-a.en.md", "+++\ntitle = \"a\"\n+++\n", "news/2025-01-01-a.en.md:1:1 unknown-reference"},
		"a year's address":     {"news/2025.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n", "news/2025.md:1:1 slug-collision"},
		"a former address":     {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\naliases = [\"/Tin/ A\"]\n+++\n", "news/2025-01-01-a.md:4:1 bad-slug"},
	} {
		_, problems := load1(t, site(map[string]string{c.file: c.text}))
		problems = slices.DeleteFunc(problems, func(p string) bool { return !strings.HasPrefix(p, c.file) })
		if !slices.Equal(problems, []string{c.want}) {
			t.Errorf("%s: %q, want %q", name, problems, c.want)
		}
	}
}
