package content

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/picture"
	"tiendo/internal/progress"
)

const maxArchive = 64 << 20 // bytes of a kept copy

// endings are those of files that are taken for pictures; the empty ones cannot
// be published.
var endings = map[string]picture.Kind{
	".jpg": picture.JPEG, ".jpeg": picture.JPEG, ".jpe": picture.JPEG, ".jfif": picture.JPEG, ".png": picture.PNG, ".gif": picture.GIF, ".webp": picture.WebP,
	".svg": "", ".avif": "", ".heic": "", ".heif": "", ".tif": "", ".tiff": "", ".bmp": "", ".jxl": "", ".psd": "",
}

// media looks at the pictures in media/: they are measured and named, and none
// is decoded. Then it looks for those that are shown and not there.
func (r *reader) media() {
	r.c.Pictures = map[string]progress.Picture{}
	shown := r.shown()
	var names []string
	_ = fs.WalkDir(r.fsys, "media", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return nil // no such folder, or unreadable: what refers to it will say so
		}
		ext := strings.ToLower(path.Ext(name))
		if _, ok := sounds[ext]; ok {
			r.recording(name)
		}
		if _, ok := endings[ext]; ok {
			names = append(names, name)
		}
		return nil
	})
	looked := make([]look, len(names))
	crew.Each(len(names), func(i int) {
		looked[i] = keep(r, "picture", names[i], nil, func(r *reader) look { return r.picture(names[i]) })
	})
	there := map[string]bool{}
	for i, name := range names {
		there[name] = true
		if looked[i].ok {
			r.c.Pictures[name] = looked[i].picture
		}
		// A kept copy of a source may be what no picture may be, unless it is shown.
		if _, kept := r.c.Archives[name]; !kept || shown[name] != nil {
			r.take(looked[i].file)
		}
	}
	r.missing(shown, there, names)
}

// look is one look at a picture; the file holds what is wrong with it.
type look struct {
	file    *file
	picture progress.Picture
	ok      bool
}

// picture measures one picture.
func (r *reader) picture(name string) (l look) {
	f := &file{path: name}
	l.file = f
	data, err := r.bytes(name, picture.MaxBytes)
	switch {
	case err == nil:
		l.picture, l.ok = f.measure(data)
	case errors.Is(err, errTooBig):
		f.report(FileTooBig, f.whole(), diag.Say("ảnh lớn hơn %d MB", "the picture is larger than %d MB", picture.MaxBytes>>20),
			diag.Say("thu nhỏ ảnh còn khoảng 2000 điểm ảnh chiều rộng rồi lưu lại thành JPEG", "make it about 2000 pixels wide and save it as JPEG"))
	default:
		f.report(NotRegularFile, f.whole(), unreadable(err), diag.Say("đặt một tệp thường ở đây", "put a regular file here"))
	}
	return l
}

// measure says what will be published of a picture, or what keeps it from that.
func (f *file) measure(data []byte) (p progress.Picture, ok bool) {
	info, err := picture.Look(data)
	if refused, is := errors.AsType[*picture.Refused](err); is {
		f.refuse(refused)
		return p, false
	}
	ext := strings.ToLower(path.Ext(f.path))
	if endings[ext] != info.Kind {
		f.report(BadValue, f.whole(), diag.Say("tệp có đuôi %s nhưng bên trong là ảnh %s", "the file is called %s, but what is in it is %s", ext, info.Kind),
			diag.Say("đổi đuôi tên tệp thành .%[1]s, ở đây và trong bài nhắc tới ảnh", "rename it to .%[1]s, here and in the article that shows it", strings.ToLower(string(info.Kind))))
		return p, false
	}
	p = progress.Picture{Slug: pictureSlug(f.path), Key: picture.Key(data), Format: string(info.Format)}
	for _, s := range picture.Sizes(info.Width, info.Height) {
		p.Sizes = append(p.Sizes, progress.Size{Width: s.X, Height: s.Y})
	}
	return p, true
}

// pictureSlug is what the files of a picture are called.
func pictureSlug(name string) string {
	const longest = 40 // of a long name the beginning is enough: its hash stands behind it
	base := path.Base(name)
	slug := locale.Slug(strings.TrimSuffix(base, path.Ext(base)))
	if len(slug) > longest {
		slug = slug[:longest]
		if at := strings.LastIndexByte(slug, '-'); at > longest/2 {
			slug = slug[:at]
		}
	}
	if slug = strings.Trim(slug, "-"); slug == "" {
		return "anh"
	}
	return slug
}

// shown is every picture that articles and pages show, and where.
func (r *reader) shown() map[string][]*progress.Image {
	shown := map[string][]*progress.Image{}
	add := func(i *progress.Image) {
		if i.Src != "" {
			shown[i.Src] = append(shown[i.Src], i)
		}
	}
	bodies := func(m map[string]progress.Body) {
		for _, body := range m {
			for _, part := range body.Parts {
				if part.Image != nil {
					add(part.Image)
				}
			}
		}
	}
	for _, a := range r.c.News {
		for i := range a.Images {
			add(&a.Images[i])
		}
		bodies(a.Bodies)
	}
	for _, p := range r.c.Pages {
		bodies(p.Bodies)
	}
	return shown
}

// missing warns about pictures that are shown and not there: readers get the
// words without the picture.
func (r *reader) missing(shown map[string][]*progress.Image, there map[string]bool, names []string) {
	f := &file{}
	for src, images := range shown {
		for _, i := range images {
			if there[src] || i.Alt.Empty() { // what is wrong with it has been said
				continue
			}
			hint := diag.Say("chép ảnh vào thư mục ấy, hoặc bỏ src để chỉ in lời chú thích", "copy the picture to that folder, or leave out src to print its caption alone")
			if near := nearestFile(src, names); near != "" {
				hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
			}
			f.report(MissingPicture, i.Node.At("src"), diag.Say("không có ảnh “%s”", "there is no picture “%s”", src), hint)
		}
	}
	r.take(f)
}

// nearestFile is the file that was probably meant.
func nearestFile(src string, names []string) string {
	stem := func(name string) string { return strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) }
	stems := make([]string, len(names))
	for i, name := range names {
		if stems[i] = stem(name); stems[i] == stem(src) {
			return name
		}
	}
	if i := slices.Index(stems, Nearest(stem(src), stems)); i >= 0 {
		return names[i]
	}
	return ""
}

// PictureData reads a picture of a site once more, for its files to be made. It
// fails when it is no longer the one that was measured.
func PictureData(fsys fs.FS, name string, p progress.Picture) ([]byte, error) {
	r := &reader{fsys: fsys, seen: map[string]fs.FileInfo{}}
	data, err := r.bytes(name, picture.MaxBytes)
	if err != nil || picture.Key(data) != p.Key {
		return nil, errChanged
	}
	return data, nil
}

// openRaw reads a file without looking at its text.
func (r *reader) openRaw(name string, limit int64) *file {
	f := &file{path: name}
	raw, err := r.bytes(name, limit)
	switch err {
	case nil:
		f.text = raw
		return f
	case errTooBig:
		f.report(FileTooBig, f.whole(), diag.Say("tệp lớn hơn %d MB", "the file is larger than %d MB", limit>>20), diag.Say("làm nhỏ tệp lại", "make it smaller"))
	default:
		f.report(NotRegularFile, f.whole(), unreadable(err), diag.Say("đặt một tệp thường ở đây", "put a regular file here"))
	}
	r.take(f)
	return nil
}

// archive takes the hash of a kept copy of a source; "" when it is not there.
func (r *reader) archive(name string) {
	r.mu.Lock()
	_, known := r.c.Archives[name]
	r.mu.Unlock()
	if known {
		return
	}
	sum := ""
	if clean, ok := mediaPath("", name); ok && clean == name && !r.aside { // else see recall
		sum = keep(r, "archive", name, nil, func(r *reader) string { return r.sumOf(name) })
	}
	r.mu.Lock()
	r.c.Archives[name] = sum
	r.mu.Unlock()
}

// sumOf is the SHA-256 of a file, "" of one that cannot be read.
func (r *reader) sumOf(name string) string {
	raw, err := r.bytes(name, maxArchive)
	if err != nil {
		return ""
	}
	digest := sha256.Sum256(raw)
	return hex.EncodeToString(digest[:])
}
