package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/output"
)

func (sh *shell) sealCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "seal", Args: cobra.NoArgs,
		Short: sh.say("Niêm phong các báo cáo đã công bố vào reports.sum", "Seal published reports into reports.sum"),
		Long: sh.say(`Thêm vào reports.sum một dòng cho mỗi báo cáo đã công bố: mã, ngày, mã băm của ý nghĩa.
Từ đó sửa hay xóa một báo cáo đã niêm phong là lỗi; cách sửa số liệu là một báo cáo mới có corrects và reason.`,
			`Appends to reports.sum one line for each published report: id, date, and a hash of its meaning.
From then on a sealed report that changes or vanishes is an error; the way to change the past is a new report with corrects and reason.`),
		Example: "  tiendo seal && git add content/reports.sum",
	}
	s := sh.sourceFlags(c)
	c.RunE = func(*cobra.Command, []string) error { return sh.seal(s) }
	return c
}

func (sh *shell) seal(s *source) error {
	o, root, err := sh.options(s)
	if err != nil {
		return err
	}
	defer root.Close()
	before := output.OpenPublished(s.out)
	defer before.Close()
	o.Reuse, o.Rehearsal = before.File, true
	made, err := build.Make(o)
	if err != nil {
		return err
	}
	if made.Tree == nil {
		sh.code = exitFail
		if err := sh.printProblems(made.Problems, s); err != nil {
			return err
		}
		fmt.Fprintln(sh.err, sh.tally(made.Problems)+sh.say("; chưa niêm phong gì", "; nothing was sealed"))
		return nil
	}
	text, added := content.SealLines(made.Site)
	if len(added) == 0 {
		fmt.Fprintln(sh.err, sh.say("mọi báo cáo đã được niêm phong", "every report is sealed already"))
		return nil
	}
	if err := replaceFile(filepath.Join(s.content, "reports.sum"), text); err != nil {
		return err
	}
	fmt.Fprintf(sh.err, sh.say("đã niêm phong: %s\n", "sealed: %s\n"), strings.Join(added, ", "))
	return nil
}

// replaceFile writes a file whole or not at all.
func replaceFile(name, text string) error {
	next, err := os.CreateTemp(filepath.Dir(name), ".tiendo-*")
	if err != nil {
		return err
	}
	defer os.Remove(next.Name())
	if _, err := next.WriteString(text); err != nil {
		next.Close()
		return err
	}
	if err := next.Chmod(0o644); err != nil {
		next.Close()
		return err
	}
	if err := next.Sync(); err != nil {
		next.Close()
		return err
	}
	if err := next.Close(); err != nil {
		return err
	}
	return os.Rename(next.Name(), name)
}
