package cli

import (
	"errors"
	"net/url"
)

func checkBase(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("write an address like https://example.org/")
	}
	return nil
}
