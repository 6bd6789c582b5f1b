package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tiendo/internal/output"
	"tiendo/internal/remote"
)

func (sh *shell) verifyCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "verify DIR|URL", Args: cobra.ExactArgs(1),
		Short: sh.say("Một thư mục hay một trang đã công bố có đúng như manifest.json của nó không", "Does a published folder or site match its manifest.json"),
		Long: sh.say(`So mọi tệp với kích thước và mã băm SHA-256 trong manifest.json. Mã thoát 0 khi khớp, 1 khi không.
Với một địa chỉ, tải từng tệp như trình duyệt tải; _headers và _redirects là của máy chủ nên không tải,
và không thể hỏi máy chủ còn có gì khác.`,
			`Compares every file with its size and SHA-256 in manifest.json. Exit code 0 when all match, 1 when not.
Of an address every file is fetched as a browser would; _headers and _redirects are the host's and are not
fetched, and a host cannot be asked what else it has.`),
		Example: "  tiendo verify public\n  tiendo verify https://tiendo.example.org/",
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		look := verifyFolder
		if remote.IsAddress(args[0]) {
			look = verifyAddress
		}
		manifest, compared, findings, err := look(args[0])
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
		fmt.Fprintf(sh.err, "%s; %s, %s\n", sh.count(compared, "tệp khớp", "file matches", "files match"), manifest.Tool, manifest.Date)
		return nil
	}
	return c
}

func verifyFolder(dir string) (output.Manifest, int, []output.Finding, error) {
	m, err := output.ReadManifest(dir)
	if err != nil {
		return m, 0, nil, err
	}
	findings, err := output.Verify(dir)
	return m, len(m.Files), findings, err
}

func verifyAddress(address string) (output.Manifest, int, []output.Finding, error) {
	site, err := remote.Open(address)
	if err != nil {
		return output.Manifest{}, 0, nil, hinted(exitUsage, err.Error(), "")
	}
	defer site.Close()
	m, err := site.Manifest()
	if err != nil {
		return m, 0, nil, err
	}
	findings, compared, err := site.Verify(m)
	return m, compared, findings, err
}

// publishedFiles are the files of a site that is published in a folder or at an address.
func publishedFiles(where string) (map[string]output.FileSum, error) {
	if !remote.IsAddress(where) {
		m, err := output.ReadManifest(where)
		return m.Files, err
	}
	site, err := remote.Open(where)
	if err != nil {
		return nil, hinted(exitUsage, err.Error(), "")
	}
	defer site.Close()
	m, err := site.Manifest()
	return m.Files, err
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
