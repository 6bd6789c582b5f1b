package cli

import "github.com/spf13/cobra"

func (sh *shell) completionCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "completion SHELL", Args: cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs), ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Short:   sh.say("Để phím Tab gõ tiếp lệnh và tùy chọn: bash, zsh, fish, powershell", "Let the Tab key complete commands and flags: bash, zsh, fish, powershell"),
		Example: "  source <(tiendo completion bash)\n  tiendo completion fish > ~/.config/fish/completions/tiendo.fish",
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		root := c.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(sh.out, true)
		case "zsh":
			return root.GenZshCompletion(sh.out)
		case "fish":
			return root.GenFishCompletion(sh.out, true)
		}
		return root.GenPowerShellCompletionWithDesc(sh.out)
	}
	return c
}
