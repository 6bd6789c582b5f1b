package rule

import "embed"

// examples hold, for each rule, a small content tree that breaks it and what is
// then reported. The files of base.txtar are added unless an example has its own.
//
//go:embed example
var examples embed.FS

// Example is a small content tree (in the txtar format) that breaks a rule, and
// the problems that are then reported, in English and in Vietnamese. Empty when
// there is no such rule.
func Example(name string) string {
	text, err := examples.ReadFile("example/" + name + ".txtar")
	if err != nil {
		return ""
	}
	return string(text)
}
