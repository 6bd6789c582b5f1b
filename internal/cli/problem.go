package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"tiendo/internal/diag"
)

// printProblems prints the problems of a run: as text and GitHub annotations to
// standard error, as JSON to standard output. dir is the content folder, so
// that places are relative to the working directory.
func (sh *shell) printProblems(list diag.List, format, dir string) error {
	switch format {
	case "json":
		return sh.printJSON(list, dir)
	case "github":
		for _, p := range list {
			fmt.Fprintf(sh.out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", p.Rule.Severity, escapeProperty(place(dir, p.File)), p.Line, p.Column,
				p.Rule.Name, escapeData(p.Message.In(sh.lang)+" – "+p.Hint.In(sh.lang)))
		}
		return nil
	}
	for _, p := range list {
		sh.printText(sh.err, p, dir)
	}
	return nil
}

// place is a file of the content as seen from the working directory. A page of
// the site (audit) begins with a slash and is shown as if it were published.
func place(dir, file string) string {
	if strings.HasPrefix(file, "/") {
		return "public" + file
	}
	return filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(file)))
}

func (sh *shell) printText(w io.Writer, p diag.Problem, dir string) {
	word, colour := sh.say("lỗi", "error"), "31"
	if p.Rule.Severity == diag.Warning {
		word, colour = sh.say("cảnh báo", "warning"), "33"
	}
	if sh.colour {
		word = "\x1b[1;" + colour + "m" + word + "\x1b[0m"
	}
	fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", place(dir, p.File), p.Line, p.Column, word, p.Message.In(sh.lang), p.Rule.Name)
	if hint := p.Hint.In(sh.lang); hint != "" {
		fmt.Fprintf(w, "  → %s\n", hint)
	}
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

func (sh *shell) printJSON(list diag.List, dir string) error {
	report := struct {
		Problems []jsonProblem `json:"problems"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
	}{[]jsonProblem{}, list.Count(diag.Error), list.Count(diag.Warning)}
	for _, p := range list {
		report.Problems = append(report.Problems, jsonProblem{place(dir, p.File), p.Line, p.Column, p.Rule.Severity.String(), p.Rule.Name,
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
	text := fmt.Sprintf(sh.say("%d lỗi, %d cảnh báo", "%d errors, %d warnings"), list.Count(diag.Error), list.Count(diag.Warning))
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
