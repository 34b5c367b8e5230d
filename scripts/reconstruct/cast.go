package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// A cast says who plays which part in one draw: what is settled before any answer is drawn.
type cast struct {
	seats    []seat // the centres that answered
	neverMet []int  // regions whose group never met its centre
	parts    []part // by region: the published total that it takes
}

// A seat is a centre that answered.
type seat struct {
	region int    // index into Inputs.Regions
	name   string // name of the centre
	lo, hi int    // least and greatest score that it may take
}

// A part is the total that a region is to have.
type part struct {
	claim int // index into scoreClaims of the line that publishes the total
	total int // the total itself where exact, else the total to stay below
	exact bool
}

// newCast draws a cast. The error names the claim that leaves no choice.
func newCast(in *Inputs, g *goals, rng *rand.Rand) (*cast, error) {
	c := &cast{}
	if err := c.seat(in, g, rng); err != nil {
		return nil, err
	}
	drawn := rng.Perm(len(in.Regions))
	// A group with permanent staff meets its centre; one without may never have done so.
	for _, region := range drawn {
		if in.Regions[region].Budget < modestBudget && len(c.neverMet) < g.neverMet {
			c.neverMet = append(c.neverMet, region)
		}
	}
	if len(c.neverMet) < g.neverMet {
		return nil, fmt.Errorf("claim never-met-groups: %d groups is more than have a budget under %d $", g.neverMet, modestBudget)
	}
	c.bound(in, g, rng)
	return c, c.share(in, g, drawn)
}

// bound draws in which regions with larger budgets a centre scores high: one seat there has to, and no seat in the
// others of them may. It is settled here because one point at a time leads from one such choice to another only
// through many worse ones.
func (c *cast) bound(in *Inputs, g *goals, rng *rand.Rand) {
	large, middle := g.largeHigh, g.middleHigh
	may, must := make([]bool, len(in.Regions)), make([]bool, len(in.Regions))
	for _, region := range rng.Perm(len(in.Regions)) {
		left := &large
		switch budget := in.Regions[region].Budget; {
		case budget <= middleBudget:
			may[region] = true
			continue
		case budget <= largeBudget:
			left = &middle
		}
		if *left > 0 {
			*left--
			may[region], must[region] = true, true
		}
	}
	for _, i := range rng.Perm(len(c.seats)) {
		s := &c.seats[i]
		s.lo, s.hi = g.lowest[0], g.highest
		if must[s.region] {
			s.lo = min(highScore, s.hi)
			must[s.region] = false
		}
		if !may[s.region] {
			s.hi = min(highScore-1, s.hi)
		}
	}
}

// seat leaves out the centres that did not answer: each from a region that keeps another, so that every region has both
// sides.
func (c *cast) seat(in *Inputs, g *goals, rng *rand.Rand) error {
	left := make([]int, len(in.Regions))
	for i, region := range in.Regions {
		left[i] = len(region.Centres)
		for _, name := range region.Centres {
			c.seats = append(c.seats, seat{region: i, name: name})
		}
	}
	order := rng.Perm(len(c.seats))
	absent := make([]bool, len(c.seats))
	missing := len(c.seats) - g.centres
	for _, i := range order {
		if region := c.seats[i].region; missing > 0 && left[region] > 1 {
			absent[i] = true
			left[region]--
			missing--
		}
	}
	if missing > 0 {
		return fmt.Errorf("claim respondents-ci: with %d centres a region would have none", g.centres)
	}
	var kept []seat
	for i, s := range c.seats {
		if !absent[i] {
			kept = append(kept, s)
		}
	}
	c.seats = kept
	return nil
}

// share gives the published totals to regions whose groups have the budgets that the notes say.
func (c *cast) share(in *Inputs, g *goals, drawn []int) error {
	c.parts = make([]part, len(in.Regions))
	for i := range c.parts {
		c.parts[i] = part{claim: third, total: thirdTotal}
	}
	if sum := thirdLarge + thirdModest + thirdSmall; g.third != sum {
		return fmt.Errorf("claim region-score-23: the note counts %d groups, the line %d", sum, g.third)
	}
	free := slices.Clone(drawn)
	for _, share := range []struct {
		part
		n      int
		lo, hi int // the group's budget is over lo and at most hi
	}{
		{part{first, g.first, true}, 1, largeBudget, maxBudget},
		{part{second, g.second, true}, 1, largeBudget, maxBudget},
		{part{third, thirdTotal, true}, thirdLarge, largeBudget, maxBudget},
		{part{third, thirdTotal, true}, thirdModest, modestBudget, largeBudget},
		{part{third, thirdTotal, true}, thirdSmall, -1, smallBudget - 1},
	} {
		for range share.n {
			i := slices.IndexFunc(free, func(region int) bool {
				budget := in.Regions[region].Budget
				return budget > share.lo && budget <= share.hi && !slices.Contains(c.neverMet, region)
			})
			if i < 0 {
				return fmt.Errorf("claim %s: no group is left with the budget that its note says", scoreClaims[share.claim])
			}
			c.parts[free[i]] = share.part
			free = slices.Delete(free, i, i+1)
		}
	}
	return nil
}

// maxBudget is more dollars than any group has.
const maxBudget = 1 << 40
