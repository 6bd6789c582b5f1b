package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
)

const fontFolder = "../../node_modules/@expo-google-fonts/be-vietnam-pro/"

// fonts are those that the program is built with.
func fonts(t testing.TB) Fonts {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(fontFolder + name)
		if err != nil {
			t.Fatalf("the fonts are not there: run make, which installs them from npm (%v)", err)
		}
		return data
	}
	return Fonts{
		Regular: read("400Regular/BeVietnamPro_400Regular.ttf"),
		Bold:    read("700Bold/BeVietnamPro_700Bold.ttf"),
	}
}

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := New(fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	site   = "Tiến độ Nghị quyết 57 ở Nghệ An"
	banner = "Trang này hiện số liệu báo chí, không phải trang của cơ quan nhà nước."
)

// cards are what real and odd sites ask for.
var cards = map[string]Card{
	"home": {
		Site: site, Headline: "Tỉnh Nghệ An hoàn thành 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ phải xong trong năm 2025",
		Value: "29", Of: "45", Unit: "chỉ tiêu", Share: 29. / 45, Elapsed: 267. / 365, ElapsedLabel: "73 % thời gian",
		AsOf: "Số liệu đến 24/9/2025 (ngày công bố)", Source: "Nguồn: Báo Nghệ An", Banner: banner,
	},
	"party": {
		Site: site, Kicker: "Chuyển đổi số trong các cơ quan Đảng và Mặt trận Tổ quốc tỉnh năm 2025",
		Headline: "Nhiệm vụ khối Đảng, Mặt trận năm 2025: 7 trên 43 đã hoàn thành, 12 chưa nêu tình trạng",
		Value:    "7", Of: "43", Unit: "nhiệm vụ", Share: 7. / 43, Elapsed: -1,
		Unstated: 12. / 43, UnstatedLabel: "12 nguồn chưa nêu tình trạng",
		AsOf: "Số liệu đến 24/9/2025 (ngày công bố)", Source: "Nguồn: Báo Nghệ An", Banner: banner,
	},
	"communes": {
		Site: site, Kicker: "Kế hoạch chuyển đổi số liên thông, đồng bộ",
		Headline: "Cả 130 xã, phường đã đạt đủ 16 tiêu chí của giai đoạn 1",
		Value:    "130", Of: "130", Unit: "xã, phường", Share: 1, Elapsed: -1,
		AsOf: "Số liệu đến 8/9/2025", Source: "Nguồn: Phiên họp thứ 4 của Ban Chỉ đạo Chính phủ, theo Báo Nghệ An",
	},
	"english": {
		Site: "Resolution 57 in Nghệ An: progress", Kicker: "Resolution 57 in Nghệ An",
		Headline: "Nghệ An province has completed 29 of 45 targets and 35 of 82 tasks due in 2025",
		Value:    "29", Of: "45", Unit: "targets", Share: 29. / 45, Elapsed: 267. / 365, ElapsedLabel: "73% of the time",
		AsOf: "Figures as of 24 September 2025 (date of publication)", Source: "Source: Báo Nghệ An",
		Banner: "This site shows figures from the press; it is not a site of the authorities.",
	},
	"rank": {
		Site: site, Kicker: "Kế hoạch chuyển đổi số liên thông, đồng bộ", Headline: "Nghệ An xếp thứ 4 toàn quốc",
		Value: "thứ 4", Unit: "toàn quốc", Share: -1, Elapsed: -1, AsOf: "Số liệu đến 8/9/2025", Source: "Nguồn: Báo Nghệ An",
	},
	"long": {
		Site:     strings.Repeat(site+", ", 4),
		Kicker:   "Kế hoạch thúc đẩy chuyển đổi số liên thông, đồng bộ, nhanh, hiệu quả đáp ứng yêu cầu sắp xếp tổ chức bộ máy của hệ thống chính trị",
		Headline: "Ủy ban nhân dân tỉnh và các sở, ban, ngành, địa phương hoàn thành 29 trên 45 chỉ tiêu, 35 trên 82 nhiệm vụ phải xong trong năm 2025; 12 nhiệm vụ nguồn chưa nêu tình trạng, 16 nhiệm vụ đang triển khai",
		Value:    "1.234.567", Of: "9.876.543", Unit: "hồ sơ thủ tục hành chính được số hóa và ký số", Share: 0.125, Elapsed: 0.99, ElapsedLabel: "99 % thời gian",
		Unstated: 0.5, UnstatedLabel: "4.938.271 hồ sơ nguồn chưa nêu tình trạng",
		AsOf: "Số liệu đến quý III/2025 (ngày công bố)", Source: "Nguồn: Văn phòng Ủy ban nhân dân tỉnh Nghệ An, Sở Khoa học và Công nghệ, Báo Nghệ An", Banner: strings.Repeat(banner+" ", 3),
	},
	"wordy": {
		Site: site, Kicker: "Chuyển đổi số trong các cơ quan Đảng và Mặt trận Tổ quốc tỉnh năm 2025",
		Headline: "Ủy ban nhân dân tỉnh và các sở, ban, ngành, địa phương hoàn thành 29 trên 45 chỉ tiêu, 35 trên 82 nhiệm vụ phải xong trong năm 2025; 12 nhiệm vụ nguồn chưa nêu tình trạng, 16 nhiệm vụ đang triển khai",
		Value:    "29", Of: "45", Unit: "chỉ tiêu", Share: 29. / 45, Elapsed: 267. / 365, ElapsedLabel: "73 % thời gian",
		Unstated: 0.1, UnstatedLabel: "5 nguồn chưa nêu tình trạng",
		AsOf: "Số liệu đến 24/9/2025 (ngày công bố)", Source: "Nguồn: Báo Nghệ An", Banner: banner,
	},
	"marks": {
		Site: "ẤỖỮ gỵ ẨỔỬ", Kicker: "ẤỖỮ gỵ ẨỔỬ", Headline: strings.Repeat("ẤỖỮ gỵ ẨỔỬ ", 9),
		Value: "Ẩgỵ", Of: "Ổ", Unit: "ẤỖỮ gỵ", Share: 0, Elapsed: 0, ElapsedLabel: "ẤỖỮ gỵ",
		AsOf: "ẤỖỮ gỵ", Source: "ẤỖỮ gỵ", Banner: "ẤỖỮ gỵ",
	},
	"headline": {Headline: "Chưa có số liệu", Site: site, Share: -1},
	"blank":    {},
}

// ordinary are the cards that real sites ask for, and the most that they may weigh.
var ordinary = []string{"home", "party", "communes", "english", "rank"}

const heaviest = 30_000

func TestPNG(t *testing.T) {
	p := painter(t)
	for name, c := range cards {
		data, err := p.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		img := decoded(t, data)
		if size := img.Rect.Size(); size != image.Pt(1200, 630) {
			t.Errorf("%s: %v pixels", name, size)
		}
		e := newEasel(p.palette)
		if p.draw(e, c); !bytes.Equal(img.Pix, e.img.Pix) || !slices.Equal(img.Palette, p.palette.colours) {
			t.Errorf("%s: the file holds other pixels than were drawn", name)
		}
		if n := len(img.Palette); n > 16 || data[24] != 4 {
			t.Errorf("%s: %d colours in %d bits", name, n, data[24])
		}
		if slices.Contains(ordinary, name) && len(data) > heaviest {
			t.Errorf("%s: %d bytes, more than %d", name, len(data), heaviest)
		}
		inMargins(t, name, img)
	}
}

func decoded(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	paletted, ok := img.(*image.Paletted)
	if !ok {
		t.Fatalf("the picture is a %T", img)
	}
	return paletted
}

// inMargins fails when anything but the band is drawn near an edge. A letter may
// lean over its own beginning by a few pixels.
func inMargins(t *testing.T, name string, img *image.Paletted) {
	t.Helper()
	safe := image.Rect(left-4, 44, right+4, Height-30)
	if box := marks(img, image.Rect(0, band, Width, Height)); !box.In(safe) {
		t.Errorf("%s: drawn at %v, outside %v", name, box, safe)
	}
}

// marks is the smallest rectangle within an area that holds all that is not white.
func marks(img *image.Paletted, in image.Rectangle) image.Rectangle {
	box := image.Rectangle{Min: in.Max, Max: in.Min}
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if img.Pix[y*img.Stride+x] != white {
				box.Min = image.Pt(min(box.Min.X, x), min(box.Min.Y, y))
				box.Max = image.Pt(max(box.Max.X, x+1), y+1)
			}
		}
	}
	if box.Empty() {
		return image.Rectangle{}
	}
	return box
}

// TestWords: a card with all its texts is not the card without one of them.
func TestWords(t *testing.T) {
	p := painter(t)
	full := cards["wordy"]
	want, err := p.PNG(full)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Card]()) {
		c := full
		value := reflect.ValueOf(&c).Elem().FieldByIndex(field.Index)
		value.SetZero()
		got, err := p.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(got, want) {
			t.Errorf("%s is not drawn", field.Name)
		}
		if p.Key(c) == p.Key(full) {
			t.Errorf("%s is not part of the key", field.Name)
		}
	}
}

func TestKey(t *testing.T) {
	p := painter(t)
	seen := map[string]string{}
	for name, c := range cards {
		key := p.Key(c)
		if other, ok := seen[key]; ok || len(key) != 20 {
			t.Errorf("%s has the key %q, as has %q", name, key, other)
		}
		seen[key] = name
	}
	c := cards["home"]
	if painter(t).Key(c) != p.Key(c) {
		t.Error("the same card has two keys")
	}
	if a, b := p.Key(Card{Site: "ab", Kicker: "c"}), p.Key(Card{Site: "a", Kicker: "bc"}); a == b {
		t.Error("words that move from one field to the next keep the key")
	}
	f := fonts(t)
	f.Regular = f.Bold
	other, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	if other.Key(c) == p.Key(c) {
		t.Error("another font keeps the key")
	}
}

// TestVersion holds the pixels of all cards of this test. When they change on
// purpose, look at the pictures, raise version and put the new sum here: else sites
// keep the old pictures under the old names. A change of a font changes the keys by
// itself.
func TestVersion(t *testing.T) {
	const want = "3 615c198d692be5e1"
	p := painter(t)
	h := sha256.New()
	e := newEasel(p.palette)
	for _, name := range slices.Sorted(maps.Keys(cards)) {
		p.draw(e, cards[name])
		h.Write(e.img.Pix)
	}
	for _, c := range p.palette.colours {
		fmt.Fprint(h, c)
	}
	if got := fmt.Sprint(version, " ", hex.EncodeToString(h.Sum(nil)[:8])); got != want {
		t.Errorf("the drawing changed: %s, not %s; raise version", got, want)
	}
}

// TestRepeatable: the same bytes whoever draws and whatever was drawn before.
func TestRepeatable(t *testing.T) {
	p := painter(t)
	want := map[string][]byte{}
	for name, c := range cards {
		want[name], _ = p.PNG(c)
	}
	for _, procs := range []int{1, 2, 8} {
		old := runtime.GOMAXPROCS(procs)
		fresh := painter(t)
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				for name, c := range cards {
					painter := p
					if i%2 == 0 {
						painter = fresh
					}
					if got, err := painter.PNG(c); err != nil || !bytes.Equal(got, want[name]) {
						t.Errorf("%s with %d processors: other bytes, %v", name, procs, err)
					}
				}
			})
		}
		group.Wait()
		runtime.GOMAXPROCS(old)
	}
}

// TestUnwritten: what the fonts cannot write leaves no trace, not even a space.
func TestUnwritten(t *testing.T) {
	p := painter(t)
	draw := func(headline string) []byte {
		data, err := p.PNG(Card{Headline: headline, Share: -1})
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if !bytes.Equal(draw("Hoàn thành 🎉 29 中文 trên\u200b 45\x00\xff 👩‍👧"), draw("Hoàn thành 29 trên 45")) {
		t.Error("an emoji leaves a trace")
	}
	if !bytes.Equal(draw("🎉🎉"), draw("")) {
		t.Error("a headline of emojis is not an empty one")
	}
	if !bytes.Equal(draw("Hoa\u0300n tha\u0300nh"), draw("Hoàn thành")) {
		t.Error("decomposed letters are not those of one piece")
	}
}

func TestNewFails(t *testing.T) {
	good := fonts(t)
	for name, f := range map[string]Fonts{
		"none":         {},
		"no bold":      {Regular: good.Regular},
		"no font":      {Regular: []byte("<!doctype html>"), Bold: good.Bold},
		"cut":          {Regular: good.Regular, Bold: good.Bold[:len(good.Bold)/2]},
		"no Ấ, no Ỗ":   {Regular: good.Regular, Bold: gobold.TTF},
		"empty slices": {Regular: []byte{}, Bold: []byte{}},
	} {
		if p, err := New(f); err == nil || p != nil || !strings.HasPrefix(err.Error(), "card: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzPNG: whatever a card says, it is drawn, inside the margins, and every key is
// of one picture.
func FuzzPNG(f *testing.F) {
	for _, c := range cards {
		f.Add(c.Site, c.Headline, c.Value, c.Of, c.Unit, c.ElapsedLabel, c.Source, c.Share, c.Unstated, c.Elapsed)
	}
	f.Add("", strings.Repeat("W", 5000), strings.Repeat("9", 300), "", "", "", "", math.Inf(1), math.NaN(), math.Inf(-1))
	f.Add("\u00a0", strings.Repeat("1 ", 500), "1", strings.Repeat("9", 300), "ấ", "ỵ", "Q", math.NaN(), 2., 2.)
	p := painter(f)
	f.Fuzz(func(t *testing.T, site, headline, value, of, unit, label, source string, share, unstated, elapsed float64) {
		c := Card{Site: site, Kicker: unit, Headline: headline, Value: value, Of: of, Unit: unit, Share: share, Unstated: unstated,
			Elapsed: elapsed, UnstatedLabel: label, ElapsedLabel: label, AsOf: source, Source: source, Banner: site}
		data, err := p.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		inMargins(t, p.Key(c), decoded(t, data))
	})
}
