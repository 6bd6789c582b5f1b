package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (sh *shell) versionCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "version", Args: cobra.NoArgs,
		Short:   sh.say("Phiên bản của chương trình", "Version of the program"),
		Example: "  tiendo version",
	}
	c.RunE = func(*cobra.Command, []string) error {
		fmt.Fprintln(sh.out, "tiendo "+Version)
		return nil
	}
	return c
}
