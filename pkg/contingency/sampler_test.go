package contingency

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestMonteCarlo holds Monte Carlo p values to the exact ones, within five standard errors: the seed is fixed, so that
// the test gives the same result each time.
func TestMonteCarlo(t *testing.T) {
	o := Options{P: MonteCarlo, Samples: 20000, Seed: 11}
	for name, table := range map[string]Table{"tea": tea, "course": course, "job": job, "sparse": sparse, "wide": wide} {
		for statistic, f := range statistics {
			near(t, name+" "+statistic, f(table, o).PValue, f(table, Options{P: Exact}).PValue)
		}
		if exact := Gamma(table, Options{}); exact.PValue.Method == Exact {
			near(t, name+" Gamma", Gamma(table, o).PValue, exact.PValue)
		}
	}
}

func near(t *testing.T, name string, got, exact PValue) {
	t.Helper()
	slack := 5 * math.Sqrt(exact.P*(1-exact.P)/float64(got.Samples))
	if got.Method != MonteCarlo || exact.Method != Exact || math.Abs(got.P-exact.P) > slack+2/float64(got.Samples) {
		t.Errorf("%s: %+v, want %+v", name, got, exact)
	}
}

// TestDraws checks the mean and the variance of draws against those of the hypergeometric distribution.
func TestDraws(t *testing.T) {
	source := rand.New(rand.NewPCG(5, 0))
	for _, h := range []hypergeometric{{3, 4, 9}, {50, 40, 120}, {2, 900, 1000}, {6000, 5000, 20000}} {
		sum, squares := 0.0, 0.0
		const draws = 20000
		for range draws {
			x := float64(h.draw(source))
			sum += x
			squares += x * x
		}
		n, k, m := float64(h.population), float64(h.total), float64(h.base)
		mean, variance := m*k/n, m*k/n*(1-k/n)*(n-m)/(n-1)
		got := sum / draws
		if math.Abs(got-mean) > 5*math.Sqrt(variance/draws) {
			t.Errorf("%+v: mean %v, want %v", h, got, mean)
		}
		if got := squares/draws - got*got; math.Abs(got-variance) > 0.1*variance {
			t.Errorf("%+v: variance %v, want %v", h, got, variance)
		}
	}
}
