//go:build linux

package torture

import (
	"flag"
	"testing"
)

// What people wrote around the table of results stays, and so do other tables; the
// rows of a run take the place of those before, of tests that did not run only if
// it was a run of some.
func TestResults(t *testing.T) {
	const before, after = "# A\n\nText.\n\n", "\n## B | C\n\n| X | Y |\n|---|---|\n| `TestA` | by hand |\n"
	const head = "| Test | What was counted |\n|---|---|\n"
	ran := flag.Lookup("test.run").Value
	was := ran.String()
	defer func() { must(t, ran.Set(was)) }()
	for only, want := range map[string]string{
		"":        "| `TestB` | new |\n| `TestC` | new |\n",
		"TestB|C": "| `TestA` | old |\n| `TestB` | new |\n| `TestC` | new |\n",
	} {
		must(t, ran.Set(only))
		got := retabled(before+head+"| `TestA` | old |\n| `TestB` | old |\n"+after, map[string]string{"TestB": "new", "TestC": "new"})
		if got != before+head+want+after {
			t.Errorf("-run %q:\n%s", only, got)
		}
	}
	if got, want := retabled(before, map[string]string{"TestB": "new"}), before+head+"| `TestB` | new |\n"; got != want {
		t.Errorf("without a table:\n%s", got)
	}
}
