package cli

import (
	"github.com/spf13/cobra"
)

func (sh *shell) newCommand() *cobra.Command {
	return &cobra.Command{Use: "new", RunE: func(*cobra.Command, []string) error { return nil }}
}
