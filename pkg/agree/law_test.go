package agree

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// statistics are the coefficients of a table, by name.
var statistics = map[string]func(Table, Options) Coefficient{
	"observed": Observed, "kappa": Cohen, "pi": Scott, "AC": Gwet, "BP": BrennanPrediger, "alpha": Alpha,
}

func someTable(t *rapid.T) Table {
	k := rapid.IntRange(1, 4).Draw(t, "categories")
	table := NewTable(k)
	for i := range table {
		for j := range table {
			table[i][j] = rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 12)).Draw(t, "count")
		}
	}
	return table
}

func someWeights(t *rapid.T) Weights {
	return rapid.SampledFrom([]Weights{Identity, Linear, Quadratic}).Draw(t, "weights")
}

func permuted(table Table, order []int) Table {
	other := NewTable(len(table))
	for i, row := range table {
		for j, count := range row {
			other[order[i]][order[j]] = count
		}
	}
	return other
}

func transposed(table Table) Table {
	other := NewTable(len(table))
	for i, row := range table {
		for j, count := range row {
			other[j][i] = count
		}
	}
	return other
}

// alike reports whether two coefficients are the same but for rounding.
func alike(a, b Coefficient) bool {
	close := func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }
	return a.Defined == b.Defined && close(a.Value, b.Value) && close(a.SE, b.SE) && a.Interval.Exists == b.Interval.Exists &&
		close(a.Interval.Lo, b.Interval.Lo) && close(a.Interval.Hi, b.Interval.Hi)
}

// A coefficient does not change when the raters change places; nor, without weights, when the codes change names, and
// with weights when their order is reversed.
func TestSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table, o := someTable(t), Options{Weights: someWeights(t)}
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(table))
		reversed := make([]int, len(table))
		for i := range reversed {
			reversed[i] = len(table) - 1 - i
		}
		for name, statistic := range statistics {
			if a, b := statistic(table, o), statistic(transposed(table), o); !alike(a, b) {
				t.Errorf("%s: %+v, of the other rater first %+v", name, a, b)
			}
			if a, b := statistic(table, o), statistic(permuted(table, reversed), o); !alike(a, b) {
				t.Errorf("%s: %+v, of the codes reversed %+v", name, a, b)
			}
			if a, b := statistic(table, Options{}), statistic(permuted(table, order), Options{}); !alike(a, b) {
				t.Errorf("%s: %+v, of other codes %+v", name, a, b)
			}
		}
	})
}

// Every number is finite, a coefficient has a value or a reason, and an interval within -1 and 1 that holds the value.
func TestEveryTableHasAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table, o := someTable(t), Options{Weights: someWeights(t), Level: rapid.Float64Range(0.5, 0.999).Draw(t, "level")}
		if rapid.Bool().Draw(t, "clustered") {
			o.Clusters = []Table{table, NewTable(len(table))}
		}
		for name, statistic := range statistics {
			c := statistic(table, o)
			if c.Defined != c.Why.IsZero() || c.Interval.Exists != c.Interval.Why.IsZero() || !c.Defined && c.Interval.Exists {
				t.Errorf("%s: %+v", name, c)
			}
			if c.Defined && c.N < MinUnits || c.Value > 1 || math.IsNaN(c.Value+c.SE+c.Interval.Lo+c.Interval.Hi) || c.SE < 0 {
				t.Errorf("%s: %+v", name, c)
			}
			if i := c.Interval; i.Exists && (i.Lo > c.Value || c.Value > i.Hi || i.Lo < min(-1, c.Value) || i.Hi > 1) {
				t.Errorf("%s: %v outside of %v to %v", name, c.Value, i.Lo, i.Hi)
			}
		}
	})
}

// Perfect agreement is 1, wherever the coefficient is defined; with two codes in use, all are.
func TestPerfectAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(2, 4).Draw(t, "categories")
		table := NewTable(k)
		for i := range table {
			table[i][i] = rapid.IntRange(1, 9).Draw(t, "count")
		}
		o := Options{Weights: someWeights(t)}
		for name, statistic := range statistics {
			if c := statistic(table, o); !c.Defined || math.Abs(c.Value-1) > 1e-12 || c.SE > 1e-9 {
				t.Errorf("%s: %+v", name, c)
			}
		}
	})
}

// Two coders without missing codes give the same alpha as their table, whatever the order of the units.
func TestAlphaOfTwoCoders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(2, 4).Draw(t, "categories")
		n := rapid.IntRange(0, 25).Draw(t, "units")
		code := rapid.IntRange(Missing, k-1)
		first, second := rapid.SliceOfN(code, n, n).Draw(t, "first"), rapid.SliceOfN(code, n, n).Draw(t, "second")
		table, leftOut := Cross(first, second, k)
		if table.N()+leftOut != n {
			t.Errorf("%d counted and %d left out of %d", table.N(), leftOut, n)
		}
		a := Krippendorff([][]int{first, second}, k, Nominal, Options{})
		if b := Alpha(table, Options{}); !alike(a, b) || a.N != b.N {
			t.Errorf("%+v by coders, %+v by table", a, b)
		}
		a = Krippendorff([][]int{first, second}, k, Squared, Options{})
		if b := Alpha(table, Options{Weights: Quadratic}); !alike(a, b) {
			t.Errorf("%+v by coders, %+v by table with squares", a, b)
		}
		order := rand.New(rand.NewPCG(uint64(n), 1)).Perm(n)
		shuffled := [][]int{make([]int, n), make([]int, n)}
		for i, at := range order {
			shuffled[0][i], shuffled[1][i] = second[at], first[at]
		}
		if b := Krippendorff(shuffled, k, Squared, Options{}); !alike(a, b) {
			t.Errorf("%+v, of other rows %+v", a, b)
		}
	})
}

// Clusters of one unit give the variance of independent units, but for n / (n - 1).
func TestClustersOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := someTable(t)
		var single []Table
		for i, row := range table {
			for j, count := range row {
				for range count {
					unit := NewTable(len(table))
					unit[i][j] = 1
					single = append(single, unit)
				}
			}
		}
		n := float64(len(single))
		for name, statistic := range statistics {
			a, b := statistic(table, Options{}), statistic(table, Options{Clusters: single})
			if a.Defined && len(single) > 0 && name != "observed" && (a.Value != b.Value || b.Clusters != len(single) || math.Abs(a.SE*math.Sqrt(n/(n-1))-b.SE) > 1e-9) {
				t.Errorf("%s: %+v, by clusters %+v", name, a, b)
			}
		}
	})
}

// The difference mirrors when the raters change places, and its interval holds it; a p value is a probability, and the
// mid-P value is below it.
func TestPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 40))
		p := Paired{count.Draw(t, "both"), count.Draw(t, "first"), count.Draw(t, "second"), count.Draw(t, "neither")}
		mirror := Paired{p.Both, p.Second, p.First, p.Neither}
		d, m := PairedDifference(p, 0), PairedDifference(mirror, 0)
		if d.Defined != (p.N() > 0) || d.Interval.Exists != d.Defined || math.Abs(d.Value+m.Value) > 1e-12 ||
			math.Abs(d.Interval.Lo+m.Interval.Hi) > 1e-9 || math.Abs(d.Interval.Hi+m.Interval.Lo) > 1e-9 {
			t.Errorf("%+v, mirrored %+v", d, m)
		}
		if d.Interval.Lo > d.Value || d.Value > d.Interval.Hi || d.Interval.Lo < -1 || d.Interval.Hi > 1 {
			t.Errorf("%+v", d)
		}
		test, other := McNemar(p), McNemar(mirror)
		if test != other || test.P <= 0 || test.P > 1 || test.Defined && !(test.MidP > 0 && test.MidP < test.P) || test.Defined != (p.First+p.Second > 0) {
			t.Errorf("%+v, mirrored %+v", test, other)
		}
	})
}

// A higher level gives a wider interval.
func TestLevels(t *testing.T) {
	for name, statistic := range statistics {
		wide, narrow := statistic(abstractors, Options{Level: 0.99}), statistic(abstractors, Options{Level: 0.8})
		if !(wide.Interval.Lo < narrow.Interval.Lo && narrow.Interval.Hi < wide.Interval.Hi) || wide.Value != narrow.Value {
			t.Errorf("%s: %+v, %+v", name, wide, narrow)
		}
	}
	if wide, narrow := PairedDifference(Paired{5, 4, 2, 9}, 0.99), PairedDifference(Paired{5, 4, 2, 9}, 0.8); wide.Interval.Hi <= narrow.Interval.Hi {
		t.Errorf("%+v, %+v", wide, narrow)
	}
}

func TestDegenerateTables(t *testing.T) {
	for name, c := range map[string]struct {
		table   Table
		defined []string
	}{
		"nothing":            {Table{{0, 0}, {0, 0}}, nil},
		"one unit":           {Table{{1, 0}, {0, 0}}, nil},
		"one disagreement":   {Table{{0, 1}, {0, 0}}, nil},
		"one category":       {Table{{9}}, []string{"observed"}},
		"one category used":  {Table{{9, 0}, {0, 0}}, []string{"AC", "BP", "observed"}},
		"one code each":      {Table{{0, 9}, {0, 0}}, []string{"AC", "BP", "alpha", "kappa", "observed", "pi"}},
		"one row":            {Table{{4, 5}, {0, 0}}, []string{"AC", "BP", "alpha", "kappa", "observed", "pi"}},
		"perfect, two codes": {Table{{4, 0}, {0, 5}}, []string{"AC", "BP", "alpha", "kappa", "observed", "pi"}},
	} {
		var defined []string
		for key, statistic := range statistics {
			if statistic(c.table, Options{}).Defined {
				defined = append(defined, key)
			}
		}
		slices.Sort(defined)
		if !slices.Equal(defined, c.defined) {
			t.Errorf("%s: %v have a value, want %v", name, defined, c.defined)
		}
	}
	for name, coders := range map[string][][]int{"no coder": nil, "no unit": {{}, {}}, "one coder": {{0, 1, 0}}, "one code": {{0, 0}, {0, 0}}, "no pair": {{0, Missing}, {Missing, 1}}} {
		if c := Krippendorff(coders, 2, Nominal, Options{}); c.Defined || c.Why.IsZero() {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestParadox(t *testing.T) {
	for name, c := range map[string]struct {
		table Table
		want  bool
	}{
		"Gwet's":                  {paradox, true},
		"good kappa":              {abstractors, false},
		"low agreement":           {Table{{5, 5}, {5, 5}}, false},
		"one code":                {Table{{15, 0}, {0, 0}}, true},
		"prevalence alone":        {Table{{95, 1}, {1, 3}}, true},
		"high, codes even enough": {Table{{10, 1}, {1, 8}}, false},
		"one unit":                {Table{{1, 0}, {0, 0}}, false},
	} {
		warning, got := Paradox(c.table)
		if got != c.want || got == warning.IsZero() {
			t.Errorf("%s: %v", name, got)
		}
		if n := len(Cohen(c.table, Options{}).Warnings); got && n == 0 {
			t.Errorf("%s: kappa carries no warning", name)
		}
	}
}

// A rater with one answer makes kappa 0, and the warning says so.
func TestOneSidedRater(t *testing.T) {
	for name, c := range map[string]struct {
		table Table
		want  int
	}{
		"first says one thing":  {Table{{4, 5}, {0, 0}}, 1},
		"second says one thing": {Table{{4, 0}, {5, 0}}, 1},
		"both say two":          {Table{{4, 1}, {5, 3}}, 0},
	} {
		kappa := Cohen(c.table, Options{})
		about := 0
		for _, warning := range kappa.Warnings {
			if strings.Contains(warning.EN, "kappa is 0") {
				about++
			}
		}
		if about != c.want || c.want == 1 && math.Abs(kappa.Value) > 1e-12 {
			t.Errorf("%s: %v, %v", name, kappa.Value, kappa.Warnings)
		}
	}
}

func TestBrokenRulesPanic(t *testing.T) {
	for want, broken := range map[string]func(){
		"agree: second: must be as long as first, 1, not 0":          func() { Cross([]int{0}, nil, 2) },
		"agree: first: codes must be from -1 to 1, not 2":            func() { Cross([]int{2}, []int{0}, 2) },
		"agree: second: codes must be from -1 to 1, not -2":          func() { Cross([]int{0}, []int{-2}, 2) },
		"agree: categories: must be 1 or more, not 0":                func() { NewTable(0) },
		"agree: other: must have 2 categories, not 3":                func() { NewTable(2).Add(NewTable(3)) },
		"agree: table: has no category":                              func() { Observed(nil, Options{}) },
		"agree: table: row 1 must have 2 columns, not 1":             func() { Cohen(Table{{1, 2}, {3}}, Options{}) },
		"agree: table: counts must not be negative, as in row 0":     func() { Gwet(Table{{1, -2}, {3, 1}}, Options{}) },
		"agree: level: must be between 0 and 1, not 95":              func() { Scott(even, Options{Level: 95}) },
		"agree: weights: unknown, 9":                                 func() { Cohen(abstractors, Options{Weights: 9}) },
		"agree: clusters: add up to 0 in row 0, column 0, not to 20": func() { Gwet(even, Options{Clusters: []Table{}}) },
		"agree: paired: counts must not be negative":                 func() { McNemar(Paired{First: -1}) },
		"agree: metric: unknown, 7":                                  func() { Krippendorff([][]int{{0, 1}, {1, 1}}, 2, 7, Options{}) },
		"agree: coders: coder 1 must have 2 units, not 1":            func() { Krippendorff([][]int{{0, 1}, {1}}, 2, Nominal, Options{}) },
		"agree: coders: codes must be from -1 to 1, not 4":           func() { Krippendorff([][]int{{0, 4}, {1, 1}}, 2, Nominal, Options{}) },
		"agree: coders: a number is infinite":                        func() { KrippendorffNumbers([][]float64{{1, math.Inf(1)}, {1, 2}}, Nominal, Options{}) },
		"agree: coders: coder 1 must have 1 units, not 2":            func() { KrippendorffNumbers([][]float64{{1}, {1, 2}}, Nominal, Options{}) },
		"agree: method: unknown identifier nothing":                  func() { methodOf("nothing") },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("recovered %v, want %s", got, want)
				}
			}()
			broken()
		}()
	}
}
