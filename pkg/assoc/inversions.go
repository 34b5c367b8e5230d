package assoc

// Inversions returns the probability of each number of inversions, from 0, when rows that stand in groups are put in a
// random order: the pairs of rows of different groups that stand in the wrong order. Groups of one row give the
// distribution of the discordant pairs of Kendall's tau, two groups that of the U of Mann and Whitney. It is the product,
// over the groups, of the Gaussian binomial coefficients
//
//	(s+t choose t) = Π (1 - q^(s+i)) / (1 - q^i), i = 1 to t
//
// of the rows t of the group and the rows s before it, divided by its value at q = 1. The time is the number of rows
// times that of pairs. It panics when a group is negative.
//
// Source: M. G. Kendall, Rank Correlation Methods, Griffin, 1948, chapter 5.
func Inversions(groups []int) []float64 {
	probabilities, before := []float64{1}, 0
	for _, size := range groups {
		if size < 0 {
			panic("assoc: groups: must not be negative")
		}
		most := len(probabilities) - 1
		probabilities = append(probabilities, make([]float64, before*size)...)
		for i := 1; i <= size; i++ {
			// With a share of the group placed, the sum reaches most + before×i: what lies beyond stays 0.
			oneMore(probabilities[:most+before*i+1], before+i, i)
		}
		before += size
	}
	return probabilities
}

// oneMore multiplies by (1 - q^up) / (1 - q^down) × down/up, in place: the first factor from the largest power, the
// second from the smallest.
func oneMore(probabilities []float64, up, down int) {
	for power := len(probabilities) - 1; power >= up; power-- {
		probabilities[power] -= probabilities[power-up]
	}
	for power := down; power < len(probabilities); power++ {
		probabilities[power] += probabilities[power-down]
	}
	share := float64(down) / float64(up)
	for power := range probabilities {
		probabilities[power] = max(probabilities[power]*share, 0)
	}
}
