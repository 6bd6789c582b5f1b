package output

import (
	"bytes"
	"encoding/binary"
)

// parseNames appends what getdents64(2) has put into a buffer: for each name an inode
// (8 bytes), an offset (8), the length of the record (2), a type (1), and the name,
// which ends with a zero. The types are those of st_mode, 12 bits further down; one of
// 0 means that the file system does not say.
func parseNames(buffer []byte, list []entry) []entry {
	const length, kind, name = 16, 18, 19
	for len(buffer) >= name {
		record := buffer[:binary.NativeEndian.Uint16(buffer[length:])]
		buffer = buffer[len(record):]
		text, _, _ := bytes.Cut(record[name:], []byte{0})
		if s := string(text); s != "." && s != ".." {
			list = append(list, entry{name: s, mode: uint32(record[kind]) << 12})
		}
	}
	return list
}
