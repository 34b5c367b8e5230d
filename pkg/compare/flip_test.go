package compare

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// regions are so many regions with two units of the first side and one of the second.
func regions(n int) []Unit {
	source := rand.New(rand.NewPCG(5, 0))
	var units []Unit
	for i := range n {
		base := source.NormFloat64()
		for unit := range 3 {
			shift := 0.3 * float64(min(unit, 1))
			units = append(units, Unit{Region: strconv.Itoa(i), First: unit > 0, Value: base + shift + source.NormFloat64()})
		}
	}
	return units
}

// TestRegionMonteCarlo compares the Monte Carlo p value with the exact one of the same regions, at sizes where one more
// region would not be exact.
func TestRegionMonteCarlo(t *testing.T) {
	opts := Options{Permutations: 20000, Seed: 2}
	for counting, limit := range map[Counting]int{EachRegion: ExactRegions, EachUnit: ExactRegionsUnits} {
		beyond := ByRegion(regions(limit+1), counting, opts)
		if beyond.PValue.Method != MonteCarlo || beyond.PValue.Seed != 2 || beyond.PValue.Permutations != 20000 {
			t.Errorf("%d regions: %+v", limit+1, beyond)
		}
	}
	for seed, n := range []int{9, 12, 15} {
		opts.Seed = uint64(seed)
		var r RegionTest
		pairs := r.pair(regions(n))
		differences, all := make([]float64, n), tally{}
		for i, p := range pairs {
			differences[i], all = p.difference(), all.with(p, false)
		}
		for name, p := range map[string][2]PValue{
			"each region": {sampledFlips(differences, math.Abs(sum(differences))-1e-9, opts), flipP(pairs, opts)},
			"each unit":   {sampledExchanges(pairs, all.apart()-1e-9, opts), exchangeP(pairs, opts)},
		} {
			if sampled, exact := p[0], p[1]; math.Abs(sampled.P-exact.P) > 5*sampled.Error || exact.Method != Exact {
				t.Errorf("%s, %d regions: %v ± %v, exactly %v", name, n, sampled.P, sampled.Error, exact.P)
			}
		}
	}
}

// TestSignedSums compares with the sums listed one by one.
func TestSignedSums(t *testing.T) {
	values := []float64{3, -1, 0.5, 3}
	var want []float64
	for set := range 1 << len(values) {
		sum := 0.0
		for i, value := range values {
			if set>>i&1 == 1 {
				value = -value
			}
			sum += value
		}
		want = append(want, sum)
	}
	slices.Sort(want)
	if got := signedSums(values); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
