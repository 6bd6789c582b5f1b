package audit

import (
	"bytes"
	"hash/maphash"
)

// memo knows runs of bytes that were read before and say nothing of the page in
// which they stand: from the "<" of a tag to the ">" of one, without a fault and
// without anything that the rest of a page could meet, like an id. A run may be a
// start tag or a line. Nine in ten of a site's start tags are passed over, in runs that
// it has had of late or for their name alone, and more than half of its bytes.
//
// A run is known by its hash, of 64 bits and with a seed that nobody knows before. A
// country's site asks for two million runs: if it were built a million times, the
// chance that any of them is taken for another would be one in ten million. To keep
// and compare the bytes, which have long left the processor's cache, would cost a
// third more.
type memo struct {
	runs [memoSlots]uint64 // by the lowest bits
}

// seed is that of all hashes: nobody knows it before.
var seed = maphash.MakeSeed()

const (
	memoSlots  = 1 << 13
	memoLength = 512 // of a run: longer ones are mostly of one page
)

// run is one that is being read.
type run struct {
	end   int // 0: there is none
	hash  uint64
	bound bool // it says something of the page and may not be remembered
}

// known says whether a run is remembered, and begins to read it if not.
func (m *memo) known(data []byte, r *run, end int) bool {
	*r = run{end: end, hash: maphash.Bytes(seed, data)}
	if m.runs[r.hash%memoSlots] != r.hash {
		return false
	}
	r.end = 0 // nor is it written again: a part of the memory that is only read stays in the cache of each processor
	return true
}

// keep remembers a run when it has been read to its end.
func (m *memo) keep(r *run, pos int) {
	if r.end == pos && !r.bound {
		m.runs[r.hash%memoSlots] = r.hash
	}
}

// pass goes on behind a tag, whose name begins at i, or a line that begins with it,
// if nothing in it need be read, nor the text before it.
func (s *scanner) pass(at, i int) bool {
	if s.memo == nil || odd(s.data[s.from:at]) {
		return false
	}
	end := 0
	if i == at+1 && (at == 0 || s.data[at-1] == '\n') {
		end = s.recallLine(at)
	}
	if end == 0 {
		end = ordinary(s.data, i)
	}
	if end == 0 && i == at+1 {
		end = s.recallTag(at)
	}
	if end == 0 {
		return false
	}
	s.from, s.pos = end, end
	s.memo.keep(&s.lineRun, end)
	return true
}

// ordinary is the offset behind a tag that has no attributes and means nothing to a
// scanner or a page, by its name, which begins at i; 0 if it may be another one.
func ordinary(d []byte, i int) int {
	j := i
	for j < len(d) && ('a' <= d[j] && d[j] <= 'z' || digit(d[j])) {
		j++
	}
	if j == len(d) || d[j] != '>' || telling(d[i:j]) {
		return 0
	}
	return j + 1
}

// recallLine is the offset behind the line that begins with a tag, if it is known.
// How a line or a tag is read depends on its own bytes alone: those before it end
// outside of tags, and it ends with the end of a tag.
func (s *scanner) recallLine(at int) int {
	line := s.data[at:]
	n := bytes.IndexByte(line[:min(len(line), memoLength+1)], '\n')
	if n > 0 && line[n-1] == '>' && s.memo.known(line[:n], &s.lineRun, at+n) {
		return at + n
	}
	return 0
}

// recallTag is the offset behind a start tag, if it is known.
func (s *scanner) recallTag(at int) int {
	tag := s.data[at:]
	n := bytes.IndexByte(tag[:min(len(tag), memoLength)], '>') + 1
	if n > 0 && s.memo.known(tag[:n], &s.tagRun, at+n) {
		return at + n
	}
	return 0
}

// bind says that the tag says something of the page.
func (s *scanner) bind() { s.tagRun.bound, s.lineRun.bound = true, true }

// judged remembers the tag, and the line that ends with it, unless they are bound.
func (s *scanner) judged() {
	if s.memo != nil {
		s.memo.keep(&s.tagRun, s.pos)
		s.memo.keep(&s.lineRun, s.pos)
	}
}
