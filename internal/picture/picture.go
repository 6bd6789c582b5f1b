// Package picture makes pictures fit to be published: it decodes and encodes
// them again, so that nothing but the pixels is left of what a camera, a phone
// or an editor wrote into the file (names, places, thumbnails).
package picture

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // decoded, published as PNG
	"image/jpeg"
	"image/png"
)

// quality of JPEG pictures, of 100: no difference that a reader sees.
const quality = 88

// Clean is a picture in JPEG, PNG or GIF as JPEG (from JPEG) or PNG, upright and
// without metadata. The caller has checked its dimensions. The error says what
// could not be decoded.
func Clean(data []byte) ([]byte, error) {
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	if how := orientation(data); how != 1 {
		img = upright(img, how)
	}
	var out bytes.Buffer
	if format == "jpeg" {
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&out, img)
	}
	return out.Bytes(), err
}
