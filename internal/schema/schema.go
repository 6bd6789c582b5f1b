// Package schema is the content contract, version 1 (DESIGN, section 2): what
// each file of the content may hold, described once. The reader checks against
// it, and what editors are shown is made from it: JSON Schemas ([File.JSON]),
// workbooks, the forms of the web editor.
//
// A new key is one line in the file of its table and one line in package
// content, where the value is made.
package schema

import "tiendo/internal/diag"

// File is one kind of file.
type File struct {
	Kind  string    // "report"
	Path  string    // where such files lie, a pattern of path.Match: "reports/*.toml"
	Title diag.Text // what it is, for people
	Table *Table
}

// FrontMatter says that the TOML stands between +++ lines above Markdown.
func (f File) FrontMatter() bool { return f.Path[len(f.Path)-3:] == ".md" }

// Files are all kinds of files, in the order in which a site comes about.
func Files() []File {
	return []File{
		{"site", "site.toml", diag.Text{VI: "Thông tin chung của trang", EN: "Settings of the site"}, Site()},
		{"units", "units.toml", diag.Text{VI: "Các đơn vị được theo dõi từng nơi một", EN: "The units that are followed one by one"}, Units()},
		{"plan", "plans/*.toml", diag.Text{VI: "Một kế hoạch: đếm những gì", EN: "A plan: what is counted"}, Plan()},
		{"report", "reports/*.toml", diag.Text{VI: "Một kỳ báo cáo: nguồn nói gì, đến ngày nào", EN: "A report: what a source says, as of when"}, Report()},
		{"commitments", "commitments.toml", diag.Text{VI: "Những điều đã hứa, đã giao", EN: "What was promised or instructed"}, Commitments()},
		{"news", "news/*.md", diag.Text{VI: "Một bài tin: phần TOML giữa hai dòng +++", EN: "An article: the TOML between +++ lines"}, News()},
		{"page", "pages/*.md", diag.Text{VI: "Một trang giới thiệu: phần TOML giữa hai dòng +++", EN: "A page about the site: the TOML between +++ lines"}, Page()},
		{"translation", "*/*.*.md", diag.Text{VI: "Bản dịch của một bài: phần TOML giữa hai dòng +++", EN: "A translation of an article or page: the TOML between +++ lines"}, Translation()},
	}
}

// Table is one kind of TOML table: its keys, what they hold and which must be there.
type Table struct {
	Name   string // as messages call it: "report", "[[figure]]"
	Fields []Field
}

// VI is the name in Vietnamese; tables that are called by their TOML header are
// called so in every language.
func (t *Table) VI() string {
	for _, name := range [...][2]string{{"plan", "kế hoạch"}, {"report", "báo cáo"}, {"news", "tin"}, {"page", "trang"}, {"translation", "bản dịch"},
		{"source", "nguồn"}, {"images", "ảnh"}, {"document", "văn bản"}} {
		if name[0] == t.Name {
			return name[1]
		}
	}
	return t.Name
}

// Field is the field of a key, nil when the table has none.
func (t *Table) Field(name string) *Field {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return &t.Fields[i]
		}
	}
	return nil
}

// Field is one key of a table.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
	Title    diag.Text // what people call it
	Help     diag.Text // how to fill it in; may be empty
	Long     bool      // of texts: more than a line is usual
	Ref      string    // the kind of thing whose id stands here: "plan", "set", "status", …
	Sub      *Table    // of One and Many
	Choices  []Choice  // of Word: what may stand here
	Most     int       // of lists and tables by id: how many entries; 0: most
}

// Choice is a word that may stand in a field, and how people call it.
type Choice struct {
	Word  string
	Title diag.Text
}

// Allows says whether a word is one of the choices.
func (f *Field) Allows(word string) bool {
	for _, c := range f.Choices {
		if c.Word == word {
			return true
		}
	}
	return false
}

// Words are the choices as they stand in files.
func (f *Field) Words() []string {
	words := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		words[i] = c.Word
	}
	return words
}

// Kind is what a key holds.
type Kind uint8

const (
	Text    Kind = iota // has translations beside it
	Texts               // a list of those
	Plain               // one line, no translation
	Plains              // a list of those; one string will do
	ID                  // [a-z0-9-]
	IDs                 // a list of those; one string will do
	Word                // one of the choices
	Date                // a day: a TOML date or a string
	Period              // a day, month, quarter or year
	Due                 // a period or "continuous"
	Count               // a whole number, not negative
	Decimal             // a number
	Boolean             // true or false
	Link                // an https or http address
	One                 // a table
	Many                // an array of tables
	Counts              // a table of whole numbers by id
	Tile                // [column, row]
	Done                // a count of criteria, or which
	Dones               // Done by the code of a unit
)

// MaxCount is the largest whole number: beyond it sums could overflow and
// floats round.
const MaxCount = 1_000_000_000_000_000

// most is how many entries a list may have that says nothing else. What counts
// things has more room, some ten times that of the largest sites that can be
// thought of: beyond it a file is a mistake, or an attack.
const most = 1000

// Limit is how many entries the field may have.
func (f *Field) Limit() int {
	if f.Most == 0 {
		return most
	}
	return f.Most
}

// MaxTile bounds the grid of tiles, columns and rows.
const MaxTile = 1000

func table(name string, fields ...Field) *Table { return &Table{name, fields} }

// key describes a key: its name, what it holds, what people call it.
func key(name string, k Kind, vi, en string) Field {
	return Field{Name: name, Kind: k, Title: diag.Text{VI: vi, EN: en}}
}

// must marks a key as required.
func (f Field) must() Field { f.Required = true; return f }

// long marks a text of several lines.
func (f Field) long() Field { f.Long = true; return f }

// most says how many entries the field may have.
func (f Field) most(n int) Field { f.Most = n; return f }

// ref says whose ids stand in the field.
func (f Field) ref(kind string) Field { f.Ref = kind; return f }

// help says how to fill the field in.
func (f Field) help(vi, en string) Field { f.Help = diag.Text{VI: vi, EN: en}; return f }

// of gives the table that the field holds.
func (f Field) of(t *Table) Field { f.Sub = t; return f }

// oneOf gives the choices of a word: word, Vietnamese, English.
func (f Field) oneOf(choices ...[3]string) Field {
	for _, c := range choices {
		f.Choices = append(f.Choices, Choice{c[0], diag.Text{VI: c[1], EN: c[2]}})
	}
	return f
}

// Keys that several tables have.

// aliases are the ids that something had before it was renamed; the addresses
// that were made of them lead on.
func aliases() Field {
	return key("aliases", IDs, "Mã cũ", "Former ids").help("Đã công bố với mã khác thì ghi mã ấy: địa chỉ cũ chuyển tới đây.", "Published under another id before: put it here, and the former addresses lead on.")
}

// formerPaths are addresses of the site that lead to an article or a page.
func formerPaths(example string) Field {
	return key("aliases", Plains, "Địa chỉ cũ", "Former addresses").help(example, example)
}

func note() Field { return key("note", Text, "Ghi chú", "Note").long() }

func acknowledge() Field {
	return key("acknowledge", Plains, "Cảnh báo đã xem xét", "Warnings that were reviewed").ref("rule").
		help("Tên các cảnh báo (xem: tiendo rules); phải có ghi chú bên cạnh.", "Names of warnings (see: tiendo rules); needs a note beside it.")
}

func asOf() Field {
	return key("as_of", Period, "Số liệu tính đến", "As of").help("2025-09-24; chỉ biết tháng, quý, năm: 2025-09, 2025-Q3, 2025.", "2025-09-24; as precise as the source: 2025-09, 2025-Q3, 2025.")
}

func asOfStated() Field {
	return key("as_of_stated", Boolean, "Nguồn có nêu ngày chốt số liệu", "The source states the as-of date").
		help("false: nguồn chỉ viết “đến nay”, ngày là giả định và trang nói rõ.", "false: the source says “to date”; the day is assumed, and the pages say so.")
}

func phase() Field { return key("phase", Text, "Giai đoạn", "Phase") }

func due() Field {
	return key("due", Due, "Hạn", "Due").help("2025-12-31, 2025-09, 2025-Q4, 2025; việc thường xuyên: continuous.", "2025-12-31, 2025-09, 2025-Q4, 2025; what never ends: continuous.")
}

func dueText() Field {
	return key("due_text", Text, "Hạn, đúng chữ của nguồn", "Due, as printed")
}

func source() *Table {
	return table("source",
		key("title", Text, "Tên bài, tên văn bản", "Title").must(),
		key("publisher", Text, "Ai công bố", "Publisher").help("Cần ít nhất một trong ba: ai công bố, địa chỉ, bản lưu.", "One of publisher, url and archive is needed."),
		key("url", Link, "Địa chỉ", "Address"),
		key("accessed", Date, "Ngày xem", "Accessed on"),
		key("archive", Plain, "Bản lưu", "Kept copy").help("Tệp trong media/.", "A file in media/."),
		key("sha256", Plain, "SHA-256 của bản lưu", "SHA-256 of the kept copy"),
	)
}
