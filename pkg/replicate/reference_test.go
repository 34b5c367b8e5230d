package replicate

import (
	"fmt"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestReference compares with the numbers that scripts/reference/replicate.R computed.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	svrVar(got)
	list := func(name string, numbers []float64) {
		for i, x := range numbers {
			got[fmt.Sprintf("%s/%d", name, i+1)] = x
		}
	}
	around := MakeOptions{AroundMean: true, Count: 5}
	jk1, jkn := made(t, KindJK1, single, around), made(t, KindJKn, strata, around)
	list("jk1/factors", allFactors(jk1))
	list("jkn/factors", allFactors(jkn))
	list("jkn/scale", jkn.Scale.Each)
	list("jkn/fpc/scale", made(t, KindJKn, finiteStrata, around).Scale.Each)
	got["jk1/scale"] = jk1.Scale.Overall
	got["jk1/fpc/scale"] = made(t, KindJK1, finiteSingle, around).Scale.Overall
	for name, set := range map[string]struct {
		of   sample
		kind Kind
		o    MakeOptions
	}{
		"jk1": {single, KindJK1, around}, "jk1/fpc": {finiteSingle, KindJK1, around},
		"jkn": {strata, KindJKn, around}, "jkn/fpc": {finiteStrata, KindJKn, around}, "jkn/mse": {strata, KindJKn, MakeOptions{}},
	} {
		got[name+"/mean"], _ = variance(made(t, set.kind, set.of, set.o), set.of.mean)
		got[name+"/total"], _ = variance(made(t, set.kind, set.of, set.o), set.of.total)
	}
	got["brr/total"], _ = variance(made(t, KindBRR, pairs, around), pairs.total)
	got["fay/total"], _ = variance(made(t, KindFay, pairs, MakeOptions{Rho: 0.3, AroundMean: true}), pairs.total)
	got["linear/pairs"], got["linear/strata"] = pairs.linearised(), strata.linearised()
	got["linear/strata/fpc"] = finiteStrata.linearised()
	for _, kind := range []Kind{KindBootstrap, KindPreston} {
		scale := made(t, kind, finiteStrata, around).Scale
		list(string(kind)+"/scale", []float64{scale.Overall, scale.Overall, scale.Overall, scale.Overall, scale.Overall})
	}
	freedom := func(name string, kind Kind, of sample, count int) {
		got["freedom/"+name] = float64(made(t, kind, of, MakeOptions{Count: count, Rho: 0.3}).DegreesOfFreedom)
	}
	freedom("jk1", KindJK1, single, 0)
	freedom("jkn", KindJKn, strata, 0)
	freedom("brr", KindBRR, pairs, 0)
	freedom("fay", KindFay, pairs, 0)
	freedom("bootstrap/few", KindBootstrap, strata, 5)
	freedom("bootstrap/many", KindBootstrap, strata, 200)
	freedom("preston", KindPreston, finiteStrata, 200)
	columns(t, got)
	reference.Compare(t, "replicate.csv", got)
}

func svrVar(got map[string]float64) {
	theta := []float64{4.2, 3.9, 5.1, 4.4, 4.0, 4.7}
	other := []float64{1.1, 1.6, 0.7, 1.3, 0.9, 1.2}
	each := []float64{0.5, 0, 0.75, 0.25, 1, 0.6}
	for name, aroundMean := range map[string]bool{"mean": true, "full": false} {
		equal := Scale{Overall: 0.2, AroundMean: aroundMean}
		unequal := Scale{Overall: 1, Each: each, AroundMean: aroundMean}
		got["svrVar/"+name] = equal.Variance(4.5, theta)
		got["svrVar/each/"+name] = unequal.Variance(4.5, theta)
		got["svrVar/covariance/"+name] = unequal.Covariance(4.5, 1, theta, other)
	}
}

// allFactors returns the factors of each replicate, one replicate after the other.
func allFactors(set *Set) []float64 {
	var all []float64
	factors := make([]float64, set.Units)
	for r := range set.Count {
		set.Factors(r, factors)
		all = append(all, factors...)
	}
	return all
}

// columns finds the scales of replicate weights that are read as columns.
func columns(t *testing.T, got map[string]float64) {
	t.Helper()
	scale := func(kind Kind, count int, o ScaleOptions) Scale {
		s, err := ScaleOf(kind, count, o)
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return s
	}
	got["columns/brr"] = scale(KindBRR, 8, ScaleOptions{}).Overall
	got["columns/fay"] = scale(KindFay, 8, ScaleOptions{Rho: 0.5}).Overall
	got["columns/jk1"] = scale(KindJK1, 7, ScaleOptions{}).Overall
	got["columns/bootstrap"] = scale(KindBootstrap, 8, ScaleOptions{}).Overall
	got["columns/sdr"] = scale(KindSDR, 8, ScaleOptions{}).Overall
	jkn := scale(KindJKn, 12, ScaleOptions{Largest: largest(made(t, KindJKn, strata, MakeOptions{}))})
	for r, x := range jkn.Each {
		got[fmt.Sprintf("columns/jkn/%d", r+1)] = jkn.Overall * x
	}
}

// largest returns the largest factor of each replicate.
func largest(set *Set) []float64 {
	factors := make([]float64, set.Units)
	most := make([]float64, set.Count)
	for r := range most {
		set.Factors(r, factors)
		for _, f := range factors {
			most[r] = max(most[r], f)
		}
	}
	return most
}
