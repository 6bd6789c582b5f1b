package progress_test

import (
	"slices"
	"testing"

	"tiendo/internal/progress"
)

// Published are the pictures that readers see, each once: not those of drafts,
// not those that are not there, not those that nobody shows.
func TestPicturesShown(t *testing.T) {
	body := func(srcs ...string) progress.Body {
		b := progress.Body{Parts: []progress.Part{{HTML: "<p>"}}}
		for _, src := range srcs {
			b.Parts = append(b.Parts, progress.Part{Image: &progress.Image{Src: src}})
		}
		return b
	}
	pictures := map[string]progress.Picture{}
	for _, src := range []string{"media/a.jpg", "media/b.png", "media/c.gif", "media/en.jpg", "media/page.png", "media/draft.jpg", "media/nobody.jpg"} {
		pictures[src] = progress.Picture{Slug: "x"}
	}
	c := progress.Content{
		Pictures: pictures,
		News: []*progress.Article{
			{ID: "a", Images: []progress.Image{{Src: "media/c.gif"}, {Caption: own("chỉ có lời")}, {Src: "media/gone.jpg"}}, Bodies: map[string]progress.Body{
				"vi": body("media/b.png", "media/a.jpg", "media/b.png"), "en": body("media/en.jpg", "media/a.jpg")}},
			{ID: "b", Draft: true, Images: []progress.Image{{Src: "media/draft.jpg"}}, Bodies: map[string]progress.Body{"vi": body("media/draft.jpg")}},
		},
		Pages: []*progress.Page{{ID: "p", Bodies: map[string]progress.Body{"vi": body("media/page.png", "media/gone.png")}}},
	}
	want := []string{"media/a.jpg", "media/b.png", "media/c.gif", "media/en.jpg", "media/page.png"}
	if got := on("2025-09-24", c).PicturesShown(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := progress.New(c, day("2025-09-24"), true).PicturesShown(); !slices.Contains(got, "media/draft.jpg") {
		t.Errorf("with drafts: %q", got)
	}
}
