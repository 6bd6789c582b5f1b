package rule

import "tiendo/internal/progress"

// ids is what a plan declares, by id: a plan may have very many of each.
type ids struct {
	sets     map[string]*progress.Set
	items    map[string]*progress.Item
	statuses map[string]*progress.Status
}

// index looks up the ids of every plan once.
func index(plans []*progress.Plan) map[*progress.Plan]ids {
	all := make(map[*progress.Plan]ids, len(plans))
	for _, plan := range plans {
		x := ids{
			sets:     make(map[string]*progress.Set, len(plan.Sets)),
			items:    make(map[string]*progress.Item, len(plan.Items)),
			statuses: make(map[string]*progress.Status, len(plan.Statuses)),
		}
		for i := range plan.Sets {
			x.sets[plan.Sets[i].ID] = &plan.Sets[i]
		}
		for i := range plan.Items {
			x.items[plan.Items[i].ID] = &plan.Items[i]
		}
		for i := range plan.Statuses {
			x.statuses[plan.Statuses[i].ID] = &plan.Statuses[i]
		}
		all[plan] = x
	}
	return all
}
