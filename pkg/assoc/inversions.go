package assoc

import "math/big"

// ExactInversions is the largest work for which the p value of Kendall's tau comes from the distribution of inversions:
// the rows times the pairs of rows, 500 rows without ties.
const ExactInversions = 1 << 26

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
	probabilities := make([]float64, CrossPairs(groups)+1)
	probabilities[0] = 1
	eachPlaced(groups, func(most, up, down int) {
		reached := probabilities[:most+1]
		oneMore(reached, up, down)
		share := float64(down) / float64(up)
		for i := range reached {
			reached[i] = max(reached[i]*share, 0)
		}
	})
	return probabilities
}

// inversionCounts returns in how many distinct orders the rows have 0, 1... inversions, below the given number. Whole
// numbers are exact where all orders together fit in 64 bits.
func inversionCounts[T total](groups []int, below int) []T {
	counts := make([]T, below)
	counts[0] = 1
	eachPlaced(groups, func(most, up, down int) { oneMore(counts[:min(most+1, below)], up, down) })
	return counts
}

// eachPlaced calls place for each row of the groups, one after the other, with the largest number of inversions once the
// row is placed, and the factor (1 - q^up) / (1 - q^down) that the row brings.
func eachPlaced(groups []int, place func(most, up, down int)) {
	before, most := 0, 0
	for _, size := range groups {
		for i := 1; i <= size; i++ {
			place(most+before*i, before+i, i)
		}
		most += before * size
		before += size
	}
}

// oneMore multiplies by (1 - q^up) / (1 - q^down), in place: the first factor from the largest power, the second from the
// smallest.
func oneMore[T total](counts []T, up, down int) {
	for power := len(counts) - 1; power >= up; power-- {
		counts[power] -= counts[power-up]
	}
	for power := down; power < len(counts); power++ {
		counts[power] += counts[power-down]
	}
}

// CrossPairs returns the number of pairs of rows of different groups, given the rows of each. It panics when a group is
// negative.
func CrossPairs(groups []int) int {
	rows, pairs := 0, 0
	for _, size := range groups {
		if size < 0 {
			panic("assoc: groups: must not be negative")
		}
		pairs += rows * size
		rows += size
	}
	return pairs
}

// rowsIn returns the number of rows of all groups.
func rowsIn(groups []int) int {
	rows := 0
	for _, size := range groups {
		rows += size
	}
	return rows
}

// inversionsFeasible reports whether the distribution of the inversions stays within ExactInversions.
func inversionsFeasible(groups []int) bool {
	return float64(rowsIn(groups))*float64(CrossPairs(groups)) <= ExactInversions
}

// tailsOfInversions returns the share of the orders of rows that stand in groups whose C - D is at least limit away from 0:
// the untied pairs less twice the inversions. Both tails are the same, and the one of few inversions is added up: whole
// numbers where they fit in 64 bits.
func tailsOfInversions(groups []int, limit int) float64 {
	if limit <= 0 {
		return 1
	}
	below := (CrossPairs(groups)-limit)/2 + 1
	if all := ordersOf(groups); all.IsUint64() {
		hits := uint64(0)
		for _, n := range inversionCounts[uint64](groups, below) {
			hits += n
		}
		return float64(2*hits) / float64(all.Uint64())
	}
	share := 0.0
	for _, probability := range Inversions(groups)[:below] {
		share += probability
	}
	return min(2*share, 1)
}

// ordersOf returns in how many distinct orders rows can stand that are alike within each group.
func ordersOf(groups []int) *big.Int {
	count := new(big.Int).MulRange(1, int64(rowsIn(groups)))
	for _, size := range groups {
		count.Quo(count, new(big.Int).MulRange(1, int64(size)))
	}
	return count
}
