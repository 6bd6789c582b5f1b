package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/export"
	"tiendo/internal/output"
)

func (sh *shell) buildCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "build", Args: cobra.NoArgs,
		Short: sh.say("Kiểm tra nội dung, dựng trang và công bố vào một thư mục", "Check the content, build the site and publish it into a folder"),
		Long: sh.say(`Dựng trang và đổi sang bản mới trong một bước: hoặc trang cũ, hoặc trang mới, không bao giờ lẫn lộn.
Có lỗi thì không công bố gì, trang cũ giữ nguyên. Bản trước nằm trong thư mục .<out>.tiendo bên cạnh.`,
			`Builds the site and switches to it in one step: readers meet the old site or the new one, never a mixture.
When there is an error nothing is published and the old site stays. The former one lies beside it in .<out>.tiendo.`),
		Example: "  tiendo build\n  tiendo build --content my-site/content --out my-site/public --date 2025-09-24\n  tiendo build --drafts --base-url https://preview.example.org/",
	}
	s := sh.sourceFlags(c)
	out := c.Flags().String("out", "public", sh.say("thư mục công bố", "the folder to publish into"))
	c.RunE = func(*cobra.Command, []string) error { return sh.build(s, *out) }
	return c
}

func (sh *shell) build(s *source, out string) error {
	start := time.Now()
	o, root, err := s.options()
	if err != nil {
		return err
	}
	defer root.Close()
	made, err := build.Make(o)
	if err != nil {
		return err
	}
	if err := sh.printProblems(made.Problems, s.format, s.content); err != nil {
		return err
	}
	if made.Tree == nil {
		sh.code = exitFail
		fmt.Fprintln(sh.err, sh.tally(made.Problems)+sh.say("; chưa công bố gì", "; nothing was published"))
		return nil
	}
	result, err := output.Publish(made.Tree, output.Options{Out: out, Tool: o.Tool, Date: made.Site.Date.String(), Dated: export.Dated, Protected: protected(s.content)})
	if err != nil {
		return sh.explain(err)
	}
	sh.closing(made, result, time.Since(start), out)
	return nil
}

// protected are the folders that may never be overwritten.
func protected(content string) []string { return []string{content, templatesBeside(content)} }

// closing is the last line of a build.
func (sh *shell) closing(m *build.Made, r output.Result, took time.Duration, out string) {
	pages := 0
	for _, p := range m.Tree.Paths() {
		if len(p) > 5 && p[len(p)-5:] == ".html" {
			pages++
		}
	}
	format := sh.say("%d trang, %d tệp, %s; ghi %d, giữ nguyên %d; %.2f giây; %d cảnh báo; tự thay đổi vào %s → %s\n",
		"%d pages, %d files, %s; %d written, %d unchanged; %.2f s; %d warnings; changes by itself on %s → %s\n")
	fmt.Fprintf(sh.err, format, pages, r.Files, size(r.Bytes), r.Written, r.Unchanged, took.Seconds(), m.Problems.Count(diag.Warning), m.Site.NextChange(), out)
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(bytes)/(1<<10))
	}
	return fmt.Sprintf("%d B", bytes)
}

// explain says in the language of messages what the output package refuses.
func (sh *shell) explain(err error) error {
	var busy *output.Busy
	if sh.lang == "vi" && errors.As(err, &busy) {
		return fmt.Errorf("một lần dựng khác (tiến trình %d) đang giữ thư mục này; đợi nó xong: %w", busy.Holder, err)
	}
	return err
}
