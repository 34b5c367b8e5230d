package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// The words of the answers. A blank cell is no answer.
const (
	yes = "Oui"
	no  = "Non"
	na  = "Ne s'applique pas"
)

// A respondent is one row of an export.
type respondent struct {
	region  int               // index into Inputs.Regions
	name    string            // of the centre or of the group
	score   int               // measures answered yes
	answers map[string]string // by code of the question; a code that is not there is a blank cell
}

// said reports whether the respondent meets a condition "code = answer"; everyone meets the empty one.
func (r *respondent) said(condition string) bool {
	code, word, some := strings.Cut(condition, " = ")
	return !some || r.answers[code] == word
}

// A drawing is one reconstruction under way.
type drawing struct {
	*reader // of the published lines
	in      *Inputs
	rng     *rand.Rand
	never   []bool        // by region: its group never met its centre
	centres []*respondent // in the order of their rows
	groups  []*respondent // likewise
}

// stream is the second half of the generator's seed; the first is the user's.
const stream = 0x61_72_72_69_6d_61_67_65

// newDrawing draws who answered and the scores.
func newDrawing(in *Inputs, g *goals, seed uint64) (*drawing, error) {
	rng := rand.New(rand.NewPCG(seed, stream))
	b, err := drawScores(in, g, rng)
	if err != nil {
		return nil, err
	}
	d := &drawing{reader: &reader{p: in.Published}, in: in, rng: rng, never: b.never}
	for i, s := range b.seats {
		d.centres = append(d.centres, newRespondent(s.region, s.name, b.centres[i]))
	}
	for i, region := range in.Regions {
		d.groups = append(d.groups, newRespondent(i, "Regroupement régional – "+region.Name, b.groups[i]))
	}
	for _, rows := range [][]*respondent{d.centres, d.groups} {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	}
	return d, nil
}

func newRespondent(region int, name string, score int) *respondent {
	return &respondent{region: region, name: name, score: score, answers: make(map[string]string)}
}

// surely in a leaning is more than chance can outweigh: the respondent gives the answer before all others do, or, where
// it is taken off, after them.
const surely = 1000

// say gives an answer to the n respondents who lean to it most, with some chance in it, and the other answer to the
// rest. It returns those who were given the first and those who were given the second.
func (d *drawing) say(rows []*respondent, code string, n int, word, other string, lean func(*respondent) float64) (most, rest []*respondent) {
	ranked := d.rank(rows, lean)
	n = min(n, len(ranked))
	for i, r := range ranked {
		if r.answers[code] = word; i >= n {
			r.answers[code] = other
		}
	}
	return ranked[:n], ranked[n:]
}

// chance is the spread of what a leaning does not explain, in points of a score.
const chance = 3

// rank orders the respondents by how much they lean to an answer, with some chance in it.
func (d *drawing) rank(rows []*respondent, lean func(*respondent) float64) []*respondent {
	keys := make(map[*respondent]float64, len(rows))
	for _, r := range rows {
		keys[r] = lean(r) + chance*d.rng.NormFloat64()
	}
	ranked := slices.Clone(rows)
	slices.SortStableFunc(ranked, func(a, b *respondent) int {
		if keys[a] > keys[b] {
			return -1
		}
		return 1
	})
	return ranked
}

// evenly leans nobody to any answer.
func evenly(*respondent) float64 { return 0 }

// byScore leans those to an answer who work together on more measures.
func byScore(r *respondent) float64 { return float64(r.score) }

// neverMet reports whether the respondent is a group that never met its centre.
func (d *drawing) neverMet(r *respondent) bool { return d.never[r.region] }

// pair returns how many said one thing and how many its contrary, as two claims print them. Together they may leave
// some who said neither, but they may not pass the base.
func (d *drawing) pair(id, contrary string, base int) (n, m int) {
	n, m = d.count(id, base), d.count(contrary, base)
	if n+m > base {
		d.fail(fmt.Errorf("claim %s: with %d of claim %s there are more than the base %d", contrary, n, id, base))
	}
	return n, m
}

// choose returns one of the counts that the claim allows, none so large that nearly everyone would be counted: a report
// that says "a majority" would then say more.
func (d *drawing) choose(id string, base int) int {
	allowed, err := d.p.counts(id, base)
	d.fail(err)
	if err != nil {
		return 0
	}
	some := slices.DeleteFunc(slices.Clone(allowed), func(n int) bool { return 5*n > 4*base })
	if len(some) == 0 {
		return allowed[0]
	}
	return some[d.rng.IntN(len(some))]
}
