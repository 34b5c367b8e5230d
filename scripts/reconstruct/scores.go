package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// The claims about scores, as indexes of a strain.
const (
	meanCentres = iota
	meanGroups
	highest
	high
	nine
	lowest
	first
	second
	third
	largeHigh
	middleHigh
	topGroups
	scoreClaimCount
)

// scoreClaims names the claims about scores in the order of the indexes.
var scoreClaims = [scoreClaimCount]string{
	"score-mean-ci", "score-mean-groups", "score-max-ci", "score-15-to-17-ci", "score-nine-ten-na-ci", "score-min-ci",
	"region-score-first", "region-score-second", "region-score-23",
	"high-scores-budgets-100000", "high-scores-budgets-28000", "top-4-groups-budgets-100000",
}

// A strain says how far a board is from each claim, in units of the board; zero where the claim is met.
type strain [scoreClaimCount]int

func (s strain) total() int {
	sum := 0
	for _, n := range s {
		sum += n
	}
	return sum
}

// A board holds the scores while they are drawn.
type board struct {
	*cast
	goals   *goals
	budgets []int  // by region
	answers []int  // by region: how many centres answered
	unit    int    // one point of a score: a multiple of every number of centres, so that means of regions stay whole
	centres []int  // score of each seat
	groups  []int  // score of each region's group
	never   []bool // by region: its group never met its centre

	// Room for measuring a strain, by region: a draw measures many thousand.
	sums   []int
	highs  []bool
	ranked []int
}

// Limits of the search. With the published figures four tries of five succeed, so that a seed that fails all of
// them is not to be met; figures that contradict one another use them all up.
const (
	tries = 20
	steps = 2_000
)

// neverMetMost is the highest score of a group that never met its centre: what it may have done through others.
const neverMetMost = 2

// drawScores returns a board on which every claim about scores holds. Each try draws a cast and plausible scores, then
// changes one score at a time, and takes back most changes that lead away from the claims (simulated annealing). The
// error names the claims that were still broken on the nearest board.
func drawScores(in *Inputs, g *goals, rng *rand.Rand) (*board, error) {
	var nearest strain
	for try := range tries {
		c, err := newCast(in, g, rng)
		if err != nil {
			return nil, err
		}
		b := newBoard(in, g, c)
		b.start(rng)
		left := b.repair(rng)
		if left.total() == 0 {
			return b, nil
		}
		if try == 0 || left.total() < nearest.total() {
			nearest = left
		}
	}
	var broken []string
	for i, n := range nearest {
		if n > 0 {
			broken = append(broken, scoreClaims[i])
		}
	}
	return nil, fmt.Errorf("claim %s: no scores meet it together with the other claims", strings.Join(broken, ", claim "))
}

func newBoard(in *Inputs, g *goals, c *cast) *board {
	n := len(in.Regions)
	b := &board{
		cast: c, goals: g, unit: 1,
		budgets: make([]int, n), answers: make([]int, n), never: make([]bool, n),
		centres: make([]int, len(c.seats)), groups: make([]int, n),
		sums: make([]int, n), highs: make([]bool, n), ranked: make([]int, n),
	}
	for i, region := range in.Regions {
		b.budgets[i] = region.Budget
		b.never[i] = slices.Contains(c.neverMet, i)
	}
	for _, s := range c.seats {
		b.answers[s.region]++
	}
	for _, n := range b.answers {
		b.unit = lcm(b.unit, n)
	}
	return b
}

// start draws scores around the published means. A group with a larger budget starts higher, and one whose region takes
// a published total starts at what its centre leaves of it.
func (b *board) start(rng *rand.Rand) {
	mean := float64(b.goals.centreSum[0]) / float64(len(b.centres))
	for i := range b.centres {
		b.setCentre(i, int(math.Round(mean+2.5*rng.NormFloat64())))
	}
	mean = float64(b.goals.groupSum[0]) / float64(len(b.groups))
	for i := range b.groups {
		lean := 0.0
		if b.budgets[i] > largeBudget {
			lean = 2
		}
		b.setGroup(i, int(math.Round(mean+lean+3*rng.NormFloat64())))
	}
	for i, seat := range b.seats {
		if part := b.parts[seat.region]; part.exact && b.answers[seat.region] == 1 {
			b.setGroup(seat.region, part.total-b.centres[i])
		}
	}
}

func (b *board) setCentre(i, score int) {
	b.centres[i] = min(max(score, b.seats[i].lo), b.seats[i].hi)
}

func (b *board) setGroup(region, score int) {
	if b.never[region] {
		b.groups[region] = min(max(score, 0), neverMetMost)
		return
	}
	b.groups[region] = min(max(score, 1), b.goals.items)
}

// repair changes scores until no claim is broken or the steps are used up, and returns the strain that is left.
func (b *board) repair(rng *rand.Rand) strain {
	now := b.strain()
	for step := range steps {
		total := now.total()
		if total == 0 {
			break
		}
		before := b.change(rng)
		next := b.strain()
		heat := 0.4 * float64(b.unit) * (1 - float64(step)/steps)
		worse := float64(next.total() - total)
		if worse <= 0 || rng.Float64() < math.Exp(-worse/heat) {
			now = next
		} else {
			b.undo(before)
		}
	}
	return now
}

// A change remembers the four scores that one step may have changed.
type change struct {
	i, j               int // seats
	region, other      int // groups
	centreI, centreJ   int // scores before the step
	groupHere, groupAt int // likewise, of region and of other
}

// change moves one score by one point, or one point from one score to another, and returns what undo needs.
func (b *board) change(rng *rand.Rand) change {
	c := change{i: rng.IntN(len(b.centres)), j: rng.IntN(len(b.centres)), other: rng.IntN(len(b.groups))}
	c.region = b.seats[c.i].region
	c.centreI, c.centreJ, c.groupHere, c.groupAt = b.centres[c.i], b.centres[c.j], b.groups[c.region], b.groups[c.other]
	up := 1 - 2*rng.IntN(2)
	switch rng.IntN(5) {
	case 0:
		b.setCentre(c.i, c.centreI+up)
	case 1:
		b.setGroup(c.other, c.groupAt+up)
	case 2:
		b.setCentre(c.i, c.centreI+up)
		b.setGroup(c.region, c.groupHere-up)
	case 3:
		b.setCentre(c.i, c.centreI+up)
		b.setCentre(c.j, b.centres[c.j]-up)
	case 4:
		b.setGroup(c.region, c.groupHere+up)
		b.setGroup(c.other, b.groups[c.other]-up)
	}
	return c
}

// undo takes a change back.
func (b *board) undo(c change) {
	b.centres[c.i], b.centres[c.j] = c.centreI, c.centreJ
	b.groups[c.region], b.groups[c.other] = c.groupHere, c.groupAt
}

func lcm(a, b int) int {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return a / x * b
}
