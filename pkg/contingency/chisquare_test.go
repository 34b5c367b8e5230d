package contingency

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestOrder checks that neither the order of rows and columns nor which variable stands in rows changes anything of a
// test, to the last bit.
func TestOrder(t *testing.T) {
	for name, f := range statistics {
		for _, p := range []PMethod{"", Exact, MonteCarlo} {
			t.Run(name+" "+string(p), rapid.MakeCheck(func(t *rapid.T) {
				table := drawn(t)
				options := Options{P: p, Samples: 50, Seed: 7}
				want := f(table, options)
				moved, turned := f(shuffled(t, table), options), f(table.Transposed(), options)
				turned.Shape = want.Shape
				moved.OneSided, turned.OneSided, want.OneSided = OneSided{}, OneSided{}, OneSided{}
				if test := turned; want.Defined && want.Shape.EmptyRows+want.Shape.EmptyColumns == 0 && !reflect.DeepEqual(test, want) {
					t.Fatalf("transposed: %+v, want %+v", test, want)
				}
				if !reflect.DeepEqual(moved, want) {
					t.Fatalf("moved: %+v, want %+v", moved, want)
				}
			}))
		}
	}
}

func TestDoubled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawn(t)
		for _, f := range []func(Table, Options) Test{ChiSquare, LikelihoodRatio} {
			once, twice := f(table, Options{P: Asymptotic}), f(times(table, 2), Options{P: Asymptotic})
			if math.Abs(twice.Value-2*once.Value) > 1e-9*(1+once.Value) {
				t.Fatalf("%v doubled is %v", once.Value, twice.Value)
			}
		}
	})
}

func TestIndependence(t *testing.T) {
	independent := Table{{6, 12, 18}, {10, 20, 30}}
	for name, f := range statistics {
		test := f(independent, Options{P: Exact})
		if name != "Fisher" && test.Value > 1e-12 || test.PValue.P < 1-1e-9 || test.PValue.Method != Exact {
			t.Errorf("%s: %v, p %+v", name, test.Value, test.PValue)
		}
	}
}

// TestChoice checks which p value a table calls for, and what is said of it.
func TestChoice(t *testing.T) {
	if test := ChiSquare(even, Options{}); test.PValue.Method != Asymptotic || !test.Cochran.Holds || test.Warnings != nil {
		t.Errorf("large: %+v", test)
	}
	if test := ChiSquare(tea, Options{}); test.PValue.Method != Exact || test.Cochran.Holds || test.Cochran.Below5 != 4 || test.Cochran.Smallest != 2 {
		t.Errorf("small: %+v", test)
	}
	asked := ChiSquare(tea, Options{P: Asymptotic})
	if asked.PValue.Method != Asymptotic || len(asked.Warnings) != 1 || !strings.Contains(asked.Warnings[0].FR, "20\u00a0% sous 5 (règle de Cochran)\u00a0: le plus petit est 2, et sous 5\u00a0: 4 sur 4.") {
		t.Errorf("small, asymptotic: %+v", asked)
	}
	given := Fisher(job, Options{Steps: 1000, Samples: 2000, Seed: 3})
	if given.PValue.Method != MonteCarlo || given.PValue.Samples != 2000 || given.PValue.Seed != 3 || given.PValue.Error <= 0 {
		t.Errorf("given up: %+v", given)
	}
	if len(given.Warnings) != 1 || given.Warnings[0].EN != "too many tables for an exact p value (more than 1,000 steps): Monte Carlo value." {
		t.Errorf("given up: %v", given.Warnings)
	}
	huge := Table{{4e6, 3e6, 1}, {2e6, 5e6, 2}, {1, 2, 1}}
	if test := Fisher(huge, Options{}); !test.Defined || test.PValue.Method != None || len(test.Warnings) != 1 {
		t.Errorf("huge: %+v", test)
	}
	if test := ChiSquare(huge, Options{}); test.PValue.Method != Asymptotic || len(test.Warnings) != 1 || math.IsInf(test.Value, 0) {
		t.Errorf("huge: %+v", test)
	}
}

// TestCochran holds the rule at its edges: a smallest expected count of 1, and one in five below 5.
func TestCochran(t *testing.T) {
	for _, c := range []struct {
		table Table
		holds bool
	}{
		{Table{{1, 9}, {9, 81}}, false},                                    // 1 of 4 below 5, smallest 1
		{Table{{5, 5}, {5, 5}}, true},                                      // all at 5
		{Table{{2, 18}, {5, 45}, {10, 90}, {10, 90}, {10, 90}}, true},      // 1 of 10 below 5
		{Table{{2, 18}, {4, 36}, {10, 90}, {10, 90}, {10, 90}}, true},      // 2 of 10 below 5
		{Table{{2, 18}, {4, 36}, {4, 36}, {10, 90}, {10, 90}}, false},      // 3 of 10 below 5
		{Table{{1, 27}, {20, 540}, {20, 540}, {20, 540}, {20, 540}}, true}, // smallest 1
		{Table{{0, 27}, {20, 540}, {20, 540}, {20, 540}, {20, 540}}, false},
	} {
		if got := cochran(c.table); got.Holds != c.holds {
			t.Errorf("%v: %+v", c.table, got)
		}
	}
}
