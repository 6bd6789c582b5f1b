//go:build pictures

package card

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var look = flag.String("look", "", "a folder to write pictures of cards to, for people to look at")

// TestLook writes pictures of cards:
//
//	go test -tags pictures ./internal/card -run Look -look FOLDER
func TestLook(t *testing.T) {
	if *look == "" {
		t.Fatal("say where: -look FOLDER")
	}
	p := painter(t)
	for name, c := range cards {
		data, err := p.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*look, name+".png"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, len(data))
	}
}
