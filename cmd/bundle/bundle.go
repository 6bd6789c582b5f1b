package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// scripts are the entries in templates/assets/js; each becomes one file.
var scripts = []string{"site.js", "echarts.js", "search.js"}

// fonts of the share pictures: where they lie in node_modules, and their names in dist.
var fonts = map[string]string{
	"@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf": "fonts/BeVietnamPro-Regular.ttf",
	"@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf":       "fonts/BeVietnamPro-Bold.ttf",
}

// file is one file of dist, named by its path there.
type file struct {
	name string
	data []byte
}

// bundle makes the files of dist, sorted by name.
func bundle(root string) ([]file, error) {
	modules := filepath.Join(root, "node_modules")
	if _, err := os.Stat(modules); err != nil {
		return nil, fmt.Errorf("%w: run `npm ci --ignore-scripts` first", err)
	}
	var files []file
	var taken []string
	for _, name := range scripts {
		made, packages, err := script(root, name)
		if err != nil {
			return nil, err
		}
		files = append(files, made)
		taken = append(taken, packages...)
	}
	for from, name := range fonts {
		data, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(from)))
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, data})
		taken = append(taken, packageOf(from))
	}
	made, packages, err := editor(root)
	if err != nil {
		return nil, err
	}
	files, taken = append(files, made...), append(taken, packages...)
	slices.Sort(taken)
	licences, err := licences(modules, slices.Compact(taken))
	if err != nil {
		return nil, err
	}
	files = append(files, file{"LICENSES.txt", licences})
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

// script bundles one entry, and tells the packages that are in it.
func script(root, name string) (file, []string, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return file{}, nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{"templates/assets/js/" + name},
		Outfile:           "out.js",
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Platform:          api.PlatformBrowser,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		TreeShaking:       api.TreeShakingTrue,
		LegalComments:     api.LegalCommentsNone, // all of them stand in LICENSES.txt
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`, "__DEV__": "false"},
		Metafile:          true,
	})
	if err := failure(name, result); err != nil {
		return file{}, nil, err
	}
	packages, err := packagesOf(result.Metafile)
	if err != nil {
		return file{}, nil, err
	}
	notice, err := notice(filepath.Join(root, "node_modules"), packages)
	return file{name, append(notice, result.OutputFiles[0].Contents...)}, packages, err
}

// failure is what went wrong in a bundle; a warning does too.
func failure(name string, result api.BuildResult) error {
	problems := append(result.Errors, result.Warnings...)
	if len(problems) == 0 {
		return nil
	}
	text := api.FormatMessages(problems, api.FormatMessagesOptions{Kind: api.ErrorMessage})
	return errors.New(name + "\n" + strings.Join(text, ""))
}

// write brings dist to what was made: files that differ are written, others that
// lie there are removed. LICENSES.txt comes last: make takes its time for the sign
// that all is there.
func write(dist string, files []file) error {
	if err := clear(dist, files); err != nil {
		return err
	}
	for _, last := range []bool{false, true} {
		for _, f := range files {
			if last != (f.name == "LICENSES.txt") {
				continue
			}
			path := filepath.Join(dist, filepath.FromSlash(f.name))
			if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, f.data) && !last {
				continue
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(path, f.data, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// clear removes what lies in dist and is none of the files.
func clear(dist string, files []file) error {
	err := filepath.WalkDir(dist, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dist, path)
		if err != nil || slices.ContainsFunc(files, func(f file) bool { return f.name == filepath.ToSlash(name) }) {
			return err
		}
		return os.Remove(path)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// gzipped is how many bytes a host sends.
func gzipped(data []byte) int { return len(pack(data)) }
