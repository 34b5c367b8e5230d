package compare

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/tail"
)

// doubledRanks returns twice the mid-ranks of the sizes of the differences that are not 0, in increasing order, and the
// sum of those of the differences above 0. Sizes that rounding alone keeps apart are tied.
func doubledRanks(differences []float64) (ranks []int, above int) {
	left := slices.DeleteFunc(slices.Clone(differences), func(d float64) bool { return d == 0 })
	slices.SortFunc(left, func(a, b float64) int { return cmp.Or(cmp.Compare(math.Abs(a), math.Abs(b)), cmp.Compare(a, b)) })
	for from := 0; from < len(left); {
		size, to := math.Abs(left[from]), from+1
		for to < len(left) && math.Abs(left[to])-size <= nearlyTied*size {
			to++
		}
		rank := from + to + 1 // Twice the mean of the ranks from+1 to to.
		for _, d := range left[from:to] {
			ranks = append(ranks, rank)
			if d > 0 {
				above += rank
			}
		}
		from = to
	}
	return ranks, above
}

// nearlyTied is the relative difference below which two sizes count as tied: a difference of two values of which most
// cancels keeps fewer digits than they have.
const nearlyTied = 1e-9

// signedRankTail returns the probability that the sum of the ranks above 0 is at least so far from its mean, each rank
// being above 0 or not with equal probability. far is twice the distance of the sum of the doubled ranks from their mean.
func signedRankTail(ranks []int, total, far int) float64 {
	chances := make([]float64, total+1) // By the sum so far.
	chances[0] = 1
	reached := 0
	for _, rank := range ranks {
		for s := reached; s >= 0; s-- {
			half := chances[s] / 2
			chances[s] = half
			chances[s+rank] += half
		}
		reached += rank
	}
	p := 0.0
	for s, chance := range chances {
		if max(2*s-total, total-2*s) >= far {
			p += chance
		}
	}
	return tail.Clamp(p)
}

// sampledRanks returns the Monte Carlo p value of the same: sums of ranks are exact as floating-point numbers.
func sampledRanks(ranks []int, far int, opts Options) PValue {
	values := make([]float64, len(ranks))
	for i, rank := range ranks {
		values[i] = float64(rank)
	}
	return sampledFlips(values, float64(far), opts)
}
