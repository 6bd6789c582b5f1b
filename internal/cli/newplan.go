package cli

import "github.com/spf13/cobra"

func (sh *shell) newPlanCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "plan ID", Args: cobra.ExactArgs(1),
		Short: sh.say("Một kế hoạch: đếm những gì", "A plan: what is counted"),
		Long: sh.say("Tạo plans/ID.toml với một danh mục, và lời giải thích cho mọi thứ khác mà một kế hoạch có thể có.",
			"Makes plans/ID.toml with one set, and an explanation of everything else that a plan can have."),
		Example: "  tiendo new plan nq57\n  tiendo new plan nq57 --title \"Nghị quyết 57\"",
	}
	s := &source{}
	sh.contentFlags(c, s)
	title := sh.titleFlag(c)
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.newPlan(s, args[0], *title) }
	return c
}

func (sh *shell) titleFlag(c *cobra.Command) *string {
	return c.Flags().String("title", "", sh.say("tiêu đề, điền sẵn vào tệp", "the title, filled in"))
}

func (sh *shell) newPlan(s *source, id, title string) error {
	if err := sh.checkID(id); err != nil {
		return err
	}
	d, err := sh.openDesk(s)
	if err != nil {
		return err
	}
	defer d.close()
	return sh.put(d, "plans/"+id+".toml", "plan.toml", struct {
		ID, Title string
		Year      int
		Languages []string
	}{id, title, d.day.Year(), d.others()})
}
