// Command sbom writes the software bill of materials of a program that was built:
// CycloneDX 1.6 in JSON, on standard output.
//
//	sbom bin/tiendo package-lock.json
//
// The modules are those that the program itself says it is made of (go version
// -m); the packages are those of the lock file that are bundled into it or read
// when it is built, and, marked as excluded, those that only tests use. It has
// neither a serial number nor a date, so that equal programs have equal bills.
package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: sbom program package-lock.json")
	}
	info, err := buildinfo.ReadFile(args[0])
	if err != nil {
		return err
	}
	lock, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	b, err := newBill(info, lock)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(b)
}
