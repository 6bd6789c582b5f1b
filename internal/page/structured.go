package page

import (
	"encoding/json"

	"tiendo/internal/address"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// What a page tells search engines in the words of https://schema.org, as data
// that browsers do not run. encoding/json escapes <, > and &, so that no text of
// the content can end the element.

const schemaOrg = "https://schema.org"

// structured writes data as an element of the head; nil writes nothing.
func (e *edition) structured(w *markup.Writer, data any) {
	if data == nil {
		return
	}
	text, err := json.Marshal(data)
	if err != nil {
		return // strings and lists of strings cannot fail
	}
	w.Raw("\n<script type=\"application/ld+json\">")
	w.RawBytes(text)
	w.Raw("</script>")
}

type schemaDataset struct {
	Context     string         `json:"@context"`
	Type        string         `json:"@type"`
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"`
	URL         string         `json:"url"`
	Language    string         `json:"inLanguage"`
	Free        bool           `json:"isAccessibleForFree"`
	Modified    string         `json:"dateModified,omitempty"`
	Period      string         `json:"temporalCoverage,omitempty"`
	Place       string         `json:"spatialCoverage,omitempty"`
	Licence     string         `json:"license,omitempty"`
	Creator     *schemaAgent   `json:"creator,omitempty"` // who says the figures
	Publisher   *schemaAgent   `json:"publisher,omitempty"`
	Variables   []string       `json:"variableMeasured,omitempty"`
	Sources     []string       `json:"isBasedOn,omitempty"`
	Files       []schemaFile   `json:"distribution"`
	Catalog     *schemaCatalog `json:"includedInDataCatalog,omitempty"`
}

type schemaAgent struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type schemaFile struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

type schemaCatalog struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

type schemaArticle struct {
	Context     string       `json:"@context"`
	Type        string       `json:"@type"`
	Headline    string       `json:"headline"`
	Description string       `json:"description,omitempty"`
	Published   string       `json:"datePublished"`
	Language    string       `json:"inLanguage"`
	Page        string       `json:"mainEntityOfPage"`
	Image       string       `json:"image,omitempty"`
	Author      *schemaAgent `json:"author,omitempty"`
	Publisher   *schemaAgent `json:"publisher,omitempty"`
	Source      string       `json:"isBasedOn,omitempty"`
}

// dataset is the figures of a plan.
func (e *edition) dataset(p *progress.Plan, description string) schemaDataset {
	d := schemaDataset{
		Context: schemaOrg, Type: "Dataset", Name: e.say(p.Title), Description: description, URL: e.links.Absolute(e.at.Plan(p.ID)),
		Language: e.lang.Code, Free: true, Place: e.say(p.Scope), Licence: e.site.Licence.URL, Publisher: e.publisherAgent(),
		Files: []schemaFile{
			{"DataDownload", "text/csv", e.links.Absolute(address.PlanCSV(p.ID))},
			{"DataDownload", "application/json", e.links.Absolute(address.PlanJSON(p.ID))},
		},
		Catalog: &schemaCatalog{"DataCatalog", e.say(e.site.Title), e.links.Absolute(e.at.Data())},
	}
	for i := range p.Sets {
		d.Variables = append(d.Variables, e.say(p.Sets[i].Name))
	}
	reports := e.site.ReportsOf(p.ID)
	if len(reports) == 0 {
		return d
	}
	last := reports[len(reports)-1]
	d.Modified = last.Published.String()
	d.Period = reports[0].AsOf.First.String() + "/" + last.AsOf.Last.String()
	d.Creator = agent(e.say(last.Source.Publisher), "")
	seen := map[string]bool{}
	for _, r := range reports {
		if url := r.Source.URL; url != "" && !seen[url] {
			seen[url] = true
			d.Sources = append(d.Sources, url)
		}
	}
	return d
}

// newsArticle is an article with the picture that stands for it.
func (e *edition) newsArticle(a *progress.Article, picture sharePicture) schemaArticle {
	n := schemaArticle{
		Context: schemaOrg, Type: "NewsArticle", Headline: e.say(a.Title), Description: e.say(a.Summary), Published: a.Date.String(),
		Language: e.lang.Code, Page: e.links.Absolute(e.at.Article(a.ID)), Author: agent(e.say(a.Author), ""),
		Publisher: e.publisherAgent(), Source: a.Source.URL,
	}
	if _, translated := a.Bodies[e.lang.Code]; !translated {
		n.Language = e.site.Language
	}
	if n.Author == nil {
		n.Author = n.Publisher
	}
	if picture.path != "" {
		n.Image = e.links.Absolute(picture.path)
	}
	return n
}

// publisherAgent is who answers for the site.
func (e *edition) publisherAgent() *schemaAgent {
	return agent(e.say(e.site.Publisher.Name), e.site.Publisher.URL)
}

// agent is a body by its name; nil without one.
func agent(name, url string) *schemaAgent {
	if name == "" {
		return nil
	}
	return &schemaAgent{"Organization", name, url}
}
