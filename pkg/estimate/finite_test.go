package estimate

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func ExampleFinitePopulation() {
	// 17 of 21 answers, from a population of 22: the one that did not answer changes little.
	lo, hi := FinitePopulationTotal(17, 21, 22, 0.95)
	in := FinitePopulation(17, 21, 22, 0.95)
	fmt.Printf("%d to %d of 22: %.4f to %.4f\n", lo, hi, in.Lo, in.Hi)
	fmt.Println(FinitePopulation(8, 15, 15, 0.95).Why.EN)
	// Output:
	// 17 to 18 of 22: 0.7727 to 0.8182
	// complete census: no sampling interval
}

func TestFinitePopulationNone(t *testing.T) {
	checkNone(t, FinitePopulation(0, 0, 10, 0.95), "empty base")
	checkNone(t, FinitePopulation(8, 15, 15, 0.95), "complete census")
	checkNone(t, FinitePopulation(8, 15, 0, 0.95), "size of the population unknown")
	checkNone(t, FinitePopulation(8, 15, 14, 0.95), "population (14) smaller than the base (15)")
}

func TestFinitePopulationTotalEdges(t *testing.T) {
	for _, c := range []struct{ count, base, population, lo, hi int }{
		{8, 15, 15, 8, 8}, {0, 0, 7, 0, 7}, {0, 0, 0, 0, 0}, {12, 15, 18, 13, 15},
		// P(X ≥ 1 | T = 1) is exactly 1/40, half of 1 - level: a tail on the limit is rejected.
		{1, 1, 40, 2, 40},
		// The same with three units left out of forty: P(X ≥ 37 | T = 37) is 1/9880, P(X ≥ 37 | T = 39) is 3/40.
		{37, 37, 40, 39, 40},
	} {
		lo, hi := FinitePopulationTotal(c.count, c.base, c.population, 0.95)
		if lo != c.lo || hi != c.hi {
			t.Errorf("%d of %d of %d: %d to %d, want %d to %d", c.count, c.base, c.population, lo, hi, c.lo, c.hi)
		}
	}
}

// TestFinitePopulationByDefinition tries every total of every small case with tails in whole numbers.
func TestFinitePopulationByDefinition(t *testing.T) {
	for population := 1; population <= 14; population++ {
		for base := 0; base <= population; base++ {
			for count := 0; count <= base; count++ {
				for _, c := range []struct {
					level float64
					half  *big.Rat
				}{{0.5, big.NewRat(1, 4)}, {0.9, big.NewRat(1, 20)}, {0.95, big.NewRat(1, 40)}} {
					wantLo, wantHi := totalsByDefinition(count, base, population, c.half)
					lo, hi := FinitePopulationTotal(count, base, population, c.level)
					if lo != wantLo || hi != wantHi {
						t.Fatalf("%d of %d of %d at %v: %d to %d, want %d to %d",
							count, base, population, c.level, lo, hi, wantLo, wantHi)
					}
				}
			}
		}
	}
}

func totalsByDefinition(count, base, population int, half *big.Rat) (lo, hi int) {
	lo, hi = -1, -1
	for total := count; total <= population-(base-count); total++ {
		upper, lower := new(big.Int), new(big.Int)
		for x := 0; x <= base; x++ {
			ways := new(big.Int).Binomial(int64(total), int64(x))
			ways.Mul(ways, new(big.Int).Binomial(int64(population-total), int64(base-x)))
			if x >= count {
				upper.Add(upper, ways)
			}
			if x <= count {
				lower.Add(lower, ways)
			}
		}
		all := new(big.Int).Binomial(int64(population), int64(base))
		if new(big.Rat).SetFrac(upper, all).Cmp(half) > 0 && lo < 0 {
			lo = total
		}
		if new(big.Rat).SetFrac(lower, all).Cmp(half) > 0 {
			hi = total
		}
	}
	return lo, hi
}

func TestFinitePopulationLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.IntRange(2, 5000).Draw(t, "population")
		base := rapid.IntRange(1, population-1).Draw(t, "base")
		count := rapid.IntRange(0, base).Draw(t, "count")
		level := rapid.Float64Range(0.5, 0.999).Draw(t, "level")
		in, p, unit := FinitePopulation(count, base, population, level), float64(count)/float64(base), 1/float64(population)
		if in.Lo-unit >= p || in.Hi+unit <= p || in.Lo > in.Hi || in.Lo < 0 || in.Hi > 1 {
			t.Fatalf("%v to %v is more than a unit off %v", in.Lo, in.Hi, p)
		}
		mirror := FinitePopulation(base-count, base, population, level)
		if math.Abs(in.Lo-(1-mirror.Hi)) > 1e-12 || math.Abs(in.Hi-(1-mirror.Lo)) > 1e-12 {
			t.Fatalf("%v does not mirror %v", in, mirror)
		}
	})
}

// TestTailsAgree compares the floating-point tail with the exact one.
func TestTailsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.IntRange(1, 3000).Draw(t, "population")
		h := hypergeometric{
			total: rapid.IntRange(0, population).Draw(t, "total"),
			base:  rapid.IntRange(0, population).Draw(t, "base"), population: population,
		}
		lo, hi := h.support()
		x := rapid.IntRange(lo, hi+1).Draw(t, "x")
		exact, _ := h.exactUpperTail(x).Float64()
		if got := h.upperTail(x); math.Abs(got-exact) > 1e-11*exact+1e-28 {
			t.Fatalf("P(X ≥ %d) of %+v = %v, want %v", x, h, got, exact)
		}
	})
}

func BenchmarkFinitePopulation(b *testing.B) {
	for _, c := range []struct{ count, base, population int }{{17, 21, 22}, {400, 1000, 20000}, {200000, 500000, 1000000}} {
		b.Run(fmt.Sprint(c.population), func(b *testing.B) {
			for b.Loop() {
				FinitePopulation(c.count, c.base, c.population, 0.95)
			}
		})
	}
}
