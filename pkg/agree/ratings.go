package agree

import "math"

// ratings are the codes of several coders, as their coefficients need them.
type ratings struct {
	coders     [][]int
	categories int
	units      []int     // those that somebody rated
	counts     []int     // by such a unit: codes that it has
	agreed     []float64 // by such a unit: share of its pairs of codes that are alike; 0 where there is no pair
	twice      int       // units with two codes or more
	observed   float64   // mean of agreed over them
	shares     []float64 // by code: mean over the units of its share of their codes
}

func newRatings(coders [][]int, categories int) *ratings {
	r := &ratings{coders: coders, categories: categories, shares: make([]float64, categories)}
	if len(coders) == 0 {
		return r
	}
	for c := range coders {
		checkUnits(coders, c)
	}
	counts := make([]int, categories)
	for unit := range coders[0] {
		r.add(unit, counts)
	}
	for k := range r.shares {
		r.shares[k] /= max(1, float64(len(r.units)))
	}
	r.observed /= max(1, float64(r.twice))
	return r
}

// add counts the codes of a unit; counts is room for them.
func (r *ratings) add(unit int, counts []int) {
	clear(counts)
	total := 0
	for _, codes := range r.coders {
		checkCode("coders", codes[unit], r.categories)
		if codes[unit] != Missing {
			counts[codes[unit]]++
			total++
		}
	}
	if total == 0 {
		return
	}
	alike := 0
	for k, count := range counts {
		alike += count * (count - 1)
		r.shares[k] += float64(count) / float64(total)
	}
	agreed := 0.0
	if total > 1 {
		agreed = float64(alike) / float64(total*(total-1))
		r.observed += agreed
		r.twice++
	}
	r.units, r.counts, r.agreed = append(r.units, unit), append(r.counts, total), append(r.agreed, agreed)
}

// largest returns the share of the most frequent code.
func (r *ratings) largest() float64 {
	largest := 0.0
	for _, share := range r.shares {
		largest = max(largest, share)
	}
	return largest
}

// moved returns what each unit does, by its share of each code, to what has the given slopes along them.
func (r *ratings) moved(slope []float64) []float64 {
	moves := make([]float64, len(r.units))
	for i, unit := range r.units {
		for _, codes := range r.coders {
			if code := codes[unit]; code != Missing {
				moves[i] += slope[code] / float64(r.counts[i])
			}
		}
	}
	return centred(moves)
}

// ownRates returns the agreement of two coders, drawn from all, who answer at random with their own rates of each code,
// and what each unit does to it.
func (r *ratings) ownRates() (expected float64, moves []float64) {
	var rates [][]float64
	var raters []int
	var sizes []float64
	for c := range r.coders {
		if shares, size := r.ratesOf(c); size > 0 {
			rates, raters, sizes = append(rates, shares), append(raters, c), append(sizes, size)
		}
	}
	sum := make([]float64, r.categories)
	for _, shares := range rates {
		for k, share := range shares {
			sum[k] += share
		}
	}
	pairs, n := float64(len(rates)*(len(rates)-1)), float64(len(r.units))
	moves = make([]float64, len(r.units))
	for g, shares := range rates {
		mean := 0.0
		for k, share := range shares {
			expected += share * (sum[k] - share) / pairs
			mean += share * (sum[k] - share)
		}
		for i, unit := range r.units {
			if code := r.coders[raters[g]][unit]; code != Missing {
				moves[i] += 2 * n / sizes[g] * (sum[code] - shares[code] - mean) / pairs
			}
		}
	}
	return expected, moves
}

// ratesOf returns the share of each code among those of a coder, and how many he gave.
func (r *ratings) ratesOf(coder int) (shares []float64, size float64) {
	shares = make([]float64, r.categories)
	for _, unit := range r.units {
		if code := r.coders[coder][unit]; code != Missing {
			shares[code]++
			size++
		}
	}
	for k := range shares {
		shares[k] /= max(1, size)
	}
	return shares, size
}

// corrected computes a coefficient of the form (pₒ - pₑ) / (1 - pₑ) with the standard error of K. L. Gwet, Handbook of
// Inter-Rater Reliability, 4th edition, chapter 5: chance returns pₑ, and what each unit does to it. Units with one code
// count in it as units of no agreement, so that it is too large rather than too small where there are many of them.
func (r *ratings) corrected(id string, options Options, chance func() (float64, []float64)) Coefficient {
	c := begin(id, options.linearised(), r.twice, options.level())
	if !c.Defined {
		return c
	}
	if r.categories < 2 {
		c.undefined(oneCategory())
		return c
	}
	expected, moves := chance()
	if 1-expected < tiny {
		c.undefined(oneCategory())
		return c
	}
	c.Value = exactZero((r.observed - expected) / (1 - expected))
	stretch := float64(len(r.units)) / float64(r.twice)
	together := make([]int, len(r.units))
	for i, unit := range r.units {
		together[i] = options.clusterOf(unit)
		moves[i] = -(1 - c.Value) * moves[i] / (1 - expected)
		if r.counts[i] > 1 {
			moves[i] += stretch * (r.agreed[i] - expected) / (1 - expected)
		}
		moves[i] -= c.Value
	}
	c.setSpread(moves, together, options)
	return c
}

// setSpread sets the standard error and the interval from what each of n units does to a coefficient. The variance is
// G/(G-1) times the sum over the G clusters of (Σ u)² / n², each unit being a cluster where they are independent.
func (c *Coefficient) setSpread(moves []float64, together []int, options Options) {
	var sums []float64 // by cluster, in the order of the units, so that the same bytes come out
	index, at := map[int]int{}, -1
	for i, move := range moves {
		if i == 0 || together[i] != together[i-1] { // The units of a cluster mostly stand together.
			var there bool
			if at, there = index[together[i]]; !there {
				at, index[together[i]], sums = len(sums), len(sums), append(sums, 0)
			}
		}
		sums[at] += move
	}
	variance, clusters := 0.0, float64(len(sums))
	for _, sum := range sums {
		variance += sum * sum
	}
	if clusters > 1 {
		variance *= clusters / (clusters - 1)
	}
	c.SE = math.Sqrt(variance) / float64(len(moves))
	if options.Together != nil {
		c.Clusters = len(sums)
	}
	c.setInterval(len(sums))
}

// centred takes the mean off numbers.
func centred(list []float64) []float64 {
	mean := 0.0
	for _, x := range list {
		mean += x / float64(len(list))
	}
	for i := range list {
		list[i] -= mean
	}
	return list
}
