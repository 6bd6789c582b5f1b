package picture

import (
	"image"
	"image/draw"
)

// raster is a picture while it is worked on, in one of three forms:
//
//	one plane of grey
//	three planes of Y, Cb and Cr, all of full size (what JPEG decodes to)
//	one plane of red, green, blue and alpha, premultiplied
type raster struct {
	w, h   int
	depth  int // samples a pixel in a plane: 4 or 1
	planes [][]byte
}

// rasterOf is a decoded picture, scaled to a size.
func rasterOf(img image.Image, w, h int) *raster {
	size := img.Bounds().Size()
	r := &raster{w: w, h: h, depth: 1}
	add := func(p plane) { r.planes = append(r.planes, p.scale(w, h)) }
	switch m := img.(type) {
	case *image.Gray:
		add(plane{pixels: size, span: size, spread: image.Pt(1, 1), depth: 1, row: rowsOf(m.Pix, m.Stride, size.X)})
	case *image.YCbCr:
		spread := spreadOf(m.SubsampleRatio)
		chroma := image.Pt((size.X+spread.X-1)/spread.X, (size.Y+spread.Y-1)/spread.Y)
		add(plane{pixels: size, span: size, spread: image.Pt(1, 1), depth: 1, row: rowsOf(m.Y, m.YStride, size.X)})
		for _, pix := range [][]byte{m.Cb, m.Cr} {
			add(plane{pixels: chroma, span: size, spread: spread, depth: 1, row: rowsOf(pix, m.CStride, chroma.X)})
		}
	default:
		r.depth = 4
		add(plane{pixels: size, span: size, spread: image.Pt(1, 1), depth: 4, row: rgbaRows(img)})
	}
	return r
}

func rowsOf(pix []byte, stride, length int) func(int) []byte {
	return func(y int) []byte { return pix[y*stride:][:length] }
}

// rgbaRows converts a picture row by row: a whole second copy may not fit.
func rgbaRows(img image.Image) func(int) []byte {
	b := img.Bounds()
	row := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	return func(y int) []byte {
		draw.Draw(row, row.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		return row.Pix
	}
}

// spreadOf is how many pixels share a sample of colour.
func spreadOf(r image.YCbCrSubsampleRatio) image.Point {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return image.Pt(2, 1)
	case image.YCbCrSubsampleRatio420:
		return image.Pt(2, 2)
	case image.YCbCrSubsampleRatio440:
		return image.Pt(1, 2)
	case image.YCbCrSubsampleRatio411:
		return image.Pt(4, 1)
	case image.YCbCrSubsampleRatio410:
		return image.Pt(4, 2)
	}
	return image.Pt(1, 1)
}

// scaled is the raster in another size.
func (r *raster) scaled(w, h int) *raster {
	if w == r.w && h == r.h {
		return r
	}
	s := &raster{w: w, h: h, depth: r.depth}
	size := image.Pt(r.w, r.h)
	for _, pix := range r.planes {
		p := plane{pixels: size, span: size, spread: image.Pt(1, 1), depth: r.depth, row: rowsOf(pix, r.w*r.depth, r.w*r.depth)}
		s.planes = append(s.planes, p.scale(w, h))
	}
	return s
}

// photo is the raster as JPEG wants it. What shines through is laid on white.
func (r *raster) photo() image.Image {
	bounds := image.Rect(0, 0, r.w, r.h)
	switch {
	case len(r.planes) == 3:
		return &image.YCbCr{Y: r.planes[0], Cb: r.planes[1], Cr: r.planes[2], YStride: r.w, CStride: r.w, SubsampleRatio: image.YCbCrSubsampleRatio444, Rect: bounds}
	case r.depth == 1:
		return &image.Gray{Pix: r.planes[0], Stride: r.w, Rect: bounds}
	}
	img := image.NewRGBA(bounds)
	for i := 0; i < len(img.Pix); i += 4 {
		p := r.planes[0][i : i+4 : i+4]
		paper := 255 - int(p[3])
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = clamp(int(p[0])+paper), clamp(int(p[1])+paper), clamp(int(p[2])+paper), 255
	}
	return img
}

// drawing is the raster as PNG wants it.
func (r *raster) drawing() image.Image {
	if r.depth == 1 {
		return r.photo()
	}
	img := image.NewNRGBA(image.Rect(0, 0, r.w, r.h))
	copy(img.Pix, r.planes[0])
	for i := 0; i < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4 : i+4]
		if a := int(p[3]); a != 0 && a != 255 {
			p[0], p[1], p[2] = clamp((int(p[0])*255+a/2)/a), clamp((int(p[1])*255+a/2)/a), clamp((int(p[2])*255+a/2)/a)
		}
	}
	return img
}
