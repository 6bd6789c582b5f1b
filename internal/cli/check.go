package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/output"
)

func (sh *shell) checkCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "check", Args: cobra.NoArgs,
		Short: sh.say("Kiểm tra nội dung như khi dựng, không ghi gì", "Check the content as a build would, write nothing"),
		Long: sh.say("Đọc nội dung, chạy mọi quy tắc (xem: tiendo rules), dựng thử trong bộ nhớ và kiểm tra các trang. Không ghi gì.",
			"Reads the content, runs every rule (see: tiendo rules), renders in memory and audits the pages. Writes nothing."),
		Example: "  tiendo check\n  tiendo check --strict --format github\n  tiendo check --format json --lang en",
	}
	s := sh.buildFlags(c)
	c.RunE = func(*cobra.Command, []string) error { return sh.check(s) }
	return c
}

func (sh *shell) check(s *source) error {
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
	if err := sh.printProblems(made.Problems, s); err != nil {
		return err
	}
	if made.Tree == nil {
		sh.code = exitFail
	}
	fmt.Fprintln(sh.err, sh.tally(made.Problems))
	return nil
}
