// Package editor writes the web editor of a site, /admin/: a page, the program
// that Sveltia CMS is (bundled by cmd/bundle), and the configuration that makes
// it the editor of this content. Forms follow from package schema, the same
// description that the reader checks against, in the language of the site:
//
//	config.go      who keeps the files, and how
//	collection.go  which files there are, and which may be changed
//	field.go       a key of a table -> a field of a form
//	choice.go      what there is to choose from
//
// Whoever opens /admin/ sees its configuration: nothing stands in it that is not
// public. What there is to choose from (plans, sets, reports) the editor reads
// from the files themselves, so that a plan of this minute is among them.
package editor

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"io/fs"
	"path"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// Options are what a build gives beside the site.
type Options struct {
	Templates fs.FS        // templates.FS, with the site's own files on top
	Rules     []*diag.Rule // everything that is checked: warnings may be acknowledged
}

const (
	home    = "admin/"
	program = "assets/dist/editor"
)

// Missing names what the program was built without, of that what the editor of
// the site needs.
func Missing(s *progress.Site, files fs.FS) []string {
	if _, err := fs.Stat(files, program); s.Editor.On() && err != nil {
		return []string{program}
	}
	return nil
}

// Write adds the editor to a tree that has the pages of the site, if the site asks
// for one and the program has it.
func Write(s *progress.Site, o Options, t *output.Tree) error {
	if !s.Editor.On() || Missing(s, o.Templates) != nil {
		return nil
	}
	if err := unpack(o.Templates, t); err != nil {
		return fmt.Errorf("the editor: %w", err)
	}
	look := lookOf(t)
	css, err := fs.ReadFile(o.Templates, "assets/js/editor/editor.css")
	if err != nil {
		return err
	}
	config, err := configuration(s, o.Rules, look)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		data []byte
	}{{"index.html", document(s, look)}, {"config.json", config}, {"editor.css", css}} {
		if err := t.Add(home+f.name, f.data); err != nil {
			return err
		}
	}
	return nil
}

// unpack adds the files of the program; what is a .gz there is none in the tree.
func unpack(files fs.FS, t *output.Tree) error {
	return fs.WalkDir(files, program, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		to := home + strings.TrimPrefix(name, program+"/")
		if bare, packed := strings.CutSuffix(to, ".gz"); packed {
			to = bare
			if data, err = gunzip(data); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return t.Add(to, data)
	})
}

func gunzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// look is what the editor takes of the site's own: addresses as they are from /admin/.
type look struct{ styles, icon string }

func lookOf(t *output.Tree) (l look) {
	for _, name := range t.Paths() {
		switch ok, _ := path.Match("assets/site-*.css", name); {
		case ok:
			l.styles = "../" + name
		case strings.HasPrefix(name, "assets/icon-") && strings.HasSuffix(name, ".svg"):
			l.icon = "../" + name
		}
	}
	return l
}

// document is the page that starts the editor.
func document(s *progress.Site, l look) []byte {
	title := html.EscapeString(words.title.In(s.Language) + " – " + s.Title.In(s.Language))
	return fmt.Appendf(nil, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>%s</title>
<link rel="icon" href="%s" type="image/svg+xml">
<link rel="stylesheet" href="editor.css">
<script type="module" src="editor.js"></script>
</head>
<body>
<noscript><p>%s</p></noscript>
</body>
</html>
`, s.Language, html.EscapeString(policy.Editor(s.Editor.Hosts())), title, html.EscapeString(l.icon), html.EscapeString(words.noScript.In(s.Language)))
}
