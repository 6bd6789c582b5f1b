// Package remote reads a published site from its host, as a reader's browser
// would, and compares it with the manifest.json that stands there.
//
// What it can tell is that the host hands out what was published. Who published
// it, only a signature over the manifest tells (docs/verify.md); what else the
// host hands out, nobody can ask it.
package remote

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"tiendo/internal/crew"
	"tiendo/internal/output"
)

const (
	hands       = 8           // requests at a time
	patience    = time.Minute // for one of them
	maxManifest = 64 << 20
)

// consumed are files that hosts read for themselves and do not hand out.
var consumed = []string{"_headers", "_redirects"}

// Site is a published site by its address.
type Site struct {
	base   *url.URL
	client *http.Client
}

// IsAddress reports whether an argument is the address of a site and not a folder.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// Open names a site. Nothing is asked of its host yet.
func Open(address string) (*Site, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("%q is not the address of a site: write it like https://example.org/", address)
	}
	u.Path = strings.TrimSuffix(u.Path, "/") + "/"
	stay := func(r *http.Request, via []*http.Request) error {
		if r.URL.Host != u.Host || len(via) > 5 {
			return fmt.Errorf("%s leads to %s", via[0].URL, r.URL)
		}
		return nil
	}
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: hands}
	return &Site{u, &http.Client{Timeout: patience, CheckRedirect: stay, Transport: transport}}, nil
}

// Close ends the connections to the host.
func (s *Site) Close() { s.client.CloseIdleConnections() }

// Manifest fetches manifest.json. The error is an *output.NoManifest, an
// *output.BadManifest, an *Unanswered or one of the network.
func (s *Site) Manifest() (output.Manifest, error) {
	data, status, err := s.get(output.ManifestName, maxManifest)
	switch {
	case err != nil:
		return output.Manifest{}, err
	case status == http.StatusNotFound || status == http.StatusGone:
		return output.Manifest{}, &output.NoManifest{Dir: s.base.String()}
	case status != http.StatusOK:
		return output.Manifest{}, s.refusal(output.ManifestName, status)
	}
	m, err := output.ParseManifest(data)
	if err != nil {
		return output.Manifest{}, &output.BadManifest{Dir: s.base.String(), Err: err}
	}
	return m, nil
}

// Verify fetches every file of the manifest but those that hosts consume, and
// returns what departs from it, sorted by path, and how many files were compared.
func (s *Site) Verify(m output.Manifest) ([]output.Finding, int, error) {
	paths := slices.DeleteFunc(slices.Sorted(maps.Keys(m.Files)), func(p string) bool { return slices.Contains(consumed, p) })
	faults, errs := make([]output.Fault, len(paths)), make([]error, len(paths))
	crew.Several(hands, len(paths), func(i int) { faults[i], errs[i] = s.compare(paths[i], m.Files[paths[i]]) })
	if err := cmp.Or(errs...); err != nil {
		return nil, 0, err
	}
	var findings []output.Finding
	for i, fault := range faults {
		if fault != "" {
			findings = append(findings, output.Finding{Path: paths[i], Fault: fault})
		}
	}
	return findings, len(paths), nil
}

// notFound is what hosts show for an address that is not there, under the status
// that says so.
const notFound = "404.html"

func (s *Site) compare(path string, want output.FileSum) (output.Fault, error) {
	data, status, err := s.get(path, want.Bytes)
	sum := sha256.Sum256(data)
	same := int64(len(data)) == want.Bytes && hex.EncodeToString(sum[:]) == want.SHA256
	switch {
	case err != nil:
		return "", err
	case status == http.StatusOK && same, path == notFound && same:
		return "", nil
	case status == http.StatusOK, path == notFound && status == http.StatusNotFound:
		return output.FileChanged, nil
	case status == http.StatusNotFound, status == http.StatusGone:
		return output.FileMissing, nil
	}
	return "", s.refusal(path, status)
}

func (s *Site) refusal(path string, status int) error {
	return fmt.Errorf("%s: %d %s", s.address(path), status, http.StatusText(status))
}

// address is where readers find a file: the page of a folder by the folder.
func (s *Site) address(path string) string {
	if folder, ok := strings.CutSuffix(path, "index.html"); ok && (folder == "" || strings.HasSuffix(folder, "/")) {
		path = folder
	}
	return s.base.ResolveReference(&url.URL{Path: s.base.Path + path}).String()
}

// get fetches a file, and of a longer one than limit only one byte more.
func (s *Site) get(path string, limit int64) ([]byte, int, error) {
	r, err := s.client.Get(s.address(path))
	if err != nil {
		return nil, 0, plain(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", s.address(path), plain(err))
	}
	return data, r.StatusCode, nil
}

// Unanswered is a request that got no answer: no such host, none that listens, or
// one that sends readers elsewhere.
type Unanswered struct {
	Address string
	Err     error
}

func (e *Unanswered) Error() string { return e.Address + ": " + e.Err.Error() }

func (e *Unanswered) Unwrap() error { return e.Err }

// plain is an error without the name of the method.
func plain(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		return &Unanswered{of.URL, of.Err}
	}
	return err
}
