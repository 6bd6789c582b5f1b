package audit

import (
	"bytes"
	"hash/maphash"
)

// memo knows runs of bytes that were read before and say nothing of the page in
// which they stand: from the "<" of a tag to the ">" of one, without a fault and
// without anything that the rest of a page could meet, like an id. A run may be a
// start tag or a line. Of a site's start tags 97 in a hundred, and more than half of
// its bytes, are runs that it has had of late.
//
// A run is known by its hash, of 64 bits and with a seed that nobody knows before. A
// country's site asks for two million runs: if it were built a million times, the
// chance that any of them is taken for another would be one in ten million. To keep
// and compare the bytes, which have long left the processor's cache, would cost a
// third more.
type memo struct {
	seed maphash.Seed
	runs [memoSlots]uint64 // by the lowest bits
}

const (
	memoSlots  = 1 << 13
	memoLength = 512 // of a run: longer ones are mostly of one page
	bareLength = 8   // of a tag that has hardly room for attributes: it is read as fast
)

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

func (m *memo) holds(run []byte) bool {
	if len(run) > memoLength {
		return false
	}
	hash := maphash.Bytes(m.seed, run)
	return m.runs[hash%memoSlots] == hash
}

func (m *memo) keep(run []byte) {
	if len(run) <= memoLength {
		hash := maphash.Bytes(m.seed, run)
		m.runs[hash%memoSlots] = hash
	}
}

// recall goes on behind the run that begins with the tag at an offset, if it is one
// of those remembered. How a run is read depends on its own bytes alone: those before
// it end outside of tags, and it ends with the end of a tag.
func (s *scanner) recall(at int) bool {
	if s.memo == nil {
		return false
	}
	rest := s.data[at:]
	if at == 0 || s.data[at-1] == '\n' {
		if n := bytes.IndexByte(rest, '\n'); n > 0 && rest[n-1] == '>' {
			if s.memo.holds(rest[:n]) {
				return s.skip(at, n)
			}
			s.line, s.lineEnd, s.lineBound = at, at+n, false
		}
	}
	n := bytes.IndexByte(rest, '>') + 1
	return n > bareLength && s.memo.holds(rest[:n]) && s.skip(at, n)
}

func (s *scanner) skip(at, n int) bool {
	s.tag.at, s.tag.end, s.tag.known = at, false, true // the rest is nobody's business
	s.pos = at + n
	return true
}

// bind says that the tag says something of the page.
func (s *scanner) bind() { s.bound, s.lineBound = true, true }

// judged remembers the tag, and the line that ends with it, unless they are bound.
func (s *scanner) judged() {
	if s.memo == nil {
		return
	}
	if t := &s.tag; !t.known && !t.end && !s.bound {
		if read := s.data[t.at:s.pos]; len(read) > bareLength && bytes.IndexByte(read, '>') == len(read)-1 {
			s.memo.keep(read)
		}
	}
	if s.pos == s.lineEnd && !s.lineBound {
		s.memo.keep(s.data[s.line:s.pos])
	}
	s.bound = false
}
