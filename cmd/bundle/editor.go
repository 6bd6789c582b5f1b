package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The web editor is Sveltia CMS, set up by templates/assets/js/editor.js. It is
// taken apart into files that are fetched when they are needed, lies in dist/editor
// as gzip, for it is large, and is in a site only if that asks for it.

const sveltia = "@sveltia/cms/npm/assets/"

// editorFonts: where they lie in node_modules. Sveltia's own letters are Latin
// alone; what they lack for Vietnamese is added from the same face.
var editorFonts = []string{
	sveltia + "source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
	sveltia + "noto-mono-latin-400-normal-DiC8lJru.woff2",
	sveltia + "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
	"@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2",
}

// leftOut is what this editor has no use for: maps, pictures made smaller in the
// browser (the build does that), colours of program code, and languages that the
// program does not speak.
var leftOut = regexp.MustCompile(`^(@shikijs/(langs|themes)/.*|leaflet.*|terra-draw.*|svgo/browser|exifr/.*|\./chunks/(heic|webp_enc|shiki).*|\.\./locales/.*\.json)$`)

const spoken = "../locales/vi.json" // English is in it

// rewrite is an address of another host in Sveltia's code and what stands there
// instead. The count is exact: when it differs, a new version does something new,
// and somebody has to look at it.
type rewrite struct {
	from, to string
	count    int
}

var rewrites = []rewrite{
	// Letters and icons, beside the page. The font behind them knows Vietnamese.
	{"https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", "assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2", 1},
	{"https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2", "assets/noto-mono-latin-400-normal-DiC8lJru.woff2", 1},
	{"https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", "assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2", 1},
	// Programs that would be fetched when one of ours is missing: there are none.
	{"https://unpkg.com/", "absent/", 4},
	// How the git host is doing: an answer that says nothing, "unknown".
	{"https://www.githubstatus.com/api/v2/status.json", "data:application/json,{}", 1},
	{"https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7", "data:application/json,{}", 1},
	// Places on a map: the site has none.
	{"https://nominatim.openstreetmap.org/search", "data:application/json,[]", 1},
	{"https://{s}.tile.openstreetmap.org/{z}/{x}/{y}.png", "data:,", 1},
}

// mended is a mistake of this version of Sveltia, as it stands in its file: a preview
// whose document is still being loaded is started again when the form changes
// meanwhile. Then two Reacts draw in one page: the words shown are those of the first
// one, and taking the preview down throws an error. It is started once.
var mended = struct{ file, from, to string }{
	`@sveltia[/\\]cms[/\\]npm[/\\]index\.js$`,
	"if(!R(i)||R(r))return;let e=t.reactComponent?",
	"if(!R(i)||R(r)||R(i).src)return;let e=t.reactComponent?",
}

// editor makes the files of dist/editor, and tells the packages that are in them.
func editor(root string) ([]file, []string, error) {
	options, err := editorOptions(root)
	if err != nil {
		return nil, nil, err
	}
	result := api.Build(options)
	if err := failure("editor.js", result); err != nil {
		return nil, nil, err
	}
	packages, err := packagesOf(result.Metafile)
	if err != nil {
		return nil, nil, err
	}
	var files []file
	for _, out := range result.OutputFiles {
		files = append(files, file{"editor/" + filepath.Base(out.Path), out.Contents})
	}
	if err := stayHome(files); err != nil {
		return nil, nil, err
	}
	for i, f := range files {
		files[i] = file{f.name + ".gz", pack(f.data)}
	}
	for _, from := range editorFonts {
		data, err := os.ReadFile(filepath.Join(root, "node_modules", filepath.FromSlash(from)))
		if err != nil {
			return nil, nil, err
		}
		files = append(files, file{"editor/assets/" + path.Base(from), data})
		packages = append(packages, packageOf(from))
	}
	return files, packages, nil
}

func editorOptions(root string) (api.BuildOptions, error) {
	root, err := filepath.Abs(root)
	return api.BuildOptions{
		AbsWorkingDir: root,
		EntryPoints:   []string{"templates/assets/js/editor.js"},
		Outdir:        "out",
		ChunkNames:    "part-[hash]",
		Bundle:        true, Splitting: true, Metafile: true,
		Format: api.FormatESModule, Target: api.ES2022, Platform: api.PlatformBrowser, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, TreeShaking: api.TreeShakingTrue,
		LegalComments: api.LegalCommentsEndOfFile, // of what Sveltia has taken into its own file
		Define:        map[string]string{"process.env.NODE_ENV": `"production"`},
		Plugins:       []api.Plugin{{Name: "left out", Setup: leaveOut}, {Name: "mended", Setup: mend}},
	}, err
}

// leaveOut puts a module that fails to load in the place of those left out. The
// editor copes, as it does when a file cannot be fetched.
func leaveOut(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: leftOut.String()}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		if a.Path == spoken {
			return api.OnResolveResult{}, nil
		}
		return api.OnResolveResult{Path: "left out", Namespace: "left-out"}, nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "left-out"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		fails := `throw new Error("left out of this editor"); export default 0`
		return api.OnLoadResult{Contents: &fails}, nil
	})
}

// mend puts `mended` into the editor while it is read.
func mend(build api.PluginBuild) {
	build.OnLoad(api.OnLoadOptions{Filter: mended.file}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		data, err := os.ReadFile(a.Path)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		text := string(data)
		if n := strings.Count(text, mended.from); n != 1 {
			return api.OnLoadResult{}, fmt.Errorf("%s: %d times in the editor, not once: see whether this version of @sveltia/cms still starts a preview twice, then mend `mended`", mended.from, n)
		}
		text = strings.Replace(text, mended.from, mended.to, 1)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
	})
}

// stayHome rewrites the addresses of other hosts, and counts.
func stayHome(files []file) error {
	for _, r := range rewrites {
		n := 0
		for i := range files {
			n += bytes.Count(files[i].data, []byte(r.from))
			files[i].data = bytes.ReplaceAll(files[i].data, []byte(r.from), []byte(r.to))
		}
		if n != r.count {
			return fmt.Errorf("%s: %d times in the editor, not %d: read what this version of @sveltia/cms does there, then mend `rewrites`", r.from, n, r.count)
		}
	}
	for _, f := range files {
		for _, host := range []string{"unpkg.com", "jsdelivr", "googleapis.com/css", "gstatic.com"} {
			if strings.Contains(string(f.data), host) {
				return fmt.Errorf("%s: an address of %s is left", f.name, host)
			}
		}
	}
	return nil
}

// pack compresses; equal inputs give equal bytes.
func pack(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}
