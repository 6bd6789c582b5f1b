package browser

import (
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// gitea is a git host that knows what the editor asks one for: a small part of
// the API of Gitea, version 1. It has one repository with one branch.
type gitea struct {
	url string

	mu      sync.Mutex
	files   map[string]string
	commits []string // messages
}

const giteaToken = "mot-ma-truy-cap"

func openGitea(t *testing.T, content map[string]string) *gitea {
	t.Helper()
	g := &gitea{files: map[string]string{"README.md": "Kho nội dung\n"}}
	for name, text := range content {
		g.files["content/"+name] = text
	}
	mux := http.NewServeMux()
	const repo = "/repos/tinh/tien-do"
	for pattern, answer := range map[string]func(r *http.Request) (any, error){
		"GET /version": func(*http.Request) (any, error) { return object{"version": "1.24.6"}, nil },
		"GET /user": func(*http.Request) (any, error) {
			return object{"id": 1, "login": "lan", "full_name": "Lan", "email": "lan@example.org"}, nil
		},
		"GET /settings/api": func(*http.Request) (any, error) {
			return object{"default_paging_num": 30, "max_response_items": 50, "default_max_blob_size": 10485760}, nil
		},
		"GET " + repo: func(*http.Request) (any, error) {
			return object{"default_branch": "main", "permissions": object{"pull": true, "push": true}}, nil
		},
		"GET " + repo + "/branches/main": func(*http.Request) (any, error) {
			return object{"commit": object{"id": g.head(), "message": "…"}}, nil
		},
		"GET " + repo + "/git/trees/{ref}": func(*http.Request) (any, error) { return object{"tree": g.tree(), "truncated": false}, nil },
		"GET " + repo + "/commits":         func(*http.Request) (any, error) { return []any{}, nil },
		"POST " + repo + "/file-contents":  g.contents,
		"POST " + repo + "/contents":       g.commit,
	} {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" /api/v1"+path, func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasSuffix(r.Header.Get("Authorization"), giteaToken) && path != "/version" {
				http.Error(w, `{"message":"token is required"}`, http.StatusUnauthorized)
				return
			}
			g.mu.Lock()
			defer g.mu.Unlock()
			value, err := answer(r)
			if err != nil {
				http.Error(w, fmt.Sprintf(`{"message":%q}`, err), http.StatusUnprocessableEntity)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(value)
		})
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
		if r.Method == http.MethodOptions {
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	g.url = server.URL
	return g
}

type object map[string]any

// blob is the name that git gives to a file of these bytes.
func blob(text string) string {
	return fmt.Sprintf("%x", sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(text), text)))
}

func (g *gitea) head() string { return blob(fmt.Sprint(g.commits)) }

func (g *gitea) tree() []object {
	var list []object
	for _, path := range slices.Sorted(maps.Keys(g.files)) {
		list = append(list, object{"type": "blob", "path": path, "sha": blob(g.files[path]), "size": len(g.files[path])})
	}
	return list
}

func (g *gitea) contents(r *http.Request) (any, error) {
	var asked struct{ Files []string }
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		return nil, err
	}
	var list []object
	for _, path := range asked.Files {
		list = append(list, object{"path": path, "encoding": "base64", "content": base64.StdEncoding.EncodeToString([]byte(g.files[path]))})
	}
	return list, nil
}

// commit changes files whose former bytes the editor knew.
func (g *gitea) commit(r *http.Request) (any, error) {
	var change struct {
		Message string
		Files   []struct{ Operation, Path, Content, Sha string }
	}
	if err := json.NewDecoder(r.Body).Decode(&change); err != nil {
		return nil, err
	}
	var saved []object
	for _, f := range change.Files {
		text, err := base64.StdEncoding.DecodeString(f.Content)
		old, there := g.files[f.Path]
		switch {
		case err != nil:
			return nil, err
		case f.Operation == "update" && f.Sha != blob(old), f.Operation == "create" && there:
			return nil, fmt.Errorf("%s is another file by now", f.Path)
		case f.Operation == "delete":
			delete(g.files, f.Path)
		default:
			g.files[f.Path] = string(text)
		}
		saved = append(saved, object{"path": f.Path, "sha": blob(string(text))})
	}
	g.commits = append(g.commits, change.Message)
	return object{"commit": object{"sha": g.head(), "created": "2025-07-20T08:00:00Z"}, "files": saved}, nil
}
