package estimate

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func ExampleDescribe() {
	s := Describe([]float64{12, 15, 9, 19, 14})
	fmt.Println(s.N, s.Mean, s.Min, s.Q1, s.Median, s.Q3, s.Max)
	in := MeanInterval(s, 0, 0.95)
	fmt.Printf("%s: %.2f to %.2f\n", in.Method.Name.EN, in.Lo, in.Hi)
	// Output:
	// 5 13.8 9 12 14 15 19
	// Student t: 9.20 to 18.40
}

func TestDescribeFew(t *testing.T) {
	if s := Describe(nil); s != (Summary{}) || s.HasMean() || s.HasSD() {
		t.Errorf("no value: %+v", s)
	}
	want := Summary{N: 1, Sum: 7, Mean: 7, Min: 7, Q1: 7, Median: 7, Q3: 7, Max: 7}
	if s := Describe([]float64{7}); s != want || !s.HasMean() || s.HasSD() {
		t.Errorf("one value: %+v, want %+v", s, want)
	}
	if s := Describe([]float64{0.1, 0.1, 0.1}); s.Mean != 0.1 || s.SD != 0 {
		t.Errorf("equal values: mean %v, sd %v", s.Mean, s.SD)
	}
	if s := Describe([]float64{math.Copysign(0, -1), 0}); math.Signbit(s.Min) || math.Signbit(s.Sum) {
		t.Errorf("a negative zero is kept: %+v", s)
	}
}

func TestDescribeCompensates(t *testing.T) {
	if s := Describe([]float64{1, 1e16, 1, -1e16}); s.Sum != 2 {
		t.Errorf("sum = %v, want 2", s.Sum)
	}
	// The variance of 4, 7, 13, 16 is 30, wherever they stand.
	if s := Describe([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}); math.Abs(s.SD-math.Sqrt(30)) > 1e-12 {
		t.Errorf("sd = %v, want √30", s.SD)
	}
}

func TestDescribeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 60).Draw(t, "values")
		before := slices.Clone(values)
		s := Describe(values)
		if !slices.Equal(values, before) {
			t.Fatal("the values of the caller have moved")
		}
		if !(s.Min <= s.Q1 && s.Q1 <= s.Median && s.Median <= s.Q3 && s.Q3 <= s.Max && s.Min <= s.Mean && s.Mean <= s.Max) {
			t.Fatalf("out of order: %+v", s)
		}
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		source.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
		if again := Describe(values); again != s {
			t.Fatalf("the order of the rows changes %+v into %+v", s, again)
		}
		exact := new(big.Rat)
		for _, value := range values {
			exact.Add(exact, new(big.Rat).SetFloat64(value))
		}
		if want, _ := exact.Float64(); math.Abs(s.Sum-want) > 1e-9 {
			t.Fatalf("sum = %v, want %v", s.Sum, want)
		}
	})
}
