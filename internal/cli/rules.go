package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tiendo/internal/diag"
	"tiendo/internal/rule"
)

func (sh *shell) rulesCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "rules [name]", Args: cobra.MaximumNArgs(1),
		Short: sh.say("Những gì được kiểm tra, và vì sao", "What is checked, and why"),
		Long: sh.say("In mọi quy tắc theo bốn phẩm chất đúng, đủ, sạch, sống; hoặc một quy tắc với ví dụ.",
			"Prints every rule by the four qualities correct, complete, clean, live; or one rule with its example."),
		Example: "  tiendo rules\n  tiendo rules not-stated",
	}
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, r := range rule.All() {
			names = append(names, r.Name)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return sh.oneRule(args[0])
		}
		for _, q := range diag.Qualities {
			fmt.Fprintf(sh.out, "%s\n", sh.say(qualityVI[q], q.String()))
			for _, r := range rule.All() {
				if r.Quality == q {
					fmt.Fprintf(sh.out, "  %-22s %-8s %s\n", r.Name, sh.severity(r.Severity), r.Doc.In(sh.lang))
				}
			}
		}
		return nil
	}
	return c
}

func (sh *shell) severity(s diag.Severity) string {
	if s == diag.Error {
		return sh.say("lỗi", "error")
	}
	return sh.say("cảnh báo", "warning")
}

func (sh *shell) oneRule(name string) error {
	for _, r := range rule.All() {
		if r.Name == name {
			fmt.Fprintf(sh.out, "%s (%s, %s)\n\n%s\n", r.Name, sh.severity(r.Severity), sh.say(qualityVI[r.Quality], r.Quality.String()), r.Doc.In(sh.lang))
			if example := rule.Example(name); example != "" {
				fmt.Fprintf(sh.out, "\n%s\n\n%s", sh.say("Ví dụ:", "Example:"), example)
			}
			return nil
		}
	}
	return hinted(exitUsage, fmt.Sprintf(sh.say("không có quy tắc %q", "there is no rule %q"), name), sh.say("xem danh sách: tiendo rules", "see the list: tiendo rules"))
}
