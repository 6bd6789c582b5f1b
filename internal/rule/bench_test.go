package rule

import (
	"fmt"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// BenchmarkNational checks a national site: 3,321 units, 34 plans of 100 items,
// 136 reports with a table of all their units, 2,000 articles in two languages with two
// bound figures each.
func BenchmarkNational(b *testing.B) {
	s := national()
	if l := Run(s); len(l) > 0 {
		b.Fatal(len(l), l[0].Message.EN, l[0].Place)
	}
	for b.Loop() {
		Run(s)
	}
}

func national() *progress.Site {
	const provinces, units, quarters, articles = 34, 3321, 4, 2000
	node := &diag.Node{Place: diag.Place{File: "x", Line: 1, Column: 1}}
	text := func(s string) progress.Text {
		return progress.Text{Own: s, Other: map[string]string{"en": s}}
	}
	c := progress.Content{Settings: progress.Settings{Node: node, Title: text("Tiến độ"), BaseURL: "https://example.org/", Language: "vi", Languages: []string{"vi", "en"}}}
	for i := range units {
		c.Units = append(c.Units, progress.Unit{Node: node, Code: fmt.Sprint(10000 + i), Name: text("Xã"), Group: text(fmt.Sprint("Tỉnh ", i%provinces))})
	}
	for i := range provinces {
		id := fmt.Sprint("kh", i)
		plan := &progress.Plan{Node: node, ID: id, Title: text("Kế hoạch 02"), UnitGroups: []string{fmt.Sprint("Tỉnh ", i)}, Statuses: progress.BuiltIn(), Sets: []progress.Set{
			{Node: node, ID: "tasks", Kind: progress.Task, Name: text("Nhiệm vụ"), Noun: text("nhiệm vụ"), Size: progress.Some[int64](102)},
			{Node: node, ID: "tasks-2025", Within: "tasks", Kind: progress.Task, Name: text("Nhiệm vụ năm 2025"), Noun: text("nhiệm vụ"), Size: progress.Some[int64](82)},
			{Node: node, ID: "communes", Kind: progress.UnitKind, Name: text("Xã"), Noun: text("xã"), Size: progress.Some[int64](100)},
			{Node: node, ID: "criteria", Kind: progress.CriterKind, Each: "communes", Name: text("Tiêu chí"), Noun: text("tiêu chí"), Size: progress.Some[int64](16)},
		}}
		for k := range 100 {
			plan.Items = append(plan.Items, progress.Item{Node: node, ID: fmt.Sprint("t-", k), Sets: []string{"tasks"}, Title: text("Nhiệm vụ")})
		}
		c.Plans = append(c.Plans, plan)
		for q := range quarters {
			c.Reports = append(c.Reports, nationalReport(node, plan, q, c.Units))
		}
	}
	for _, r := range c.Reports {
		c.Seals.List = append(c.Seals.List, progress.Seal{ID: r.ID, Published: r.Published.String(), Sum: r.Sum})
	}
	for i := range articles {
		plan := fmt.Sprint("kh", i%provinces)
		var parts []progress.Part
		for _, s := range []string{"35/82 nhiệm vụ", "Kế hoạch 02 năm 2025: còn 47 nhiệm vụ"} {
			parts = append(parts, progress.Part{HTML: "<p>"}, progress.Part{Bound: &progress.Bound{Plan: plan, Set: "tasks-2025", Text: s}},
				progress.Part{Link: &progress.Link{To: "/ke-hoach/" + plan + "/muc/t-7/"}})
		}
		c.News = append(c.News, &progress.Article{Node: node, ID: fmt.Sprint("a-", i), Title: text("Tin"), Date: progress.NewDate(2025, 2, 1), Bodies: map[string]progress.Body{"vi": {Parts: parts}, "en": {Parts: parts}}})
	}
	return progress.New(c, progress.NewDate(2025, 12, 31), false)
}

func nationalReport(node *diag.Node, plan *progress.Plan, quarter int, units []progress.Unit) *progress.Report {
	day := progress.NewDate(2025, 1, 15) + progress.Date(91*quarter)
	figure := func(set string, total, done int64) progress.Figure {
		return progress.Figure{Node: node, Set: set, Total: progress.Some(total), Counts: []progress.Count{{Status: "done", N: done}}, AsOf: progress.DayPeriod(day), AsOfStated: true}
	}
	r := &progress.Report{Node: node, ID: fmt.Sprint(day, "-", plan.ID), Plan: plan.ID, Published: day, AsOf: progress.DayPeriod(day), AsOfStated: true, Sum: "0",
		Figures: []progress.Figure{figure("tasks", 102, 38), figure("tasks-2025", 82, 35)},
		Units:   &progress.UnitTable{Node: node, Set: "criteria", AsOf: progress.DayPeriod(day), AsOfStated: true}}
	for i := range units {
		if plan.Covers(&units[i]) {
			r.Units.Done = append(r.Units.Done, progress.UnitDone{Unit: int32(i), N: 15})
		}
	}
	r.Figures = append(r.Figures, figure("communes", 100, 0))
	for k := range plan.Items {
		r.Items = append(r.Items, progress.ItemState{Node: node, ID: plan.Items[k].ID, Status: "in-progress"})
	}
	return r
}
