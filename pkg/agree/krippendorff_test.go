package agree

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func ExampleKrippendorffNumbers() {
	none := math.NaN()
	offices := []float64{12, 7, none, 30, 0}
	committees := []float64{10, 8, 4, 24, 1}
	for _, metric := range []Metric{Ordinal, Squared, Ratio} {
		alpha := KrippendorffNumbers([][]float64{offices, committees}, metric, Options{})
		fmt.Printf("%d regions, %s: %.2f\n", alpha.N, metric, alpha.Value)
	}
	// Output:
	// 4 regions, ordinal: 0.92
	// 4 regions, interval: 0.95
	// 4 regions, ratio: 0.47
}

// someCoders draws the numbers of two coders or more, some of them missing.
func someCoders(t *rapid.T) [][]float64 {
	n := rapid.IntRange(0, 20).Draw(t, "units")
	number := rapid.Map(rapid.IntRange(Missing, 6), func(x int) float64 {
		if x == Missing {
			return math.NaN()
		}
		return float64(x)
	})
	return rapid.SliceOfN(rapid.SliceOfN(number, n, n), 2, 5).Draw(t, "coders")
}

// changed returns the numbers of coders, each changed, in another order of units and coders.
func changed(coders [][]float64, order []int, change func(float64) float64) [][]float64 {
	other := make([][]float64, len(coders))
	for c, numbers := range coders {
		at := len(coders) - 1 - c
		for _, u := range order {
			other[at] = append(other[at], change(numbers[u]))
		}
	}
	return other
}

// The order of units and of coders changes nothing, to the last bit; a metric does not see what its kind of data leaves
// open: names, the distances of ranks, the unit and the zero of intervals, the unit of ratios.
func TestMetricLaws(t *testing.T) {
	same := func(x float64) float64 { return x }
	blind := map[Metric]func(float64) float64{
		Nominal: func(x float64) float64 { return math.Mod(5*x, 7) },
		Ordinal: func(x float64) float64 { return math.Exp(x) - 9 },
		Squared: func(x float64) float64 { return 2.5*x - 8 },
		Ratio:   func(x float64) float64 { return 3.5 * x },
	}
	rapid.Check(t, func(t *rapid.T) {
		coders := someCoders(t)
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(coders[0]))
		for _, metric := range Metrics {
			a := KrippendorffNumbers(coders, metric, Options{})
			if diff := cmp.Diff(a, KrippendorffNumbers(changed(coders, order, same), metric, Options{})); diff != "" {
				t.Errorf("%s: order counts:\n%s", metric, diff)
			}
			if b := KrippendorffNumbers(changed(coders, order, blind[metric]), metric, Options{}); !alike(a, b) {
				t.Errorf("%s: %+v, and %+v", metric, a, b)
			}
			if a.Defined != a.Why.IsZero() || a.Value > 1 || math.IsNaN(a.Value+a.SE) || a.Interval.Exists && !(a.Interval.Lo <= a.Value && a.Value <= a.Interval.Hi) {
				t.Errorf("%s: %+v", metric, a)
			}
		}
	})
}

// Codes from 0 are the numbers that they are, and with two of them nominal, ordinal and interval data are the same.
func TestNumbersAreCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coders := someCoders(t)
		codes := make([][]int, len(coders))
		two := make([][]int, len(coders))
		for c, numbers := range coders {
			for _, x := range numbers {
				code := Missing
				if !math.IsNaN(x) {
					code = int(x)
				}
				codes[c] = append(codes[c], code)
				two[c] = append(two[c], min(code, 1))
			}
			if codes[c] == nil {
				codes[c], two[c] = []int{}, []int{}
			}
		}
		for _, metric := range Metrics {
			if a, b := KrippendorffNumbers(coders, metric, Options{}), Krippendorff(codes, 7, metric, Options{}); !alike(a, b) {
				t.Errorf("%s: %+v of numbers, %+v of codes", metric, a, b)
			}
			if a, b := Krippendorff(two, 2, metric, Options{}), Krippendorff(two, 2, Nominal, Options{}); !alike(a, b) {
				t.Errorf("%s: %+v of two codes, nominal %+v", metric, a, b)
			}
		}
	})
}

func TestMetricNames(t *testing.T) {
	for _, metric := range Metrics {
		if found, known := LookupMetric(metric.String()); !known || found != metric || metric.Label().IsZero() {
			t.Errorf("%s is %s, %v", metric, found, known)
		}
	}
	if _, known := LookupMetric("squared"); known || Metric(9).String() != "metric 9" {
		t.Errorf("an unknown metric is known")
	}
}

// Ratios want a true zero; a number below it that does not count does no harm.
func TestRatioOfNegativeNumbers(t *testing.T) {
	none := math.NaN()
	if a := KrippendorffNumbers([][]float64{{-1, 2, 3}, {1, 2, 4}}, Ratio, Options{}); a.Defined || a.Why.EN != "negative number: the ratio metric needs numbers of 0 or more" {
		t.Errorf("%+v", a)
	}
	if a := KrippendorffNumbers([][]float64{{-1, 2, 3}, {none, 2, 4}}, Ratio, Options{}); !a.Defined || a.N != 2 {
		t.Errorf("%+v", a)
	}
	if a := KrippendorffNumbers([][]float64{{-1, 2, 3}, {1, 2, 4}}, Squared, Options{}); !a.Defined {
		t.Errorf("%+v", a)
	}
}

func BenchmarkKrippendorffNumbers(b *testing.B) {
	source := rand.New(rand.NewPCG(1, 0))
	coders := make([][]float64, 2)
	for range 200 {
		x := source.NormFloat64()
		coders[0], coders[1] = append(coders[0], x), append(coders[1], x+source.NormFloat64())
	}
	for _, metric := range []Metric{Ordinal, Squared} {
		b.Run(metric.String(), func(b *testing.B) {
			for b.Loop() {
				KrippendorffNumbers(coders, metric, Options{})
			}
		})
	}
}
