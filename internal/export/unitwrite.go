package export

import (
	"maps"
	"slices"
	"strconv"

	"tiendo/internal/literal"
)

// The files of units are written key by key, as encoding/json marshals their structs:
// there is one for each unit. A test holds both against each other.

func (l unitList) write(w *literal.Writer) {
	w.Begin()
	l.Licence.write(w, "licence")
	w.Key("units")
	literal.List(w, l.Units, func(u *unit) {
		w.Begin()
		u.write(w)
		w.Shut()
	})
	w.Shut()
}

func (p *unitPage) write(w *literal.Writer) {
	w.Begin()
	p.unit.write(w)
	p.Licence.write(w, "licence")
	if len(p.Former) > 0 {
		w.Members("former", p.Former)
	}
	if len(p.Tile) > 0 {
		w.Key("tile")
		literal.List(w, p.Tile, func(n *int) { w.Int(*n) })
	}
	w.Key("history")
	literal.List(w, p.History, func(r *unitReport) {
		w.Begin()
		r.result.write(w)
		if r.Criteria != nil {
			w.Members("criteria", r.Criteria)
		}
		w.Shut()
	})
	w.Shut()
}

func (u *unit) write(w *literal.Writer) {
	w.Member("code", u.Code)
	w.Member("name", u.Name)
	writeNullable(w, "kind", u.Kind)
	writeNullable(w, "group", u.Group)
	w.Key("done")
	if u.Done == nil {
		w.Raw("null")
	} else {
		w.Int(int(*u.Done))
	}
	writeCount(w, "of", u.Of)
	w.Key("as_of")
	if u.AsOf == nil {
		w.Raw("null")
	} else {
		w.String(u.AsOf.String())
	}
	w.Key("results")
	literal.List(w, u.Results, func(r *result) {
		w.Begin()
		r.write(w)
		w.Shut()
	})
	u.Translations.write(w)
}

func (r *result) write(w *literal.Writer) {
	w.Member("plan", r.Plan)
	w.Member("set", r.Set)
	w.Key("done")
	w.Int(int(r.Done))
	writeCount(w, "of", r.Of)
	w.Member("as_of", r.AsOf.String())
	writeNullable(w, "phase", r.Phase)
	w.Flag("as_of_stated", &r.AsOfStated)
	w.Member("report", r.Report)
	r.Translations.write(w)
}

func (l licence) write(w *literal.Writer, name string) {
	if l != (licence{}) {
		w.Open(name)
		w.Text("name", l.Name)
		w.Text("url", l.URL)
		w.Shut()
	}
}

func (tr translations) write(w *literal.Writer) {
	if len(tr) == 0 {
		return
	}
	w.Open("translations")
	for _, lang := range slices.Sorted(maps.Keys(tr)) {
		w.Open(lang)
		for _, key := range slices.Sorted(maps.Keys(tr[lang])) {
			w.Member(key, tr[lang][key])
		}
		w.Shut()
	}
	w.Shut()
}

// writeText writes a text that is always there.
func writeNullable(w *literal.Writer, name string, s *string) {
	w.Key(name)
	if s == nil {
		w.Raw("null")
	} else {
		w.String(*s)
	}
}

func writeCount(w *literal.Writer, name string, n *int64) {
	w.Key(name)
	if n == nil {
		w.Raw("null")
	} else {
		w.Bytes = strconv.AppendInt(w.Bytes, *n, 10)
	}
}
