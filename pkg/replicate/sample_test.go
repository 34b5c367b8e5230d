package replicate

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// A sample is first-stage units with a weight and an answer each.
type sample struct {
	units   Units
	weights []float64
	answers []float64
}

// The samples of scripts/reference/replicate.R, made up.
var (
	pairs = sample{
		units:   Units{Strata: []int{0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5}},
		weights: []float64{3, 4, 5, 5, 2, 1, 4, 6, 6, 3, 1, 2},
		answers: []float64{4, 7, 1, 3.5, 9, 2, 6, 6.5, 8, 3, 5, 2.5},
	}
	strata = sample{
		units:   Units{Strata: []int{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2}},
		weights: []float64{10, 8, 12, 9, 3, 2, 4, 4, 5, 3, 6, 4},
		answers: []float64{2, 8, 5, 4, 1, 7, 3, 6, 9, 2, 4, 8},
	}
	single = sample{
		units:   Units{Strata: make([]int, 7)},
		weights: []float64{50. / 7, 50. / 7, 50. / 7, 50. / 7, 50. / 7, 50. / 7, 50. / 7},
		answers: []float64{3, 1, 4, 1, 5, 9, 2},
	}
	finiteStrata = strata.with(4./40, 3./9, 5./20)
	finiteSingle = single.with(7. / 50)
)

func (s sample) with(fractions ...float64) sample {
	s.units.Fractions = fractions
	return s
}

// total and mean estimate from the weights multiplied by the factors; nil for 1 each.
func (s sample) total(factors []float64) float64 {
	sum := 0.0
	for i, y := range s.answers {
		sum += s.weights[i] * factorOf(factors, i) * y
	}
	return sum
}

func (s sample) mean(factors []float64) float64 {
	sum := 0.0
	for i := range s.answers {
		sum += s.weights[i] * factorOf(factors, i)
	}
	return s.total(factors) / sum
}

func factorOf(factors []float64, i int) float64 {
	if factors == nil {
		return 1
	}
	return factors[i]
}

// variance returns the variance of an estimate from a set, and the replicates.
func variance(set *Set, estimate func(factors []float64) float64) (float64, []float64) {
	factors := make([]float64, set.Units)
	replicates := make([]float64, set.Count)
	for r := range replicates {
		set.Factors(r, factors)
		replicates[r] = estimate(factors)
	}
	return set.Scale.Variance(estimate(nil), replicates), replicates
}

// linearised returns the variance of the total by the formula Σ (1-f) n/(n-1) Σ (wy - mean wy)².
func (s sample) linearised() float64 {
	byStratum := map[int][]float64{}
	for i, h := range s.units.Strata {
		byStratum[h] = append(byStratum[h], s.weights[i]*s.answers[i])
	}
	sum := 0.0
	for h, zs := range byStratum {
		mean, n := 0.0, float64(len(zs))
		for _, z := range zs {
			mean += z / n
		}
		for _, z := range zs {
			if f := s.units.fraction(h); f < 1 {
				sum += (1 - f) * n / (n - 1) * (z - mean) * (z - mean)
			}
		}
	}
	return sum
}

// someSample draws a sample whose strata have from 2 to most units, in any order; the first stratum may be taken whole.
func someSample(t *rapid.T, most int, fractions bool) sample {
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	var s sample
	for h := range rapid.IntRange(1, 9).Draw(t, "strata") {
		for range rapid.IntRange(2, most).Draw(t, "units") {
			s.units.Strata = append(s.units.Strata, h)
			s.weights = append(s.weights, 1+5*random.Float64())
			s.answers = append(s.answers, random.NormFloat64())
		}
		if fractions {
			s.units.Fractions = append(s.units.Fractions, rapid.SampledFrom([]float64{0, 0.2, 0.75}).Draw(t, "fraction"))
		}
	}
	random.Shuffle(len(s.answers), func(i, j int) {
		s.units.Strata[i], s.units.Strata[j] = s.units.Strata[j], s.units.Strata[i]
	})
	return s
}

func near(t interface {
	Helper()
	Errorf(string, ...any)
}, name string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

func made(t *testing.T, kind Kind, s sample, o MakeOptions) *Set {
	t.Helper()
	set, err := Make(kind, s.units, o)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return set
}
