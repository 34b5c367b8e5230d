package grim

import "math/big"

// A SumResult says whether printed percents can add up to 100.
type SumResult struct {
	Verdict Verdict // NotTestable where a percent is not Readable, or there is none
	Total   float64 // sum of the printed percents
	Slack   float64 // by how much rounding alone can move it, either way, in points: half a unit of each print
}

// Sum tests whether percents that were rounded half up can be parts of a whole.
//
//	possible: Σ(p - u/2) ≤ 100 < Σ(p + u/2), u the unit of the last printed decimal of p
//
// where no part is below 0 or above 100. The upper bound is met only where every part is at its largest, 100: half a unit
// more would have rounded up.
func Sum(percents []Printed) SumResult {
	total, slack, lo, hi := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	zero, hundred := new(big.Rat), big.NewRat(100, 1)
	closed := true // every part may be at its upper bound
	for _, p := range percents {
		if !p.Readable() {
			return SumResult{Verdict: NotTestable}
		}
		exact, half := p.rat(), new(big.Rat).Quo(p.unit(), big.NewRat(2, 1))
		total.Add(total, exact)
		slack.Add(slack, half)
		lo.Add(lo, larger(zero, new(big.Rat).Sub(exact, half)))
		top := new(big.Rat).Add(exact, half)
		closed = closed && top.Cmp(hundred) > 0
		hi.Add(hi, smaller(hundred, top))
	}
	result := SumResult{Verdict: Possible}
	result.Total, _ = total.Float64()
	result.Slack, _ = slack.Float64()
	above := hi.Cmp(hundred)
	switch {
	case len(percents) == 0:
		result.Verdict = NotTestable
	case lo.Cmp(hundred) > 0 || above < 0 || above == 0 && !closed:
		result.Verdict = Impossible
	}
	return result
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}
