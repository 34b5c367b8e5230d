package agree

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// someRatings draws the codes of several coders, some of them missing, and the cluster of each unit.
func someRatings(t *rapid.T, coders int) (codes [][]int, categories int, together []int) {
	categories = rapid.IntRange(2, 4).Draw(t, "categories")
	units := rapid.IntRange(0, 40).Draw(t, "units")
	for range coders {
		codes = append(codes, rapid.SliceOfN(rapid.IntRange(Missing, categories-1), units, units).Draw(t, "codes"))
	}
	return codes, categories, rapid.SliceOfN(rapid.IntRange(0, 5), units, units).Draw(t, "clusters")
}

// What several coders have without missing codes is, for two of them, what two raters have: the same value, and with units
// in clusters the same standard error. Alpha's differs by what the number of codes does to it.
func TestTwoOfSeveral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes, categories, together := someRatings(t, 2)
		for unit := range codes[0] {
			for c := range codes {
				codes[c][unit] = max(codes[c][unit], 0)
			}
		}
		clusters := make([]Table, 6)
		for k := range clusters {
			clusters[k] = NewTable(categories)
		}
		for unit, k := range together {
			clusters[k][codes[0][unit]][codes[1][unit]]++
		}
		table, _ := Cross(codes[0], codes[1], categories)
		two, many := Options{Clusters: clusters}, Options{Together: together}
		for name, pair := range map[string][2]Coefficient{
			"kappa": {Cohen(table, two), Conger(codes, categories, many)},
			"AC1":   {Gwet(table, two), GwetSeveral(codes, categories, many)},
			"pi":    {Scott(table, two), Fleiss(codes, categories, many)},
			"BP":    {BrennanPrediger(table, two), BrennanPredigerSeveral(codes, categories, many)},
			"alpha": {Alpha(table, two), Krippendorff(codes, categories, Nominal, many)},
		} {
			a, b := pair[0], pair[1]
			if a.Defined != b.Defined || math.Abs(a.Value-b.Value) > 1e-9 || a.Clusters != b.Clusters && a.Defined {
				t.Errorf("%s: of two raters %+v, of several coders %+v", name, a, b)
			}
			if name != "alpha" && math.Abs(a.SE-b.SE) > 1e-9 {
				t.Errorf("%s: standard errors %v and %v", name, a.SE, b.SE)
			}
		}
		observed, pairs := Observed(table, Options{}), Pairwise(codes, categories, Options{})
		if observed.Defined != pairs.Defined || math.Abs(observed.Value-pairs.Value) > 1e-9 {
			t.Errorf("observed %+v, of pairs %+v", observed, pairs)
		}
	})
}

// Nothing depends on the order of coders or units, and each unit in a cluster of its own is as good as none. Values stay
// at 1 or below, and a copy of all units changes no value.
func TestSeveralLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes, categories, together := someRatings(t, rapid.IntRange(2, 5).Draw(t, "coders"))
		reversed, twice, own := make([][]int, len(codes)), make([][]int, len(codes)), make([]int, len(together))
		backwards := make([]int, len(together))
		for c := range codes {
			reversed[c] = make([]int, len(together))
			for unit := range together {
				reversed[c][unit] = codes[len(codes)-1-c][len(together)-1-unit]
				own[unit], backwards[unit] = unit, together[len(together)-1-unit]
			}
			twice[c] = append(append([]int{}, codes[c]...), codes[c]...)
		}
		for name, f := range several {
			a := f(codes, categories, Options{Together: together})
			if b := f(reversed, categories, Options{Together: backwards}); !alike(a, b) {
				t.Errorf("%s: %+v, in another order %+v", name, a, b)
			}
			alone := f(codes, categories, Options{})
			if b := f(codes, categories, Options{Together: own}); !alike(alone, b) {
				t.Errorf("%s: %+v, in clusters of one %+v", name, alone, b)
			}
			if b := f(twice, categories, Options{}); alone.Defined && math.Abs(alone.Value-b.Value) > 1e-9 {
				t.Errorf("%s: %v, of twice the units %v", name, alone.Value, b.Value)
			}
			if !(a.Value <= 1 && a.SE >= 0) || !a.Defined && a.Why.IsZero() {
				t.Errorf("%s: %+v", name, a)
			}
		}
	})
}

// Coders who always agree, and coders who never gave a second code.
func TestSeveralAlike(t *testing.T) {
	same := [][]int{{0, 1, 0, Missing}, {0, 1, 0, 1}, {0, Missing, 0, 1}}
	for name, f := range several {
		if c := f(same, 2, Options{}); !c.Defined || c.Value != 1 || c.Interval.Exists {
			t.Errorf("%s: %+v", name, c)
		}
	}
	one := [][]int{{0, 0, Missing}, {0, 0, 0}, {Missing, 0, 0}}
	if c := Conger(one, 2, Options{}); c.Defined || c.Why != oneCategory() || len(c.Warnings) != 1 {
		t.Errorf("kappa: %+v", c)
	}
	if c := GwetSeveral(one, 2, Options{}); c.Value != 1 {
		t.Errorf("AC1: %+v", c)
	}
	if c := GwetSeveral(one, 1, Options{}); c.Defined {
		t.Errorf("AC1 of a single category: %+v", c)
	}
	if c := Conger([][]int{{0, Missing, 1}, {1, Missing, Missing}}, 2, Options{}); c.Defined || c.N != 1 {
		t.Errorf("kappa of one unit: %+v", c)
	}
	if c := Pairwise(nil, 2, Options{}); c.Defined {
		t.Errorf("of no coder: %+v", c)
	}
}
