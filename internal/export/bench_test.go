package export

import (
	"fmt"
	"testing"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// national is a site as large as the country: 34 plans of 4 reports, 3,321
// units with 16 criteria each, 2,000 articles.
func national() *progress.Site {
	c := progress.Content{Settings: progress.Settings{
		Title: own("Tiến độ"), BaseURL: "https://example.org/", Language: "vi", Languages: []string{"vi"},
	}}
	for i := range 3321 {
		c.Units = append(c.Units, progress.Unit{
			Code: fmt.Sprint(10000 + i), Name: own(fmt.Sprint("Xã Số ", i)), Kind: own("xã"), Group: own(province(i % 34)),
		})
	}
	for i := range 34 {
		c.Plans = append(c.Plans, provincial(i))
		for k := range 4 {
			c.Reports = append(c.Reports, quarterly(c.Units, i, k))
		}
	}
	for i := range 2000 {
		c.News = append(c.News, &progress.Article{
			ID: fmt.Sprint("tin-", i), Title: own("Bài viết về tiến độ của tỉnh"), Date: day0("2025-01-01") + progress.Date(i%200), Summary: own("Tóm tắt."),
		})
	}
	return progress.New(c, day0("2025-10-20"), false)
}

func province(i int) string { return fmt.Sprint("Tỉnh ", i) }

func provincial(i int) *progress.Plan {
	p := &progress.Plan{
		ID: fmt.Sprint("tinh-", i), Title: own("Kế hoạch"), UnitGroups: []string{province(i)}, Statuses: progress.BuiltIn(),
		Sets: []progress.Set{
			{ID: "targets", Kind: progress.Target, Name: own("Chỉ tiêu"), Starts: day0("2025-01-01"), Due: during("2025"), Pace: true},
			{ID: "tasks", Kind: progress.Task, Name: own("Nhiệm vụ"), Starts: day0("2025-01-01"), Due: during("2025"), Pace: true},
			{ID: "criteria", Kind: progress.CriterKind, Name: own("Tiêu chí"), Size: is(16)},
		},
	}
	for k := range 16 {
		p.Criteria = append(p.Criteria, progress.Criterion{ID: fmt.Sprintf("tc-%02d", k+1), Set: "criteria", Name: own("Tiêu chí")})
	}
	return p
}

func quarterly(units []progress.Unit, i, k int) *progress.Report {
	published := day0("2025-02-01") + progress.Date(60*k)
	at := progress.DayPeriod(published)
	r := &progress.Report{
		ID: fmt.Sprintf("%s-tinh-%d", published, i), Plan: fmt.Sprint("tinh-", i), Published: published, AsOf: at, Source: newspaper(),
		Units: &progress.UnitTable{Set: "criteria", AsOf: at},
	}
	for _, set := range []string{"targets", "tasks"} {
		counts := []progress.Count{{Status: "done", N: int64(k * 20)}, {Status: "in-progress", N: 5}}
		r.Figures = append(r.Figures, progress.Figure{Set: set, Total: is(102), Counts: counts, AsOf: at})
	}
	for u := i; u < len(units); u += 34 {
		met := make([]uint16, 4+4*k)
		for c := range met {
			met[c] = uint16(c)
		}
		r.Units.Done = append(r.Units.Done, progress.UnitDone{Unit: int32(u), N: int32(len(met)), Named: true, Criteria: met})
	}
	return r
}

func BenchmarkNational(b *testing.B) {
	s := national()
	var pages []string
	for _, u := range s.Units {
		pages = append(pages, "don-vi/"+u.Code+"/index.html")
	}
	for _, a := range s.News {
		pages = append(pages, "tin/"+a.ID+"/index.html")
	}
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				t := output.NewTree()
				for _, page := range pages {
					if err := t.Add(page, nil); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				if err := f.Write(s, Options{}, t); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
