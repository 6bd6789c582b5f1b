// Package rule reads a whole site as a careful editor would, and says what is
// wrong in it.
//
// A rule is a value: a diag.Rule that names and explains it, and a function
// that looks for it. It stands in a file of its own; to add one, write the file
// and its example (example/<name>.txtar, which shows what it reports), and put
// one word in Checks.
//
// What can be seen in one file alone is found by package content while it
// reads; what can be seen only in the finished pages is found by package audit.
// All lists the rules of all three, for tiendo rules.
//
// A source may be odd without being wrong. Whoever has looked writes the rule's
// name into acknowledge, and a note beside it that readers see: the finding is
// then no longer reported, and Acknowledged lists it.
package rule

import (
	"cmp"
	"slices"

	"tiendo/internal/audit"
	"tiendo/internal/content"
	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Check is a rule over the whole site.
type Check struct {
	*diag.Rule
	Run func(*pass)
}

// Checks is every rule over the site.
var Checks = []Check{
	sumExceedsTotal, subsetExceeds, sizeMismatch, asOfAfterPublished, figureMismatch,
	unknownReference, unitOverCriteria, duplicateFigure, historyChanged,
	percentMismatch, unitsDisagree, futureDate, earlyDeadline,
	notStated, noEvidence, missingTranslation, missingUnits, assumedDate, rankWithoutBase,
	badCorrection, badAcknowledge, chartKind, aliasCollision, brokenLink,
	staleReport, overdueCommitment, deadArchive, unsealedReport,
}

// All is every rule of the program, by quality, errors before warnings.
func All() []*diag.Rule {
	var all []*diag.Rule
	for _, c := range Checks {
		all = append(all, c.Rule)
	}
	all = slices.Concat(all, content.Rules, audit.Rules)
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(r *diag.Rule) bool {
		again := seen[r.Name]
		seen[r.Name] = true
		return again
	})
	slices.SortStableFunc(all, func(a, b *diag.Rule) int {
		return cmp.Or(cmp.Compare(a.Quality, b.Quality), cmp.Compare(a.Severity, b.Severity))
	})
	return all
}

// Run checks the site against every rule. What was acknowledged is left out.
func Run(s *progress.Site) diag.List {
	open, _ := Inspect(s)
	return open
}

// Acknowledged is what the rules find and somebody has answered for, with the
// note that readers see in place of the hint.
func Acknowledged(s *progress.Site) diag.List {
	_, acknowledged := Inspect(s)
	return acknowledged
}

// Inspect is Run and Acknowledged at once.
func Inspect(s *progress.Site) (open, acknowledged diag.List) {
	rules := map[string]*diag.Rule{}
	for _, r := range All() {
		rules[r.Name] = r
	}
	of := index(s.Plans)
	passes := make([]pass, len(Checks))
	crew.Each(len(Checks), func(i int) {
		passes[i] = pass{Site: s, of: of, rule: Checks[i].Rule, rules: rules}
		Checks[i].Run(&passes[i])
	})
	for _, p := range passes {
		open.Add(p.open...)
		acknowledged.Add(p.acknowledged...)
	}
	return open.Sorted(), acknowledged.Sorted()
}
