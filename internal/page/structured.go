package page

import (
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/literal"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// What a page tells search engines in the words of https://schema.org, as data
// that browsers do not run. Package literal escapes <, > and &, so that no text of
// the content can end the element.

// schemaThing is a type of theirs and what writes its members; nil: nothing is told.
type schemaThing struct {
	kind    string
	members func(w *literal.Writer)
}

// structured writes a thing as an element of the head.
func structured(w *markup.Writer, thing schemaThing) {
	if thing.members == nil {
		return
	}
	w.Raw("\n<script type=\"application/ld+json\">")
	w.Append(func(to []byte) []byte {
		text := literal.Writer{Bytes: to}
		text.Begin()
		text.Member("@context", "https://schema.org")
		text.Member("@type", thing.kind)
		thing.members(&text)
		text.Shut()
		return text.Bytes
	})
	w.Raw("</script>")
}

// asFile is a file that a dataset can be had as.
type asFile struct {
	format string
	at     address.Path
}

// dataset is the figures of a plan.
func (e *edition) dataset(p *progress.Plan, description string) schemaThing {
	return schemaThing{"Dataset", func(w *literal.Writer) {
		w.Member("name", e.say(p.Title))
		w.Text("description", description)
		w.Member("url", e.links.Absolute(e.at.Plan(p.ID)))
		w.Member("inLanguage", e.lang.Code)
		w.Key("isAccessibleForFree")
		w.Raw("true")
		reports := e.site.ReportsOf(p.ID)
		var last *progress.Report
		if len(reports) > 0 {
			last = reports[len(reports)-1]
			w.Text("dateModified", last.Published.String())
			w.Text("temporalCoverage", reports[0].AsOf.First.String()+"/"+last.AsOf.Last.String())
		}
		w.Text("spatialCoverage", e.say(p.Scope))
		w.Text("license", e.site.Licence.URL)
		if last != nil {
			agent(w, "creator", e.say(last.Source.Publisher), "") // who says the figures
		}
		e.publisherAgent(w, "publisher")
		measured(w, p, reports, e.say)
		w.Key("distribution")
		literal.List(w, []asFile{{"text/csv", address.PlanCSV(p.ID)}, {"application/json", address.PlanJSON(p.ID)}}, func(f *asFile) {
			w.Begin()
			w.Member("@type", "DataDownload")
			w.Member("encodingFormat", f.format)
			w.Member("contentUrl", e.links.Absolute(f.at))
			w.Shut()
		})
		w.Open("includedInDataCatalog")
		w.Member("@type", "DataCatalog")
		w.Member("name", e.say(e.site.Title))
		w.Member("url", e.links.Absolute(e.at.Data()))
		w.Shut()
	}}
}

// measured are the sets of a plan, and where its reports stand.
func measured(w *literal.Writer, p *progress.Plan, reports []*progress.Report, say func(progress.Text) string) {
	var sets, sources []string
	for i := range p.Sets {
		sets = append(sets, say(p.Sets[i].Name))
	}
	for _, r := range reports {
		if url := r.Source.URL; url != "" && !slices.Contains(sources, url) {
			sources = append(sources, url)
		}
	}
	if len(sets) > 0 {
		w.Members("variableMeasured", sets)
	}
	if len(sources) > 0 {
		w.Members("isBasedOn", sources)
	}
}

// newsArticle is an article with the picture that stands for it.
func (e *edition) newsArticle(a *progress.Article, picture sharePicture) schemaThing {
	return schemaThing{"NewsArticle", func(w *literal.Writer) {
		w.Member("headline", e.say(a.Title))
		w.Text("description", e.say(a.Summary))
		w.Member("datePublished", a.Date.String())
		language := e.lang.Code
		if _, translated := a.Bodies[language]; !translated {
			language = e.site.Language
		}
		w.Member("inLanguage", language)
		w.Member("mainEntityOfPage", e.links.Absolute(e.at.Article(a.ID)))
		if picture.path != "" {
			w.Text("image", e.links.Absolute(picture.path))
		}
		if author := e.say(a.Author); author != "" {
			agent(w, "author", author, "")
		} else {
			e.publisherAgent(w, "author")
		}
		e.publisherAgent(w, "publisher")
		w.Text("isBasedOn", a.Source.URL)
	}}
}

// publisherAgent is who answers for the site.
func (e *edition) publisherAgent(w *literal.Writer, key string) {
	agent(w, key, e.say(e.site.Publisher.Name), e.site.Publisher.URL)
}

// agent is a body by its name; nothing without one.
func agent(w *literal.Writer, key, name, url string) {
	if name == "" {
		return
	}
	w.Open(key)
	w.Member("@type", "Organization")
	w.Member("name", name)
	w.Text("url", url)
	w.Shut()
}
