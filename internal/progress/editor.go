package progress

import (
	"net/url"
	"strings"
)

// Editor is the web editor of a site: which git host keeps the content, and where
// in it.
type Editor struct {
	Backend, Repo string // "github", "gitlab" or "gitea"; "owner/name". Empty: the site has no editor
	Branch        string // empty: the host's first
	Folder        string // of the content in the repository
	APIRoot       string // of a host of one's own
	BaseURL       string // where people sign in, if not at the host
	AppID, Auth   string // how they do: "", "pkce", "token"
	Review        bool   // a second person publishes
}

// On says whether the site has an editor.
func (e Editor) On() bool { return e.Backend != "" }

// Hosts are the origins that the editor talks to, and those that it shows pictures
// of people from.
func (e Editor) Hosts() (talk, show []string) {
	public := map[string]string{"github": "https://api.github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}
	api := Origin(e.APIRoot)
	if api == "" {
		api = public[e.Backend]
	}
	talk = []string{api}
	if at := Origin(e.BaseURL); at != "" && at != api {
		talk = append(talk, at)
	}
	if e.Backend == "github" && e.APIRoot == "" {
		return talk, []string{"https://avatars.githubusercontent.com"}
	}
	return talk, []string{api}
}

// Origin is scheme and host of an address, as a Content-Security-Policy takes
// them; "" of what is none.
func Origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || strings.Trim(strings.ToLower(u.Host), "abcdefghijklmnopqrstuvwxyz0123456789.-:") != "" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}
