// Command tiendo builds public progress pages; see package cli.
package main

import (
	"os"

	"tiendo/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
