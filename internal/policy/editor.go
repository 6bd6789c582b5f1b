package policy

import "strings"

// Editor is the policy of the web editor under /admin/, but for frame-ancestors.
// It writes its own styles, previews in frames of its own, and talks to the git
// host of the site: talk are the origins of that, show those of people's pictures.
func Editor(talk, show []string) string {
	return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data: " + strings.Join(show, " ") +
		"; media-src 'self' blob:; font-src 'self'; connect-src 'self' blob: data: " + strings.Join(talk, " ") +
		"; frame-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'self'"
}
