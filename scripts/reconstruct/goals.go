package main

import "fmt"

// goals are the figures that decide the scores and the cast, read from the published lines.
type goals struct {
	items           int    // measures: the most that a score can be
	centres         int    // centres that answered
	groups          int    // groups, all of which answered
	neverMet        int    // groups that never met their centre
	centreSum       [2]int // least and greatest total of the centres' scores
	groupSum        [2]int // likewise for the groups
	lowest          [2]int // least and greatest value of the lowest score of a centre
	highest         int    // highest score of a centre
	high            int    // centres that score highScore or more
	nine            int    // centres with nineYes yes and tenNA not applicable
	first, second   int    // the two highest totals of a region
	third           int    // regions that score thirdTotal
	largeHigh       int    // groups over largeBudget in the regions of the high centres
	middleHigh      int    // groups over middleBudget and under largeBudget in those regions
	top, largeInTop int    // groups that score highest, and those of them over largeBudget
}

// newGoals reads the goals. The error names the claim that contradicts the questionnaire, the list of centres or itself.
func newGoals(in *Inputs) (*goals, error) {
	p := in.Published
	if err := p.checkNotes(); err != nil {
		return nil, err
	}
	r := &reader{p: p}
	g := &goals{items: len(in.items()), groups: len(in.Regions)}
	r.exactly("population-ci", in.population(), notPrinted)
	r.exactly("population-groups", len(in.Regions), notPrinted)
	g.centres = r.count("respondents-ci", in.population())
	r.exactly("respondents-groups", g.groups, g.groups)
	r.exactly("measures-offered", g.items, notPrinted)
	r.value("region-score-max", 2*g.items)
	g.neverMet = r.count("never-met-groups", g.groups)
	g.centreSum = r.sums("score-mean-ci", g.centres, g.items)
	g.groupSum = r.sums("score-mean-groups", g.groups, g.items)
	g.highest = r.count("score-max-ci", g.items)
	g.high = r.count("score-15-to-17-ci", g.centres)
	g.nine = r.count("score-nine-ten-na-ci", g.centres)
	g.third = r.count("region-score-23", g.groups)
	g.first = r.whole("region-score-first", 2*g.items)
	g.second = r.whole("region-score-second", 2*g.items)
	g.largeHigh = r.count("high-scores-budgets-100000", g.groups)
	g.middleHigh = r.count("high-scores-budgets-28000", g.groups)
	g.top = r.line("top-4-groups-budgets-100000").Base
	g.largeInTop = r.count("top-4-groups-budgets-100000", g.top)
	g.lowest[0], g.lowest[1], _ = r.line("score-min-ci").bounds()
	if r.err == nil && (g.lowest[1] > g.items || g.lowest[0] > g.highest) {
		r.err = fmt.Errorf("claim score-min-ci: the lowest score %d or %d is above the highest", g.lowest[0], g.lowest[1])
	}
	if r.err == nil && (g.top < 1 || g.top >= g.groups) {
		r.err = fmt.Errorf("claim top-4-groups-budgets-100000: the base %d is not a part of %d groups", g.top, g.groups)
	}
	return g, r.err
}

// A reader reads published lines and keeps the first error, so that a list of lines reads as a list.
type reader struct {
	p   *Published
	err error // the first that occurred; results after it mean nothing
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) line(id string) Claim {
	c, err := r.p.claim(id)
	r.fail(err)
	return c
}

func (r *reader) count(id string, base int) int {
	n, err := r.p.count(id, max(base, 0))
	r.fail(err)
	return n
}

func (r *reader) sums(id string, n, most int) [2]int {
	lo, hi, err := r.p.sums(id, n, most)
	r.fail(err)
	return [2]int{lo, hi}
}

// whole returns the whole number from 0 to most that the line prints as its value.
func (r *reader) whole(id string, most int) int {
	lo, hi, err := r.p.sums(id, 1, most)
	r.fail(err)
	if err == nil && lo != hi {
		r.fail(fmt.Errorf("claim %s: the value is missing (expected a whole number)", id))
	}
	return lo
}

func (r *reader) value(id string, want int) {
	if c := r.line(id); !c.allows(float64(want)) {
		r.fail(fmt.Errorf("claim %s: %s is printed, %d is what the questionnaire gives", id, c.printed(), want))
	}
}

func (r *reader) exactly(id string, count, base int) {
	if c := r.line(id); !c.agrees(count, base) {
		r.fail(fmt.Errorf("claim %s: %s is printed, the inputs give %d", id, c.printed(), count))
	}
}
