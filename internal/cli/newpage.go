package cli

import "github.com/spf13/cobra"

func (sh *shell) newPageCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "page SLUG", Args: cobra.ExactArgs(1),
		Short: sh.say("Một trang về trang: giới thiệu, liên hệ", "A page about the site: about, contact"),
		Long: sh.say("Tạo pages/SLUG.md. Địa chỉ của trang sẽ là /SLUG/.",
			"Makes pages/SLUG.md. The address of the page will be /SLUG/."),
		Example: "  tiendo new page lien-he --title \"Liên hệ\"",
	}
	s := &source{}
	sh.contentFlags(c, s)
	title := sh.titleFlag(c)
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.newPage(s, args[0], *title) }
	return c
}

func (sh *shell) newPage(s *source, id, title string) error {
	if err := sh.checkID(id); err != nil {
		return err
	}
	d, err := sh.openDesk(s)
	if err != nil {
		return err
	}
	defer d.close()
	return sh.put(d, "pages/"+id+".md", "page.md", struct{ Title string }{title})
}
