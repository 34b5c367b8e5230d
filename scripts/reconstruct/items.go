package main

import (
	"math"
	"strings"
)

// primacy begins the codes of the five parts of measure 1, on the primacy of the person.
const primacy = "m_1_"

// popularity is how much more often a part of measure 1 is answered yes than another measure.
const popularity = 3

// drawItems gives each respondent yes on as many measures as its score, and to the rest no, with a few that do not apply
// and a few blanks. Some measures are answered yes more often than others. Among centres, as many as printed of those
// with nine yes say of all other measures that they do not apply.
func (d *drawing) drawItems(rows []*respondent, centres bool) {
	items := d.in.items()
	weights := make([]float64, len(items))
	for i, code := range items {
		weights[i] = 0.5 + d.rng.Float64()
		if strings.HasPrefix(code, primacy) {
			weights[i] *= popularity
		}
	}
	var noes []cell
	nines := 0
	if centres {
		nines = d.count("score-nine-ten-na-ci", len(rows))
	}
	for _, r := range rows {
		rest := no
		if r.score == nineYes && nines > 0 {
			rest = na
			nines--
		}
		for i, code := range d.byWeight(items, weights) {
			if r.answers[code] = yes; i >= r.score {
				r.answers[code] = rest
			}
			if r.answers[code] == no {
				noes = append(noes, cell{r, code})
			}
		}
		d.joinMeasure1(r, items)
	}
	d.thin(noes)
}

// A cell is one answer of one respondent.
type cell struct {
	*respondent
	code string
}

// byWeight returns the codes in an order in which the heavy ones tend to come first: each drawn from those that are
// left, with a chance in proportion to its weight (Efraimidis and Spirakis, 2006, Information Processing Letters
// 97(5), 181-185).
func (d *drawing) byWeight(codes []string, weights []float64) []string {
	left := append([]string(nil), codes...)
	keys := make([]float64, len(codes))
	for i, w := range weights {
		keys[i] = math.Log(1-d.rng.Float64()) / w
	}
	for i := range left {
		for j := i; j > 0 && keys[j] > keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
			left[j], left[j-1] = left[j-1], left[j]
		}
	}
	return left
}

// joinMeasure1 gives a group that took part in measure 1 at least one of its parts, in place of another measure.
func (d *drawing) joinMeasure1(r *respondent, items []string) {
	if r.answers["mesure_1"] != yes || r.score == 0 {
		return
	}
	var parts, others []string
	for _, code := range items {
		switch part := strings.HasPrefix(code, primacy); {
		case part && r.answers[code] == yes:
			return
		case part:
			parts = append(parts, code)
		case r.answers[code] == yes:
			others = append(others, code)
		}
	}
	part, other := parts[d.rng.IntN(len(parts))], others[d.rng.IntN(len(others))]
	r.answers[part], r.answers[other] = yes, no
}

// thin turns a few of the noes into "does not apply" and into blanks. Neither changes a score; and they are fewer than
// tenNA, so that no second centre answers as the one with ten does.
func (d *drawing) thin(noes []cell) {
	d.rng.Shuffle(len(noes), func(i, j int) { noes[i], noes[j] = noes[j], noes[i] })
	notApplicable, blank := 4+d.rng.IntN(tenNA-4), 3+d.rng.IntN(4)
	for i, c := range noes {
		switch {
		case c.answers[c.code] != no:
			continue // joinMeasure1 made it a yes.
		case i < notApplicable:
			c.answers[c.code] = na
		case i < notApplicable+blank:
			delete(c.answers, c.code)
		}
	}
}
