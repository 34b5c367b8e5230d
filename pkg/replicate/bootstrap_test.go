package replicate

import (
	"math"
	"slices"
	"testing"
)

// TestBootstraps checks that the variance of a total over many replicates is near the linearised one. With 4,000
// replicates its relative standard error is about √(2/4000) = 2 %.
func TestBootstraps(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		of   sample
		want float64
	}{
		{KindBootstrap, strata, strata.linearised()},
		{KindBootstrap, finiteStrata, strata.linearised()},
		{KindBootstrap, single, single.linearised()},
		{KindPreston, strata, strata.linearised()},
		{KindPreston, finiteStrata, finiteStrata.linearised()},
		{KindPreston, finiteSingle, finiteSingle.linearised()},
	} {
		set := made(t, c.kind, c.of, MakeOptions{Count: 4000, Seed: 20180613})
		got, replicates := variance(set, c.of.total)
		if math.Abs(got/c.want-1) > 0.08 {
			t.Errorf("%s: variance %v, want about %v", c.kind, got, c.want)
		}
		mean := 0.0
		for _, x := range replicates {
			mean += x / 4000
		}
		if total := c.of.total(nil); math.Abs(mean-total) > 4*math.Sqrt(c.want/4000) {
			t.Errorf("%s: mean %v, want about %v", c.kind, mean, total)
		}
	}
}

// TestBootstrapFactors checks what each replicate is made of: n-1 draws a stratum, or half of its units.
func TestBootstrapFactors(t *testing.T) {
	rao := made(t, KindBootstrap, strata, MakeOptions{Count: 50, Seed: 1})
	preston := made(t, KindPreston, strata, MakeOptions{Count: 50, Seed: 1})
	out := make([]float64, 12)
	for r := range 50 {
		rao.Factors(r, out)
		draws := out[0]*3/4 + out[1]*3/4 + out[2]*3/4 + out[3]*3/4
		near(t, "draws", draws, 3)
		preston.Factors(r, out)
		drawn := 0
		for _, f := range out[7:] {
			if f > 1 {
				drawn++
			}
		}
		if drawn != 2 {
			t.Errorf("replicate %d of preston draws %d units of 5, want 2: %v", r, drawn, out[7:])
		}
	}
	other := made(t, KindBootstrap, strata, MakeOptions{Count: 50, Seed: 2})
	if slices.Equal(allFactors(rao), allFactors(other)) {
		t.Error("two seeds give the same factors")
	}
	longer := made(t, KindBootstrap, strata, MakeOptions{Count: 60, Seed: 1})
	if !slices.Equal(allFactors(rao), allFactors(longer)[:50*12]) {
		t.Error("more replicates change the first ones")
	}
}

// BenchmarkBootstrapFactors makes one replicate of 1,000 strata of 4 units.
func BenchmarkBootstrapFactors(b *testing.B) {
	var u Units
	for i := range 4000 {
		u.Strata = append(u.Strata, i/4)
	}
	set, err := Bootstrap(u, 500, 1)
	if err != nil {
		b.Fatal(err)
	}
	out := make([]float64, 4000)
	for i := 0; b.Loop(); i++ {
		set.Factors(i%500, out)
	}
}
