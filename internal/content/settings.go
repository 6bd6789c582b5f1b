package content

import (
	"slices"
	"strings"
	"time"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// settings reads site.toml. False: there is none to work with.
func (r *reader) settings() bool {
	// The languages of the site decide which keys are translations, so they
	// are looked up first; until then every language of the program is one.
	for _, l := range locale.All() {
		r.langs = append(r.langs, l.Code)
	}
	f, rec := r.data("site.toml", schema.Site())
	if rec == nil {
		if f == nil && len(r.problems) == 0 {
			none := &file{path: "site.toml"}
			none.report(RequiredKey, none.whole(), diag.Say("không có tệp site.toml", "there is no site.toml"),
				diag.Say("tạo bằng `tiendo new site`, hoặc chỉ đúng thư mục bằng --content", "make one with `tiendo new site`, or point --content at the right folder"))
			r.take(none)
		}
		return false
	}
	s := *rec
	checks := &file{path: "site.toml"}
	defer r.take(checks)
	publisher, licence := get[record](s, "publisher"), get[record](s, "licence")
	r.c.Settings = progress.Settings{
		Node: s.node, Title: get[progress.Text](s, "title"), Description: get[progress.Text](s, "description"),
		BaseURL:  strings.TrimRight(get[string](s, "base_url"), "/") + "/",
		Language: checks.language(get[string](s, "language"), s.node.At("language")),
		TimeZone: checks.timeZone(s),
		Official: s.or("official", true), SharePictures: s.or("share_pictures", true), AliasFiles: s.or("alias_files", false),
		Publisher:  checks.publisher(publisher),
		Licence:    progress.Licence{Name: get[progress.Text](licence, "name"), URL: get[string](licence, "url")},
		SourceCode: get[string](get[record](s, "source_code"), "url"), Editor: checks.editor(get[record](s, "editor")), Note: get[progress.Text](s, "note"), Acknowledge: get[[]string](s, "acknowledge"),
	}
	r.c.Languages = checks.languages(s, r.c.Language)
	if strings.ContainsAny(r.c.BaseURL, "?#") {
		checks.report(BadValue, s.node.At("base_url"), diag.Say("địa chỉ gốc không được có ? hay #", "the base address must not contain ? or #"), diag.Say("viết https://…/", "write https://…/"))
	}
	return s.has("base_url") && s.has("language")
}

func (f *file) publisher(p record) progress.Publisher {
	email := get[string](p, "email")
	if email != "" && (strings.Count(email, "@") != 1 || strings.ContainsAny(email, " ?&%<>\"'\\,;:/")) {
		f.report(BadValue, p.node.At("email"), diag.Say("“%s” không phải địa chỉ thư", "“%s” is not an e-mail address", email), diag.Say("viết ten@noi.vn", "write name@place.org"))
		email = ""
	}
	return progress.Publisher{
		Name: get[progress.Text](p, "name"), Address: get[progress.Text](p, "address"), Email: email, Phone: get[string](p, "phone"),
		URL: get[string](p, "url"), ContactPerson: get[progress.Text](p, "contact_person"), Role: get[progress.Text](p, "role"),
	}
}

// language checks that the program speaks a language.
func (f *file) language(code string, at diag.Place) string {
	if code != "" && locale.For(code) == nil {
		var codes []string
		for _, l := range locale.All() {
			codes = append(codes, l.Code)
		}
		f.report(BadValue, at, diag.Say("chương trình chưa có ngôn ngữ “%s”", "the program does not speak “%s”", code),
			diag.Say("dùng: %s", "use: %s", strings.Join(codes, ", ")))
		return "vi"
	}
	return code
}

// languages is the first language and the others, each once.
func (f *file) languages(s record, first string) []string {
	list := []string{first}
	for _, code := range get[[]string](s, "languages") {
		code = f.language(code, s.node.At("languages"))
		if !slices.Contains(list, code) {
			list = append(list, code)
		}
	}
	return list
}

func (f *file) timeZone(s record) string {
	zone := get[string](s, "time_zone")
	if zone == "" {
		return "UTC"
	}
	if _, err := time.LoadLocation(zone); err != nil || zone == "Local" {
		f.report(BadValue, s.node.At("time_zone"), diag.Say("không có múi giờ “%s”", "there is no time zone “%s”", zone),
			diag.Say("viết như “Asia/Ho_Chi_Minh”", "write it like “Asia/Ho_Chi_Minh”"))
		return "UTC"
	}
	return zone
}
