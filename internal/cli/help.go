package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// group puts commands below another one, which alone does nothing (the program
// itself shows its help), and lets the arguments of each be refused in the language
// of messages.
func (sh *shell) group(parent *cobra.Command, commands ...*cobra.Command) {
	parent.SuggestionsMinimumDistance = 2
	parent.Args = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return sh.noCommand(c, args[0])
		}
		return nil
	}
	parent.RunE = func(c *cobra.Command, _ []string) error {
		if !c.HasParent() {
			return c.Help()
		}
		var names []string
		for _, sub := range c.Commands() {
			names = append(names, sub.Name())
		}
		return sh.misused(c, sh.say("thiếu đối số", "an argument is missing"), strings.Join(names, "|"))
	}
	for _, c := range commands {
		if !c.HasSubCommands() {
			c.Args = sh.arguments(c.Args)
		}
		parent.AddCommand(c)
	}
}

// arguments is a check of cobra with our words.
func (sh *shell) arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if check == nil || check(c, args) == nil {
			return nil
		}
		what := sh.say("thiếu đối số", "an argument is missing")
		if more := append(slices.Clone(args), "more"); len(args) > 0 && check(c, more) != nil {
			what = fmt.Sprintf(sh.say("thừa đối số %q", "unexpected argument %q"), args[len(args)-1])
		}
		return sh.misused(c, what, strings.TrimSpace(strings.TrimPrefix(c.Use, c.Name())))
	}
}

func (sh *shell) misused(c *cobra.Command, what, arguments string) error {
	return hinted(exitUsage, what, strings.TrimSpace(sh.say("cách dùng: ", "use: ")+c.CommandPath()+" "+arguments))
}

func (sh *shell) noCommand(parent *cobra.Command, name string) error {
	what := fmt.Sprintf(sh.say("không có lệnh %q", "there is no command %q"), strings.TrimPrefix(parent.CommandPath()+" "+name, "tiendo "))
	if near := parent.SuggestionsFor(name); len(near) > 0 {
		return hinted(exitUsage, what, fmt.Sprintf(sh.say("có phải là: %s %s?", "did you mean: %s %s?"), parent.CommandPath(), near[0]))
	}
	return usage("%s", what)
}

// flagError words what pflag refuses.
func (sh *shell) flagError(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		valued  *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return usage(sh.say("không có tùy chọn %s%s", "there is no flag %s%s"), dashes, unknown.GetSpecifiedName())
	case errors.As(err, &valued):
		return usage(sh.say("tùy chọn --%s cần một giá trị", "the flag --%s needs a value"), valued.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage(sh.say("tùy chọn --%s không nhận giá trị %q", "the flag --%s does not take the value %q"), invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage("%v", err)
}

// help prints how to use a command.
func (sh *shell) help(c *cobra.Command, _ []string) {
	w := sh.out
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(w, "%s\n", text)
	line := c.CommandPath() + strings.TrimPrefix(c.Use, c.Name())
	if c.HasSubCommands() {
		line += sh.say(" LỆNH", " COMMAND")
	}
	if c.HasAvailableFlags() {
		line += sh.say(" [tùy chọn]", " [flags]")
	}
	section(w, sh.say("Cách dùng", "Usage"), "  "+line+"\n")
	if c.Example != "" {
		section(w, sh.say("Ví dụ", "Examples"), c.Example+"\n")
	}
	section(w, sh.say("Các lệnh", "Commands"), commandList(c))
	section(w, sh.say("Tùy chọn", "Flags"), sh.flagList(c.LocalNonPersistentFlags()))
	section(w, sh.say("Tùy chọn của mọi lệnh", "Flags of every command"), sh.flagList(c.Root().PersistentFlags()))
}

func section(w io.Writer, title, body string) {
	if body != "" {
		fmt.Fprintf(w, "\n%s:\n%s", title, body)
	}
}

func commandList(c *cobra.Command) string {
	var rows [][2]string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	return columns(rows)
}

func (sh *shell) flagList(flags *pflag.FlagSet) string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		text := f.Usage
		if f.Value.Type() != "bool" {
			name += " …"
			if f.DefValue != "" {
				text += fmt.Sprintf(sh.say(" (mặc định: %s)", " (default: %s)"), f.DefValue)
			}
		}
		rows = append(rows, [2]string{name, text})
	})
	return columns(rows)
}

// columns lines up names and texts.
func columns(rows [][2]string) string {
	width := 0
	for _, r := range rows {
		width = max(width, utf8.RuneCountInString(r[0]))
	}
	var b strings.Builder
	for _, r := range rows {
		line := "  " + r[0] + strings.Repeat(" ", width-utf8.RuneCountInString(r[0])) + "  " + r[1]
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func (sh *shell) helpCommand(root *cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   sh.say("Cách dùng một lệnh", "How to use a command"),
		Example: "  tiendo help build\n  tiendo help new report",
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		about, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return sh.noCommand(about, rest[0])
		}
		return about.Help()
	}
	return c
}
