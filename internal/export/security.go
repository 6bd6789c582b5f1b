package export

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeSecurity says where weaknesses of the site are reported; RFC 9116. It
// wants a contact, which is the site itself where the publisher gives none, and
// an end, which is that of the next year: the file stays the same for a year.
func writeSecurity(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	contact := cmp.Or(s.Publisher.URL, m.Absolute("/"))
	if s.Publisher.Email != "" {
		contact = "mailto:" + url.PathEscape(s.Publisher.Email)
	}
	text := fmt.Sprintf("Contact: %s\nExpires: %sT23:59:59Z\nPreferred-Languages: %s\nCanonical: %s\n",
		contact, progress.NewDate(s.Date.Year()+1, 12, 31), strings.Join(s.Languages, ", "), m.Absolute(address.SecurityTxt))
	return t.Add(address.SecurityTxt.File(), []byte(text))
}
