package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/content"
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
	s := sh.buildFlags(c)
	c.Flags().StringVar(&s.out, "out", "public", sh.say("thư mục công bố", "the folder to publish into"))
	dir := c.Flags().String("profile", "", sh.say("ghi nơi tốn thời gian và bộ nhớ (cpu.pprof, heap.pprof) vào thư mục này, để báo lỗi",
		"write where time and memory go (cpu.pprof, heap.pprof) into this folder, for a bug report"))
	verbose := c.Flags().Bool("verbose", false, sh.say("kể từng bước, mỗi bước một dòng", "say what is done, a line for each stage"))
	c.RunE = func(*cobra.Command, []string) error {
		stop, err := profile(*dir)
		if err != nil {
			return err
		}
		return cmp.Or(sh.build(s, *verbose), stop())
	}
	return c
}

func (sh *shell) build(s *source, verbose bool) error {
	prepareHeap()
	makeRoom()
	m := sh.newMeter(verbose, time.Now())
	defer m.end()
	o, root, err := sh.options(s)
	if err != nil {
		return err
	}
	defer root.Close()
	claim, err := output.Take(s.out, protected(s.content)) // before anything is read: see output.Claim
	if err != nil {
		return err
	}
	defer claim.Release()
	m.begin("inputs")
	o.Hashed = new(content.Hashed)
	program, err := programSum()
	if err != nil {
		return err
	}
	in, err := sh.inputs(o, s, program)
	if err != nil {
		return err
	}
	if done, err := sh.stands(claim, in, o, s, m); done || err != nil {
		return err
	}
	before := output.OpenPublished(s.out)
	defer before.Close()
	o.Reuse = before.File
	o.Stage = func(stage string) { m.begin(stage); makeRoom() }
	o.Tree = func() (*output.Tree, error) { return claim.Tree(m.made) }
	made, err := build.Make(o)
	if err != nil {
		return err
	}
	m.end()
	if err := sh.printProblems(made.Problems, s); err != nil {
		return err
	}
	if made.Tree == nil {
		sh.code = exitFail
		fmt.Fprintln(sh.err, sh.tally(made.Problems)+sh.say("; chưa công bố gì", "; nothing was published"))
		return nil
	}
	return sh.publish(claim, in, made, o, s, m)
}

// publish puts the site that was made in its place.
func (sh *shell) publish(claim *output.Claim, in build.Inputs, made *build.Made, o build.Options, s *source, m *meter) error {
	m.begin("publish")
	sh.switching = true
	result, err := claim.Publish(made.Tree, output.Options{Tool: o.Tool, Date: made.Site.Date.String(), Dated: export.Dated})
	if err != nil && result.Switched {
		return hinted(exitFail, sh.say("trang mới đã được đặt, nhưng chưa chắc còn đó nếu mất điện: ", "the new site is in place, but may not survive a power failure: ")+sh.plain(err),
			sh.say("xem lại ổ đĩa, rồi dựng lại", "look after the disk, then build again"))
	}
	if err != nil {
		return err
	}
	sh.remember(claim, in, made, o, s)
	m.end()
	sh.incomplete(made.Missing)
	sh.closing(ending{
		read: in.Files, pages: made.Pages(), warnings: made.Problems.Count(diag.Warning), next: made.Site.NextChange().String(),
		result: result, took: time.Since(m.start), out: s.out,
	})
	return nil
}

// incomplete says what the site lacks because the program was built without it.
func (sh *shell) incomplete(missing []string) {
	if len(missing) > 0 {
		fmt.Fprintln(sh.err, sh.say("chương trình này được biên dịch thiếu ", "this program was built without ")+strings.Join(missing, ", ")+
			sh.say(": trang vẫn đủ nội dung, nhưng không có biểu đồ tương tác, ô tìm kiếm, ảnh chia sẻ hoặc trang soạn; chạy make để biên dịch đủ",
				": the site is complete, but has no interactive charts, search, share pictures or web editor; run make to build all of it"))
	}
}

// protected are the folders that may never be overwritten.
func protected(content string) []string { return []string{content, templatesBeside(content)} }

// ending is what the last line of a build says.
type ending struct {
	read, pages, warnings int
	next                  string // the day of the next change
	result                output.Result
	took                  time.Duration
	out                   string
}

func (sh *shell) closing(e ending) {
	r := e.result
	line := fmt.Sprintf(sh.say("%s, %s, %s; đọc %d, ghi %d, giữ nguyên %d; %s giây; %s; tự thay đổi vào ngày %s → %s",
		"%s, %s, %s; %d read, %d written, %d unchanged; %s s; %s; changes by itself on %s → %s"),
		sh.count(e.pages, "trang", "page", "pages"), sh.count(r.Files, "tệp", "file", "files"), sh.size(r.Bytes), e.read, r.Written, r.Unchanged,
		sh.decimal(e.took.Seconds(), 2), sh.warnings(e.warnings), e.next, e.out)
	if !r.Switched {
		line += fmt.Sprintf(sh.say("; không có gì mới, bản ngày %s giữ nguyên", "; nothing new, the site of %s stays"), r.OldDate)
	}
	fmt.Fprintln(sh.err, line)
}

func (sh *shell) warnings(n int) string { return sh.count(n, "cảnh báo", "warning", "warnings") }

func (sh *shell) size(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return sh.decimal(float64(bytes)/(1<<20), 1) + " MB"
	case bytes >= 1<<10:
		return sh.decimal(float64(bytes)/(1<<10), 1) + " KB"
	}
	return fmt.Sprintf("%d B", bytes)
}

func (sh *shell) decimal(x float64, places int) string {
	text := strconv.FormatFloat(x, 'f', places, 64)
	if sh.lang == "vi" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
