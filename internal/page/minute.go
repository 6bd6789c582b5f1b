package page

import (
	"html/template"
	"strings"
)

// choose takes the sentences that can be read in the time: all that must be
// said, then those of each rank as long as they fit. Helping sentences are taken
// only up to where the minute is filled.
func (e *edition) choose(list []spoken) []spoken {
	voice := &e.lang.Voice
	taken := make([]bool, len(list))
	words := e.leftOutWords(list)
	take := func(i, most int) {
		group := []int{i}
		for k := range list {
			if k != i && list[i].all != 0 && list[k].all == list[i].all {
				group = append(group, k)
			}
		}
		n := words
		for i := 0; i < len(group) && n <= most; i++ {
			if k := group[i]; !taken[k] {
				n += e.read(&list[k])
			}
		}
		if n > most {
			return
		}
		words = n
		for _, k := range group {
			taken[k] = true
		}
	}
	for rank, most := range [...]int{1 << 30, voice.Most, voice.Most, voice.Most, voice.Most} {
		for i := range list {
			alone := list[i].block == openingBlock || list[i].block == closingBlock
			late := rank >= asHelp && words >= voice.Fewest
			if list[i].rank == rank && !taken[i] && !late && (alone || rank <= asFigure || e.isSaid(list, taken, list[i].block)) {
				take(i, most)
			}
		}
	}
	return e.kept(list, taken)
}

// isSaid says whether the figure of a paragraph is said, so that something may be added to it.
func (e *edition) isSaid(list []spoken, taken []bool, block int) bool {
	for i := range list {
		if taken[i] && list[i].block == block && list[i].rank <= asFigure {
			return true
		}
	}
	return false
}

// leftOutWords is the room for the sentence about what is left out, where not
// every figure can be said.
func (e *edition) leftOutWords(list []spoken) int {
	all := 0
	for i := range list {
		if list[i].rank <= asFigure {
			all += e.read(&list[i])
		}
		if all > e.lang.Voice.Most {
			return wordsIn(e.aloud(fill(e.w.ScriptLeftOut, "n", "99")))
		}
	}
	return 0
}

// kept are the sentences that are taken, and one about the figures that are not.
func (e *edition) kept(list []spoken, taken []bool) []spoken {
	var kept []spoken
	left := map[int]bool{}
	for i, s := range list {
		if s.block == closingBlock && len(left) > 0 {
			more := spoken{text: fill(e.w.ScriptLeftOut, "n", e.n(int64(len(left)))), block: closingBlock}
			e.read(&more)
			kept = append(kept, more)
			clear(left)
		}
		switch {
		case taken[i]:
			kept = append(kept, s)
		case s.all != 0:
			left[s.all] = true
		}
	}
	return kept
}

// timed puts the sentences into paragraphs and takes the time.
func (e *edition) timed(list []spoken) broadcast {
	var s broadcast
	block := -1
	for _, sentence := range list {
		s.Words += sentence.words
		if sentence.block != block {
			block = sentence.block
			s.Paragraphs = append(s.Paragraphs, sentence.text)
			continue
		}
		s.Paragraphs[len(s.Paragraphs)-1] += " " + sentence.text
	}
	minute := (e.lang.Voice.Fewest + e.lang.Voice.Most) / 2
	s.Seconds = (s.Words*60 + minute/2) / minute
	return s
}

func wordsIn(s template.HTML) int {
	n := 0
	for range strings.FieldsSeq(bare(s)) {
		n++
	}
	return n
}
