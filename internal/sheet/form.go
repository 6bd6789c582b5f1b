package sheet

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// Form is what an office fills in for one plan: a grid for each kind of thing.
type Form struct {
	lang  *locale.Language
	plan  *progress.Plan
	grids []*grid
}

// grid is one sheet of a form: two rows of headers, what people call the columns
// and their keys, and then the rows. Columns are known by their keys, so that an
// office may move them and change what they are called.
type grid struct {
	kind    string // what a row is: "report", "figure", "item", "unit", "criterion", "commitment", "agency"
	name    string // of the sheet
	columns []column
	rows    [][]Cell
}

// column is one column of a grid.
type column struct {
	key     string // "total", "counts.done"; in parentheses: shown, never read back
	title   string
	field   schema.Field
	choices []option // of fields that take one of a list
	agency  bool     // one of the known bodies: of those of the plan only, of others too
	locked  bool
	width   float64
}

// option is a choice by its id and by the name that people see.
type option struct{ id, name string }

// Kinds are the kinds of sheets, for the command line.
var Kinds = []string{"report", "figure", "item", "unit", "criterion", "commitment", "agency"}

// firstRow is the first row of data, from 1.
const firstRow = 3

// cells is the whole grid with its headers.
func (g *grid) cells() [][]Cell {
	all := make([][]Cell, 2, 2+len(g.rows))
	for i, c := range g.columns {
		key := c.key
		if i == 0 {
			key = g.kind + "." + c.key
		}
		all[0] = append(all[0], Cell{Text: c.title, Type: String})
		all[1] = append(all[1], Cell{Text: key, Type: String})
	}
	return append(all, g.rows...)
}

// keyed describes a column by the schema of its field.
func keyed(lang string, f schema.Field) column {
	c := column{key: f.Name, title: f.Title.In(lang), field: f, width: 14}
	for _, choice := range f.Choices {
		c.choices = append(c.choices, option{choice.Word, choice.Title.In(lang)})
	}
	switch {
	case f.Kind == schema.Boolean:
		c.choices = []option{{"true", yes(lang)}, {"false", no(lang)}}
	case f.Long || f.Kind == schema.Many:
		c.width = 40
	case f.Kind == schema.Text:
		c.width = 20
	}
	return c
}

// yesNo are the words for false and true.
var yesNo = [2]diag.Text{{VI: "không", EN: "no"}, {VI: "có", EN: "yes"}}

func no(lang string) string  { return yesNo[0].In(lang) }
func yes(lang string) string { return yesNo[1].In(lang) }

// shown is a column that is there to be looked at.
func shown(key, title string, width float64) column {
	return column{key: "(" + key + ")", title: title, locked: true, width: width}
}

// columnsOf are the columns of a kind of sheet, those with the ids first.
func columnsOf(kind, lang string, p *progress.Plan, set string) []column {
	say := func(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(lang) }
	before := say("kỳ trước", "before")
	report := schema.Report()
	switch kind {
	case "report":
		return []column{
			{key: "key", title: say("Khóa", "Key"), locked: true, width: 18}, shown("label", say("Mục", "What"), 34),
			{key: "value", title: say("Điền vào đây", "Fill in here"), width: 60}, shown("help", say("Giải thích", "Explanation"), 60),
		}
	case "figure":
		columns := []column{}
		for _, f := range report.Field("figure").Sub.Fields {
			columns = append(columns, figureColumns(lang, p, f, before)...)
		}
		return columns
	case "item":
		columns := []column{locked(keyed(lang, *report.Field("item").Sub.Field("id"))), shown("number", say("Số", "No."), 8), shown("title", say("Nội dung", "Title"), 50),
			shown("due", say("Hạn", "Due"), 14), shown("goal", say("Mục tiêu", "Goal"), 12)}
		for _, f := range report.Field("item").Sub.Fields[1:] {
			c := keyed(lang, f)
			if f.Ref == "status" {
				c.choices, c.width = statusOptions(lang, p), 22
			}
			columns = append(columns, c)
			if f.Name == "status" || f.Name == "value" {
				columns = append(columns, shown(f.Name+" before", c.title+", "+before, 16))
			}
		}
		return append(columns, agencyColumns(lang, p, withColumns(p))...)
	case "unit":
		code := schema.Units().Field("unit").Sub.Field("code")
		columns := []column{locked(keyed(lang, *code)), shown("name", say("Tên", "Name"), 28), shown("group", say("Nhóm", "Group"), 24)}
		done := keyed(lang, schema.Field{Name: "done", Kind: schema.Done, Title: diag.Text{VI: "Đạt bao nhiêu tiêu chí", EN: "Criteria met"}})
		columns = append(columns, done, shown("done before", done.title+", "+before, 16))
		if named := p.CriteriaOf(set); len(named) <= maxMarks {
			for _, c := range named {
				mark := keyed(lang, schema.Field{Name: "criterion." + c.ID, Kind: schema.Boolean, Title: diag.Text{VI: c.Name.Own, EN: c.Name.Own}})
				mark.choices = []option{{"true", "x"}}
				columns = append(columns, mark)
			}
		}
		return columns
	case "criterion":
		return []column{shown("id", say("Mã", "Id"), 16), shown("set", say("Danh mục", "Set"), 20), shown("name", say("Tên", "Name"), 60)}
	case "agency":
		return []column{{key: "name", title: agencySheet.In(lang), locked: true, width: 60}, shown("lead", say("Chủ trì", "Lead"), 12), shown("with", say("Phối hợp", "With"), 12)}
	}
	return commitmentColumns(lang, say)
}

// maxMarks is how many criteria have a column of their own.
const maxMarks = 60

func locked(c column) column { c.locked, c.width = true, 18; return c }

// figureColumns are the columns of one field of a figure: those that change from
// report to report with what they were before.
func figureColumns(lang string, p *progress.Plan, f schema.Field, before string) []column {
	c := keyed(lang, f)
	last := shown(f.Name+" before", c.title+", "+before, 12)
	switch f.Name {
	case "set":
		return []column{locked(c), shown("name", diag.Text{VI: "Tên", EN: "Name"}.In(lang), 34)}
	case "split":
		return []column{locked(c)}
	case "counts":
		var list []column
		for _, s := range p.Statuses {
			one := c
			one.key, one.title, one.field.Kind = "counts."+s.ID, locale.For(lang).StatusName(&s), schema.Count
			list = append(list, one, shown(one.key+" before", one.title+", "+before, 12))
		}
		return list
	case "total", "value", "rank":
		return []column{c, last}
	case "confirmed_by":
		c.agency = true
	}
	return []column{c}
}

func commitmentColumns(lang string, say func(vi, en string) string) []column {
	commitment := schema.Commitments().Field("commitment").Sub
	columns := []column{locked(keyed(lang, *commitment.Field("id"))), shown("text", say("Nội dung", "Text"), 50), shown("by", say("Ai nói", "By"), 24),
		shown("due", say("Hạn", "Due"), 14), shown("status before", say("Tình trạng đến nay", "Status so far"), 18)}
	update := commitment.Field("updates").Sub
	for _, name := range []string{"status", "date", "note"} {
		columns = append(columns, keyed(lang, *update.Field(name)))
	}
	for _, name := range []string{"title", "publisher", "url"} {
		c := keyed(lang, *update.Field("source").Sub.Field(name))
		c.key, c.title, c.agency = "source."+name, say("Nguồn: ", "Source: ")+c.title, name == "publisher"
		columns = append(columns, c)
	}
	return columns
}

func statusOptions(lang string, p *progress.Plan) []option {
	names, list := map[string]int{}, []option{}
	for i := range p.Statuses {
		names[locale.For(lang).StatusName(&p.Statuses[i])]++
	}
	for i := range p.Statuses {
		name := locale.For(lang).StatusName(&p.Statuses[i])
		if names[name] > 1 {
			name += " (" + p.Statuses[i].ID + ")"
		}
		list = append(list, option{p.Statuses[i].ID, name})
	}
	return list
}

// reportKeys are the keys of the sheet about the report as a whole, each with its
// field: "published", "source.title", "units.phase".
func reportKeys(lang string) []column {
	var list []column
	report := schema.Report()
	for _, f := range report.Fields {
		switch {
		case f.Name == "figure" || f.Name == "item":
		case f.Sub == nil:
			list = append(list, keyed(lang, f))
		default:
			for _, sub := range f.Sub.Fields {
				if sub.Kind != schema.Dones {
					c := keyed(lang, sub)
					c.key, c.agency = f.Name+"."+sub.Name, sub.Name == "publisher"
					list = append(list, c)
				}
			}
		}
	}
	// What must be filled in stands first.
	slices.SortStableFunc(list, func(a, b column) int { return rankOf(a) - rankOf(b) })
	return list
}

func rankOf(c column) int {
	if c.field.Required && c.key != "units.set" || c.key == "source.publisher" || c.key == "source.url" {
		return 0
	}
	if len(c.key) > 6 && c.key[:6] == "units." {
		return 2
	}
	return 1
}
