package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/gif"  // formats that a picture may have
	_ "image/jpeg" //
	_ "image/png"  //
	"io/fs"
	"path"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

const (
	maxPicture = 5 << 20  // bytes of a picture
	maxArchive = 64 << 20 // bytes of a kept copy
	maxPixels  = 40e6     // of a picture, decoded
)

// media looks at the files in media/: pictures are measured, before anything
// decodes them.
func (r *reader) media() {
	r.c.Pictures = map[string]progress.Picture{}
	_ = fs.WalkDir(r.fsys, "media", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return nil // no such folder, or unreadable: what refers to it will say so
		}
		switch strings.ToLower(path.Ext(name)) {
		case ".jpg", ".jpeg", ".png", ".gif":
			r.picture(name)
		case ".svg", ".webp", ".avif", ".heic", ".tif", ".tiff", ".bmp":
			f := &file{path: name}
			f.report(BadValue, f.whole(), diag.Say("không dùng được ảnh dạng %s", "pictures of the kind %s cannot be used", path.Ext(name)),
				diag.Say("lưu lại thành JPEG hoặc PNG", "save it as JPEG or PNG"))
			r.take(f)
		}
		return nil
	})
}

func (r *reader) picture(name string) {
	f := r.openRaw(name, maxPicture)
	if f == nil {
		return
	}
	defer r.take(f)
	config, format, err := image.DecodeConfig(bytes.NewReader(f.text))
	switch {
	case err != nil:
		f.report(BadValue, f.whole(), diag.Say("không phải ảnh JPEG, PNG hay GIF đọc được", "not a readable JPEG, PNG or GIF picture"), diag.Say("lưu lại ảnh", "save the picture again"))
	case config.Width <= 0 || config.Height <= 0 || float64(config.Width)*float64(config.Height) > maxPixels:
		f.report(FileTooBig, f.whole(), diag.Say("ảnh %[1]d × %[2]d lớn hơn 40 triệu điểm ảnh", "the picture of %[1]d × %[2]d has more than 40 million pixels", config.Width, config.Height),
			diag.Say("thu nhỏ ảnh", "make it smaller"))
	default:
		r.c.Pictures[name] = progress.Picture{Width: config.Width, Height: config.Height, Format: format, Data: f.text}
	}
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
	if clean, ok := mediaPath("", name); ok && clean == name {
		if raw, err := r.bytes(name, maxArchive); err == nil {
			digest := sha256.Sum256(raw)
			sum = hex.EncodeToString(digest[:])
		}
	}
	r.mu.Lock()
	r.c.Archives[name] = sum
	r.mu.Unlock()
}

// strays warns about files that nothing reads.
func (r *reader) strays() {
	known := map[string]string{"plans": ".toml", "reports": ".toml", "news": ".md", "pages": ".md"}
	for _, name := range r.names(".") {
		ext, isFolder := known[name]
		switch {
		case isFolder:
			for _, inside := range r.names(name) {
				if !strings.HasSuffix(inside, ext) && !isAside(inside) {
					r.stray(name + "/" + inside)
				}
			}
		case name != "site.toml" && name != "units.toml" && name != "commitments.toml" && name != "reports.sum" && name != "media" && !isAside(name):
			r.stray(name)
		}
	}
}

// isAside says whether a file is a note for editors, or a tool's own.
func isAside(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(strings.ToUpper(name), "README") || strings.HasSuffix(name, "~")
}

func (r *reader) stray(name string) {
	f := &file{path: name}
	f.report(StrayFile, f.whole(), diag.Say("không ai đọc tệp này", "nothing reads this file"),
		diag.Say("kiểm tra tên và thư mục: plans/, reports/, news/, pages/, media/", "check its name and folder: plans/, reports/, news/, pages/, media/"))
	r.take(f)
}
