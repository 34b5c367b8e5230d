package compare

import (
	"math"
	"math/rand/v2"
	"slices"
)

// flipP returns the share of the signs of the differences of the regions whose sum is at least as far from 0.
func flipP(pairs []pair, opts Options) PValue {
	differences, reach := make([]float64, len(pairs)), 0.0
	for i, p := range pairs {
		differences[i] = p.difference()
		reach += math.Abs(differences[i])
	}
	slices.Sort(differences)
	limit := math.Abs(sum(differences)) - alike*reach
	if limit <= 0 {
		return PValue{P: 1, Method: Exact}
	}
	if len(pairs) <= ExactRegions {
		half := len(pairs) / 2
		hits := signedTail(signedSums(differences[:half]), signedSums(differences[half:]), limit)
		return exactly(float64(hits), math.Ldexp(1, len(pairs)))
	}
	return sampledFlips(differences, limit, opts)
}

// sampledFlips returns the Monte Carlo p value of the sum of the signed differences reaching the limit.
func sampledFlips(differences []float64, limit float64, opts Options) PValue {
	source, hits := rand.New(rand.NewPCG(opts.Seed, 0)), 0
	for range opts.Permutations {
		total := 0.0
		eachSign(source, len(differences), func(i int, flipped bool) {
			if flipped {
				total -= differences[i]
			} else {
				total += differences[i]
			}
		})
		if math.Abs(total) >= limit {
			hits++
		}
	}
	return estimated(hits, opts)
}

// eachSign calls f with a random sign for each of n regions.
func eachSign(source *rand.Rand, n int, f func(i int, flipped bool)) {
	var word uint64
	for i := range n {
		if i%64 == 0 {
			word = source.Uint64()
		}
		f(i, word&1 == 1)
		word >>= 1
	}
}

// signedSums returns the sums of the values with every choice of their signs, in increasing order.
func signedSums(values []float64) []float64 {
	sums := []float64{0}
	for _, value := range values {
		merged := make([]float64, 0, 2*len(sums))
		up := 0
		value = math.Abs(value)
		for _, s := range sums {
			for up < len(sums) && sums[up]+value < s-value {
				merged, up = append(merged, sums[up]+value), up+1
			}
			merged = append(merged, s-value)
		}
		for _, s := range sums[up:] {
			merged = append(merged, s+value)
		}
		sums = merged
	}
	return sums
}

// signedTail counts the pairs of a sum of each list that add up to at least the limit away from 0. Both lists are
// symmetric: half of the pairs lie in each tail.
func signedTail(first, second []float64, limit float64) int {
	hits, above := 0, len(second)
	for _, s := range first {
		for above > 0 && s+second[above-1] >= limit {
			above--
		}
		hits += len(second) - above
	}
	return 2 * hits
}
