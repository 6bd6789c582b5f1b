package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// photograph is a picture in JPEG with what a telephone writes into it.
func photograph(t testing.TB, w, h int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i*7/(w+i/w%61) + i/w/3 + i*i>>9&15)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	comment := "\xff\xfe\x00\x18GPS 18.6733N 105.6922E"
	return slices.Concat(b.Bytes()[:2], []byte(comment), b.Bytes()[2:])
}

// withPictures is the small site with pictures in an article and on a page.
func withPictures(t testing.TB, files map[string][]byte) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/site"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join("testdata/site", name))
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	fsys["news/2025-07-06-anh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Ảnh\"\ndate = 2025-07-06\n[[images]]\nsrc = \"media/Cầu.jpg\"\nalt = \"Cầu\"\ncredit = \"Ảnh: A\"\n+++\nChữ[^1].\n\n![Bảng](../media/bang.png \"Bảng mới\")\n\n[^1]: Ghi.\n")}
	fsys["media/Cầu.jpg"] = &fstest.MapFile{Data: photograph(t, 1700, 1000)}
	fsys["media/Sao/Cầu.jpg"] = fsys["media/Cầu.jpg"]
	fsys["media/không ai xem.jpg"] = &fstest.MapFile{Data: photograph(t, 50, 50)}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, 700, 300), color.Palette{color.White, color.Black})); err != nil {
		t.Fatal(err)
	}
	fsys["media/bang.png"] = &fstest.MapFile{Data: b.Bytes()}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// pictureFiles are the pictures of a tree.
func pictureFiles(tree *output.Tree) []string {
	return slices.DeleteFunc(tree.Paths(), func(p string) bool { return !strings.HasPrefix(p, "media/") })
}

var madeOn = progress.NewDate(2025, 8, 15)

func makeWith(t testing.TB, fsys fs.FS, o Options) *Made {
	t.Helper()
	o.Content, o.Templates, o.Tool, o.Date = fsys, templates.FS, "tiendo test", madeOn
	m, err := Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPictures(t *testing.T) {
	copied := []byte("+++\ntitle = \"Nữa\"\ndate = 2025-07-06\n+++\n![Cầu](../media/Sao/Cầu.jpg)\n")
	draft := []byte("+++\ntitle = \"Nháp\"\ndate = 2025-07-06\ndraft = true\n+++\n![Mật](../media/mat.jpg)\n")
	m := makeWith(t, withPictures(t, map[string][]byte{"news/2025-07-06-nua.md": copied, "news/2025-07-06-nhap.md": draft, "media/mat.jpg": photograph(t, 60, 60)}), Options{})
	if m.Tree == nil {
		t.Fatal(m.Problems)
	}
	names := pictureFiles(m.Tree)
	var forms []string
	for _, name := range names {
		data, _ := m.Tree.Get(name)
		if bytes.Contains(data, []byte("18.6733N")) {
			t.Errorf("%s says where it was taken", name)
		}
		c, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(strings.TrimPrefix(name, "media/"), "-")
		forms = append(forms, fmt.Sprint(parts[0], " ", parts[2], " ", format, " ", c.Width, "×", c.Height))
	}
	want := []string{"bang 480.png png 480×206", "bang 700.png png 700×300", "cau 1600.jpg jpeg 1600×941", "cau 480.jpg jpeg 480×282", "cau 960.jpg jpeg 960×565"}
	if !slices.Equal(forms, want) {
		t.Errorf("%q, want %q", forms, want)
	}
	page, _ := m.Tree.Get("tin/2025-07-06-anh/index.html")
	for _, name := range names {
		if !bytes.Contains(page, []byte("/"+name)) {
			t.Errorf("no page shows %s", name)
		}
	}
}

// TestPicturesAreReused: what the site in place has is not made again, unless
// somebody has touched it.
func TestPicturesAreReused(t *testing.T) {
	fsys := withPictures(t, nil)
	first := makeWith(t, fsys, Options{})
	out := filepath.Join(t.TempDir(), "public")
	if _, err := output.Publish(first.Tree, output.Options{Out: out, Tool: "tiendo test", Date: "2025-08-15"}); err != nil {
		t.Fatal(err)
	}
	names := pictureFiles(first.Tree)
	again := func() *output.Tree {
		before := output.OpenPublished(out)
		defer before.Close()
		return makeWith(t, fsys, Options{Reuse: before.File}).Tree
	}
	same := func(name string, tree *output.Tree) bool {
		a, _ := first.Tree.Get(name)
		b, _ := tree.Get(name)
		return bytes.Equal(a, b)
	}
	taken := again()
	for _, name := range names {
		if !same(name, taken) {
			t.Errorf("%s is not what was published", name)
		}
	}
	// A picture planted with its hash is taken over: nothing was made of the source.
	smallest := names[slices.IndexFunc(names, func(n string) bool { return strings.HasSuffix(n, "-480.jpg") })]
	plant := func(data []byte, listed bool) {
		if err := os.WriteFile(filepath.Join(out, smallest), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if !listed {
			return
		}
		m, err := output.ReadManifest(out)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		m.Files[smallest] = output.FileSum{SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(data))}
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(out, output.ManifestName), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	marker := photograph(t, 480, 282)
	plant(marker, true)
	if got, _ := again().Get(smallest); !bytes.Equal(got, marker) {
		t.Error("the picture in place was made again")
	}
	// One whose bytes are not those of the manifest is not, nor what is no such picture.
	plant(photograph(t, 480, 282)[:4000], false)
	if !same(smallest, again()) {
		t.Error("a picture that was tampered with is taken over")
	}
	for _, other := range [][]byte{photograph(t, 480, 283), []byte("<script>alert(1)</script>"), nil} {
		plant(other, true)
		if !same(smallest, again()) {
			t.Errorf("%.30q is taken over for a picture", other)
		}
	}
	if err := os.Remove(filepath.Join(out, smallest)); err != nil {
		t.Fatal(err)
	}
	if !same(smallest, again()) {
		t.Error("a picture that is gone is not made again")
	}
}

// TestPicturesRepeatable: the same bytes with one worker and with many.
func TestPicturesRepeatable(t *testing.T) {
	fsys := withPictures(t, nil)
	want := makeWith(t, fsys, Options{}).Tree.Manifest("tiendo test", "2025-08-15").JSON()
	for _, n := range []int{1, 64} {
		procs(t, n)
		if got := makeWith(t, fsys, Options{}).Tree.Manifest("tiendo test", "2025-08-15").JSON(); !bytes.Equal(got, want) {
			t.Errorf("%d workers: %s", n, firstDifference(got, want))
		}
	}
}

// TestDamagedPictures: what only decoding finds is a problem with a place and a
// way out, and nothing is published; also when nothing was going to be.
func TestDamagedPictures(t *testing.T) {
	bad := photograph(t, 400, 300)
	copy(bad[len(bad)/2:], bytes.Repeat([]byte{0xff, 0xd4}, 500))
	fsys := withPictures(t, map[string][]byte{"media/Cầu.jpg": bad})
	for _, rehearsal := range []bool{false, true} {
		m := makeWith(t, fsys, Options{Rehearsal: rehearsal})
		if m.Tree != nil {
			t.Error("it is published nevertheless")
		}
		errs := slices.DeleteFunc(slices.Clone(m.Problems), func(p diag.Problem) bool { return p.Rule.Name != "bad-value" })
		if len(errs) != 1 {
			t.Fatalf("%v", m.Problems)
		}
		if p := errs[0]; p.File != "media/Cầu.jpg" || p.Line != 1 || p.Message.VI == "" || p.Message.EN == "" || p.Hint.VI == "" || p.Hint.EN == "" {
			t.Errorf("%+v", p)
		}
	}
	// A damaged picture that nobody shows keeps nobody from publishing.
	if m := makeWith(t, withPictures(t, map[string][]byte{"media/không ai xem.jpg": bad}), Options{}); m.Tree == nil {
		t.Error(m.Problems)
	}
}

// TestRehearsal: a rehearsal makes no pictures, but all their names.
func TestRehearsal(t *testing.T) {
	fsys := withPictures(t, nil)
	m := makeWith(t, fsys, Options{Rehearsal: true})
	if got, want := pictureFiles(m.Tree), pictureFiles(makeWith(t, fsys, Options{}).Tree); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// changing is a file system in which a picture changes after it was first read.
type changing struct {
	fstest.MapFS
	reads *atomic.Int32
	then  []byte
}

func (c changing) Open(name string) (fs.File, error) {
	if name == "media/Cầu.jpg" && c.reads.Add(1) > 1 {
		return fstest.MapFS{name: &fstest.MapFile{Data: c.then}}.Open(name)
	}
	return c.MapFS.Open(name)
}

func TestPictureChangesMeanwhile(t *testing.T) {
	fsys := changing{withPictures(t, nil), new(atomic.Int32), photograph(t, 1700, 1001)}
	_, err := Make(Options{Content: fsys, Templates: templates.FS, Tool: "tiendo test", Date: madeOn})
	if err == nil || !strings.Contains(err.Error(), "changed while") {
		t.Errorf("%v", err)
	}
}

func TestBudget(t *testing.T) {
	b := newBudget(10)
	var used, most atomic.Int64
	var group sync.WaitGroup
	for i := range 200 {
		group.Go(func() {
			n := int64(i%10 + 1)
			b.take(n)
			if now := used.Add(n); now > most.Load() {
				most.Store(now)
			}
			used.Add(-n)
			b.give(n)
		})
	}
	group.Wait()
	if most.Load() > 10 || b.left != 10 {
		t.Errorf("%d of 10 were taken at a time, %d are left", most.Load(), b.left)
	}
}

// BenchmarkPictures publishes twelve photographs of 12 megapixels: all made, and
// all taken from the site in place.
func BenchmarkPictures(b *testing.B) {
	files := map[string][]byte{}
	text := "+++\ntitle = \"Ảnh\"\ndate = 2025-07-06\n+++\n"
	for n := range 12 {
		files[fmt.Sprintf("media/%d.jpg", n)] = append(photograph(b, 4000, 3000), byte(n))
		text += fmt.Sprintf("![Ảnh](../media/%d.jpg)\n\n", n)
	}
	files["news/2025-07-06-anh.md"] = []byte(text)
	fsys := withPictures(b, files)
	tree := makeWith(b, fsys, Options{}).Tree
	for name, o := range map[string]Options{"made": {}, "in place": {Reuse: func(path string) ([]byte, bool) { return tree.Get(path) }}, "rehearsal": {Rehearsal: true}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if makeWith(b, fsys, o).Tree == nil {
					b.Fatal("nothing is published")
				}
			}
		})
	}
}
