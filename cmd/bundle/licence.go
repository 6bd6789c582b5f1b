package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// packagesOf reads from esbuild's metafile which npm packages have bytes in the output.
func packagesOf(metafile string) ([]string, error) {
	var meta struct {
		Outputs map[string]struct {
			Inputs map[string]struct {
				Bytes int `json:"bytesInOutput"`
			} `json:"inputs"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, err
	}
	var list []string
	for _, out := range meta.Outputs {
		for name, in := range out.Inputs {
			if _, inside, ok := strings.Cut(name, "node_modules/"); ok && in.Bytes > 0 {
				list = append(list, packageOf(inside))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// packageOf is the package of a path in node_modules.
func packageOf(path string) string {
	parts := strings.SplitN(path, "/", 3)
	if strings.HasPrefix(path, "@") {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

type manifest struct {
	Version string `json:"version"`
	License string `json:"license"`
}

func manifestOf(modules, name string) (m manifest, err error) {
	data, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(name), "package.json"))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data, &m)
}

// notice is the comment at the beginning of a script: what is in it.
func notice(modules string, packages []string) ([]byte, error) {
	var parts []string
	for _, name := range packages {
		m, err := manifestOf(modules, name)
		if err != nil {
			return nil, err
		}
		parts = append(parts, fmt.Sprintf("%s %s (%s)", name, m.Version, m.License))
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return []byte("/* " + strings.Join(parts, ", ") + " */\n"), nil
}

// licences is the text of all licences and notices of the packages.
func licences(modules string, packages []string) ([]byte, error) {
	var b bytes.Buffer
	for _, name := range packages {
		m, err := manifestOf(modules, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s\n%s %s (%s)\n", strings.Repeat("=", 72), name, m.Version, m.License)
		texts, err := legalFiles(filepath.Join(modules, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		for _, text := range texts {
			fmt.Fprintf(&b, "%s\n%s\n", strings.Repeat("-", 72), bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		}
	}
	return b.Bytes(), nil
}

// legalFiles are the licences and notices at the top of a package, and those of
// what it has taken from others.
func legalFiles(folder string) ([][]byte, error) {
	var names []string
	for _, pattern := range []string{"LICEN[CS]E*", "NOTICE*", "CopyrightNotice*", "licenses/*", "npm/assets/*.LICENSE.txt"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		return nil, errors.New(folder + ": no licence found")
	}
	var texts [][]byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, data)
	}
	return texts, nil
}
