package cli

import (
	"syscall"
	"unsafe"
)

// largePage is the size of the large pages of most processors: x86-64, and ARM with
// small ones of 4 KB.
const largePage = 2 << 20

// advise asks for large pages below memory. Most systems give them only to those that
// ask ("madvise" in /sys/kernel/mm/transparent_hugepage/enabled); where there are none,
// nothing changes. Source: madvise(2), MADV_HUGEPAGE.
func advise(memory []byte) {
	start := -uintptr(unsafe.Pointer(unsafe.SliceData(memory))) % largePage
	whole := (uintptr(len(memory)) - start) / largePage * largePage
	_ = syscall.Madvise(memory[start:start+whole], syscall.MADV_HUGEPAGE) // it is no more than advice
}
