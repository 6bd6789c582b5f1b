package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tiendo/internal/output"
)

func (sh *shell) verifyCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "verify DIR", Args: cobra.ExactArgs(1),
		Short: sh.say("Một thư mục đã công bố có đúng như manifest.json của nó không", "Does a published folder match its manifest.json"),
		Long: sh.say("So mọi tệp với kích thước và mã băm SHA-256 trong manifest.json. Mã thoát 0 khi khớp, 1 khi không.",
			"Compares every file with its size and SHA-256 in manifest.json. Exit code 0 when all match, 1 when not."),
		Example: "  tiendo verify public",
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		manifest, err := output.ReadManifest(args[0])
		if err != nil {
			return err
		}
		findings, err := output.Verify(args[0])
		if err != nil {
			return err
		}
		for _, f := range findings {
			fmt.Fprintf(sh.out, "%s: %s\n", f.Path, sh.fault(f.Fault))
		}
		if len(findings) > 0 {
			sh.code = exitFail
			fmt.Fprintln(sh.err, sh.count(len(findings), "tệp không khớp", "file does not match", "files do not match"))
			return nil
		}
		fmt.Fprintf(sh.err, "%s; %s, %s\n", sh.count(len(manifest.Files), "tệp khớp", "file matches", "files match"), manifest.Tool, manifest.Date)
		return nil
	}
	return c
}

func (sh *shell) fault(f output.Fault) string {
	switch f {
	case output.FileMissing:
		return sh.say("thiếu", "missing")
	case output.FileChanged:
		return sh.say("đã bị đổi", "changed")
	}
	return sh.say("không có trong manifest.json", "not in manifest.json")
}
