package estimate

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	bounds := func(name string, in Interval) {
		if !in.Exists {
			t.Errorf("%s: no interval: %s", name, in.Why.EN)
		}
		got[name+"/lo"], got[name+"/hi"] = in.Lo, in.Hi
	}
	bounds("wilson/81-263", Wilson(81, 263, 0.95))
	bounds("wilson/17-21", Wilson(17, 21, 0.95))
	bounds("wilson/8-15", Wilson(8, 15, 0.95))
	bounds("wilson/15-15", Wilson(15, 15, 0.95))
	bounds("wilson/0-20", Wilson(0, 20, 0.95))
	bounds("wilson/17-21/99", Wilson(17, 21, 0.99))
	bounds("wilson/1234-56789/50", Wilson(1234, 56789, 0.5))
	bounds("finite/17-21-22", FinitePopulation(17, 21, 22, 0.95))
	bounds("finite/12-15-18", FinitePopulation(12, 15, 18, 0.95))
	bounds("finite/0-20-50", FinitePopulation(0, 20, 50, 0.95))
	bounds("finite/37-120-1000/90", FinitePopulation(37, 120, 1000, 0.9))
	bounds("finite/600-1400-100000", FinitePopulation(600, 1400, 100000, 0.95))
	bounds("finite/3-50-1000000", FinitePopulation(3, 50, 1000000, 0.95))
	bounds("newcombe/56-70-48-80", NewcombeDifference(56, 70, 48, 80, 0.95))
	bounds("newcombe/0-10-0-20", NewcombeDifference(0, 10, 0, 20, 0.95))
	bounds("newcombe/17-21-8-15/90", NewcombeDifference(17, 21, 8, 15, 0.9))
	s := Describe([]float64{0, 12500, 20000, 146981, 33000.5, 20000, 8750.25, 61200})
	got["describe/sum"], got["describe/mean"], got["describe/sd"] = s.Sum, s.Mean, s.SD
	got["describe/quartile/1"], got["describe/quartile/2"], got["describe/quartile/3"] = s.Q1, s.Median, s.Q3
	bounds("mean", MeanInterval(s, 0, 0.95))
	bounds("mean/99", MeanInterval(s, 0, 0.99))
	bounds("mean/finite-15", MeanInterval(s, 15, 0.95))
	ranks := func(name string, n int, p float64, population int, level float64) {
		in := OrderStatisticInterval(make([]float64, n), p, population, level)
		got[name+"/lower"], got[name+"/upper"], got[name+"/reached"] = float64(in.Lower), float64(in.Upper), in.Reached
	}
	ranks("ranks/6-50", 6, 0.5, 0, 0.95)
	ranks("ranks/10-50", 10, 0.5, 0, 0.95)
	ranks("ranks/15-50", 15, 0.5, 0, 0.95)
	ranks("ranks/21-25", 21, 0.25, 0, 0.95)
	ranks("ranks/1000-90/99", 1000, 0.9, 0, 0.99)
	ranks("ranks/15-50-18", 15, 0.5, 18, 0.95)
	ranks("ranks/21-25-22", 21, 0.25, 22, 0.95)
	ranks("ranks/100-75-150/90", 100, 0.75, 150, 0.9)
	ranks("ranks/400-50-100000", 400, 0.5, 100000, 0.95)
	got["quantile/30"] = Quantile([]float64{0, 8750.25, 12500, 20000, 20000, 33000.5, 61200, 146981}, 0.3)
	reference.Compare(t, "estimate.csv", got)
}
