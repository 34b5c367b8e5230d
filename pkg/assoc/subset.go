package assoc

// ExactSubsets is the largest number of subsets of one half of the rows for which the split of a column into two groups
// has an exact p value: the subsets of at most as many rows as the smaller group has. Forty rows stay below it however
// they are split, 300 rows with a smaller group of 3.
const ExactSubsets = 1 << 20

// subsetsFeasible reports whether tailsOfSubsets stays within ExactSubsets for subsets of the given size of n values.
func subsetsFeasible(n, size int) bool {
	subsets, half := 0.0, n-n/2
	for taken, ways := 0, 1.0; taken <= min(size, half); taken++ {
		subsets += ways
		ways *= float64(half-taken) / float64(taken+1)
	}
	return subsets <= ExactSubsets
}

// tailsOfSubsets returns the share of the subsets of the given size whose sum is at least limit away from 0, for limit
// above 0.
//
// The values are cut into two halves: the sums of the subsets of each are listed in increasing order, one list for each
// size, and then counted together. That takes the square root of the time of trying every subset.
func tailsOfSubsets(values []float64, size int, limit float64) float64 {
	first, second := subsetSums(values[:len(values)/2], size), subsetSums(values[len(values)/2:], size)
	all, hits := 0, 0
	for taken, sums := range first {
		if rest := size - taken; rest < len(second) {
			all += len(sums) * len(second[rest])
			hits += pairsInTails(sums, second[rest], limit)
		}
	}
	return float64(hits) / float64(all)
}

// subsetSums returns the sums of the subsets of 0 to size values, in increasing order for each size.
func subsetSums(values []float64, size int) [][]float64 {
	sums := make([][]float64, 1, min(size, len(values))+1)
	sums[0] = []float64{0}
	for _, value := range values {
		if len(sums) <= size {
			sums = append(sums, nil)
		}
		for taken := len(sums) - 1; taken > 0; taken-- {
			sums[taken] = mergedSums(sums[taken], sums[taken-1], value)
		}
	}
	return sums
}

// mergedSums returns the sums without a value and those with it in increasing order.
func mergedSums(without, before []float64, value float64) []float64 {
	merged := make([]float64, 0, len(without)+len(before))
	for _, sum := range before {
		sum += value
		for len(without) > 0 && without[0] <= sum {
			merged, without = append(merged, without[0]), without[1:]
		}
		merged = append(merged, sum)
	}
	return append(merged, without...)
}

// pairsInTails counts the pairs of a sum of each list that add up to limit or more, or to -limit or less.
func pairsInTails(first, second []float64, limit float64) int {
	hits, above, below := 0, len(second), len(second)
	for _, sum := range first {
		for above > 0 && sum+second[above-1] >= limit {
			above--
		}
		for below > 0 && sum+second[below-1] > -limit {
			below--
		}
		hits += len(second) - above + below
	}
	return hits
}
