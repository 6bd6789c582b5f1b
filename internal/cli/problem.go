package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tiendo/internal/diag"
)

// printProblems prints the problems of a run: as text to standard error, as
// JSON and GitHub annotations, which programs read, to standard output.
func (sh *shell) printProblems(list diag.List, s *source) error {
	switch s.format {
	case "json":
		return sh.printJSON(list, s)
	case "github":
		return printAll(sh.out, list, s, sh.printAnnotation)
	}
	printAll(sh.err, list, s, sh.printText) // if that fails there is nobody to tell
	return nil
}

// printAll prints each problem of a run, of which there may be ten thousand, with
// the place of its file.
func printAll(to io.Writer, list diag.List, s *source, print func(to io.Writer, p diag.Problem, at string)) error {
	all := bufio.NewWriter(to)
	file, place := "", ""
	for _, p := range list {
		if p.File != file { // those of a file stand together
			file, place = p.File, s.place(p.File)
		}
		print(all, p, place)
	}
	return all.Flush()
}

// place is a file of the content as seen from the working directory. A page of
// the site (audit) begins with a slash and is shown where it would be published.
func (s *source) place(file string) string {
	if page, ok := strings.CutPrefix(file, "/"); ok {
		return fromHere(s.out, page)
	}
	return fromHere(s.content, file)
}

// fromHere is a file in a folder, seen from the working directory when the
// folder lies in it.
func fromHere(dir, file string) string {
	path := filepath.Join(dir, filepath.FromSlash(file))
	if filepath.IsAbs(path) {
		if here, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
				path = rel
			}
		}
	}
	return filepath.ToSlash(path)
}

// printText prints a problem for people: place, what, and the way out below it.
// Line 0 is no place in the file.
func (sh *shell) printText(to io.Writer, p diag.Problem, at string) {
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d:%d", at, p.Line, p.Column)
	}
	fmt.Fprintf(to, "%s: %s: %s [%s]\n", at, sh.coloured(p.Rule.Severity), p.Message.In(sh.lang), p.Rule.Name)
	if hint := p.Hint.In(sh.lang); hint != "" {
		fmt.Fprintf(to, "  → %s\n", hint)
	}
}

func (sh *shell) coloured(s diag.Severity) string {
	colour := "31"
	if s == diag.Warning {
		colour = "33"
	}
	if !sh.colour {
		return sh.severity(s)
	}
	return "\x1b[1;" + colour + "m" + sh.severity(s) + "\x1b[0m"
}

// printAnnotation prints a problem as a workflow command of GitHub Actions,
// which shows it beside the line in a pull request.
func (sh *shell) printAnnotation(to io.Writer, p diag.Problem, at string) {
	at = "file=" + escapeProperty(at)
	if p.Line > 0 {
		at += fmt.Sprintf(",line=%d,col=%d", p.Line, p.Column)
	}
	text := p.Message.In(sh.lang)
	if hint := p.Hint.In(sh.lang); hint != "" {
		text += " → " + hint
	}
	fmt.Fprintf(to, "::%s %s,title=%s::%s\n", p.Rule.Severity, at, p.Rule.Name, escapeData(text))
}

type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Quality  string `json:"quality"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func (sh *shell) printJSON(list diag.List, s *source) error {
	report := struct {
		Problems []jsonProblem `json:"problems"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
	}{[]jsonProblem{}, list.Count(diag.Error), list.Count(diag.Warning)}
	for _, p := range list {
		report.Problems = append(report.Problems, jsonProblem{s.place(p.File), p.Line, p.Column, p.Rule.Severity.String(), p.Rule.Name,
			p.Rule.Quality.String(), p.Message.In(sh.lang), p.Hint.In(sh.lang)})
	}
	enc := json.NewEncoder(sh.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(report)
}

// escapeData and escapeProperty follow the workflow commands of GitHub Actions.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(s))
}

// tally is "2 errors, 3 warnings", by quality when there are any.
func (sh *shell) tally(list diag.List) string {
	text := sh.count(list.Count(diag.Error), "lỗi", "error", "errors") + ", " + sh.warnings(list.Count(diag.Warning))
	var parts []string
	for _, q := range diag.Qualities {
		n := 0
		for _, p := range list {
			if p.Rule.Quality == q {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", sh.say(qualityVI[q], q.String()), n))
		}
	}
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	}
	return text
}

var qualityVI = [...]string{"đúng", "đủ", "sạch", "sống"}
