package export

import (
	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// node is an object of JSON-LD.
type node map[string]any

// writeCatalog writes DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/): the site is
// a catalogue, each plan a dataset, each of its files a distribution; so are the
// units.
func writeCatalog(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	pages := m.In(locale.For(s.Language))
	datasets := each(s.Plans, func(p *progress.Plan) node {
		d := dataset(s, m, p.ID, p.Title, pages.Plan(p.ID), address.PlanCSV(p.ID), address.PlanJSON(p.ID))
		describe(s, d, p.Summary)
		if reports := s.ReportsOf(p.ID); len(reports) > 0 {
			d["dct:issued"], d["dct:modified"] = day(reports[0].Published), day(reports[len(reports)-1].Published)
		}
		return d
	})
	units := progress.Text{Own: locale.For(s.Language).Words.Units}
	datasets = append(datasets, dataset(s, m, "units", units, pages.Units(), address.UnitsCSV, address.UnitsJSON))
	everything := node{
		"@id": m.Absolute(pages.Data()), "@type": "dcat:Dataset", "dct:identifier": "all", "dct:title": inLanguages(s, s.Title),
		"dcat:landingPage":  node{"@id": m.Absolute(pages.Data())},
		"dcat:distribution": []node{distribution(s, m.Absolute(address.AllXLSX), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")},
	}
	describe(s, everything, s.Description)
	datasets = append(datasets, everything)
	catalog := node{
		"@context": node{
			"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
			"foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
		},
		"@id": m.Absolute("/"), "@type": "dcat:Catalog", "dct:title": inLanguages(s, s.Title),
		"foaf:homepage": node{"@id": m.Absolute("/")}, "dct:language": s.Languages, "dcat:dataset": datasets,
	}
	describe(s, catalog, s.Description)
	return addJSON(t, address.Catalog, catalog)
}

func dataset(s *progress.Site, m address.Map, id string, title progress.Text, page, csv, json address.Path) node {
	return node{
		"@id": m.Absolute(page), "@type": "dcat:Dataset", "dct:identifier": id, "dct:title": inLanguages(s, title),
		"dcat:landingPage": node{"@id": m.Absolute(page)},
		"dcat:distribution": []node{
			distribution(s, m.Absolute(csv), "text/csv"), distribution(s, m.Absolute(json), "application/json"),
		},
	}
}

// distribution is one file. Its licence goes with the words that the publisher
// put to it, which may say what it does not cover.
func distribution(s *progress.Site, at, mediaType string) node {
	d := node{
		"@id": at, "@type": "dcat:Distribution", "dcat:downloadURL": node{"@id": at},
		"dcat:mediaType": node{"@id": "https://www.iana.org/assignments/media-types/" + mediaType},
	}
	if !s.Licence.Name.Empty() {
		d["dct:rights"] = node{"@type": "dct:RightsStatement", "dct:title": inLanguages(s, s.Licence.Name)}
	}
	if s.Licence.URL != "" {
		d["dct:license"] = node{"@id": s.Licence.URL}
	}
	return d
}

// describe adds what a catalogue and a dataset may lack.
func describe(s *progress.Site, d node, description progress.Text) {
	if !description.Empty() {
		d["dct:description"] = inLanguages(s, description)
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

func day(d progress.Date) node { return node{"@value": d.String(), "@type": "xsd:date"} }
