package chart

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Exact is how exact dates are.
type Exact uint8

// How exact dates are: nothing is said of a date beyond this.
const (
	ToYear Exact = iota
	ToMonth
	ToDay
)

// A timescale is a scale of time from left to right that the rows of a chart share.
type timescale struct {
	ticks       []time.Time // rising, two or more
	labels      [][]string  // of the ticks, each of one or two lines
	lang        locale.Lang // of the labels
	left, right float64     // where the first and the last tick lie
}

// An extent is from where to where a scale goes in a language.
type extent func(lang locale.Lang) (left, right float64)

// newTimescale returns the scale with the finest ticks that are no finer than the dates and whose labels, as the ruler
// measures them, have the gap between them, in every language: both languages print the same numbers. It covers the dates;
// where there is one only, it stands in the middle.
func newTimescale(dates []time.Time, exact Exact, lang locale.Lang, across extent, gap float64, ruler func(string) float64) timescale {
	lo, hi := reach(dates)
	scales := make([]timescale, len(locale.Langs))
	for i, l := range locale.Langs {
		scales[i].lang = l
		scales[i].left, scales[i].right = across(l)
	}
	for _, step := range timeSteps(exact) {
		fits := true
		for i := range scales {
			scales[i].set(step, lo, hi)
			fits = fits && scales[i].readable(gap, ruler)
		}
		if fits {
			break
		}
	}
	return scales[slices.Index(locale.Langs, lang)]
}

// set gives a scale the ticks of a step.
func (s *timescale) set(step timeStep, lo, hi time.Time) {
	s.ticks = step.cover(lo, hi)
	s.labels = step.labels(s.ticks, s.lang)
	s.right = math.Max(s.right, s.left)
}

// readable reports whether the ticks are few and the labels that stand side by side have a gap between them. Two ticks are as
// few as there can be.
func (s timescale) readable(gap float64, ruler func(string) float64) bool {
	if len(s.ticks) <= 2 {
		return true
	}
	if len(s.ticks) > mostTicks {
		return false
	}
	for i := range s.ticks[1:] {
		if s.at(s.ticks[i+1])-s.at(s.ticks[i]) < (longestLine(s.labels[i], ruler)+longestLine(s.labels[i+1], ruler))/2+gap {
			return false
		}
	}
	return true
}

// longestLine returns the length of the longest of some lines.
func longestLine(lines []string, ruler func(string) float64) float64 {
	longest := 0.0
	for _, line := range lines {
		longest = math.Max(longest, ruler(line))
	}
	return longest
}

// mostTicks is how many ticks a scale of time has at most.
const mostTicks = 9

// reach returns the first and the last of some dates; without dates, those of the year 2000, which nothing is drawn on.
func reach(dates []time.Time) (lo, hi time.Time) {
	if len(dates) == 0 {
		lo = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		return lo, lo
	}
	lo, hi = dates[0], dates[0]
	for _, date := range dates {
		if date.Before(lo) {
			lo = date
		}
		if date.After(hi) {
			hi = date
		}
	}
	return lo, hi
}

// at returns where a date lies; what lies beyond the scale is at its end.
func (s timescale) at(date time.Time) float64 {
	first, last := s.ticks[0].Unix(), s.ticks[len(s.ticks)-1].Unix()
	part := float64(date.Unix()-first) / float64(last-first)
	return s.left + math.Min(math.Max(part, 0), 1)*(s.right-s.left)
}

// A timeStep is the way from one tick to the next: so many days, months or years.
type timeStep struct {
	unit Exact
	n    int
}

// timeSteps lists round steps, from the finest that the dates allow.
func timeSteps(exact Exact) []timeStep {
	var steps []timeStep
	if exact == ToDay {
		steps = append(steps, timeStep{ToDay, 1}, timeStep{ToDay, 7}, timeStep{ToDay, 14})
	}
	if exact >= ToMonth {
		steps = append(steps, timeStep{ToMonth, 1}, timeStep{ToMonth, 2}, timeStep{ToMonth, 3}, timeStep{ToMonth, 6})
	}
	for power := 1; power <= 10000; power *= 10 {
		steps = append(steps, timeStep{ToYear, power}, timeStep{ToYear, 2 * power}, timeStep{ToYear, 5 * power})
	}
	return steps
}

// cover returns the ticks from the last one not after lo to the first one not before hi; where that is one, the ticks around
// it.
func (s timeStep) cover(lo, hi time.Time) []time.Time {
	first := s.number(lo)
	last := s.number(hi)
	if s.tick(last).Before(hi) {
		last++
	}
	if first == last {
		first, last = first-1, last+1
	}
	var ticks []time.Time
	for i := first; i <= last && len(ticks) <= mostTicks; i++ {
		ticks = append(ticks, s.tick(i))
	}
	return ticks
}

// number returns the number of the last tick that is not after a date.
func (s timeStep) number(date time.Time) int {
	year, month, _ := date.Date()
	units := year
	switch s.unit {
	case ToMonth:
		units = 12*year + int(month) - 1
	case ToDay:
		units = int(math.Floor(float64(date.Unix())/86400)) + epochDay
	}
	return int(math.Floor(float64(units) / float64(s.n)))
}

// epochDay is the number of the day on which the clock of computers began, a Thursday: weeks begin on Mondays.
const epochDay = 3

// tick returns the date of a tick.
func (s timeStep) tick(i int) time.Time {
	switch s.unit {
	case ToMonth:
		return time.Date(0, time.Month(1+i*s.n), 1, 0, 0, 0, 0, time.UTC)
	case ToDay:
		return time.Date(1970, 1, 1+i*s.n-epochDay, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(i*s.n, 1, 1, 0, 0, 0, 0, time.UTC)
}

// labels returns what is written below ticks, in lines: the year alone, or a month or day and below it the year where it is
// another than that of the tick before.
func (s timeStep) labels(ticks []time.Time, lang locale.Lang) [][]string {
	var labels [][]string
	for i, tick := range ticks {
		year, month, day := tick.Date()
		var label []string
		switch s.unit {
		case ToMonth:
			label = append(label, lang.ShortMonth(month))
		case ToDay:
			label = append(label, lang.ShortDay(month, day))
		}
		if s.unit == ToYear || i == 0 || ticks[i-1].Year() != year {
			label = append(label, strconv.Itoa(year))
		}
		labels = append(labels, label)
	}
	return labels
}
