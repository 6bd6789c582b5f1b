package browser

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEditorTranslation: an article has a pane for each further language. The
// translation is a file of its own, which is read, changed or made there; what the
// article itself says stays.
func TestEditorTranslation(t *testing.T) {
	const article, english, page = "news/2025-07-05-nua-nam.md", "news/2025-07-05-nua-nam.en.md", "pages/gioi-thieu.en.md"
	before := office(t)
	delete(before, page)
	before[english] = strings.Replace(before[english], "summary", "author = \"A translator\"\nsummary", 1)
	made := built(t, before, editorDay)
	d := openDesk(t, made, before)

	d.Expect("can escape its sandboxing")
	d.open("news/entries/2025-07-05-nua-nam", "title")
	d.pushUntil("Tiếng Anh", `document.querySelector('[data-key-path="title"] input')?.value.startsWith('Half a year')`)
	d.write("title", "Half a year: 5 of 10 done")
	d.push("Lưu")
	after := d.saved(english, "5 of 10 done")
	for name := range maps.Keys(after) {
		if name != english && name != article && after[name] != before[name] {
			t.Errorf("%s was changed too:\n%s", name, after[name])
		}
	}
	for _, kept := range []string{"A translator", "Invented news.", "The district has done [5 of 10 tasks](figure:p1/tasks)."} {
		if !strings.Contains(after[english], kept) {
			t.Errorf("the translation lost %q:\n%s", kept, after[english])
		}
	}

	d.open("pages/entries/gioi-thieu", "title")
	d.Wait(`document.querySelector('[data-key-path="title"] input')?.value === ` + "`" + made.Site.Pages[0].Title.Own + "`") // no longer the article's
	d.pushUntil("Tiếng Anh", button("Bật "))
	d.push("Bật ")
	d.write("title", "About")
	d.push("Lưu")
	after = d.saved(page, "About")
	again := built(t, after, editorDay)
	was, _ := made.Tree.Get("tin/2025-07-05-nua-nam/index.html") // its file was written anew, in the words of the editor
	if is, _ := again.Tree.Get("tin/2025-07-05-nua-nam/index.html"); !bytes.Equal(is, was) {
		t.Errorf("the article itself is another:\n%s", after[article])
	}
	site := again.Site
	if got := site.News[0].Title.In("en"); got != "Half a year: 5 of 10 done" {
		t.Errorf("the article is called %q in English", got)
	}
	if got := site.Pages[0].Title; got.In("en") != "About" || got.Own == "About" {
		t.Errorf("the page is called %v", got)
	}
}

// TestEditorPicture: a picture is chosen on the computer and described; it goes into
// media, and the site shows it.
func TestEditorPicture(t *testing.T) {
	const article = "news/2025-07-05-nua-nam.md"
	before := office(t)
	d := openDesk(t, built(t, before, editorDay), before)
	picture := filepath.Join(t.TempDir(), "Hội nghị.png")
	if err := os.WriteFile(picture, plainPicture(t), 0o644); err != nil {
		t.Fatal(err)
	}

	d.Expect("can escape its sandboxing")
	d.open("news/entries/2025-07-05-nua-nam", "title")
	d.reveal("images", "button")
	Ask[any](d.Tab, `[...document.querySelectorAll('[data-key-path="images"] button')].find(b => /Thêm.*Ảnh/.test(b.textContent)).click()`)
	d.reveal("images", `[data-key-path="images.1.src"] input[type=file], [data-key-path="images.0.src"] input[type=file]`)
	src := Ask[string](d.Tab, `[...document.querySelectorAll('[data-key-path$=".src"]')].find(f => f.querySelector('input[type=file]') && !f.querySelector('img')).dataset.keyPath`)
	file := `[data-key-path="` + src + `"] input[type=file]`
	if accepts := Ask[string](d.Tab, "document.querySelector('"+file+"').accept"); accepts != "image/jpeg,image/png" {
		t.Errorf("pictures of kinds that are not read may be chosen: %s", accepts)
	}
	d.run(chromedp.SetUploadFiles(file, []string{picture}))
	d.Wait(`document.querySelector('[data-key-path="` + src + `"] img')`)
	d.write(strings.TrimSuffix(src, "src")+"alt", "Người dự hội nghị")
	d.push("Lưu")
	after := d.saved(article, "Người dự hội nghị")
	name := Ask[string](d.Tab, `(async () => {
		const media = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('content')).getDirectoryHandle('media');
		for await (const name of media.keys()) return name;
	})()`)
	data, err := base64.StdEncoding.DecodeString(Ask[string](d.Tab, `(async () => {
		const media = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('content')).getDirectoryHandle('media');
		const bytes = new Uint8Array(await (await (await media.getFileHandle('`+name+`')).getFile()).arrayBuffer());
		return btoa(String.fromCharCode(...bytes));
	})()`))
	if err != nil || !bytes.Equal(data, plainPicture(t)) {
		t.Errorf("%s is not what was chosen: %d bytes, %v", name, len(data), err)
	}
	after["media/"+name] = string(data) // which was read as a text
	made := built(t, after, editorDay)
	html, _ := made.Tree.Get("tin/2025-07-05-nua-nam/index.html")
	if !bytes.Contains(html, []byte(`alt="Người dự hội nghị"`)) || !bytes.Contains(html, []byte("Ảnh một xã")) || strings.ContainsAny(name, " ộ") {
		t.Errorf("%s\n%s", name, after[article])
	}
}

// plainPicture is a small picture.
func plainPicture(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 640, 360))
	for i := range 360 {
		img.Set(i, i, color.RGBA{200, 30, 30, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
