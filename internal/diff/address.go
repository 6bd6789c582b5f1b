package diff

import (
	"maps"
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

// addresses are those of the pages: new ones, those that lead on, and those that
// lead nowhere any more.
var addresses = Section{"addresses", diag.Text{VI: "Địa chỉ trang", EN: "Addresses"}, func(p *pair) []Entry {
	var added, moved, vanished, frames []Name
	for _, at := range p.new.inOrder() {
		if !p.old.pages[at] {
			added = append(added, Name{Subject: at})
		}
	}
	for _, at := range p.old.inOrder() {
		switch to, leads := p.new.led(at); {
		case p.new.pages[at]:
		case leads:
			moved = append(moved, Name{Subject: at, To: to})
		case p.old.rank(at) >= frame:
			frames = append(frames, Name{Subject: at})
		default:
			vanished = append(vanished, Name{Subject: at})
		}
	}
	list := p.names("addresses-vanished", "", vanished, sites, "mất {n}", "vanished: {n}")
	for i := range list {
		list[i].Doubt = AddressVanished
	}
	list = append(list, p.names("addresses-moved", "", moved, sites, "{n} chuyển tới nơi khác", "leading on: {n}")...)
	for _, at := range slices.Sorted(maps.Keys(p.old.leads)) {
		if _, leads := p.new.led(at); !leads && !p.new.pages[at] {
			list = append(list, Entry{Kind: "alias-removed", Subject: at, From: p.old.leads[at], Doubt: AddressVanished,
				Text: p.say("địa chỉ cũ không còn dẫn tới {to}", "the former address no longer leads to {to}", "to", p.old.leads[at])})
		}
	}
	list = append(list, p.names("addresses-added", "", added, sites, "thêm {n}", "added: {n}")...)
	return append(list, p.names("frames-vanished", "", frames, sites, "mất {n} để nhúng, vì số liệu không còn vẽ được kiểu ấy", "charts for frames of others that the figures no longer give: {n}")...)
}}

// frame is the rank of what only stands in frames of others.
const frame = 2

// rank is where a reader would look for an address: 0 in the first language, 1
// in the others, and behind them what only stands in frames of others.
func (s *State) rank(at string) int {
	n := 0
	first, rest, _ := strings.Cut(strings.Trim(at, "/"), "/")
	if first != s.Site.Language && locale.For(first) != nil {
		n = 1
		first, _, _ = strings.Cut(rest, "/")
	}
	if first == "embed" {
		n += frame
	}
	return n
}

func (s *State) inOrder() []string {
	list := sorted(s.pages)
	slices.SortStableFunc(list, func(a, b string) int { return s.rank(a) - s.rank(b) })
	return list
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// in is the addresses of the state's pages in a language.
func (s *State) in(l *locale.Language) address.Pages { return address.Of(s.Site).In(l) }

// prose is the text of a page without its charts, whose numbers change by
// themselves; false where the page has none.
func (s *State) prose(at string) (string, bool) {
	if !s.pages[at] {
		return "", false
	}
	data, err := s.read(strings.TrimPrefix(at, "/") + "index.html")
	if err != nil {
		return "", false
	}
	return proseOf(string(data))
}
