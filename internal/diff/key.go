package diff

import (
	"slices"
	"strings"

	"tiendo/internal/progress"
)

// key is one key of a thing, before and after, named as in TOML.
type key struct {
	name, was, is string
	translation   bool
}

// words are the keys of a text: its own, and one for each language that both
// states have.
func (p *pair) words(name string, was, is progress.Text) []key {
	list := []key{{name, was.Own, is.Own, false}}
	dot := strings.LastIndexByte(name, '.') + 1
	for _, l := range p.editions() {
		if a, b := was.Other[l.Code], is.Other[l.Code]; a != b {
			list = append(list, key{name[:dot] + l.Code + "." + name[dot:], a, b, true})
		}
	}
	return list
}

// moved are the keys that are not as they were. A translation may always be
// mended: it is no part of what a report says.
func (p *pair) moved(doubt Doubt, keys ...[]key) []Entry {
	var list []Entry
	for _, k := range slices.Concat(keys...) {
		if k.was == k.is {
			continue
		}
		e := Entry{Kind: "key", Subject: k.name, From: k.was, To: k.is, Text: p.fromTo(k), Doubt: doubt}
		if k.translation {
			e.Doubt = ""
		}
		list = append(list, e)
	}
	return list
}

// one is a key that is no text.
func one(name, was, is string) []key { return []key{{name, was, is, false}} }

func (p *pair) fromTo(k key) string {
	switch {
	case k.was == "":
		return p.say("thêm “{is}”", "“{is}” was added", "is", short(k.is))
	case k.is == "":
		return p.say("bỏ “{was}”", "“{was}” was removed", "was", short(k.was))
	}
	return p.say("“{was}” thành “{is}”", "“{was}” became “{is}”", "was", short(k.was), "is", short(k.is))
}

// about puts the thing that has the key before its entries: "nq57/tasks size".
func about(thing, kind string, list []Entry) []Entry {
	for i := range list {
		list[i].Kind, list[i].Subject = kind, thing+" "+list[i].Subject
	}
	return list
}

// short is a text that may be long.
func short(s string) string {
	const long = 100
	if r := []rune(s); len(r) > long {
		return strings.TrimRight(string(r[:long]), " ,;:.") + "…"
	}
	return s
}
