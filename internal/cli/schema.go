package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tiendo/internal/locale"
	"tiendo/internal/schema"
)

func (sh *shell) schemaCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "schema [kind]", Args: cobra.MaximumNArgs(1),
		Short: sh.say("JSON Schema của từng loại tệp nội dung, cho trình soạn thảo", "JSON Schema of each kind of content file, for editors"),
		Long: sh.say(`In JSON Schema (bản 2020-12) của một loại tệp nội dung, hoặc của tệp --map; không nêu loại: liệt kê các loại. Trình soạn thảo biết TOML
(VS Code với Even Better TOML, Taplo) nhờ đó gợi ý khóa và báo lỗi ngay khi gõ. Trang đã dựng có sẵn các tệp này ở
api/v1/schema/content/, và dòng #:schema đầu mỗi tệp của tiendo new chỉ tới đó.`,
			`Prints the JSON Schema (draft 2020-12) of a kind of content file, or of --map files; without a kind, lists the kinds. Editors that know
TOML (VS Code with Even Better TOML, Taplo) complete keys with it and mark mistakes while you type. A built site has these
files in api/v1/schema/content/, and the #:schema line of each file of tiendo new points there.`),
		Example: "  tiendo schema\n  tiendo schema report > report.json",
	}
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var kinds []string
		for _, f := range described() {
			kinds = append(kinds, f.Kind)
		}
		return kinds, cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.schema(args) }
	return c
}

func (sh *shell) schema(args []string) error {
	if len(args) == 0 {
		for _, f := range described() {
			fmt.Fprintf(sh.out, "%-12s %-18s %s\n", f.Kind, f.Path, f.Title.In(sh.lang))
		}
		return nil
	}
	var languages []string
	for _, l := range locale.All() {
		languages = append(languages, l.Code)
	}
	for _, f := range described() {
		if f.Kind == args[0] {
			text, err := f.JSON(sh.lang, languages)
			if err == nil {
				_, err = sh.out.Write(text)
			}
			return err
		}
	}
	return hinted(exitUsage, fmt.Sprintf(sh.say("không có loại tệp %q", "there is no kind of file %q"), args[0]), sh.say("xem các loại: tiendo schema", "see the kinds: tiendo schema"))
}

// described are the kinds of files that have a schema.
func described() []schema.File { return append(schema.Files(), schema.LayoutFile()) }
