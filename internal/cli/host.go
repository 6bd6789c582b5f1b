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
		Short: sh.say("In cấu hình nginx hoặc Caddy cho một thư mục đã công bố, hoặc giới hạn của các nơi đặt trang", "Print the configuration of nginx or Caddy for a published folder, or the limits of hosts"),
		Long: sh.say(`In phần cấu hình để máy chủ web gửi đúng các tiêu đề bảo mật, trang 404 và chuyển hướng mà trang cần.
Netlify và Cloudflare tự đọc _headers và _redirects trong thư mục, không cần lệnh này.
--format limits: trang so với giới hạn mà Cloudflare, GitHub, GitLab, Netlify công bố; OVER là vượt.`,
			`Prints what a web server needs to send the headers, the 404 page and the redirects of the site.
Netlify and Cloudflare read _headers and _redirects in the folder by themselves and need no such file.
--format limits: the site beside the limits that Cloudflare, GitHub, GitLab and Netlify publish; OVER is too much.`),
		Example: "  tiendo host public > /etc/nginx/tiendo.conf\n  tiendo host public --format caddy > /etc/caddy/tiendo.caddy\n  tiendo host public --format limits",
	}
	var names []string
	for _, s := range host.Servers {
		names = append(names, s.Name)
	}
	names = append(names, "limits")
	format := c.Flags().String("format", names[0], sh.say("máy chủ: nginx, caddy; hoặc limits", "the server: nginx, caddy; or limits"))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if *format == "limits" {
			return sh.hostLimits(args[0])
		}
		for _, s := range host.Servers {
			if s.Name == *format {
				return sh.host(args[0], s)
			}
		}
		return usage(sh.say("--format %q: chọn nginx, caddy hoặc limits", "--format %q: choose nginx, caddy or limits"), *format)
	}
	return c
}

// host prints what a server is told of a published folder.
func (sh *shell) host(dir string, server host.Server) error {
	_, headers, redirects, err := asked(dir)
	if err != nil {
		return err
	}
	site, err := host.Parse(headers, redirects)
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	_, err = io.WriteString(sh.out, server.Write(site))
	return err
}

// hostLimits prints how a published folder stands to the limits of hosts.
func (sh *shell) hostLimits(dir string) error {
	manifest, headers, redirects, err := asked(dir)
	if err != nil {
		return err
	}
	files := map[string]int64{}
	for name, f := range manifest.Files {
		files[name] = f.Bytes
	}
	_, err = io.WriteString(sh.out, host.Report(host.Measure(files, headers, redirects)))
	return err
}

// asked is what a published folder consists of, and what it asks of its host.
func asked(dir string) (m output.Manifest, headers, redirects string, err error) {
	if m, err = output.ReadManifest(dir); err != nil {
		return m, "", "", err // not a folder of ours: its files may say anything
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return m, "", "", err
	}
	defer root.Close()
	text, err := root.ReadFile(address.Headers.File())
	if err != nil {
		return m, "", "", err
	}
	rules, err := root.ReadFile(address.Redirects.File())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return m, "", "", err
	}
	return m, string(text), string(rules), nil
}
