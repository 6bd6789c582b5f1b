package page

import "tiendo/internal/address"

// example is a small program that reads the open data, as text.
type example struct{ Name, Text string }

// examples read the first plan that has figures: what is done of each set, by curl,
// by Python as of the newest report, by R as of each. They are run, word for word, by
// TestExamplesRun of package build.
func (e *edition) examples() []example {
	for _, p := range e.site.Plans {
		if len(e.site.ReportsOf(p.ID)) == 0 {
			continue
		}
		json, csv := e.links.Absolute(address.PlanJSON(p.ID)), e.links.Absolute(address.PlanCSV(p.ID))
		return []example{
			{"curl", "curl -fsS " + json + "\ncurl -fsSO " + csv},
			{"Python", "import json, urllib.request\n\n" +
				"url = \"" + json + "\"\n" +
				"plan = json.load(urllib.request.urlopen(url))\n" +
				"for s in plan[\"sets\"]:\n" +
				"    current = [f for f in s[\"figures\"] if f[\"corrected_by\"] is None and not f.get(\"split\")]\n" +
				"    if current:\n" +
				"        last = current[-1]\n" +
				"        print(s[\"name\"], last[\"done\"], \"/\", last[\"total\"], last[\"as_of\"])"},
			{"R", "d <- read.csv(\"" + csv + "\", fileEncoding = \"UTF-8-BOM\", na.strings = \"\")\n" +
				"done <- subset(d, counts_as == \"done\" & is.na(corrected_by) & is.na(split))\n" +
				"aggregate(count ~ set + as_of + total, done, sum)"},
		}
	}
	return nil
}
