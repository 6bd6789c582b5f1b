package export

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// node is an object of JSON-LD.
type node map[string]any

// writeCatalog writes DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/): the site is
// a catalogue, each plan a dataset, each of its files a distribution; so are the
// units. What must be there, and of which class, is that of DCAT-AP 3.0.1, which
// catalogues that harvest others check (testdata/opendata).
func writeCatalog(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	pages := m.In(locale.For(s.Language))
	datasets := each(s.Plans, func(p *progress.Plan) node {
		d := dataset(s, m, p.ID, p.Title, pages.Plan(p.ID), address.PlanCSV(p.ID), address.PlanJSON(p.ID))
		describe(s, d, p.Summary, diag.Say("Số liệu của kế hoạch theo từng kỳ báo cáo.", "The figures of the plan, report by report."))
		if reports := s.ReportsOf(p.ID); len(reports) > 0 {
			d["dct:issued"], d["dct:modified"] = day(reports[0].Published), day(reports[len(reports)-1].Published)
		}
		return d
	})
	units := dataset(s, m, "units", progress.Text{Own: locale.For(s.Language).Words.Units}, pages.Units(), address.UnitsCSV, address.UnitsJSON)
	describe(s, units, progress.Text{}, diag.Say("Từng đơn vị đạt bao nhiêu tiêu chí, tính đến ngày nào.", "How many criteria each unit meets, as of when."))
	datasets = append(datasets, units)
	everything := node{
		"@id": m.Absolute(pages.Data()) + "#dataset", "@type": "dcat:Dataset", "dct:identifier": "all", "dct:title": inLanguages(s, s.Title),
		"dcat:landingPage":  webPage(m.Absolute(pages.Data())),
		"dcat:distribution": []node{distribution(s, m.Absolute(address.AllXLSX), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")},
	}
	describe(s, everything, s.Description, diag.Say("Mọi bảng trong một tệp Excel.", "All tables in one Excel file."))
	datasets = append(datasets, everything)
	catalog := node{
		"@context": node{
			"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
			"foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
		},
		"@id": m.Absolute("/") + "#catalog", "@type": "dcat:Catalog", "dct:title": inLanguages(s, s.Title),
		"foaf:homepage": webPage(m.Absolute("/")), "dct:language": each(s.Languages, language), "dcat:dataset": datasets,
	}
	license(s, catalog)
	describe(s, catalog, s.Description, diag.Say("Số liệu mở của trang.", "The open data of the site."))
	return addJSON(t, address.Catalog, catalog)
}

func dataset(s *progress.Site, m address.Map, id string, title progress.Text, page, csv, json address.Path) node {
	return node{
		"@id": m.Absolute(page) + "#dataset", "@type": "dcat:Dataset", "dct:identifier": id, "dct:title": inLanguages(s, title),
		"dcat:landingPage": webPage(m.Absolute(page)),
		"dcat:distribution": []node{
			distribution(s, m.Absolute(csv), "text/csv"), distribution(s, m.Absolute(json), "application/json"),
		},
	}
}

// distribution is one file. Its licence goes with the words that the publisher
// put to it, which may say what it does not cover.
func distribution(s *progress.Site, at, mediaType string) node {
	d := node{
		"@id": at, "@type": "dcat:Distribution", "dcat:downloadURL": node{"@id": at}, "dcat:accessURL": node{"@id": at},
		"dcat:mediaType": node{"@id": "https://www.iana.org/assignments/media-types/" + mediaType, "@type": "dct:MediaType"},
	}
	license(s, d)
	return d
}

// license says who may use something.
func license(s *progress.Site, d node) {
	if !s.Licence.Name.Empty() {
		d["dct:rights"] = node{"@type": "dct:RightsStatement", "dct:title": inLanguages(s, s.Licence.Name)}
	}
	if s.Licence.URL != "" {
		d["dct:license"] = node{"@id": s.Licence.URL, "@type": "dct:LicenseDocument"}
	}
}

// describe adds who answers for something, and what it is: in the words of the
// content, or in ours where it has none.
func describe(s *progress.Site, d node, description progress.Text, otherwise diag.Text) {
	d["dct:description"] = inLanguages(s, description)
	if description.Empty() {
		d["dct:description"] = []node{{"@value": otherwise.In(s.Language), "@language": s.Language}}
	}
	if p := s.Publisher; !p.Name.Empty() {
		d["dct:publisher"] = node{"@type": "foaf:Agent", "foaf:name": inLanguages(s, p.Name)}
	}
}

// inLanguages is a text with its translations, in the order of the site's languages.
func inLanguages(s *progress.Site, t progress.Text) []node {
	list := []node{{"@value": t.Own, "@language": s.Language}}
	for _, lang := range s.Languages {
		if t.Has(lang) && lang != s.Language {
			list = append(list, node{"@value": t.In(lang), "@language": lang})
		}
	}
	return list
}

// webPage is a page.
func webPage(at string) node { return node{"@id": at, "@type": "foaf:Document"} }

// language is a language by its address at the Library of Congress, whose list of
// ISO 639-1 DCAT recommends.
func language(code string) node {
	two, _, _ := strings.Cut(code, "-")
	return node{"@id": "http://id.loc.gov/vocabulary/iso639-1/" + two, "@type": "dct:LinguisticSystem"}
}

func day(d progress.Date) node { return node{"@value": d.String(), "@type": "xsd:date"} }
