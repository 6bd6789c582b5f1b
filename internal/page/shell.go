package page

import (
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
)

// The frame of a page is templates/frame.html. Most of it is the same on every
// page of an edition, and html/template would spend half of a build on it. So it is
// written once for each entry of the menu, with slots in the places of what differs;
// a page then is the pieces between the slots and its own texts.

// Slots of a frame. Behind the last stand the addresses of the page in each
// language, whole ones for the head and links for the menu.
const (
	slotTitle = iota
	slotDescription
	slotCanonical
	slotCrumbs
	slotMain
	slotShare
	slotExtras
	slotLanguages
)

// newSlotMark is what stands around the number of a slot: letters and digits, which
// every context of html/template leaves alone, and by chance, so that no title can
// pretend to be a slot. Nothing of it is in a page.
func newSlotMark() string { return "x" + rand.Text() + "x" }

func (e *edition) gap(n int) string { return e.slotMark + strconv.Itoa(n) + e.slotMark }

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
}

// frame is the shell for a key, written when it is first asked for.
func (e *edition) frame(key shellKey) (*shell, error) {
	e.framing.Lock()
	defer e.framing.Unlock()
	if s := e.shells[key]; s != nil {
		return s, nil
	}
	var whole markup.Writer
	if err := e.templates["frame.html"].execute(&whole, e.frameView(key)); err != nil {
		return nil, err
	}
	s := &shell{}
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

// fill writes a page: the pieces, and between them what slot writes.
func (s *shell) fill(w *markup.Writer, slot func(n int)) {
	for i, piece := range s.pieces {
		w.Raw(piece)
		if i < len(s.slots) {
			slot(s.slots[i])
		}
	}
}

// slot writes what is a page's own in its frame, but for what render does itself.
func (e *edition) slot(w *markup.Writer, n int, p page, h *head) {
	switch n {
	case slotTitle:
		if h.Title != "" {
			w.Text(h.Title)
			w.Raw(" – ")
		}
		w.Text(e.say(e.site.Title))
	case slotDescription:
		w.Text(h.Description)
	case slotCanonical:
		w.Text(h.address)
	case slotCrumbs:
		e.crumbs(w, h)
	case slotShare:
		e.feeds(w, h)
		e.shared(w, h)
	default:
		languages := len(e.site.Languages)
		l := locale.For(e.site.Languages[(n-slotLanguages)%languages])
		if l == e.lang && n-slotLanguages < languages {
			w.Text(h.address)
			return
		}
		in := e.links.In(l)
		path := in.Home()
		if !h.Lost {
			path = p.Path(in)
		}
		if n-slotLanguages < languages {
			w.Text(e.links.Absolute(path))
			return
		}
		w.Text(e.href(path))
	}
}
