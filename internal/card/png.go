package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"
)

// level of compression, the fastest. Cards have few colours and much paper: level 2
// takes a third more time for files that are no smaller. Against the default, 6, they
// are a fifth larger, which no reader waits for: they are fetched by the machines of
// those who show them.
const level = 1

// encoder writes pictures as PNG files of half a byte a pixel. It does what
// image/png does for pictures of sixteen colours, without asking for each pixel
// by a call, which is a third of its time. Its memory is used again.
type encoder struct {
	zlib *zlib.Writer
	data bytes.Buffer // of the IDAT chunk
	row  [1 + Width/2]byte
}

func newEncoder() encoder {
	w, _ := zlib.NewWriterLevel(nil, level) // fails for no level that there is
	return encoder{zlib: w}
}

// encode writes the pixels of a card, of which each is an index into colours.
func (e *encoder) encode(pix []uint8, colours color.Palette) ([]byte, error) {
	e.data.Reset()
	e.zlib.Reset(&e.data)
	var before []uint8
	for ; len(pix) > 0; pix = pix[Width:] { // e.row[0] stays 0: the row is not filtered
		if row := pix[:Width]; !bytes.Equal(row, before) { // most rows are paper
			pack(e.row[1:], row)
			before = row
		}
		if _, err := e.zlib.Write(e.row[:]); err != nil {
			return nil, err
		}
	}
	if err := e.zlib.Close(); err != nil {
		return nil, err
	}
	var table []byte
	for _, c := range colours {
		r, g, b, _ := c.RGBA()
		table = append(table, uint8(r>>8), uint8(g>>8), uint8(b>>8))
	}
	header := binary.BigEndian.AppendUint32(nil, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	header = append(header, 4, 3, 0, 0, 0) // bits a pixel, by palette; the usual compression, filter, order
	out := append(make([]byte, 0, e.data.Len()+256), "\x89PNG\r\n\x1a\n"...)
	out = chunk(out, "IHDR", header)
	out = chunk(out, "PLTE", table)
	out = chunk(out, "IDAT", e.data.Bytes())
	return chunk(out, "IEND", nil), nil
}

// pack puts two pixels into a byte, eight at a time.
func pack(to []byte, row []uint8) {
	for i := 0; i < len(row); i += 8 {
		x := binary.LittleEndian.Uint64(row[i:])
		x = (x<<4 | x>>8) & 0x00ff00ff00ff00ff // the second pixel of a byte stands behind the first
		x = (x | x>>8) & 0x0000ffff0000ffff
		binary.LittleEndian.PutUint32(to[i/2:], uint32(x|x>>16))
	}
}

// chunk appends a chunk of a PNG file: length, kind, data, checksum.
func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
