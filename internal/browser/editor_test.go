package browser

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	esbuild "github.com/evanw/esbuild/pkg/api"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/editor"
	"tiendo/internal/progress"
	"tiendo/templates"
)

var editorDay = progress.NewDate(2025, 7, 20)

// office is the content of the small site of package build with an editor, codes
// of units as authorities have them, and its first report sealed.
func office(t *testing.T) map[string]string {
	t.Helper()
	files := filesIn(t, "../build/testdata/site")
	delete(files, "reports/2025-07-10-p1-dinh-chinh.toml") // it holds what is edited below in its place
	codes := strings.NewReplacer(`code = "a"`, `code = "16681"`, `code = "b"`, `code = "16690"`, `code = "d"`, `code = "16708"`, "\na = [", "\n16681 = [", "\nb = [", "\n16690 = [", "\nd = ", "\n16708 = ")
	for name := range files {
		if name == "units.toml" || strings.HasPrefix(name, "reports/") {
			files[name] = codes.Replace(files[name])
		}
	}
	files["site.toml"] += "\n[editor]\nbackend = \"gitlab\"\nrepo = \"tinh/tien-do\"\n"
	files["site.toml"] = strings.Replace(files["site.toml"], "/tien-do/\"", "/\"\nshare_pictures = false", 1)
	site, _, err := content.Load(contentOf(files), content.Options{Date: editorDay})
	if err != nil {
		t.Fatal(err)
	}
	text, _ := content.SealLines(site)
	files["reports.sum"] = text[:strings.IndexByte(text, '\n')+1]
	return files
}

// filesIn are the files of a folder by their paths.
func filesIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	files, root := map[string]string{}, os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func contentOf(files map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// built builds as of a day; an error of the content ends the test.
func built(t *testing.T, files map[string]string, day progress.Date) *build.Made {
	t.Helper()
	made, err := build.Make(build.Options{Content: contentOf(files), Templates: templates.FS, Tool: "tiendo", Date: day})
	if err != nil || made.Tree == nil {
		t.Fatal(err, made.Problems)
	}
	return made
}

// desk is the editor with a folder on this computer. The folder that a person would
// choose is one that the browser keeps for the page.
type desk struct{ *Tab }

func openDesk(t *testing.T, made *build.Made, files map[string]string) desk {
	t.Helper()
	d := serveDesk(t, made)
	_, err := chromedp.Call(d.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `window.showDirectoryPicker = () => navigator.storage.getDirectory()`,
	})
	d.do(err)
	d.Go("/so-do-trang/")
	folder := map[string]string{".git/HEAD": "ref: refs/heads/main\n"}
	for name, text := range files {
		folder["content/"+name] = text
	}
	list, err := json.Marshal(folder)
	d.do(err)
	Ask[bool](d.Tab, `(async files => {
		for (const [path, text] of Object.entries(files)) {
			let at = await navigator.storage.getDirectory();
			const folders = path.split('/'), name = folders.pop();
			for (const folder of folders) at = await at.getDirectoryHandle(folder, { create: true });
			const to = await (await at.getFileHandle(name, { create: true })).createWritable();
			await to.write(text);
			await to.close();
		}
		return true;
	})(`+string(list)+`)`)
	d.Go("/admin/")
	d.push("Làm việc với kho mã nguồn cục bộ")
	d.Wait(`document.body.textContent.includes('Kỳ báo cáo mới')`)
	return d
}

// serveDesk serves a site with its editor.
func serveDesk(t *testing.T, made *build.Made) desk {
	t.Helper()
	site := fstest.MapFS{}
	for _, path := range made.Tree.Paths() {
		data, _ := made.Tree.Get(path)
		site[path] = &fstest.MapFile{Data: data}
	}
	return desk{Open(t, Serve(t, site), Look{Width: 1200, Height: 1000})}
}

// push clicks the button of these words, when there is one that can be clicked.
func (d desk) push(words string) {
	d.t.Helper()
	d.Wait(button(words))
	Ask[any](d.Tab, button(words)+`.click()`)
}

// pushUntil pushes a button again when nothing comes of it: one that the editor
// draws anew just then does nothing.
func (d desk) pushUntil(words, expression string) {
	d.t.Helper()
	for end := time.Now().Add(patience); ; {
		d.push(words)
		for soon := time.Now().Add(3 * time.Second); time.Now().Before(soon); time.Sleep(50 * time.Millisecond) {
			if Ask[bool](d.Tab, "!!("+expression+")") {
				return
			}
		}
		if time.Now().After(end) {
			d.t.Fatalf("%q was pushed, but never true: %s", words, expression)
		}
	}
}

func button(words string) string {
	return `[...document.querySelectorAll('button')].find(b => b.textContent.includes(` + "`" + words + "`" + `) && !b.disabled)`
}

// open opens an entry and waits for the field of a key.
func (d desk) open(entry, key string) {
	d.t.Helper()
	Ask[any](d.Tab, `location.hash = '#/collections/`+entry+`'`)
	d.Wait(`document.querySelector('[data-key-path="` + key + `"] input')`)
}

// write puts a text in the place of what stands in a field, again if the editor
// was not ready and drew the field anew.
func (d desk) write(key, text string) {
	d.t.Helper()
	field := `document.querySelector('[data-key-path="` + key + `"] :is(input, textarea)')`
	for end := time.Now().Add(patience); ; {
		d.Wait(field)
		Ask[any](d.Tab, `(i => { i.scrollIntoView({ block: 'center' }); i.focus(); i.select() })(`+field+`)`)
		d.Press(text)
		time.Sleep(100 * time.Millisecond)
		if Ask[bool](d.Tab, field+`?.value === `+"`"+text+"` && !!"+button("Lưu")) {
			return
		} else if time.Now().After(end) {
			d.t.Fatalf("%s does not take %q", key, text)
		}
	}
}

// reveal brings a field up until something in it is drawn: what is out of sight is not.
func (d desk) reveal(key, css string) {
	d.t.Helper()
	field := `document.querySelector('[data-key-path="` + key + `"]')`
	d.Wait(field + `?.scrollIntoView({ block: 'start' }), ` + field + `?.querySelector('` + css + `')`)
}

// choose clicks the choice of a value. Sveltia draws choices before it listens to them,
// and nothing on the page tells when it does: a person takes longer than that.
func (d desk) choose(key, value string) {
	d.t.Helper()
	choice := `document.querySelector('[data-key-path="` + key + `"] [role=radio][value="` + value + `"]')`
	d.Wait(choice)
	time.Sleep(time.Second)
	Ask[any](d.Tab, `(c => { c.scrollIntoView({ block: 'center' }); c.click() })(`+choice+`)`)
	d.Wait(choice + `.ariaChecked === 'true'`)
}

// folder is what is in the folder now, below content.
func (d desk) folder() map[string]string {
	d.t.Helper()
	return Ask[map[string]string](d.Tab, `(async () => {
		const files = {};
		const walk = async (folder, path) => {
			for await (const [name, entry] of folder.entries()) {
				if (entry.kind === 'directory') await walk(entry, path + name + '/');
				else files[path + name] = await entry.getFile().then(file => file.text()).catch(() => ''); // or it is being written
			}
		};
		await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('content'), '');
		return files;
	})()`)
}

// saved waits until a file holds some words, and the editor is back at its list: it
// goes there by itself, and what was opened before that would be left again.
func (d desk) saved(name, words string) map[string]string {
	d.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if files := d.folder(); strings.Contains(files[name], words) {
			d.Wait(`!/\/entries\/|\/new$/.test(location.hash)`)
			return files
		} else if time.Now().After(end) {
			d.t.Fatalf("%s does not say %q:\n%s", name, words, files[name])
		}
	}
}

// TestEditor: a report and an article are edited in a folder, without a server.
// What the editor writes is read: it loses comments, moves keys, writes days as
// strings, and keeps everything that its forms do not show.
func TestEditor(t *testing.T) {
	const report, article = "reports/2025-07-01-p1.toml", "news/2025-07-05-nua-nam.md"
	before := office(t)
	made := built(t, before, editorDay)
	d := openDesk(t, made, before)

	d.open("reports/entries/2025-07-01-p1", "as_of")
	d.write("as_of", "2025-06-30")
	d.push("Lưu")
	d.saved(report, "as_of = 2025-06-30")

	d.Expect("can escape its sandboxing") // the preview: within our policy, of what Sveltia has cleaned
	d.open("news/entries/2025-07-05-nua-nam", "title")
	d.write("title", "Nửa năm: 5 trên 10 việc xong")
	d.push("Lưu")
	after := d.saved(article, "5 trên 10 việc")

	for name := range maps.Keys(after) {
		if name != report && name != article && after[name] != before[name] {
			t.Errorf("%s was changed too:\n%s", name, after[name])
		}
	}
	again := built(t, after, editorDay)
	r, was := again.Site.Report("2025-07-01-p1"), made.Site.Report("2025-07-01-p1")
	if r.AsOf.String() != "2025-06-30" || r.Published != was.Published {
		t.Errorf("as of %s, published %s", r.AsOf, r.Published)
	}
	if got, want := r.Units.Done, was.Units.Done; len(want) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("units: %v, before %v\n%s", got, want, after[report])
	}
	if got, want := r.Figures[1].Phase, was.Figures[1].Phase; got.Own != want.Own || r.Source.Title.In("en") != was.Source.Title.In("en") {
		t.Errorf("phase %v, before %v", got, want)
	}
	_, body, _ := strings.Cut(after[article], "\n+++\n")
	_, bodyBefore, _ := strings.Cut(before[article], "\n+++\n")
	if strings.TrimSpace(body) != strings.TrimSpace(bodyBefore) {
		t.Errorf("the article became\n%s", body)
	}
	if !strings.Contains(after[article], "A commune") || !strings.Contains(after[article], "/tin/cu/") {
		t.Errorf("the article lost keys:\n%s", after[article])
	}
}

// TestEditorCorrection: the form of a correction asks what is corrected, and why; what
// it makes corrects.
func TestEditorCorrection(t *testing.T) {
	const name = "reports/2025-07-15-p1-dinh-chinh.toml"
	files := office(t)
	d := openDesk(t, built(t, files, editorDay), files)
	d.Expect("derived_inert") // Svelte's word to the makers of Sveltia
	d.open("corrections/new", "as_of")
	d.choose("plan", "p1")
	Ask[any](d.Tab, `document.querySelector('[data-key-path="published"] input').focus()`)
	d.Press("07152025") // as the browser asks for it, month first
	d.write("as_of", "2025-06")
	d.choose("corrects", "2025-07-01-p1")
	d.write("reason", "Một việc được đếm hai lần.")
	d.write("source.title", "Công văn đính chính")
	d.write("source.publisher", "Phòng Thử")
	d.reveal("figure", `button`)
	Ask[any](d.Tab, `[...document.querySelectorAll('[data-key-path="figure"] button')].find(b => /Thêm.*Số liệu/.test(b.textContent)).click()`)
	d.reveal("figure", `[data-key-path="figure.0.set"] [role=radio]`)
	d.choose("figure.0.set", "tasks")
	d.write("figure.0.total", "10")
	d.reveal("figure.0.counts", `[data-key-path="figure.0.counts.in-progress"] input`)
	d.write("figure.0.counts.done", "4")
	d.write("figure.0.counts.in-progress", "6")
	d.push("Lưu")
	after := d.saved(name, "in-progress = 6")
	r := built(t, after, editorDay).Site.Report("2025-07-15-p1-dinh-chinh")
	if r == nil || r.Corrects != "2025-07-01-p1" || r.Reason.Own != "Một việc được đếm hai lần." || len(r.Figures) != 1 {
		t.Errorf("no correction:\n%s", after[name])
	}
}

// TestEditorSealed: a sealed report is shown and cannot be changed.
func TestEditorSealed(t *testing.T) {
	files := office(t)
	d := openDesk(t, built(t, files, editorDay), files)
	d.open("sealed/entries/2025-03-31-p1", "as_of")
	d.Wait(`[...document.querySelectorAll('[data-key-path="as_of"] input, [data-key-path="source.title"] input')].every(i => i.readOnly || i.disabled)`)
	d.Wait(`[...document.querySelectorAll('button')].some(b => b.textContent.includes('Lưu') && b.disabled)`)
	Ask[any](d.Tab, `location.hash = '#/collections/reports'`)
	d.Wait(`document.body.textContent.includes('2025-07-01') && !document.querySelector('main')?.textContent.includes('2025-03-31')`)
}

// TestEditorHost: with a git host, which is the only other that it may talk to,
// somebody signs in with a token, and what is saved is a commit there.
func TestEditorHost(t *testing.T) {
	const report = "content/reports/2025-07-01-p1.toml"
	files := office(t)
	g := openGitea(t, files)
	files["site.toml"] = strings.Replace(files["site.toml"], `backend = "gitlab"`, `backend = "gitea"`+"\napi_root = \""+g.url+"/api/v1\"\napp_id = \"tiendo"+`"`, 1)
	d := serveDesk(t, built(t, files, editorDay))
	d.Expect("asked another host: " + g.url + "/api/v1/")
	d.Go("/admin/")
	d.push("Đăng nhập bằng mã truy cập")
	d.Wait(`document.activeElement?.closest('dialog') && document.activeElement.matches('input')`)
	d.Press(giteaToken + kb.Enter)
	d.Wait(`document.body.textContent.includes('Kỳ báo cáo mới')`)

	d.open("reports/entries/2025-07-01-p1", "as_of")
	d.write("as_of", "2025-06-30")
	d.push("Lưu")
	d.Wait(`document.body.textContent.includes('Đã lưu')`)
	g.mu.Lock()
	defer g.mu.Unlock()
	if want := []string{"Sửa kỳ báo cáo: 2025-07-01-p1"}; !slices.Equal(g.commits, want) {
		t.Errorf("commits %q, not %q", g.commits, want)
	}
	if text := g.files[report]; !strings.Contains(text, "as_of = 2025-06-30") || !strings.Contains(text, "16708 = [") {
		t.Errorf("the report became\n%s", text)
	}
}

// TestEditorSettings: Sveltia takes the configuration of every host and says how
// people sign in there; it would write what is wrong with one on the console.
func TestEditorSettings(t *testing.T) {
	for settings, words := range map[string]string{
		"backend = \"github\"\nreview = true\nbranch = \"main\"\nbase_url = \"https://dang-nhap.example.org\"": "Đăng nhập bằng",
		"backend = \"github\"\nauth = \"token\"": "mã truy cập",
		"backend = \"gitlab\"\nauth = \"pkce\"\napp_id = \"a1\"\nreview = true\napi_root = \"https://git.example.org/api/v4\"\nbase_url = \"https://git.example.org\"": "Đăng nhập bằng",
	} {
		files := office(t)
		files["site.toml"] = strings.Replace(files["site.toml"], `backend = "gitlab"`, settings, 1)
		d := serveDesk(t, built(t, files, editorDay))
		d.Go("/admin/")
		d.Wait(button(words))
	}
}

// TestEditorFiles: a site whose data files the editor has read and written is the
// same site, to the byte.
func TestEditorFiles(t *testing.T) {
	script := esbuild.Build(esbuild.BuildOptions{
		EntryPoints: []string{"../../templates/assets/js/editor/toml.js"}, Bundle: true, Format: esbuild.FormatIIFE, GlobalName: "toml",
	})
	if len(script.Errors) > 0 {
		t.Fatal(script.Errors)
	}
	tab := Open(t, Serve(t, fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>.</title><link rel=icon href=data:,>")}}), Look{})
	tab.Go("/")
	Ask[any](tab, string(script.OutputFiles[0].Contents)+";0")
	form := Ask[string](tab, `toml.format({ days: ["due"], counts: ["of_which"] }).toFile({ due: "2025-02-30", of_which: { "key-task": "12" }, note: "", en: {} })`)
	if strings.TrimSpace(form) != "due = \"2025-02-30\"\n\n[of_which]\nkey-task = 12" {
		t.Errorf("a form is written as %q", form)
	}
	for _, folder := range []string{"../../content", "../build/testdata/site"} {
		files := filesIn(t, folder)
		files["site.toml"] = strings.Replace(files["site.toml"], "[publisher]", "share_pictures = false\n[publisher]", 1)
		day := progress.NewDate(2025, 9, 26)
		before := built(t, files, day)
		written := 0
		for name, text := range files {
			if !strings.HasSuffix(name, ".toml") {
				continue
			}
			list, err := json.Marshal([]any{editor.Keys(), text})
			tab.do(err)
			files[name] = Ask[string](tab, `(([keys, text]) => { const f = toml.format(keys); return f.toFile(f.fromFile(text)) })(`+string(list)+`)`)
			if files[name] != text {
				written++
			}
		}
		after := built(t, files, day)
		if written < 4 {
			t.Errorf("%s: only %d files were written anew", folder, written)
		}
		for _, path := range before.Tree.Paths() {
			was, _ := before.Tree.Get(path)
			if is, ok := after.Tree.Get(path); !ok || !bytes.Equal(was, is) {
				t.Errorf("%s: %s is another page", folder, path)
			}
		}
		if after.Tree.Len() != before.Tree.Len() {
			t.Errorf("%s: %d files, before %d", folder, after.Tree.Len(), before.Tree.Len())
		}
	}
}
