// Package policy is what a page of the site may load and where it may send
// things: nothing but its own. The same words stand in the head of every page
// (for hosts that know no headers) and in _headers.
package policy

// Page is the Content-Security-Policy of every page, but for frame-ancestors,
// which works in a header only. Source: Content Security Policy Level 3.
const Page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
