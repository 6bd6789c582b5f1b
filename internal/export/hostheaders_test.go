package export

import (
	"strings"
	"testing"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// TestHeadersOfOneFile: what HeadersOf says of a file is what the rules of
// _headers come to for it.
func TestHeadersOfOneFile(t *testing.T) {
	sounding := nghean()
	sounding.Recordings = map[string][]progress.Recording{sounding.Reports[0].ID: {{Src: "media/r.mp3"}}}
	for name, s := range map[string]*progress.Site{"silent": nghean(), "sounding": sounding} {
		files := output.NewTree()
		paths := []string{"index.html", "404.html", "robots.txt", "assets/site-1234567890.css", "don-vi/16681/index.html", "api/v1/index.json", "feed.xml", "reports.sum",
			"data/units.csv", "en/index.html", "en/data/index.html", "en/data/x.csv", "en/plans/nq57/feed.xml", "embed/progress/a/b/index.html", "media/a-0123456789-640.jpg"}
		if name == "sounding" {
			paths = append(paths, "media/r.mp3")
		}
		for _, path := range paths {
			if err := files.Add(path, nil); err != nil {
				t.Fatal(err)
			}
		}
		if err := writeHeaders(s, Options{}, files); err != nil {
			t.Fatal(err)
		}
		rules := headerRules(t, read(t, files, "_headers"))
		for _, path := range paths {
			want := map[string]string{}
			for _, r := range rules {
				if r.matches("/tiendo/" + path) {
					for name, value := range r.headers {
						want[name] = value
					}
				}
			}
			got := headerRules(t, "/x\n"+HeadersOf(s, path))[0].headers
			if len(got) != len(want) {
				t.Errorf("%s: %s: %v, want %v", name, path, got, want)
			}
			for header, value := range want {
				if got[header] != value {
					t.Errorf("%s: %s: %s: %q, want %q", name, path, header, got[header], value)
				}
			}
		}
		if nothing := headerRules(t, "/x\n"+HeadersOfNothing)[0].headers; len(nothing) != strings.Count(HeadersOfNothing, "\n") {
			t.Errorf("%v", nothing)
		}
	}
}
