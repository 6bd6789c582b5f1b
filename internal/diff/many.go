package diff

import (
	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

// many is what there may be many of: how one is counted, several, and those that
// are not shown.
type many struct{ one, several, others diag.Text }

var (
	places = many{diag.Text{VI: "1 nơi", EN: "1 place"}, diag.Text{VI: "{n} nơi", EN: "{n} places"}, diag.Text{VI: "và {n} nơi khác", EN: "and {n} other places"}}
	things = many{diag.Text{VI: "1 mục", EN: "1 item"}, diag.Text{VI: "{n} mục", EN: "{n} items"}, diag.Text{VI: "và {n} mục khác", EN: "and {n} other items"}}
	sites  = many{diag.Text{VI: "1 địa chỉ", EN: "1 address"}, diag.Text{VI: "{n} địa chỉ", EN: "{n} addresses"}, diag.Text{VI: "và {n} địa chỉ khác", EN: "and {n} other addresses"}}
)

// amount is so many of something.
func (m many) amount(n int, l *locale.Language) string {
	if n == 1 {
		return m.one.In(l.Code)
	}
	return locale.Fill(m.several.In(l.Code), "n", l.Int(int64(n)))
}

// names is one entry for many things that changed alike; none for none.
func (p *pair) names(kind, about string, list []Name, of many, vi, en string, pairs ...string) []Entry {
	if len(list) == 0 {
		return nil
	}
	return []Entry{{Kind: kind, Subject: about, Names: list, many: of, Text: p.say(vi, en, append(pairs, "n", of.amount(len(list), p.lang))...)}}
}
