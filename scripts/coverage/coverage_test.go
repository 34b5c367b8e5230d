package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// The drawn coverage of every method is that of the exact sum over the counts, within 5 standard errors.
func TestDrawnCoverage(t *testing.T) {
	const samples, level = 10000, 0.95
	for _, size := range sizes {
		d := design{size: size}
		at, shares := d.simulate(rand.New(rand.NewPCG(5, 0)), samples)
		for _, method := range estimate.ProportionIntervals {
			intervals := d.intervals(method.Interval, level)
			for i, p := range at {
				drawn := judge(intervals, at[i:i+1], shares[i:i+1])
				exact := judge(intervals, at[i:i+1], [][]float64{d.probabilities(p)})
				se := math.Sqrt(exact.mean * (1 - exact.mean) / samples)
				if math.Abs(drawn.mean-exact.mean) > 5*se+1e-9 || drawn.smallest != drawn.mean || math.Abs(drawn.width-exact.width) > 0.01 {
					t.Errorf("%s, n %d, p %v: drawn %+v, exact %+v", method.ID, size, p, drawn, exact)
				}
			}
		}
	}
}

// The exact intervals never cover less than they say, at any proportion of a fine grid.
func TestExactIntervalsCover(t *testing.T) {
	for _, level := range []float64{0.8, 0.95} {
		for _, size := range sizes {
			d := design{size: size}
			intervals := d.intervals(estimate.ClopperPearson, level)
			for i := range 999 {
				p := float64(i+1) / 1000
				if got := judge(intervals, []float64{p}, [][]float64{d.probabilities(p)}); got.mean < level-1e-9 {
					t.Errorf("Clopper-Pearson, n %d, p %v: %v", size, p, got.mean)
				}
			}
			for _, population := range populations[size] {
				checkFinite(t, design{size: size, population: population}, level)
			}
		}
	}
}

// checkFinite fails where the interval for a finite population covers less than the level at some total.
func checkFinite(t *testing.T, d design, level float64) {
	t.Helper()
	intervals := d.intervals(func(count, base int, level float64) estimate.Interval {
		return estimate.FinitePopulation(count, base, d.population, level)
	}, level)
	for total := range d.population + 1 {
		p := float64(total) / float64(d.population)
		if got := judge(intervals, []float64{p}, [][]float64{d.probabilities(p)}); got.mean < level-1e-9 {
			t.Errorf("%+v, total %d: %v", d, total, got.mean)
		}
	}
}

// Over several proportions, the mean and the smallest are those of each.
func TestJudge(t *testing.T) {
	intervals := []estimate.Interval{{Lo: 0, Hi: 0.5}, {Lo: 0.25, Hi: 1}}
	got := judge(intervals, []float64{0.2, 0.3}, [][]float64{{0.8, 0.2}, {0.6, 0.4}})
	if want := (result{mean: 0.9, smallest: 0.8, width: 0.575}); math.Abs(got.mean-want.mean) > 1e-12 || got.smallest != want.smallest || math.Abs(got.width-want.width) > 1e-12 {
		t.Errorf("%+v, want %+v", got, want)
	}
}
