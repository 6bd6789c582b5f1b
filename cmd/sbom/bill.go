package main

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
)

// bill is a CycloneDX document, as far as we have something to say: see
// https://cyclonedx.org/docs/1.6/json/.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version,omitempty"`
	Scope      string     `json:"scope,omitempty"` // required, or excluded: not in the program
	Hashes     []hash     `json:"hashes,omitempty"`
	Licenses   []licence  `json:"licenses,omitempty"`
	PURL       string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"` // hexadecimal
}

type licence struct {
	Expression string `json:"expression"` // SPDX
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref  string   `json:"ref"`
	Uses []string `json:"dependsOn"`
}

func newBill(info *debug.BuildInfo, lock []byte) (*bill, error) {
	main := component{Type: "application", Ref: info.Main.Path, Name: info.Main.Path, Properties: settings(info)}
	b := &bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{main}}
	b.Components = append(b.Components, component{Type: "library", Ref: "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go"), Name: "std",
		Version: info.GoVersion, Scope: "required", PURL: "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go")})
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		b.Components = append(b.Components, module(m))
	}
	packages, err := packagesOf(lock)
	if err != nil {
		return nil, err
	}
	b.Components = append(b.Components, packages...)
	slices.SortFunc(b.Components, func(x, y component) int { return cmp.Compare(x.Ref, y.Ref) })
	b.Components = slices.CompactFunc(b.Components, func(x, y component) bool { return x.Ref == y.Ref }) // installed twice
	uses := dependency{Ref: main.Ref}
	for _, c := range b.Components {
		if c.Scope == "required" {
			uses.Uses = append(uses.Uses, c.Ref)
		}
	}
	b.Dependencies = []dependency{uses}
	return b, nil
}

// settings are how the program was built.
func settings(info *debug.BuildInfo) []property {
	list := []property{{"go:version", info.GoVersion}}
	for _, s := range info.Settings {
		list = append(list, property{"go:build:" + s.Key, s.Value})
	}
	return list
}

// module is a Go module. Its sum is a hash of hashes, which CycloneDX has no name for.
func module(m *debug.Module) component {
	url := "pkg:golang/" + m.Path + "@" + m.Version
	return component{Type: "library", Ref: url, Name: m.Path, Version: m.Version, Scope: "required", PURL: url,
		Properties: []property{{"go:sum", m.Sum}}}
}

// packagesOf are the npm packages of a lock file, version 3.
func packagesOf(lock []byte) ([]component, error) {
	var file struct {
		LockfileVersion int
		Packages        map[string]struct {
			Version, Integrity, License string
			Dev                         bool
		}
	}
	if err := json.Unmarshal(lock, &file); err != nil || file.LockfileVersion != 3 {
		return nil, fmt.Errorf("package-lock.json: version %d, want 3: %w", file.LockfileVersion, err)
	}
	var list []component
	for _, path := range slices.Sorted(maps.Keys(file.Packages)) {
		name, ok := afterLast(path, "node_modules/")
		if !ok {
			continue // the project itself
		}
		p := file.Packages[path]
		url := "pkg:npm/" + strings.Replace(name, "@", "%40", 1) + "@" + p.Version
		c := component{Type: "library", Ref: url, Name: name, Version: p.Version, Scope: "required", PURL: url}
		if p.Dev {
			c.Scope = "excluded"
		}
		if p.License != "" {
			c.Licenses = []licence{{p.License}}
		}
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(p.Integrity, "sha512-"))
		if err != nil || len(sum) != 64 {
			return nil, fmt.Errorf("package-lock.json: %s has no SHA-512", name)
		}
		c.Hashes = []hash{{"SHA-512", hex.EncodeToString(sum)}}
		list = append(list, c)
	}
	return list, nil
}

func afterLast(s, sep string) (string, bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", false
	}
	return s[i+len(sep):], true
}
