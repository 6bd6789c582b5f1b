//go:build torture

package host_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTortureObservatory: Mozilla's own checker gives the front page of the first
// site, as its _headers ask for it, at least 130 points. TestHeadersScored
// (package export) holds the headers of every build against those.
func TestTortureObservatory(t *testing.T) {
	public := t.TempDir()
	headers, _ := publish(t, public)
	files := http.FileServer(http.Dir(public))
	site := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range wanted(headers, r.URL.Path) {
			w.Header().Set(name, value)
		}
		files.ServeHTTP(w, r)
	})
	secure := httptest.NewUnstartedServer(site)
	authority := filepath.Join(t.TempDir(), "ca.pem")
	secure.TLS = &tls.Config{Certificates: []tls.Certificate{certificate(t, authority)}}
	secure.StartTLS()
	t.Cleanup(secure.Close)
	plain := httptest.NewServer(http.RedirectHandler("https://localhost/", http.StatusMovedPermanently))
	t.Cleanup(plain.Close)

	scan := exec.Command("node", "scan.mjs", "localhost", port(plain.URL), port(secure.URL))
	scan.Dir, scan.Env = "testdata/observatory", append(os.Environ(), "NODE_EXTRA_CA_CERTS="+authority)
	scan.Stderr = os.Stderr
	out, err := scan.Output()
	if err != nil {
		t.Fatalf("%v: install it with make torture", err)
	}
	var result struct {
		Scan  struct{ Score, TestsFailed, TestsPassed int }
		Tests map[string]struct {
			Pass          bool
			Result        string
			ScoreModifier int
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, test := range result.Tests {
		t.Logf("%-32s %+3d %s", name, test.ScoreModifier, test.Result)
		if !test.Pass {
			t.Errorf("%s: %s", name, test.Result)
		}
	}
	t.Logf("score %d", result.Scan.Score)
	if result.Scan.Score < 130 || result.Scan.TestsPassed == 0 {
		t.Errorf("%+v", result.Scan)
	}
}

func port(url string) string { return url[strings.LastIndexByte(url, ':')+1:] }

// certificate is one of localhost, signed by itself; it is written to a file too.
func certificate(t *testing.T, file string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o644); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
