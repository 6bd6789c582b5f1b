package editor

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/picture"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// object is a JSON object; its keys are written in order.
type object map[string]any

// configuration is config.json: what templates/assets/js/editor.js sets up, of
// that what Sveltia calls its configuration.
func configuration(s *progress.Site, rules []*diag.Rule, l look) ([]byte, error) {
	f := &form{site: s, lang: s.Language, rules: rules}
	for _, code := range s.Languages {
		if code != s.Language {
			f.others = append(f.others, code)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(object{"cms": f.cms(l), "keys": Keys(), "style": l.styles, "component": f.chart()})
	return b.Bytes(), err
}

func (f *form) cms(l look) object {
	s := f.site
	cms := object{
		"backend":      backend(s.Editor, f.lang),
		"app_title":    words.title.In(f.lang) + " – " + s.Title.In(f.lang),
		"site_url":     s.BaseURL,
		"logo":         object{"src": l.icon},
		"media_folder": f.file("media"), "public_folder": "/media",
		"media_libraries": object{
			"default":      object{"config": object{"slugify_filename": true, "max_file_size": picture.MaxBytes}},
			"stock_assets": object{"providers": []string{}}, // of other hosts
		},
		"slug":        object{"encoding": "ascii", "clean_accents": true, "maxlength": 80},
		"output":      object{"omit_empty_optional_fields": true},
		"collections": f.collections(), "singletons": f.singletons(),
		"field_defaults": object{"richtext": object{"use_emoji_autocomplete": false}},
	}
	if s.Editor.Review {
		cms["publish_mode"] = "editorial_workflow"
	}
	if len(f.others) > 0 {
		cms["i18n"] = object{"structure": "multiple_files", "locales": s.Languages, "default_locale": s.Language,
			"omit_default_locale_from_file_path": true, "initial_locales": "default"}
	}
	return cms
}

// backend says who keeps the files. A folder on this computer needs no word: the
// editor offers it where the page comes from this computer (`tiendo serve`).
func backend(e progress.Editor, lang string) object {
	b := object{"name": e.Backend, "repo": e.Repo, "commit_messages": object{
		"create":      words.created.In(lang),
		"update":      words.updated.In(lang),
		"delete":      words.deleted.In(lang),
		"uploadMedia": words.uploaded.In(lang),
		"deleteMedia": words.removed.In(lang),
	}}
	for key, value := range map[string]string{"branch": e.Branch, "base_url": e.BaseURL, "api_root": e.APIRoot, "app_id": e.AppID} {
		if value != "" {
			b[key] = value
		}
	}
	switch e.Auth {
	case "token":
		b["auth_methods"] = []string{"token"}
	case "pkce":
		b["auth_type"] = "pkce"
	}
	return b
}

// file is a path below the content, as it is from the top of the repository.
func (f *form) file(name string) string {
	return strings.TrimPrefix(path.Join(f.site.Editor.Folder, name), "/")
}

// Keys are the names of the keys that hold a day, and of those that hold whole
// numbers by id, in any table of a data file. The editor writes them by their names:
// no other key has one of these.
func Keys() map[string][]string {
	return map[string][]string{"days": keysOf(schema.Date, schema.Period, schema.Due), "counts": keysOf(schema.Counts)}
}

// keysOf are the names of the keys, in any table of a data file, that hold one of
// the kinds.
func keysOf(kinds ...schema.Kind) []string {
	found := map[string]bool{}
	var walk func(t *schema.Table)
	walk = func(t *schema.Table) {
		for _, fd := range t.Fields {
			if slices.Contains(kinds, fd.Kind) {
				found[fd.Name] = true
			}
			if fd.Sub != nil {
				walk(fd.Sub)
			}
		}
	}
	for _, file := range schema.Files() {
		walk(file.Table)
	}
	return sorted(found)
}
