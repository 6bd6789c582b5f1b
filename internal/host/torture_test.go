//go:build torture

package host_test

import (
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/host"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// TestTortureServers runs nginx and Caddy with what they are told, and holds the
// headers of every path of the first site against its _headers.
func TestTortureServers(t *testing.T) {
	public := t.TempDir()
	headers, paths := publish(t, public)
	site, err := host.Parse(headers, "/tin-cu/1/ /tin/ 301\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, server := range host.Servers {
		t.Run(server.Name, func(t *testing.T) {
			base := start(t, server.Name, server.Write(site), public)
			for _, path := range paths {
				want := wanted(headers, path)
				status := http.StatusOK
				if strings.HasPrefix(path, "/lost") {
					want, status = wanted(headers, "/404.html"), http.StatusNotFound
				}
				got, code := ask(t, base+path)
				if code != status || !maps.Equal(got, want) {
					t.Fatalf("%s: %d %v\nwant %d %v", path, code, got, status, want)
				}
			}
			if _, code := ask(t, base+"/tin-cu/1/"); code != http.StatusMovedPermanently {
				t.Errorf("the former address answers %d", code)
			}
			t.Logf("%d paths", len(paths))
		})
	}
}

// publish writes the first site into a folder and returns its _headers and its
// addresses, some that are not there among them.
func publish(t *testing.T, dir string) (headers string, paths []string) {
	t.Helper()
	made, err := build.Make(build.Options{Content: os.DirFS("../../content"), Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 10, 1)})
	if err != nil || made.Tree == nil {
		t.Fatal(err, made.Problems)
	}
	for _, path := range made.Tree.Paths() {
		data, _ := made.Tree.Get(path)
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		switch folder, isPage := strings.CutSuffix(path, "index.html"); {
		case path == "_headers":
			headers = string(data)
		case isPage:
			paths = append(paths, "/"+folder)
		case path != "_redirects":
			paths = append(paths, "/"+path)
		}
	}
	return headers, append(paths, "/lost", "/lost/", "/lost/x.json")
}

// wanted are the headers of a path after _headers, read as Netlify does.
func wanted(list, path string) map[string]string {
	want, on := map[string]string{}, false
	for line := range strings.Lines(list) {
		line = strings.TrimSuffix(line, "\n")
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			start, folder := strings.CutSuffix(line, "*")
			on = line == path || folder && strings.HasPrefix(path, start)
		} else if on {
			want[name] = value
		}
	}
	return want
}

// ours are the headers that _headers speaks of.
var ours = []string{"Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Access-Control-Allow-Origin", "Cache-Control"}

func ask(t *testing.T, url string) (map[string]string, int) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 20 * time.Second}
	answer, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	got := map[string]string{}
	for name, values := range answer.Header {
		if slices.Contains(ours, name) {
			got[name] = strings.Join(values, ", ")
		}
	}
	return got, answer.StatusCode
}

// start runs a server on loopback until the test ends.
func start(t *testing.T, server, config, public string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := listener.Addr().String()
	listener.Close()
	dir := t.TempDir()
	included, main := filepath.Join(dir, "tiendo"), filepath.Join(dir, "main")
	command, text := exec.Command("nginx", "-c", main, "-p", dir), fmt.Sprintf(`user root; daemon off; master_process off; pid %[1]s/pid; error_log stderr; events {}
http { access_log off; client_body_temp_path %[1]s/1; proxy_temp_path %[1]s/2; fastcgi_temp_path %[1]s/3; uwsgi_temp_path %[1]s/4; scgi_temp_path %[1]s/5;
server { listen %[2]s; root %[3]s; include %[4]s; } }`, dir, at, public, included)
	if server == "caddy" {
		command = exec.Command("caddy", "run", "--config", main, "--adapter", "caddyfile")
		text = fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://%s {\n\troot * %s\n\timport %s\n\tfile_server\n}\n", at, public, included)
		command.Env = append(os.Environ(), "HOME="+dir)
	}
	for name, text := range map[string]string{included: config, main: text} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said strings.Builder
	command.Stderr = &said
	command.WaitDelay = time.Second
	if err := command.Start(); err != nil {
		t.Fatalf("%v: install it with make torture", err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	for range 200 {
		if answer, err := http.Get("http://" + at + "/robots.txt"); err == nil {
			answer.Body.Close()
			return "http://" + at
		}
		time.Sleep(50 * time.Millisecond)
	}
	_ = command.Process.Kill()
	_ = command.Wait()
	t.Fatalf("%s does not answer:\n%s", server, &said)
	return ""
}
