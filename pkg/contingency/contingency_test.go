package contingency

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn draws a table of 2 to 4 rows and columns with up to 4 units a cell.
func drawn(t *rapid.T) Table {
	rows, columns := rapid.IntRange(2, 3).Draw(t, "rows"), rapid.IntRange(2, 4).Draw(t, "columns")
	table := make(Table, rows)
	for i := range table {
		table[i] = rapid.SliceOfN(rapid.IntRange(0, 4), columns, columns).Draw(t, "counts")
	}
	return table
}

// shuffled returns the table with its rows and its columns in another order.
func shuffled(t *rapid.T, table Table) Table {
	rows := rapid.Permutation(indices(len(table))).Draw(t, "order of rows")
	columns := rapid.Permutation(indices(len(table[0]))).Draw(t, "order of columns")
	moved := make(Table, len(rows))
	for i, row := range rows {
		for _, column := range columns {
			moved[i] = append(moved[i], table[row][column])
		}
	}
	return moved
}

func indices(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func times(table Table, factor int) Table {
	scaled := make(Table, len(table))
	for i, row := range table {
		for _, x := range row {
			scaled[i] = append(scaled[i], x*factor)
		}
	}
	return scaled
}

// statistics are the tests that obey the same laws, and associations the coefficients.
var (
	statistics = map[string]func(Table, Options) Test{
		"ChiSquare": ChiSquare, "LikelihoodRatio": LikelihoodRatio, "Fisher": Fisher,
	}
	associations = map[string]func(Table, Options) Coefficient{
		"CramerV": CramerV, "CorrectedCramerV": CorrectedCramerV, "Gamma": Gamma,
	}
)

func TestUndefined(t *testing.T) {
	for _, c := range []struct {
		table Table
		why   string
	}{
		{nil, "empty table"},
		{Table{{}, {}}, "empty table"},
		{Table{{0, 0}, {0, 0}}, "empty table"},
		{Table{{3, 4, 1}}, "a single row"},
		{Table{{3, 4}, {0, 0}}, "a single row"},
		{Table{{3, 0}, {4, 0}}, "a single column"},
	} {
		for name, f := range statistics {
			test := f(c.table, Options{})
			if test.Defined || test.PValue != (PValue{P: 1, Method: None}) || test.Value != 0 || test.OneSided.Exists {
				t.Errorf("%s(%v) = %+v", name, c.table, test)
			}
			if !strings.HasPrefix(test.Why.EN, c.why) || test.Why.FR == "" {
				t.Errorf("%s(%v): why %q", name, c.table, test.Why.EN)
			}
		}
		for name, f := range associations {
			a := f(c.table, Options{})
			if a.Defined || a.Value != 0 || a.Interval.Exists || a.Why.EN != a.Interval.Why.EN || !strings.HasPrefix(a.Why.EN, c.why) {
				t.Errorf("%s(%v) = %+v", name, c.table, a)
			}
		}
	}
}

func TestEmptyCategories(t *testing.T) {
	gaps := Table{{3, 0, 1}, {0, 0, 0}, {1, 0, 3}}
	for name, f := range statistics {
		got, want := f(gaps, Options{}), f(tea, Options{})
		if got.Value != want.Value || got.PValue != want.PValue || got.Shape.EmptyRows != 1 || got.Shape.EmptyColumns != 1 {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		if len(got.Warnings) == 0 || got.Warnings[0].EN != "categories without any unit, left out: 1 in rows, 1 in columns." {
			t.Errorf("%s: warnings %v", name, got.Warnings)
		}
	}
}

func TestBrokenArguments(t *testing.T) {
	square := [][]float64{{1, 0}, {0, 1}}
	for want, f := range map[string]func(){
		"contingency: table: row 1 must have":         func() { ChiSquare(Table{{1, 2}, {3}}, Options{}) },
		"contingency: table: must not be negative at": func() { Gamma(Table{{1, 2}, {3, -1}}, Options{}) },
		"contingency: level: must be between":         func() { CramerV(tea, Options{Level: 95}) },
		"contingency: samples, steps: must not":       func() { Fisher(tea, Options{Samples: -1}) },
		"contingency: p: unknown method \"midp\"":     func() { Fisher(tea, Options{P: "midp"}) },
		"contingency: p: the Fisher test has no":      func() { Fisher(tea, Options{P: Asymptotic}) },
		"contingency: table: must have two rows":      func() { OddsRatio(course, Options{}) },
		"contingency: cells: must be 2 × 2":           func() { RaoScott([]float64{1}, square, 2, 2, 9, 9) },
		"contingency: cells: must be 0 or more":       func() { Wald([]float64{-1, 2}, square, 1, 2, 9, 9) },
		"contingency: cov: must have 2 rows":          func() { Wald([]float64{1, 2}, square[:1], 1, 2, 9, 9) },
		"contingency: cov: row 1 must have":           func() { Wald([]float64{1, 2}, [][]float64{{1, 0}, {0}}, 1, 2, 9, 9) },
		"contingency: cov: must be finite and symm":   func() { Wald([]float64{1, 2}, [][]float64{{1, 0}, {0.5, 1}}, 1, 2, 9, 9) },
		"contingency: p: must add up to 1, not 3":     func() { RaoScott([]float64{1, 2}, square, 1, 2, 9, 9) },
		"contingency: ticks: must be as long":         func() { MultipleResponse([]int{0}, nil, 1, Options{}) },
		"contingency: ticks: needs 1 items":           func() { MultipleResponse([]int{0, 1}, [][]bool{{true}, {true}}, 1, Options{}) },
		"contingency: method: unknown":                func() { methodOf("phi") },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, want) {
					t.Errorf("panic %q, want %q", message, want)
				}
			}()
			f()
		}()
	}
}
