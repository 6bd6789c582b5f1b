package page

import (
	"fmt"
	"time"

	"tiendo/internal/progress"
)

// Lists that grow with time are cut where the calendar cuts them, so that no page
// grows without end and no address ever moves: an archive page for each year,
// and for each month of a year that is itself too long.

// span is what a list holds of one year or month.
type span[T any] struct {
	number int
	list   []T
}

// years cuts a list, newest first, into its years.
func years[T any](list []T, date func(T) progress.Date) []span[T] {
	return spans(list, func(x T) int { return date(x).Year() })
}

// months cuts a list of one year, newest first, into its months.
func months[T any](list []T, date func(T) progress.Date) []span[T] {
	return spans(list, func(x T) int { return int(date(x).Time().Month()) })
}

// spans cuts a list where a number of its members changes.
func spans[T any](list []T, number func(T) int) []span[T] {
	var cut []span[T]
	for i, x := range list {
		n := number(x)
		if last := len(cut) - 1; last < 0 || cut[last].number != n {
			cut = append(cut, span[T]{number: n})
		}
		part := &cut[len(cut)-1]
		part.list = list[i-len(part.list) : i+1]
	}
	return cut
}

func monthSlug(month int) string { return fmt.Sprintf("%02d", month) }

func (e *edition) monthName(year, month int) string {
	first := progress.NewDate(year, time.Month(month), 1)
	return e.lang.Period(progress.Period{First: first, Last: first, Precision: progress.Month})
}

func (e *edition) yearName(year int) string {
	first := progress.NewDate(year, time.January, 1)
	return e.lang.Period(progress.Period{First: first, Last: first, Precision: progress.Year})
}
