package assoc

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// coefficients are the functions that obey the same laws.
var coefficients = map[string]func(x, y []float64, opts Options) Association{
	"Pearson": Pearson, "Spearman": Spearman, "KendallTauB": KendallTauB,
}

func TestUndefined(t *testing.T) {
	for name, coefficient := range coefficients {
		for _, c := range []struct {
			x, y []float64
			why  string
		}{
			{nil, nil, "0 pair(s)"},
			{[]float64{1, 2}, []float64{3, 4}, "2 pair(s): at least 3"},
			{[]float64{1, 1, 1}, []float64{1, 2, 3}, "the first variable is constant"},
			{[]float64{1, 2, 3}, []float64{0, 0, 0}, "the second variable is constant"},
			{[]float64{1, 1, 1}, []float64{0, 0, 0}, "both variables are constant"},
		} {
			a := coefficient(c.x, c.y, Options{})
			if a.Defined || a.Value != 0 || a.P != 1 || a.PMethod != None || a.Interval.Exists || a.N != len(c.x) {
				t.Errorf("%s(%v, %v) = %+v, want it undefined", name, c.x, c.y, a)
			}
			if !strings.HasPrefix(a.Why.EN, c.why) || a.Why.FR == "" || a.Interval.Why != a.Why {
				t.Errorf("%s(%v, %v): why %q, want %q", name, c.x, c.y, a.Why.EN, c.why)
			}
		}
	}
}

func TestBrokenArguments(t *testing.T) {
	x, y := []float64{1, 2, 3}, []float64{3, 1, 2}
	for name, coefficient := range coefficients {
		for want, f := range map[string]func(){
			"assoc: y: must be as long":       func() { coefficient(x, y[:2], Options{}) },
			"assoc: x: must be finite":        func() { coefficient([]float64{1, math.NaN(), 2}, y, Options{}) },
			"assoc: y: must be finite":        func() { coefficient(x, []float64{1, 2, math.Inf(-1)}, Options{}) },
			"assoc: level: must be between":   func() { coefficient(x, y, Options{Level: 95}) },
			"assoc: permutations: must not":   func() { coefficient(x, y, Options{Permutations: -1}) },
			"assoc: x: must be finite, not N": func() { CompetitionRanks([]float64{math.NaN()}) },
			"assoc: method: unknown":          func() { methodOf("gamma") },
		} {
			func() {
				defer func() {
					if message, _ := recover().(string); !strings.HasPrefix(message, want) {
						t.Errorf("%s: panic %q, want %q", name, message, want)
					}
				}()
				f()
			}()
		}
	}
}

// columns draws two columns of 3 to 8 whole numbers, with ties more often than not, of which neither is constant.
func columns(t *rapid.T) (x, y []float64) {
	n := rapid.IntRange(3, 8).Draw(t, "n")
	column := func(name string) []float64 {
		values := rapid.SliceOfN(rapid.IntRange(0, 6), n, n).Filter(func(values []int) bool {
			return slices.Min(values) < slices.Max(values)
		}).Draw(t, name)
		numbers := make([]float64, n)
		for i, value := range values {
			numbers[i] = float64(value)
		}
		return numbers
	}
	return column("x"), column("y")
}

func transformed(x []float64, f func(float64) float64) []float64 {
	y := make([]float64, len(x))
	for i, value := range x {
		y[i] = f(value)
	}
	return y
}

func TestLaws(t *testing.T) {
	opts := Options{Permutations: 200, Seed: 7}
	for name, coefficient := range coefficients {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				x, y := columns(t)
				a := coefficient(x, y, opts)
				if a.Value < -1 || a.Value > 1 || a.P <= 0 || a.P > 1 || !a.Defined || a.PMethod == None {
					t.Fatalf("out of range: %+v", a)
				}
				if in := a.Interval; in.Exists && (in.Lo > a.Value || in.Hi < a.Value || in.Lo < -1 || in.Hi > 1) {
					t.Fatalf("the interval does not hold the value: %+v", a)
				}
				if swapped := coefficient(y, x, opts); !reflect.DeepEqual(swapped, a) {
					t.Fatalf("the columns swapped give %+v, not %+v", swapped, a)
				}
				negated := coefficient(x, transformed(y, func(v float64) float64 { return -v }), opts)
				if math.Abs(negated.Value+a.Value) > 1e-14 || negated.P != a.P {
					t.Fatalf("the negative gives %+v, not the mirror of %+v", negated, a)
				}
				source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
				source.Shuffle(len(x), func(i, j int) { x[i], x[j], y[i], y[j] = x[j], x[i], y[j], y[i] })
				if shuffled := coefficient(x, y, opts); !reflect.DeepEqual(shuffled, a) {
					t.Fatalf("the rows shuffled give %+v, not %+v", shuffled, a)
				}
				if name != "Pearson" {
					if grown := coefficient(transformed(x, math.Exp), y, opts); !reflect.DeepEqual(grown, a) {
						t.Fatalf("a growing function of x gives %+v, not %+v", grown, a)
					}
				}
			})
		})
	}
}

// TestArgumentsStay checks that no function moves the values of its caller.
func TestArgumentsStay(t *testing.T) {
	for name, coefficient := range coefficients {
		x, y := slices.Clone(agree), slices.Clone(count)
		coefficient(x, y, Options{Permutations: 10})
		if !slices.Equal(x, agree) || !slices.Equal(y, count) {
			t.Errorf("%s moves the values of its caller", name)
		}
	}
}
