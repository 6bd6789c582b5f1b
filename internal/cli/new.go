package cli

import (
	"bytes"
	"embed"
	"regexp"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"
)

// patterns are the files that new makes, by language: a whole site below site/,
// and one file each of the other kinds.
//
//go:embed all:new
var patterns embed.FS

func (sh *shell) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: sh.say("Tạo một trang mới, hoặc một tệp nội dung để điền", "Make a new site, or a content file to fill in"),
		Long: sh.say(`Tạo một trang mới để bắt đầu, hoặc một tệp nội dung có sẵn lời giải thích để điền. Không bao giờ ghi đè.
Số liệu không được điền sẵn: chừng nào chưa điền, tiendo check nói còn thiếu gì và trang không được dựng.`,
			`Makes a site to start from, or a content file with explanations to fill in. Never overwrites anything.
Figures are not filled in: until you do, tiendo check says what is missing and the site is not built.`),
		Example: "  tiendo new site my-site\n  tiendo new report --plan nq57\n  tiendo new news hoi-nghi-so-ket",
	}
	sh.group(c, sh.newSiteCommand(), sh.newPlanCommand(), sh.newReportCommand(), sh.newNewsCommand(), sh.newPageCommand())
	return c
}

// pattern fills a file of new/.
func (sh *shell) pattern(name string, data any) (string, error) {
	raw, err := patterns.ReadFile("new/" + name)
	if err != nil {
		return "", err
	}
	t, err := template.New(name).Option("missingkey=error").Funcs(template.FuncMap{"q": quote, "line": oneLine, "md": markdown}).Parse(string(raw))
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return strings.TrimSpace(b.String()) + "\n", err
}

// quote writes a TOML string.
func quote(s string) string {
	s = norm.NFC.String(oneLine(s))
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// oneLine makes a text fit behind the # of a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// markdown escapes a text for Markdown.
func markdown(s string) string {
	return regexp.MustCompile("[\\\\`*_\\[\\]<>&#!|~]").ReplaceAllString(oneLine(s), `\$0`)
}
