package cli

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// every visits a command and all below it.
func every(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, sub := range c.Commands() {
		every(sub, visit)
	}
}

func rootIn(lang string) *cobra.Command {
	root := (&shell{in: strings.NewReader(""), out: io.Discard, err: io.Discard, lang: lang}).root()
	root.InitDefaultHelpCmd()
	return root
}

// Every command and flag is explained in both languages.
func TestHelpIsTranslated(t *testing.T) {
	texts := func(lang string) map[string]string {
		m := map[string]string{}
		every(rootIn(lang), func(c *cobra.Command) {
			m[c.CommandPath()] = c.Short
			if c.Long != "" {
				m[c.CommandPath()+", long"] = c.Long
			}
			add := func(f *pflag.Flag) { m[c.CommandPath()+" --"+f.Name] = f.Usage }
			c.LocalNonPersistentFlags().VisitAll(add)
			c.PersistentFlags().VisitAll(add)
		})
		return m
	}
	vi, en := texts("vi"), texts("en")
	if len(vi) < 30 || len(vi) != len(en) {
		t.Fatalf("%d texts in Vietnamese, %d in English", len(vi), len(en))
	}
	for what, text := range vi {
		if text == "" || en[what] == "" || text == en[what] {
			t.Errorf("%s: %q in Vietnamese, %q in English", what, text, en[what])
		}
	}
}

// Every command shows an example, and every example is a command line that the
// program accepts.
func TestExamplesRun(t *testing.T) {
	every(rootIn("en"), func(c *cobra.Command) {
		if c.Example == "" {
			t.Errorf("%s: no example", c.CommandPath())
		}
		for line := range strings.Lines(c.Example) {
			_, line, ok := strings.Cut(strings.TrimSpace(line), "tiendo ")
			if !ok {
				t.Errorf("%s: %q is no example of tiendo", c.CommandPath(), line)
			}
			line, _, _ = strings.Cut(line, ")")
			line, _, _ = strings.Cut(line, " > ")
			line, _, _ = strings.Cut(line, " && ")
			if err := accepts(words(line)); err != nil {
				t.Errorf("%s: tiendo %s: %v", c.CommandPath(), line, err)
			}
		}
	})
}

// accepts says whether the program would begin to work on these arguments.
func accepts(args []string) error {
	c, rest, err := rootIn("en").Find(args)
	if err == nil {
		err = c.ParseFlags(rest)
	}
	if err == nil {
		err = c.ValidateArgs(c.Flags().Args())
	}
	return err
}

// words are the arguments of a command line with double quotes.
func words(line string) []string {
	quoted := false
	return strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == '"' || r == ' ' && !quoted
	})
}
