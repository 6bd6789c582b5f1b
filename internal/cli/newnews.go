package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func (sh *shell) newNewsCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "news SLUG", Args: cobra.ExactArgs(1),
		Short: sh.say("Một tin, với số liệu của báo cáo mới nhất", "An article, with the figures of the newest report"),
		Long: sh.say(`Tạo news/<ngày>-SLUG.md, một bản nháp có sẵn liên kết tới từng số liệu của báo cáo mới nhất (--plan: của kế hoạch ấy).
Bản nháp không lên trang cho tới khi dòng draft = true được xóa.`,
			`Makes news/<day>-SLUG.md, a draft with a link to each figure of the newest report (--plan: of that plan).
A draft is not published until its line draft = true is deleted.`),
		Example: "  tiendo new news hoi-nghi-so-ket\n  tiendo new news quarter-three --plan nq57 --title \"Quarter three\"",
	}
	s := &source{}
	sh.contentFlags(c, s)
	plan := c.Flags().String("plan", "", sh.say("mã kế hoạch mà bài nói tới", "the id of the plan that the article is about"))
	title := sh.titleFlag(c)
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.newNews(s, args[0], *plan, *title) }
	return c
}

// newsForm is an article to be written.
type newsForm struct {
	Title   string
	Day     progress.Date
	Reports []string
	Plans   []newsPlan
}

// newsPlan is a plan in an article: the figures that are known, and a chart.
type newsPlan struct {
	Title string
	Bound []boundForm
	Chart *boundForm
}

type boundForm struct{ Name, AsOf, Text, Ref string }

func (sh *shell) newNews(s *source, id, plan, title string) error {
	if err := sh.checkID(id); err != nil {
		return err
	}
	d, err := sh.openDesk(s)
	if err != nil {
		return err
	}
	defer d.close()
	form := newsForm{Title: title, Day: d.day}
	plans, err := sh.newsPlans(d, plan)
	if err != nil {
		return err
	}
	for _, p := range plans {
		d.tell(&form, p)
	}
	if title == "" {
		form.Title = d.headline(form.Plans)
	}
	id = d.day.String() + "-" + strings.TrimPrefix(id, d.day.String()+"-")
	return sh.put(d, "news/"+id+".md", "news.md", form)
}

// newsPlans are the plan that was asked for, or those of which a report was
// published last.
func (sh *shell) newsPlans(d *desk, id string) ([]*progress.Plan, error) {
	if id != "" {
		p, err := sh.findPlan(d, id)
		return []*progress.Plan{p}, err
	}
	var newest progress.Date
	var plans []*progress.Plan
	for _, r := range d.site.Reports { // in the order of publication
		p := d.site.Plan(r.Plan)
		if r.Published > d.day || p == nil {
			continue
		}
		if r.Published > newest {
			newest, plans = r.Published, nil
		}
		if !slices.Contains(plans, p) {
			plans = append(plans, p)
		}
	}
	return plans, nil
}

// tell adds the figures of a plan as known on the day of the article.
func (d *desk) tell(form *newsForm, p *progress.Plan) {
	told := newsPlan{Title: p.Title.In(d.lang.Code)}
	for i := range p.Sets {
		set := &p.Sets[i]
		f := d.site.At(p.ID, set.ID, d.day)
		if f == nil {
			continue
		}
		bound := boundForm{set.Name.In(d.lang.Code), d.lang.Period(f.AsOf), boundText(d.lang, set, f), p.ID + "/" + set.ID}
		told.Bound = append(told.Bound, bound)
		if told.Chart == nil && f.Share().OK {
			told.Chart = &bound
		}
		if !slices.Contains(form.Reports, f.Report.ID) {
			form.Reports = append(form.Reports, f.Report.ID)
		}
	}
	if len(told.Bound) > 0 {
		form.Plans = append(form.Plans, told)
	}
}

// headline is a title that is true until a better one is written.
func (d *desk) headline(plans []newsPlan) string {
	if len(plans) == 1 {
		return plans[0].Title + map[string]string{"vi": ": số liệu đến ", "en": ": figures as of "}[d.lang.Code] + plans[0].Bound[0].AsOf
	}
	return map[string]string{"vi": "Tin ngày ", "en": "News of "}[d.lang.Code] + d.lang.Date(d.day)
}

// boundText is a figure as a newspaper writes it: 39/65 chỉ tiêu.
func boundText(l *locale.Language, set *progress.Set, f *progress.Figure) string {
	noun := func(number string) string { return strings.TrimSpace(number + " " + set.Noun.In(l.Code)) }
	switch {
	case f.Share().OK:
		return noun(l.Int(f.Done) + "/" + l.Int(f.Total.V))
	case f.HasCounts():
		return noun(l.Int(f.Counts[0].N))
	case f.Value.OK:
		return strings.TrimSpace(l.Number(f.Value.V) + " " + f.Unit.In(l.Code))
	}
	return l.Int(f.Rank.V)
}
