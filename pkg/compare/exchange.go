package compare

import (
	"math"
	"math/rand/v2"
)

// A tally is what both sides have over several regions.
type tally struct {
	first, second   float64 // sums of the values, less the mean of all units
	firsts, seconds float64 // units
}

// with returns the tally with one region more, whose sides may be exchanged.
func (t tally) with(p pair, exchanged bool) tally {
	if exchanged {
		return tally{t.first + p.second, t.second + p.first, t.firsts + p.seconds, t.seconds + p.firsts}
	}
	return tally{t.first + p.first, t.second + p.second, t.firsts + p.firsts, t.seconds + p.seconds}
}

// apart returns how far apart the means of both sides are.
func (t tally) apart() float64 { return math.Abs(t.first/t.firsts - t.second/t.seconds) }

// exchangeP returns the share of the ways to exchange the sides of regions that leave the means at least as far apart,
// where each unit counts once. To exchange all regions changes the sign alone: half of the ways will do.
func exchangeP(pairs []pair, opts Options) PValue {
	pairs = centeredPairs(pairs)
	var all tally
	reach := 0.0
	for _, p := range pairs {
		all = all.with(p, false)
		reach = max(reach, math.Abs(p.first/p.firsts), math.Abs(p.second/p.seconds))
	}
	limit := all.apart() - alike*reach
	if limit <= 0 {
		return PValue{P: 1, Method: Exact}
	}
	if len(pairs) <= ExactRegionsUnits {
		hits := exchanges(tally{}.with(pairs[0], false), pairs[1:], limit)
		return exactly(float64(hits), math.Ldexp(1, len(pairs)-1))
	}
	return sampledExchanges(pairs, limit, opts)
}

// sampledExchanges returns the Monte Carlo p value of the means being at least as far apart as the limit.
func sampledExchanges(pairs []pair, limit float64, opts Options) PValue {
	source, hits := rand.New(rand.NewPCG(opts.Seed, 0)), 0
	for range opts.Permutations {
		var t tally
		eachSign(source, len(pairs), func(i int, flipped bool) { t = t.with(pairs[i], flipped) })
		if t.apart() >= limit {
			hits++
		}
	}
	return estimated(hits, opts)
}

// centeredPairs takes the mean of all units away from each value, so that large values do not hide small differences.
func centeredPairs(pairs []pair) []pair {
	var sums []float64
	units := 0.0
	for _, p := range pairs {
		sums = append(sums, p.first, p.second)
		units += p.firsts + p.seconds
	}
	center := sum(sums) / units
	centered := make([]pair, len(pairs))
	for i, p := range pairs {
		centered[i] = pair{p.first - center*p.firsts, p.second - center*p.seconds, p.firsts, p.seconds}
	}
	return centered
}

// exchanges counts the ways to exchange the sides of the regions left that leave the means at least as far apart as the
// limit.
func exchanges(t tally, left []pair, limit float64) int {
	if len(left) == 0 {
		if t.apart() >= limit {
			return 1
		}
		return 0
	}
	return exchanges(t.with(left[0], false), left[1:], limit) + exchanges(t.with(left[0], true), left[1:], limit)
}
