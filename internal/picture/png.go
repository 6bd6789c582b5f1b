package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"io"
)

// maxProfile is how large a colour profile may be, in bytes; those of screens
// and cameras have some thousands.
const maxProfile = 1 << 20

// A picture without the loss of JPEG is taken for a photograph when it cannot be
// packed: these are bytes a pixel, in hundredths. Screenshots, charts and logos
// take a tenth of that.
const (
	photoTrueColour = 80
	photoPalette    = 35
	photoPixels     = 1 << 16 // smaller ones may be what they are
)

func dense(bytes, pixels, hundredths int64) bool {
	return pixels >= photoPixels && bytes*100 > pixels*hundredths
}

// walkPNG goes from chunk to chunk; Portable Network Graphics, 5.
func walkPNG(data []byte, c image.Config) shape {
	s := shape{}
	pixels, packed := int64(c.Width)*int64(c.Height), int64(0)
	limit := int64(photoTrueColour)
	for rest := data[8:]; len(rest) >= 12; {
		length := int64(binary.BigEndian.Uint32(rest))
		if length > int64(len(rest))-12 {
			break
		}
		body := rest[8 : 8+length]
		switch string(rest[4:8]) {
		case "IHDR":
			if len(body) >= 13 {
				s.memory = pixels * pngBytes(body[8], body[9])
				if body[12] != 0 { // interlaced: each pass is a picture of its own
					s.memory += s.memory / 2
				}
				if body[9] == 3 {
					limit = photoPalette
				}
			}
		case "IDAT":
			packed += length
		case "eXIf":
			s.exif = body
		case "iCCP":
			s.profile = unpacked(body)
		case "IEND":
			s.whole = true
			s.photo = dense(packed, pixels, limit)
			return s
		}
		rest = rest[12+length:]
	}
	return s
}

// pngBytes is how many bytes the decoder keeps of a pixel, at most.
func pngBytes(depth, colour byte) int64 {
	const palette = 3
	switch {
	case colour == palette:
		return 1
	case depth == 16:
		return 8
	}
	return 4
}

// unpacked is the profile in an iCCP chunk, nil when it cannot be read.
func unpacked(body []byte) []byte {
	_, packed, ok := bytes.Cut(body, []byte{0})
	if !ok || len(packed) < 1 || packed[0] != 0 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
	if err != nil || len(profile) > maxProfile {
		return nil
	}
	return profile
}
