// Command bundle makes what the program embeds for the browser and for pictures:
// it bundles templates/assets/js into templates/assets/dist, beside the fonts
// and the licences of everything taken. It runs when the program is built, never
// when a site is built, and needs node_modules as package-lock.json says. Equal
// inputs give equal bytes.
//
//	go run ./cmd/bundle [folder of the module]
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := run(root); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	files, err := bundle(root)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(root, "templates", "assets", "dist"), files); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Printf("%-36s %9d bytes %9d gzip\n", f.name, len(f.data), gzipped(f.data))
	}
	return nil
}
