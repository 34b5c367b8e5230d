package estimate

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func ExampleOrderStatisticInterval() {
	budgets := []float64{0, 8750.25, 12500, 20000, 20000, 33000.5, 61200, 146981}
	in := OrderStatisticInterval(budgets, 0.5, 0, 0.95)
	fmt.Printf("median %v: %v to %v, at %.1f%%\n", Quantile(budgets, 0.5), in.Lo, in.Hi, 100*in.Reached)
	in = OrderStatisticInterval(budgets, 0.5, 15, 0.95)
	fmt.Printf("of the fifteen themselves: %v to %v, at %.1f%%\n", in.Lo, in.Hi, 100*in.Reached)
	fmt.Println(OrderStatisticInterval(budgets[:4], 0.5, 0, 0.95).Why.EN)
	// Output:
	// median 20000: 0 to 146981, at 99.2%
	// of the fifteen themselves: 8750.25 to 61200, at 99.8%
	// need at least 6 values for a 95% interval of the median
}

func TestOrderStatisticNone(t *testing.T) {
	values := func(n int) []float64 { return make([]float64, n) }
	for want, in := range map[string]QuantileInterval{
		"need at least 6 values for a 95% interval of the median":                       OrderStatisticInterval(values(5), 0.5, 0, 0.95),
		"need at least 8 values for a 99% interval of the median":                       OrderStatisticInterval(nil, 0.5, 0, 0.99),
		"need at least 36 values for a 95% interval of the quantile 0.9":                OrderStatisticInterval(values(35), 0.9, 0, 0.95),
		"need at least 4 values for a 75% interval of the quantile 0.5001":              OrderStatisticInterval(values(2), 0.5001, 0, 0.75),
		"need the whole population (5) for a 95% interval of the quantile 0.1":          OrderStatisticInterval(values(4), 0.1, 5, 0.95),
		"need at least 5 values for a 95% interval of the median":                       OrderStatisticInterval(values(4), 0.5, 20, 0.95),
		"complete census: no sampling interval":                                         OrderStatisticInterval(values(5), 0.5, 5, 0.95),
		"population (4) smaller than the base (5): the declared size must be corrected": OrderStatisticInterval(values(5), 0.5, 4, 0.95),
	} {
		if in.Exists || in.Why.EN != want || in.Why.FR == "" || in.Lower != 0 || in.Upper != 0 || in.Reached != 0 || in.Lo != 0 || in.Hi != 0 {
			t.Errorf("%+v, want %q", in, want)
		}
	}
	if in := OrderStatisticInterval(values(3), 0.25, 0, 0.95); in.Why.FR != "il faut au moins 13 valeurs pour un intervalle à 95\u00a0% du quantile 0,25" {
		t.Errorf("%s", in.Why.FR)
	}
}

// Where a tail is exactly half of 1 - level, it will do: half of the samples of two hold the median between them.
func TestOrderStatisticOnTheLimit(t *testing.T) {
	in := OrderStatisticInterval([]float64{3, 1}, 0.5, 0, 0.5)
	if !in.Exists || in.Lo != 1 || in.Hi != 3 || in.Reached != 0.5 {
		t.Errorf("%+v", in)
	}
}

// The needs that the states name are those of the definition: (1-p)^n and p^n up to half of 1 - level.
func TestOrderStatisticNeeds(t *testing.T) {
	for _, p := range []float64{0.05, 0.25, 0.5, 0.9} {
		for _, level := range []float64{0.8, 0.95, 0.999} {
			for n := 1; n < 200; n++ {
				want := math.Pow(max(p, 1-p), float64(n)) <= (1-level)/2
				if in := OrderStatisticInterval(make([]float64, n), p, 0, level); in.Exists != want {
					t.Fatalf("%d values, p %v, level %v: %+v", n, p, level, in)
				}
			}
		}
	}
}

func TestOrderStatisticLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-100, 100), 0, 60).Draw(t, "values")
		p, level := rapid.Float64Range(0.01, 0.99).Draw(t, "p"), rapid.Float64Range(0.5, 0.999).Draw(t, "level")
		population := 0
		if rapid.Bool().Draw(t, "finite") {
			population = len(values) + rapid.IntRange(1, 300).Draw(t, "others")
		}
		in := OrderStatisticInterval(values, p, population, level)
		if in.Exists != in.Why.IsZero() {
			t.Fatalf("%+v", in)
		}
		if !in.Exists {
			return
		}
		sorted := slices.Sorted(slices.Values(values))
		if in.Lo != sorted[in.Lower-1] || in.Hi != sorted[in.Upper-1] || in.Lower >= in.Upper || in.Reached < level-1e-11 || in.Reached > 1 {
			t.Fatalf("%+v", in)
		}
		if q := Quantile(sorted, p); q < in.Lo || q > in.Hi {
			t.Fatalf("%+v without %v", in, q)
		}
		if wide := OrderStatisticInterval(values, p, population, (1+level)/2); wide.Exists && (wide.Lo > in.Lo || wide.Hi < in.Hi) {
			t.Fatalf("%+v, at a higher level %+v", in, wide)
		}
		for i := range values {
			values[i] = -values[i]
		}
		mirror := OrderStatisticInterval(values, 1-p, population, level)
		if math.Abs(mirror.Reached-in.Reached) < 1e-9 && (mirror.Lo != -in.Hi || mirror.Hi != -in.Lo) {
			t.Fatalf("%+v does not mirror %+v", mirror, in)
		}
	})
}

// TestOrderStatisticCoverage counts, over every sample of small populations, how often the interval holds their quantile.
func TestOrderStatisticCoverage(t *testing.T) {
	for population := 3; population <= 12; population++ {
		all := make([]float64, population)
		for i := range all {
			all[i] = float64(i * i)
		}
		for n := 1; n < population; n++ {
			for _, p := range []float64{0.25, 0.5, 0.8} {
				held, samples, reached := 0, 0, 0.0
				for set := range 1 << population {
					sample := pick(all, set)
					if len(sample) != n {
						continue
					}
					in := OrderStatisticInterval(sample, p, population, 0.8)
					samples++
					reached = in.Reached
					if q := Quantile(all, p); in.Exists && in.Lo <= q && q <= in.Hi {
						held++
					}
				}
				if got, _ := big.NewRat(int64(held), int64(samples)).Float64(); math.Abs(got-reached) > 1e-9 {
					t.Errorf("%d of %d at %v: holds in %v, said %v", n, population, p, got, reached)
				}
			}
		}
	}
}

// pick returns the values whose bits are set.
func pick(values []float64, set int) []float64 {
	var some []float64
	for i, value := range values {
		if set>>i&1 == 1 {
			some = append(some, value)
		}
	}
	return some
}

func TestOrderStatisticPanics(t *testing.T) {
	for name, broken := range map[string]func(){
		"p of 0":              func() { OrderStatisticInterval(nil, 0, 0, 0.95) },
		"p of 1":              func() { OrderStatisticInterval(nil, 1, 0, 0.95) },
		"level":               func() { OrderStatisticInterval(nil, 0.5, 0, 1) },
		"population":          func() { OrderStatisticInterval(nil, 0.5, -1, 0.95) },
		"value":               func() { OrderStatisticInterval([]float64{math.NaN()}, 0.5, 0, 0.95) },
		"quantile of nothing": func() { Quantile(nil, 0.5) },
		"quantile beyond 1":   func() { Quantile([]float64{1}, 1.1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			broken()
		}()
	}
}

func BenchmarkOrderStatisticInterval(b *testing.B) {
	values := make([]float64, 10000)
	for b.Loop() {
		OrderStatisticInterval(values, 0.5, 1000000, 0.95)
	}
}
