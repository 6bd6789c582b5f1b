package picture

import (
	"image"
	"image/draw"
	"image/gif"
	"io"
)

// walkGIF goes to the end of the first frame, which alone is published; GIF89a
// specification, 17 to 27.
func walkGIF(data []byte, c image.Config) shape {
	s := shape{memory: 5 * int64(c.Width) * int64(c.Height)}
	at := 13
	if len(data) > 10 {
		at += colours(data[10])
	}
	for at+1 < len(data) {
		switch data[at] {
		case 0x21: // an extension
			at = blocks(data, at+2)
		case 0x2c: // a frame
			if at+10 > len(data) {
				return s
			}
			start := at + 11 + colours(data[at+9])
			end := blocks(data, start)
			s.whole = end <= len(data)
			s.photo = dense(int64(end-start), int64(c.Width)*int64(c.Height), photoPalette)
			return s
		default:
			return s
		}
	}
	return s
}

// colours is the length of a colour table, by the flags that announce it.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (1 + flags&7)
}

// blocks is what lies behind data in blocks of up to 255 bytes; beyond the end
// of the file when it is cut off.
func blocks(data []byte, at int) int {
	for at < len(data) && data[at] != 0 {
		at += 1 + int(data[at])
	}
	return at + 1
}

// decodeGIF is the first frame on its canvas.
func decodeGIF(r io.Reader) (image.Image, error) {
	whole := &sized{r: r}
	frame, err := gif.Decode(whole)
	if err != nil {
		return nil, err
	}
	if canvas := whole.size(); frame.Bounds() != canvas {
		img := image.NewRGBA(canvas)
		draw.Draw(img, canvas, frame, canvas.Min, draw.Src)
		return img, nil
	}
	return frame, nil
}

// sized remembers the header of a GIF that is read through it.
type sized struct {
	r      io.Reader
	header []byte
}

func (s *sized) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if need := 10 - len(s.header); need > 0 {
		s.header = append(s.header, p[:min(n, need)]...)
	}
	return n, err
}

// size is that of the canvas.
func (s *sized) size() image.Rectangle {
	h := s.header
	return image.Rect(0, 0, int(h[6])|int(h[7])<<8, int(h[8])|int(h[9])<<8)
}
