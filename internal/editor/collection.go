package editor

import (
	"regexp"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/schema"
)

// everyReport is the collection that is not shown: what articles and corrections
// choose a report from.
const everyReport = "every-report"

// collections are the folders of files, in the order of an editor's day.
func (f *form) collections() []object {
	list := []object{f.news(), f.reports(), f.corrections()}
	if sealed := f.sealed(); sealed != nil {
		list = append(list, sealed)
	}
	return append(list, f.plans(), f.pages(), object{
		"name": everyReport, "label": words.reports.In(f.lang), "hide": true, "folder": f.file("reports"),
		"extension": "toml", "format": "data", "identifier_field": "published", "create": false, "delete": false, "fields": f.of("report").fields(),
	})
}

// singletons are the files of which there is one.
func (f *form) singletons() []object {
	var list []object
	for _, one := range []struct {
		kind, icon string
		label      diag.Text
	}{{"commitments", "handshake", words.commitments}, {"units", "location_city", words.units}, {"site", "settings", words.settings}} {
		g := f.of(one.kind)
		if one.kind == "site" {
			g.without = []string{"editor"} // it would be the branch one sits on
		}
		list = append(list, object{
			"name": one.kind, "label": one.label.In(f.lang), "icon": one.icon,
			"file": f.file(fileOf(one.kind).Path), "format": "data", "fields": g.fields(), "editor": object{"preview": false},
		})
	}
	return list
}

func fileOf(kind string) schema.File {
	for _, file := range schema.Files() {
		if file.Kind == kind {
			return file
		}
	}
	return schema.File{}
}

func (f *form) news() object {
	g := f.of("news")
	return object{
		"name": "news", "label": words.news.In(f.lang), "label_singular": words.article.In(f.lang), "icon": "newspaper",
		"folder": f.file("news"), "extension": "md", "format": "toml-frontmatter", "i18n": len(f.others) > 0,
		"slug": f.slug("{{fields.date}}-{{title}}"), "summary": "{{date}} – {{title}}", "thumbnail": false,
		"filter": object{"field": "slug", "pattern": `^[a-z0-9-]+$`}, "aliases_field": false,
		"sortable_fields": object{"fields": []string{"date", "title"}, "default": object{"field": "date", "direction": "descending"}},
		"fields":          append(g.fields(), g.body()),
	}
}

func (f *form) pages() object {
	g := f.of("page")
	return object{
		"name": "pages", "label": words.pages.In(f.lang), "label_singular": words.page.In(f.lang), "icon": "description",
		"folder": f.file("pages"), "extension": "md", "format": "toml-frontmatter", "i18n": len(f.others) > 0, "aliases_field": false,
		"slug": f.slug("{{title}}"), "filter": object{"field": "slug", "pattern": `^[a-z0-9-]+$`}, "fields": append(g.fields(), g.body()),
	}
}

// body is the Markdown of an article or page.
func (f *form) body() object {
	return object{
		"name": "body", "label": words.body.In(f.lang), "widget": "richtext", "i18n": true, "hint": words.bodyHint.In(f.lang),
		"required": false, "editor_components": []string{"chart", "image"}, "linked_images": false,
		"buttons": []string{"bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list"},
	}
}

func (f *form) plans() object {
	c := f.of("plan").data("plans", words.plans.In(f.lang))
	c["label_singular"], c["icon"], c["slug"] = words.plan.In(f.lang), "list_alt", f.slug("{{title}}")
	c["delete"] = false // its reports would be left without it
	return c
}

// reports are those that are not sealed yet, and a form for a new one.
func (f *form) reports() object {
	g := f.of("report")
	g.without = []string{"corrects", "reason"}
	c := g.data("reports", words.reports.In(f.lang))
	c["label_singular"], c["icon"], c["slug"] = words.report.In(f.lang), "summarize", f.slug("{{fields.published}}-{{plan}}")
	c["filter"] = object{"field": "slug", "pattern": "^(?!.*" + f.correction() + ")" + f.butSealed()}
	return c
}

// corrections have a form of their own, which asks what is corrected and why.
func (f *form) corrections() object {
	g := f.of("report")
	g.want = []string{"corrects", "reason"}
	c := g.data("corrections", words.corrections.In(f.lang))
	c["label_singular"], c["icon"], c["description"] = words.aCorrection.In(f.lang), "edit_note", words.correctionHelp.In(f.lang)
	c["slug"] = f.slug("{{fields.published}}-{{plan}}" + f.correction())
	c["filter"] = object{"field": "slug", "pattern": "^(?=.*" + f.correction() + ")" + f.butSealed()}
	return c
}

// correction is the end of a correction's file name, as `tiendo new` has it.
func (f *form) correction() string { return words.correctionSlug.In(f.lang) }

// sealed are the reports that may not change any more; nil when there is none.
func (f *form) sealed() object {
	if len(f.seals()) == 0 {
		return nil
	}
	g := f.of("report")
	g.readOnly = true
	c := g.data("sealed", words.sealed.In(f.lang))
	c["icon"], c["description"] = "lock", words.sealedHelp.In(f.lang)
	c["create"], c["delete"], c["duplicate"] = false, false, false
	c["filter"] = object{"field": "slug", "pattern": "^(?:" + strings.Join(f.seals(), "|") + ")$"}
	return c
}

// butSealed is the rest of a pattern: none of the sealed reports.
func (f *form) butSealed() string {
	if len(f.seals()) == 0 {
		return ""
	}
	return "(?!(?:" + strings.Join(f.seals(), "|") + ")$)"
}

// seals are the sealed reports that are public, as patterns.
func (f *form) seals() []string {
	var ids []string
	for _, seal := range f.site.Seals.List {
		if f.site.Report(seal.ID) != nil {
			ids = append(ids, regexp.QuoteMeta(seal.ID))
		}
	}
	return ids
}

// data is a folder of data files.
func (f *form) data(name, label string) object {
	c := object{
		"name": name, "label": label, "folder": f.file(name), "extension": "toml", "format": "data", "fields": f.fields(), "editor": object{"preview": false},
	}
	if f.kind == "report" {
		c["folder"] = f.file("reports")
		c["identifier_field"], c["summary"] = "published", "{{published}} – {{plan}}"
		c["sortable_fields"] = object{"fields": []string{"published", "plan"}, "default": object{"field": "published", "direction": "descending"}}
	}
	return c
}

// slug names new files: letters, digits and hyphens, changed only while the file is new.
func (f *form) slug(template string) object {
	return object{"template": template, "editable": []string{"create"}, "hint": words.slugHint.In(f.lang),
		"pattern": []string{schema.ID.Pattern(), words.badID.In(f.lang)}}
}
