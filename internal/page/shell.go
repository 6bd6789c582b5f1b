package page

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
)

// The frame of a page is templates/frame.html. Most of it is the same on every
// page of an edition, and html/template would spend half of a build on it. So the
// template is executed once for each entry of the menu, with slots in the places
// of what differs; a page then is the pieces between the slots and its own texts.

// Slots of a frame. Behind the last stand the addresses of the page in each
// language, whole ones for the head and links for the menu.
const (
	slotMain  = -1
	slotTitle = iota - 1
	slotDescription
	slotCanonical
	slotCrumbs
	slotShare
	slotExtras
	slotLanguages
)

// newSlotMark is what stands around the number of a slot: letters and digits, which
// every context of html/template leaves alone, and by chance, so that no title can
// pretend to be a slot. Nothing of it is in a page.
func newSlotMark() string { return "x" + rand.Text() + "x" }

func (e *edition) slot(n int) string { return e.slotMark + strconv.Itoa(n) + e.slotMark }

// shellKey is on what a frame depends beside its slots.
type shellKey struct {
	section     address.Path
	isSection   bool // the page is the entry itself
	front, lost bool
}

// shell is a frame cut at its slots: a piece, a slot, a piece, …
type shell struct {
	pieces []string
	slots  []int
	size   int
}

// frame is the shell for a key, executed when it is first asked for.
func (e *edition) frame(key shellKey) (*shell, error) {
	e.framing.Lock()
	defer e.framing.Unlock()
	if s := e.shells[key]; s != nil {
		return s, nil
	}
	var whole bytes.Buffer
	if err := e.templates.all.ExecuteTemplate(&whole, "frame.html", e.frameView(key)); err != nil {
		return nil, err
	}
	s := &shell{size: whole.Len()}
	for i, piece := range strings.Split(whole.String(), e.slotMark) {
		if i%2 == 0 {
			s.pieces = append(s.pieces, piece)
			continue
		}
		n, err := strconv.Atoi(piece)
		if err != nil {
			return nil, fmt.Errorf("page: frame.html: %w", err)
		}
		s.slots = append(s.slots, n)
	}
	e.shells[key] = s
	return s, nil
}

// fill appends a page: the pieces with its own texts between them, and its main
// part in the slot for that.
func (s *shell) fill(out []byte, texts []string, main []byte) []byte {
	size := s.size + len(main)
	for _, n := range s.slots {
		if n != slotMain {
			size += len(texts[n])
		}
	}
	out = slices.Grow(out, size)
	for i, piece := range s.pieces {
		out = append(out, piece...)
		switch {
		case i == len(s.slots):
		case s.slots[i] == slotMain:
			out = append(out, main...)
		default:
			out = append(out, texts[s.slots[i]]...)
		}
	}
	return out
}

// slots are the texts of a page for its frame, escaped, but for the main part.
func (e *edition) slots(p page, h head, main []byte) []string {
	languages := len(e.site.Languages)
	texts := make([]string, slotLanguages+2*languages)
	texts[slotTitle], texts[slotDescription] = string(esc(e.title(h))), string(esc(h.Description))
	texts[slotCrumbs], texts[slotShare] = e.crumbs(h), e.feeds(h)+e.shared(p, h)
	if !h.Still {
		texts[slotExtras] = e.extras(main)
	}
	if !h.Lost {
		texts[slotCanonical] = string(esc(e.links.Absolute(p.Path(e.at))))
	}
	for i, code := range e.site.Languages {
		in := e.links.In(locale.For(code))
		path := in.Home()
		if !h.Lost {
			path = p.Path(in)
		}
		texts[slotLanguages+i] = string(esc(e.links.Absolute(path)))
		texts[slotLanguages+languages+i] = string(esc(e.href(path)))
	}
	return texts
}
