package design

import (
	"fmt"
	"sort"
)

// A Rule says which value a quantile is where no value has exactly the share p of the weights up to it.
type Rule string

// The rules. They bear the names of the package survey of R.
const (
	RuleMath   Rule = "math"   // the smallest value with a share of at least p up to it: the inverse of the distribution
	RuleSchool Rule = "school" // the same, but halfway to the next value where the share is exactly p
	RuleHF7    Rule = "hf7"    // between values in proportion, as the default of most programs for unweighted data (type 7)
)

// check panics unless the rule is known.
func (r Rule) check() {
	switch r {
	case RuleMath, RuleSchool, RuleHF7:
	default:
		panic(fmt.Sprintf("design: Rule: unknown rule %q", string(r)))
	}
}

// A distribution is the values of a group in increasing order, with the sums of their weights.
type distribution struct {
	values     []float64
	cumulative []float64 // weights up to each value, itself included
}

// tie is how near, relative to all weights, a cumulative weight counts as exactly the share that is asked for.
const tie = 1e-12

// newDistribution adds up the weights of values in increasing order; values without weight do not count.
func newDistribution(values, weights []float64) distribution {
	var d distribution
	var sum sum
	for i, w := range weights {
		if w > 0 {
			sum.Add(w)
			d.values, d.cumulative = append(d.values, values[i]), append(d.cumulative, sum.Value())
		}
	}
	return d
}

func (d distribution) isEmpty() bool { return len(d.values) == 0 }

// quantile returns the value of share p.
//
// For "hf7" it joins the points (C_{k-1} / C_{n-1}, value k) by straight lines, C_k being the sum of the k smallest values'
// weights.
func (d distribution) quantile(p float64, rule Rule) float64 {
	n := len(d.values)
	if rule == RuleHF7 {
		return d.between(p)
	}
	all := d.cumulative[n-1]
	target := p * all
	at := sort.Search(n-1, func(i int) bool { return d.cumulative[i] >= target-tie*all })
	if rule == RuleSchool && at < n-1 && d.cumulative[at] <= target+tie*all {
		return (d.values[at] + d.values[at+1]) / 2
	}
	return d.values[at]
}

// between returns the quantile by the rule "hf7".
func (d distribution) between(p float64) float64 {
	n := len(d.values)
	if n == 1 {
		return d.values[0]
	}
	span := d.cumulative[n-2]
	share := func(k int) float64 {
		if k == 0 {
			return 0
		}
		return d.cumulative[k-1] / span
	}
	k := sort.Search(n-2, func(k int) bool { return share(k+1) >= p })
	part := (p - share(k)) / (share(k+1) - share(k))
	return d.values[k] + part*(d.values[k+1]-d.values[k])
}
