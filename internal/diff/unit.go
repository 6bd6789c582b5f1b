package diff

import (
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// units are the places that are followed one by one: how far each is now.
var units = Section{"units", diag.Text{VI: "Từng nơi", EN: "Places"}, func(p *pair) []Entry {
	var list []Entry
	for _, plan := range p.new.Site.Plans {
		for i := range plan.Sets {
			if plan.Sets[i].Kind == progress.CriterKind {
				list = append(list, p.unitsOf(plan, &plan.Sets[i])...)
			}
		}
	}
	return append(list, p.unitList()...)
}}

// unitsOf compares how far each unit is with the criteria of a set.
func (p *pair) unitsOf(plan *progress.Plan, set *progress.Set) []Entry {
	var more, fewer, first, silent, phase []Name
	for i := range p.new.Site.Units {
		u := &p.new.Site.Units[i]
		before, after := progress.Maybe[progress.UnitState]{}, p.new.Site.UnitNow(i, plan.ID, set.ID)
		if k := p.old.Site.UnitIndex(u.Code); k >= 0 {
			before = p.old.Site.UnitNow(k, plan.ID, set.ID)
		}
		name := Name{u.Code, p.name(u.Name), outOf(before), outOf(after)}
		switch {
		case !before.OK && !after.OK:
		case !after.OK:
			silent = append(silent, name)
		case !before.OK:
			first = append(first, name)
		case before.V.Table.Phase.Own != after.V.Table.Phase.Own:
			phase = append(phase, name)
		case after.V.Done.N > before.V.Done.N:
			more = append(more, name)
		case after.V.Done.N < before.V.Done.N:
			fewer = append(fewer, name)
		}
	}
	about, noun := plan.ID+"/"+set.ID, p.noun(set)
	list := p.names("units-more", about, more, places, "{n} đạt thêm {noun}", "more {noun} met in {n}", "noun", noun)
	list = append(list, p.names("units-fewer", about, fewer, places, "{n} đạt ít {noun} hơn trước", "fewer {noun} met than before in {n}", "noun", noun)...)
	list = append(list, p.names("units-first", about, first, places, "{n} lần đầu có kết quả", "a first result for {n}")...)
	list = append(list, p.names("units-phase", about, phase, places, "{n} sang giai đoạn khác, không so sánh được", "another phase, not comparable: {n}")...)
	return append(list, p.names("units-silent", about, silent, places, "{n} không còn kết quả nào", "no result any more for {n}")...)
}

func (p *pair) noun(set *progress.Set) string {
	if set.Noun.Empty() {
		return p.lang.Words.ItemNoun
	}
	return p.name(set.Noun)
}

// outOf is how far a unit is: "14/16".
func outOf(m progress.Maybe[progress.UnitState]) string {
	if !m.OK {
		return ""
	}
	text := strconv.Itoa(int(m.V.Done.N))
	if m.V.Of.OK {
		text += "/" + strconv.FormatInt(m.V.Of.V, 10)
	}
	return text
}

// unitList compares which places there are, and what they are called.
func (p *pair) unitList() []Entry {
	var added, removed, renamed []Name
	for i := range p.new.Site.Units {
		u := &p.new.Site.Units[i]
		k := p.old.Site.UnitIndex(u.Code)
		if k < 0 {
			added = append(added, Name{Subject: u.Code, Text: p.name(u.Name)})
		} else if was := &p.old.Site.Units[k]; was.Name.Own != u.Name.Own || was.Group.Own != u.Group.Own {
			renamed = append(renamed, renaming(was, u))
		}
	}
	for i := range p.old.Site.Units {
		if u := &p.old.Site.Units[i]; p.new.Site.UnitIndex(u.Code) < 0 {
			removed = append(removed, Name{Subject: u.Code, Text: p.name(u.Name)})
		}
	}
	list := p.names("unit-added", "", added, places, "thêm {n}", "added: {n}")
	list = append(list, p.names("unit-removed", "", removed, places, "bỏ {n}", "removed: {n}")...)
	return append(list, p.names("unit-renamed", "", renamed, places, "{n} đổi tên hoặc đổi nhóm", "another name or group for {n}")...)
}

// renaming is what a place was called, or where it lay.
func renaming(was, is *progress.Unit) Name {
	n := Name{Subject: is.Code, From: was.Name.Own, To: is.Name.Own}
	if n.From == n.To {
		n.Text, n.From, n.To = is.Name.Own, was.Group.Own, is.Group.Own
	}
	return n
}
