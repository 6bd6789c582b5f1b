package locale

var en = Language{
	Code:    "en",
	Name:    "English",
	Decimal: ".",
	Group:   ",",
	Percent: "{n}%",
	Day:     "{d} {name} {y}",
	Month:   "{name} {y}",
	Quarter: "Q{q} {y}",
	Year:    "{y}",
	Months: [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
	Paths: Paths{
		Plans: "plans", Reports: "reports", Units: "units", Commitments: "commitments", News: "news",
		Data: "data", Quality: "data-quality", Method: "method", Corrections: "corrections",
		Search: "search", Verify: "verify", Sitemap: "sitemap", Items: "items",
	},
	Status: map[string]string{
		"done": "done", "met": "met", "met-or-exceeded": "met or exceeded", "exceeded": "exceeded",
		"done-late": "done late", "continuous": "continuous", "mostly-done": "mostly done",
		"in-progress": "in progress", "paused": "paused", "overdue": "overdue", "missed": "missed",
		"not-started": "not started",
	},
	Words: Words{
		Continuous: "continuous",
		Home:       "Home", Plans: "Plans", Reports: "Reports", Units: "Communes and wards", Commitments: "Commitments",
		News: "News", Data: "Data", Quality: "Data quality", Method: "Method", Corrections: "Corrections",
		Search: "Search", Sitemap: "Site map",
		TargetIs:    "A target is a result that must be reached and can be measured.",
		TaskIs:      "A task is a piece of work assigned to an agency.",
		CriterionIs: "A criterion is a condition that each commune or ward must meet.",
		Finished:    "Finished", PastDue: "Past due, not finished", OnTrack: "Keeping up with time", Behind: "Behind time",
		FarBehind: "Far behind time", NotAssessed: "Pace not assessed",
		NotDone: "{n} {noun} not completed; the source does not say whether they are under way", NotStated: "{n} {noun} whose status the source does not state",

		SkipToContent: "Skip to content", MainMenu: "Main menu", YouAreHere: "You are here", AboutThisSite: "About this site",
		NotOfficial:        "This site shows figures from the press; it is not a site of the authorities.",
		FiguresAsPublished: "Figures as published by their sources; every number carries its date, its source and its working.",
		PublishedBy:        "Published by {who}", LicenceOf: "Licence of the data: {name}",
		ValidUntil: "After {date} this site must be rebuilt.", MadeWith: "Made with {tool}.",
	},
}
