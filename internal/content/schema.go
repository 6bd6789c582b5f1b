package content

// The content contract, version 1 (DESIGN section 2): what each table may hold.

// must marks a field as required.
func must(f field) field { f.required = true; return f }

// fieldsOf makes fields of one kind.
func fieldsOf(k kind, names ...string) []field {
	list := make([]field, len(names))
	for i, n := range names {
		list[i] = field{name: n, kind: k}
	}
	return list
}

func key(name string, k kind) field { return field{name: name, kind: k} }
func choice(name string, values ...string) field {
	return field{name: name, kind: word, values: values}
}
func table1(name string, sub *table) field { return field{name: name, kind: one, sub: sub} }
func tableN(name string, sub *table) field { return field{name: name, kind: many, sub: sub} }
func join(name string, groups ...[]field) *table {
	t := &table{name: name}
	for _, g := range groups {
		t.fields = append(t.fields, g...)
	}
	return t
}

func schemaSource() *table {
	return join("source", []field{must(key("title", text))},
		fieldsOf(text, "publisher", "note"), fieldsOf(link, "url"), fieldsOf(date, "accessed"), fieldsOf(plain, "archive", "sha256"))
}

func schemaSite() *table {
	return join("site.toml",
		[]field{must(key("title", text)), must(key("base_url", link)), must(key("language", plain))},
		fieldsOf(text, "description", "note"), fieldsOf(plains, "languages", "acknowledge"), fieldsOf(plain, "time_zone"), fieldsOf(boolean, "official", "share_pictures"),
		[]field{
			table1("publisher", join("[publisher]", fieldsOf(text, "name", "address", "contact_person", "role"), fieldsOf(plain, "email", "phone"), fieldsOf(link, "url"))),
			table1("licence", join("[licence]", fieldsOf(text, "name"), fieldsOf(link, "url"))),
			table1("source_code", join("[source_code]", fieldsOf(link, "url"))),
		})
}

func schemaUnits() *table {
	return join("units.toml", []field{tableN("unit", join("[[unit]]",
		[]field{must(key("code", id)), must(key("name", text))},
		fieldsOf(text, "kind", "group"), fieldsOf(tile, "tile"), fieldsOf(plains, "former")))})
}

func schemaPlan() *table {
	return join("plan",
		[]field{must(key("title", text))},
		fieldsOf(text, "summary", "issuer", "scope", "note"), fieldsOf(count, "report_every_days"), fieldsOf(plains, "units", "acknowledge"),
		[]field{
			table1("document", join("document", fieldsOf(plain, "number"), fieldsOf(text, "title"), fieldsOf(date, "date"), fieldsOf(link, "url"))),
			tableN("status", schemaStatus()), tableN("set", schemaSet()), tableN("criterion", schemaCriterion()), tableN("item", schemaItem()),
		})
}

func schemaStatus() *table {
	return join("[[status]]", []field{must(key("id", id)), must(key("name", text)), must(choice("counts_as", "done", "open", "continuous"))})
}

func schemaSet() *table {
	return join("[[set]]",
		[]field{must(key("id", id)), must(choice("kind", "target", "task", "unit", "criterion", "other")), must(key("name", text))},
		fieldsOf(text, "noun", "pace_reason"), fieldsOf(count, "size"), fieldsOf(id, "within", "each", "replaces"),
		fieldsOf(date, "starts"), fieldsOf(due, "due"), fieldsOf(boolean, "starts_stated", "pace"))
}

func schemaCriterion() *table {
	return join("[[criterion]]", []field{must(key("id", id)), must(key("set", id)), must(key("name", text))})
}

func schemaItem() *table {
	return join("[[item]]",
		[]field{must(key("id", id)), must(key("sets", ids)), must(key("title", text))},
		fieldsOf(text, "lead", "group", "definition", "unit", "due_text", "deliverable", "note"), fieldsOf(texts, "with"),
		fieldsOf(plain, "number"), fieldsOf(id, "parent"), fieldsOf(due, "due"), fieldsOf(plains, "acknowledge"),
		[]field{
			choice("better", "up", "down", "band"),
			table1("baseline", join("baseline", fieldsOf(decimal, "value"), fieldsOf(date, "date"))),
			table1("goal", join("goal", fieldsOf(decimal, "value"), fieldsOf(text, "text"))),
			tableN("deadlines", join("deadlines", fieldsOf(due, "due"), fieldsOf(text, "due_text", "set_by"))),
		})
}

func schemaReport() *table {
	return join("report",
		[]field{must(key("plan", id)), must(key("published", date)), must(key("as_of", period)), must(table1("source", schemaSource()))},
		fieldsOf(boolean, "as_of_stated"), fieldsOf(id, "corrects"), fieldsOf(text, "reason", "note"), fieldsOf(plains, "acknowledge"),
		[]field{tableN("figure", schemaFigure()), tableN("item", schemaItemState()), table1("units", schemaUnitTable())})
}

func schemaFigure() *table {
	return join("[[figure]]",
		[]field{must(key("set", id)), key("counts", counts), key("of_which", counts), key("as_of", period), choice("kind", "cumulative", "in-period")},
		fieldsOf(count, "total", "rank", "rank_of"), fieldsOf(decimal, "value", "stated_percent"), fieldsOf(boolean, "as_of_stated", "approx"),
		fieldsOf(text, "unit", "phase", "rank_among", "confirmed_by", "printed", "note"), fieldsOf(plain, "split"), fieldsOf(plains, "acknowledge"))
}

func schemaItemState() *table {
	return join("[[item]]",
		[]field{must(key("id", id)), key("value", decimal), key("status", id), key("late", boolean), key("done_on", date), key("note", text)},
		fieldsOf(plains, "acknowledge"),
		[]field{tableN("evidence", join("evidence", []field{must(key("title", text))}, fieldsOf(link, "url"), fieldsOf(text, "publisher"), fieldsOf(date, "accessed"), fieldsOf(plain, "archive", "sha256")))})
}

func schemaUnitTable() *table {
	return join("[units]",
		[]field{must(key("set", id)), key("as_of", period), key("as_of_stated", boolean), key("phase", text), key("note", text), key("default", done), key("done", dones)},
		fieldsOf(plains, "acknowledge"))
}

func schemaCommitments() *table {
	statuses := []string{"open", "kept", "missed", "withdrawn"}
	update := join("updates", []field{must(key("date", date)), choice("status", statuses...), key("note", text), table1("source", schemaSource())})
	return join("commitments.toml", []field{tableN("commitment", join("[[commitment]]",
		[]field{
			must(key("id", id)), must(choice("type", "commitment", "instruction", "goal", "conditional")), must(key("by", text)), must(key("text", text)),
			must(key("said", date)), must(table1("source", schemaSource())), choice("status", statuses...), tableN("updates", update),
		},
		fieldsOf(text, "to", "due_text", "note"), fieldsOf(due, "due"), fieldsOf(id, "plan"), fieldsOf(plains, "acknowledge")))})
}

func schemaImage() *table {
	return join("images", fieldsOf(plain, "src"), fieldsOf(text, "alt", "caption", "credit"))
}

func schemaNews() *table {
	return join("news",
		[]field{must(key("title", text)), must(key("date", date))},
		fieldsOf(text, "summary", "author"), fieldsOf(ids, "reports"), fieldsOf(boolean, "draft"), fieldsOf(date, "embargo"), fieldsOf(plains, "aliases"),
		[]field{table1("source", schemaSource()), tableN("images", schemaImage())})
}

func schemaPage() *table {
	return join("page", []field{must(key("title", text)), key("summary", text), key("menu", count)})
}

// schemaTranslation is the front matter of <same>.<lang>.md: only texts, the
// rest is inherited.
func schemaTranslation() *table {
	return join("translation", []field{must(key("title", text))}, fieldsOf(text, "summary", "author"), []field{tableN("images", join("images", fieldsOf(plain, "src"), fieldsOf(text, "alt", "caption", "credit")))})
}
