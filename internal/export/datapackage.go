package export

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// dataPackage describes the tables: https://datapackage.org/standard/data-package/
type dataPackage struct {
	Schema      string           `json:"$schema"`
	Name        string           `json:"name"`
	Title       string           `json:"title"`
	Description string           `json:"description,omitempty"`
	Homepage    string           `json:"homepage"`
	Licenses    []packageLicence `json:"licenses,omitempty"`
	Resources   []resource       `json:"resources"`
}

type packageLicence struct {
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

type resource struct {
	Name      string      `json:"name"`
	Type      string      `json:"type"`
	Title     string      `json:"title"`
	Path      string      `json:"path"`
	Format    string      `json:"format"`
	MediaType string      `json:"mediatype"`
	Encoding  string      `json:"encoding"`
	Schema    tableSchema `json:"schema"`
}

type tableSchema struct {
	Fields        []tableField `json:"fields"`
	MissingValues []string     `json:"missingValues"`
}

type tableField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

func writeDataPackage(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	j := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   locale.Slug(s.Title.Own), Title: s.Title.Own, Description: s.Description.Own, Homepage: m.Absolute("/"),
	}
	// The standard wants the address of a licence, or a name from its own list.
	if s.Licence.URL != "" {
		j.Licenses = []packageLicence{{s.Licence.URL, s.Licence.Name.Own}}
	}
	for _, p := range s.Plans {
		j.Resources = append(j.Resources, table(s, p.ID, p.Title.Own, address.PlanCSV(p.ID), figureColumns))
	}
	units := table(s, "units", locale.For(s.Language).Words.Units, address.UnitsCSV, unitColumns)
	j.Resources = append(j.Resources, units)
	return addJSON(t, address.DataPackage, j)
}

func table(s *progress.Site, name, title string, at address.Path, columns []column) resource {
	fields := each(columns, func(c column) tableField { return tableField{c.Name, c.Type, c.Means.In(s.Language)} })
	return resource{
		Name: name, Type: "table", Title: title, Path: strings.TrimPrefix(string(at), "/"),
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Schema: tableSchema{Fields: fields, MissingValues: []string{""}},
	}
}
