package assoc

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func ExamplePointBiserial() {
	a := PointBiserial(side, agree, Options{})
	fmt.Printf("%s %.3f, %s p %.4f: %d rows of %v against %d of %v\n",
		a.Statistic.Name.EN, a.Value, a.PMethod, a.P, a.Ones, a.One, a.Zeros, a.Zero)
	// Output:
	// point-biserial correlation 0.650, exact p 0.0178: 6 rows of 5 against 9 of 2
}

func TestPointBiserialUndefined(t *testing.T) {
	for _, c := range []struct {
		x, y []float64
		why  string
	}{
		{nil, nil, "0 pair(s)"},
		{[]float64{0, 1}, []float64{3, 4}, "2 pair(s): at least 3"},
		{[]float64{1, 1, 1}, []float64{1, 2, 3}, "the first variable is constant"},
		{[]float64{1, 2, 3}, []float64{1, 2, 3}, "the first variable has 3 distinct values: exactly 2"},
		{[]float64{0, 1, 1}, []float64{2, 2, 2}, "the second variable is constant"},
	} {
		a := PointBiserial(c.x, c.y, Options{})
		if a.Defined || a.Value != 0 || a.P != 1 || a.PMethod != None || a.Interval.Exists {
			t.Errorf("of %v and %v: %+v, want it undefined", c.x, c.y, a)
		}
		if !strings.HasPrefix(a.Why.EN, c.why) || a.Why.FR == "" || a.Interval.Why != a.Why {
			t.Errorf("of %v and %v: why %q, want %q", c.x, c.y, a.Why.EN, c.why)
		}
	}
}

// split draws a variable of the values 0 and 1, both of them present, and another that is not constant.
func split(t *rapid.T) (x, y []float64) {
	x, y = columns(t)
	ones := rapid.IntRange(1, len(x)-1).Draw(t, "ones")
	for i := range x {
		x[i] = 0
		if i < ones {
			x[i] = 1
		}
	}
	return x, y
}

// TestPointBiserialByEnumeration compares with the correlation of every assignment of the same number of ones.
func TestPointBiserialByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := split(t)
		got := PointBiserial(x, y, Options{})
		hits, all := 0, 0
		labels := make([]float64, len(x))
		for set := range uint(1) << len(x) {
			if bits.OnesCount(set) != got.Ones {
				continue
			}
			for i := range labels {
				labels[i] = float64(set >> i & 1)
			}
			all++
			if math.Abs(Pearson(labels, y, Options{Permutations: 1}).Value) >= math.Abs(got.Value)-1e-12 {
				hits++
			}
		}
		if want := float64(hits) / float64(all); got.P != want || got.PMethod != Exact {
			t.Fatalf("p = %v %s, want %v", got.P, got.PMethod, want)
		}
	})
}

func TestPointBiserialLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := split(t)
		a := PointBiserial(x, y, Options{})
		// With two values everything that Pearson says of value and interval stands.
		if p := Pearson(x, y, Options{Permutations: 1}); p.Value != a.Value || p.Interval != a.Interval {
			t.Fatalf("%+v, Pearson %+v", a, p)
		}
		turned := PointBiserial(transformed(x, func(v float64) float64 { return 1 - v }), y, Options{})
		if math.Abs(turned.Value+a.Value) > 1e-14 || turned.P != a.P || turned.Ones != a.Zeros {
			t.Fatalf("the values exchanged give %+v, not the mirror of %+v", turned, a)
		}
		moved := PointBiserial(x, transformed(y, func(v float64) float64 { return 64 - 2*v }), Options{})
		if math.Abs(moved.Value+a.Value) > 1e-12 || math.Abs(moved.P-a.P) > 1e-15 {
			t.Fatalf("another scale gives %+v, not the mirror of %+v", moved, a)
		}
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		source.Shuffle(len(x), func(i, j int) { x[i], x[j], y[i], y[j] = x[j], x[i], y[j], y[i] })
		if shuffled := PointBiserial(x, y, Options{}); !reflect.DeepEqual(shuffled, a) {
			t.Fatalf("the rows shuffled give %+v, not %+v", shuffled, a)
		}
	})
}

// halves are 60 rows, of which 30 have a 1: more than the subsets that are counted.
func halves(n int) (x, y []float64) {
	source := rand.New(rand.NewPCG(4, 0))
	for i := range n {
		x, y = append(x, float64(i%2)), append(y, source.NormFloat64()+0.5*float64(i%2))
	}
	return x, y
}

func TestPointBiserialMonteCarlo(t *testing.T) {
	x, y := halves(60)
	a := PointBiserial(x, y, Options{Permutations: 2000, Seed: 3})
	if a.PMethod != MonteCarlo || a.Permutations != 2000 || a.Seed != 3 || !(a.PError > 0) {
		t.Errorf("%+v", a)
	}
	x, y = halves(30)
	exact := PointBiserial(x, y, Options{})
	sampled := exact
	sampled.sample(Options{Permutations: 20000}.withDefaults(), 30, func(i, j int) { y[i], y[j] = y[j], y[i] }, func() bool {
		return math.Abs(correlation(standardized(x), standardized(y))) >= math.Abs(exact.Value)-alike
	})
	if exact.PMethod != Exact || math.Abs(sampled.P-exact.P) > 5*sampled.PError {
		t.Errorf("p %v ± %v, exactly %v %s", sampled.P, sampled.PError, exact.P, exact.PMethod)
	}
}

func TestSubsetsFeasible(t *testing.T) {
	for _, c := range []struct {
		n, size int
		want    bool
	}{{40, 20, true}, {42, 21, false}, {300, 3, true}, {300, 5, false}, {2, 1, true}} {
		if got := subsetsFeasible(c.n, c.size); got != c.want {
			t.Errorf("subsets of %d of %d: feasible %t", c.size, c.n, got)
		}
	}
}

func BenchmarkPointBiserial(b *testing.B) {
	x, y := halves(40)
	b.Run("exact, 20 of 40", func(b *testing.B) {
		for b.Loop() {
			PointBiserial(x, y, Options{})
		}
	})
}
