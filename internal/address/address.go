// Package address knows where everything of a site stands: the path of each
// page in each language, of each machine file, and how a path becomes a link.
//
// A Path is the address below the site's root, the same on every host
// ("/ke-hoach/nq57/"). A Map turns it into a link on the host of the site,
// which may live in a folder of it ("https://host/tiendo/").
package address

import (
	"net/url"
	"strconv"
	"strings"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// Path is an address below the root of the site; pages end with a slash.
type Path string

// File is the file of the output that holds the page: "ke-hoach/nq57/index.html".
func (p Path) File() string {
	file := strings.TrimPrefix(string(p), "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// escaped is the path as it stands in a URL. Our own names need no escaping;
// a path that somebody wrote may.
func (p Path) escaped() string {
	for i := range len(p) {
		if !plain[p[i]] {
			return (&url.URL{Path: string(p)}).EscapedPath()
		}
	}
	return string(p)
}

// plain are the characters that stand in a URL as they are.
var plain = func() (is [256]bool) {
	for c := byte('!'); c < 0x7f; c++ {
		is[c] = strings.IndexByte("\"#%<>?[\\]^`{|}", c) < 0
	}
	return is
}()

// Map is the addresses of one site.
type Map struct {
	base   string // base URL without the last slash
	prefix string // path of the base URL without the last slash: "" or "/tiendo"
	first  string // language at the root
}

// Of makes the map of a site. The base URL was checked when it was read.
func Of(s *progress.Site) Map {
	base := strings.TrimSuffix(s.BaseURL, "/")
	m := Map{base: base, first: s.Language}
	if u, err := url.Parse(base); err == nil {
		m.prefix = strings.TrimSuffix(u.EscapedPath(), "/")
	}
	return m
}

// Href is a link to a path from any page of the site.
func (m Map) Href(p Path) string { return m.prefix + p.escaped() }

// Absolute is the whole URL of a path.
func (m Map) Absolute(p Path) string { return m.base + p.escaped() }

// Prefix is the folder of the host in which the site lives: "" or "/folder".
func (m Map) Prefix() string { return m.prefix }

// In is the addresses of the pages in one language.
func (m Map) In(l *locale.Language) Pages {
	p := Pages{root: "/", words: &l.Paths}
	if l.Code != m.first {
		p.root = Path("/" + l.Code + "/")
	}
	return p
}

// Pages is the addresses of the pages in one language.
type Pages struct {
	root  Path
	words *locale.Paths
}

func (p Pages) at(segments ...string) Path {
	var room [128]byte // a longer one finds its own
	b := append(room[:0], p.root...)
	for _, s := range segments {
		b = append(append(b, s...), '/')
	}
	return Path(b)
}

// Home is the front page.
func (p Pages) Home() Path { return p.root }

// Plans is the list of plans.
func (p Pages) Plans() Path { return p.at(p.words.Plans) }

// Plan is the page of a plan.
func (p Pages) Plan(plan string) Path { return p.at(p.words.Plans, plan) }

// Set is the page of a set of a plan.
func (p Pages) Set(plan, set string) Path { return p.at(p.words.Plans, plan, set) }

// Item is the page of an item of a plan.
func (p Pages) Item(plan, item string) Path {
	return p.at(p.words.Plans, plan, p.words.Items, item)
}

// Reports is the list of reports.
func (p Pages) Reports() Path { return p.at(p.words.Reports) }

// Report is the page of a report.
func (p Pages) Report(id string) Path { return p.at(p.words.Reports, id) }

// ReportsYear is the archive of a year.
func (p Pages) ReportsYear(year string) Path { return p.at(p.words.Reports, year) }

// ReportsMonth is the archive of a month, where a year holds too much for one page.
func (p Pages) ReportsMonth(year, month string) Path { return p.at(p.words.Reports, year, month) }

// Units is the list of units.
func (p Pages) Units() Path { return p.at(p.words.Units) }

// Unit is the page of a unit.
func (p Pages) Unit(code string) Path { return p.at(p.words.Units, code) }

// UnitGroup is the page of a group of units, by its slug. It lies deeper than
// the page of any unit, so that no code can take its place.
func (p Pages) UnitGroup(slug string) Path { return p.at(p.words.Units, p.words.Groups, slug) }

// Commitments is the page of commitments.
func (p Pages) Commitments() Path { return p.at(p.words.Commitments) }

// CommitmentsYear is what was said in a year, where there is too much for one page.
func (p Pages) CommitmentsYear(year string) Path { return p.at(p.words.Commitments, year) }

// CommitmentsPlan is what was said in a year about a plan.
func (p Pages) CommitmentsPlan(year, plan string) Path { return p.at(p.words.Commitments, year, plan) }

// News is the front page of the news.
func (p Pages) News() Path { return p.at(p.words.News) }

// NewsYear is the archive of a year.
func (p Pages) NewsYear(year string) Path { return p.at(p.words.News, year) }

// NewsMonth is the archive of a month, where a year holds too much for one page.
func (p Pages) NewsMonth(year, month string) Path { return p.at(p.words.News, year, month) }

// Article is the page of an article.
func (p Pages) Article(id string) Path { return p.at(p.words.News, id) }

// Page is a page about the site.
func (p Pages) Page(id string) Path { return p.at(id) }

// Data is the page of downloads.
func (p Pages) Data() Path { return p.at(p.words.Data) }

// Quality is the page on data quality.
func (p Pages) Quality() Path { return p.at(p.words.Quality) }

// Method is the page on how things are counted.
func (p Pages) Method() Path { return p.at(p.words.Method) }

// Corrections is the list of corrections.
func (p Pages) Corrections() Path { return p.at(p.words.Corrections) }

// Search is the search page.
func (p Pages) Search() Path { return p.at(p.words.Search) }

// SearchLetter is the part of the index under one letter, where the whole is too
// much for one page.
func (p Pages) SearchLetter(letter string) Path { return p.at(p.words.Search, letter) }

// Verify is the page that tells how to check the site.
func (p Pages) Verify() Path { return p.at(p.words.Verify) }

// Sitemap is the page that lists every page.
func (p Pages) Sitemap() Path { return p.at(p.words.Sitemap) }

// Embeds is the folder of the charts for frames; each kind has one in it.
func (p Pages) Embeds() Path { return p.at("embed") }

// Embed is a chart of a set alone, for a frame in a page of others.
func (p Pages) Embed(kind, plan, set string) Path { return p.at("embed", kind, plan, set) }

// Press is the press kit of a report.
func (p Pages) Press(report string) Path { return p.at(p.words.Reports, report, p.words.Press) }

// PressText is the press kit of a report as plain text.
func (p Pages) PressText(report string) Path {
	return p.Report(report) + Path(p.words.Press) + ".txt"
}

// PressChart is the chart of a set in the press kit of a report, as a picture file.
func (p Pages) PressChart(report, set string) Path { return p.Press(report) + Path(set) + ".svg" }

// Feed is the Atom feed of the site in the language.
func (p Pages) Feed() Path { return p.root.feed() }

// PlanFeed is the Atom feed of a plan.
func (p Pages) PlanFeed(plan string) Path { return p.Plan(plan).feed() }

// CorrectionsFeed is the Atom feed of the corrections.
func (p Pages) CorrectionsFeed() Path { return p.Corrections().feed() }

func (p Path) feed() Path { return p + "feed.xml" }

// AsJSON is the JSON Feed beside an Atom feed.
func (p Path) AsJSON() Path { return Path(strings.TrimSuffix(string(p), ".xml")) + ".json" }

// Calendar is the calendar of what is due, in the language.
func (p Pages) Calendar() Path { return p.root + Calendar[1:] }

// Machine files, the same for every language.
const (
	NotFound    Path = "/404.html"
	Index       Path = "/api/v1/index.json"
	UnitsJSON   Path = "/api/v1/units.json"
	CommitJSON  Path = "/api/v1/commitments.json"
	UnitsCSV    Path = "/data/units.csv"
	AllXLSX     Path = "/data/all.xlsx"
	Feed        Path = "/feed.xml"
	SitemapXML  Path = "/sitemap.xml"
	Robots      Path = "/robots.txt"
	Headers     Path = "/_headers"
	Redirects   Path = "/_redirects"
	SecurityTxt Path = "/.well-known/security.txt"
	DataPackage Path = "/datapackage.json"
	Catalog     Path = "/catalog.jsonld"
	FeedJSON    Path = "/feed.json"
	Calendar    Path = "/deadlines.ics"
	ReportsSum  Path = "/reports.sum"
	Manifest    Path = "/manifest.json"
	Schema      Path = "/api/v1/schema/" // a folder without a page
)

// ContentSchema is the JSON Schema of a kind of file of the content.
func ContentSchema(kind string) Path { return Schema + Path("content/"+kind+".json") }

// PlanJSON is the machine page of a plan.
func PlanJSON(plan string) Path { return Path("/api/v1/plans/" + plan + ".json") }

// ReportJSON is the machine page of a report.
func ReportJSON(id string) Path { return Path("/api/v1/reports/" + id + ".json") }

// UnitJSON is the machine page of a unit.
func UnitJSON(code string) Path { return Path("/api/v1/units/" + code + ".json") }

// PlanCSV is the table of a plan's figures.
func PlanCSV(plan string) Path { return Path("/data/" + plan + ".csv") }

// ReportCSV is the table of a report's figures as they were reported: a dated
// snapshot, which never changes.
func ReportCSV(id string) Path { return Path("/data/reports/" + id + ".csv") }

// Picture is where a picture of the content is published in one of its sizes. Its
// bytes are in its name, so that a browser may keep it for ever, and a build
// take it from the site in place.
func Picture(p progress.Picture, s progress.Size) Path {
	return Path("/media/" + p.Slug + "-" + p.Key + "-" + strconv.Itoa(s.Width) + "." + p.Format)
}
