package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"tiendo/internal/address"
	"tiendo/internal/host"
	"tiendo/internal/output"
)

func (sh *shell) hostCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "host DIR", Args: cobra.ExactArgs(1),
		Short: sh.say("In cấu hình nginx hoặc Caddy cho một thư mục đã công bố", "Print the configuration of nginx or Caddy for a published folder"),
		Long: sh.say(`In phần cấu hình để máy chủ web gửi đúng các tiêu đề bảo mật, trang 404 và chuyển hướng mà trang cần.
Netlify và Cloudflare tự đọc _headers và _redirects trong thư mục, không cần lệnh này.`,
			`Prints what a web server needs to send the headers, the 404 page and the redirects of the site.
Netlify and Cloudflare read _headers and _redirects in the folder by themselves and need no such file.`),
		Example: "  tiendo host public > /etc/nginx/tiendo.conf\n  tiendo host public --format caddy > /etc/caddy/tiendo.caddy",
	}
	var names []string
	for _, s := range host.Servers {
		names = append(names, s.Name)
	}
	format := c.Flags().String("format", names[0], sh.say("máy chủ: nginx hoặc caddy", "the server: nginx or caddy"))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(_ *cobra.Command, args []string) error {
		for _, s := range host.Servers {
			if s.Name == *format {
				return sh.host(args[0], s)
			}
		}
		return usage(sh.say("--format %q: chọn nginx hoặc caddy", "--format %q: choose nginx or caddy"), *format)
	}
	return c
}

// host prints what a server is told of a published folder.
func (sh *shell) host(dir string, server host.Server) error {
	if _, err := output.ReadManifest(dir); err != nil {
		return err // not a folder of ours: its files may say anything
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	headers, err := root.ReadFile(address.Headers.File())
	if err != nil {
		return err
	}
	redirects, err := root.ReadFile(address.Redirects.File())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	site, err := host.Parse(string(headers), string(redirects))
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	_, err = io.WriteString(sh.out, server.Write(site))
	return err
}
