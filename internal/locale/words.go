package locale

// Words are the words and sentences of pages, grouped by where they stand.
// Named places in braces are filled by the caller with texts of the same language.
type Words struct {
	Continuous string // a deadline that never comes

	// Navigation.
	Home, Plans, Reports, Units, Commitments, News, Data, Quality string
	Method, Corrections, Search, Sitemap                          string

	// Kinds of sets, in one line where the words first matter.
	TargetIs, TaskIs, CriterionIs string

	// Bands of the pace, and the caveat that always stands beside one.
	Finished, PastDue, OnTrack, Behind, FarBehind, NotAssessed string

	// What the rest of a figure is; {n}, {noun}.
	NotDone, NotStated string

	// The frame of every page; {who}, {name}, {date}, {tool}.
	SkipToContent, MainMenu, YouAreHere, AboutThisSite, NotOfficial  string
	FiguresAsPublished, PublishedBy, LicenceOf, ValidUntil, MadeWith string
}
