package rule

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// What a number may be, and what is ignored: DESIGN section 2, “bound figure”.
var figureMismatch = Check{
	define("figure-mismatch", diag.Error, diag.Correct,
		"Một con số trong câu chữ không khớp với số liệu mà nó dẫn tới (tổng số, đã xong, còn lại, từng phần, giá trị, thứ hạng, tỷ lệ). Người đọc sẽ thấy hai số khác nhau trên cùng một trang.",
		"A number in the text does not agree with the figure that it links to (total, done, rest, counts, value, rank, percentage). Readers would see two numbers on one page."),
	func(p *pass) {
		r := reader{pass: p, figures: map[*progress.Figure]*known{}}
		for part := range p.parts() {
			if b := part.Bound; b != nil {
				if f := p.figure(b, part.day); f != nil && !p.Broken["report/"+f.Report.ID] && !mistyped(f) {
					r.compare(b, f)
				}
			}
		}
	},
}

// reader compares sentences with figures.
type reader struct {
	*pass
	figures map[*progress.Figure]*known // many sentences speak of few figures
}

func (r *reader) compare(b *progress.Bound, f *progress.Figure) {
	known := r.figures[f]
	if known == nil {
		known = r.known(f)
		r.figures[f] = known
	}
	wrong := known.wrong(append(numbers(b.Text), spelled(b.Text, known.nouns, f.Rank.OK)...))
	if len(wrong) > 0 {
		if known.beside == nil {
			known.beside = asideOf(f, known.plan)
		}
		wrong = known.wrong(known.beside.without(b.Text))
	}
	if len(wrong) == 0 {
		return
	}
	r.report(finding{at: b.Place,
		message: say("“%s”: %s không có trong số liệu %s/%s chốt %s (báo cáo %s): %s", "“%s”: %s is not in the figure %s/%s as of %s (report %s): %s",
			short(b.Text), short(strings.Join(wrong, ", ")), b.Plan, b.Set, f.AsOf, f.Report.ID, known.list()),
		hint: say("viết đúng con số của báo cáo; nếu nói về ngày khác, thêm ?as_of=… vào liên kết; số không thuộc số liệu thì để ngoài liên kết",
			"write the number of the report; if another day is meant, add ?as_of=… to the link; keep numbers that are not of the figure outside the link")})
}

// known is what the numbers beside a figure may be.
type known struct {
	figure            *progress.Figure
	plan              *progress.Plan
	total, rank, base []progress.Decimal
	parts             []progress.Decimal // done, the rest, every count
	value             []progress.Decimal
	nouns             []string // of the set, in lower case
	beside            *aside   // made when a number does not agree
}

func (p *pass) known(f *progress.Figure) *known {
	plan := p.Plan(f.Report.Plan)
	k := &known{figure: f, plan: plan, nouns: spellings(plan.Set(f.Set).Noun), total: whole(f.Total), rank: whole(f.Rank), base: whole(f.RankOf)}
	if f.Value.OK {
		k.value = []progress.Decimal{f.Value.V}
	}
	if f.HasCounts() {
		k.parts = append(whole(f.Rest()), progress.Whole(f.Done))
	}
	for i := range f.Report.Figures { // the same total may be split in several ways
		if g := &f.Report.Figures[i]; g.Set == f.Set && g.AsOf == f.AsOf {
			for _, c := range slices.Concat(g.Counts, g.OfWhich) {
				k.parts = append(k.parts, progress.Whole(c.N))
			}
		}
	}
	return k
}

func whole(n progress.Maybe[int64]) []progress.Decimal {
	if !n.OK {
		return nil
	}
	return []progress.Decimal{progress.Whole(n.V)}
}

// wrong is those of the numbers that do not agree, as they are written.
func (k *known) wrong(list []number) []string {
	var texts []string
	for i := range list {
		if !k.agrees(&list[i]) {
			texts = append(texts, list[i].text)
		}
	}
	return texts
}

func (k *known) agrees(n *number) bool {
	switch {
	case n.of != nil:
		return n.of.among(k.total) && n.among(k.parts) || n.of.among(k.base) && n.among(k.rank)
	case n.percent:
		return n.among(k.value) || k.percentage(n)
	}
	return n.among(k.total) || n.among(k.parts) || n.among(k.value) || n.among(k.rank) || n.among(k.base)
}

// percentage compares with the stated and the computed one, at the precision
// that is written. What is not quite all is never 100 %.
func (k *known) percentage(n *number) bool {
	share, stated := k.figure.Share(), k.figure.StatedPercent
	for _, m := range n.means {
		if stated.OK && near(m, stated.V.Float()/100, rounding(n.decimals)) {
			return true
		}
		if share.OK && near(m, share.V, rounding(n.decimals)) && (share.V*100 == m.Float() || m != progress.Whole(0) && m != progress.Whole(100)) {
			return true
		}
	}
	return false
}

// list writes the figure out for a message.
func (k *known) list() worded {
	return func(l *locale.Language) string {
		f := k.figure
		words := map[string][5]string{
			"vi": {"tổng số ", "còn lại ", "giá trị ", "thứ hạng ", "nguồn nêu "},
			"en": {"total ", "rest ", "value ", "rank ", "stated "},
		}[l.Code]
		var parts []string
		add := func(i int, n progress.Maybe[int64]) {
			if n.OK {
				parts = append(parts, words[i]+l.Int(n.V))
			}
		}
		add(0, f.Total)
		for _, c := range f.Counts {
			parts = append(parts, statusName(l, k.plan, c.Status)+" "+l.Int(c.N))
		}
		add(1, f.Rest())
		if f.Value.OK {
			parts = append(parts, words[2]+l.Number(f.Value.V))
		}
		add(3, f.Rank)
		if f.StatedPercent.OK {
			parts = append(parts, words[4]+l.StatedPercent(f.StatedPercent.V))
		}
		if share := f.Share(); share.OK {
			parts = append(parts, l.Share(share.V, 1))
		}
		return strings.Join(parts, ", ")
	}
}

func statusName(l *locale.Language, plan *progress.Plan, id string) string {
	if s := plan.Status(id); s != nil {
		return l.StatusName(s)
	}
	return id
}
