// Package letters compares the columns of a table with one another, row by row, and names in each cell the columns whose
// share is significantly lower: the significance letters of market research.
//
// It refuses to print a letter without its specification: which test, at which level, with which correction for the
// number of pairs, and from which base on a column is compared at all. A column that is not compared says why.
//
//  1. Say in a Spec how columns are compared.
//  2. For each row of the table call Proportions for independent columns of counts, or Estimates under a design.
//  3. Print Column.Text in each cell, Name above each column, and Tests.Specification below the table.
//
// The letter of a column depends on its place; nothing else does.
package letters

import (
	"fmt"
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A Share is the share of one row of a table in a column: of its base, so many have the property.
type Share struct {
	Count int // units with the property, 0 to Base
	Base  int // units of the column that count, 0 or more
}

// Tests are the comparisons of the columns in one row of a table, every two of them.
type Tests struct {
	Specification locale.Text // what was tested, in words
	Columns       []Column    // by column
	Pairs         []Pair      // every pair, the first column before the second, in the order of the columns
}

// A Column is one column in a row: the letter that names it, and the columns that it exceeds.
type Column struct {
	Letter   string      // the name of the column itself: A, B, … Z, AA
	Above    []int       // columns whose share is significantly lower, in order; nil where there are none
	Tends    []int       // those that are lower at the second level only, in order; nil where there are none
	Compared bool        // false: the column is not compared and Why says why
	Why      locale.Text // the reason for not being compared; empty where it is
}

// Text returns the letters as a cell prints them: "A C d", or nothing.
func (l Column) Text() string {
	var names []string
	for _, column := range l.Above {
		names = append(names, Name(column))
	}
	for _, column := range l.Tends {
		names = append(names, strings.ToLower(Name(column)))
	}
	return strings.Join(names, " ")
}

// A Pair compares a row's share in two columns.
type Pair struct {
	First      int         // index of the first column
	Second     int         // index of the second column, above First
	Difference float64     // share of the first less that of the second, -1 to 1 for proportions
	SE         float64     // standard error of the difference, 0 or more; 0 where Tested is false
	Statistic  float64     // z or t: Difference / SE; 0 where SE is 0
	DF         float64     // degrees of freedom of t; infinite for z
	P          float64     // two-sided p value, above 0 and at most 1; 1 where Tested is false
	Adjusted   float64     // P adjusted for the number of pairs of the row; P itself without a correction
	Tested     bool        // false: the columns are not compared and Why says why
	Why        locale.Text // the reason for not comparing them; empty where they are
}

// Name returns the letter that names a column by its index from 0: A to Z, then AA to AZ, BA and so on.
func Name(column int) string {
	if column < 0 {
		panic("letters: column: must not be negative")
	}
	letter := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letter = string(rune('A'+(column-1)%26)) + letter
	}
	return letter
}

// Proportions compares the share of one row of a table between every two columns, by a two-sided z test:
//
//	z = (p₁ - p₂) / √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), or with p = (x₁+x₂)/(n₁+n₂): (p₁ - p₂) / √(p(1-p)(1/n₁ + 1/n₂))
//
// The square of the pooled z is the X² of the two columns. The columns must not share respondents: a total is not to be
// compared with its parts. A column with a base below the minimum is not compared, nor, with separate variances, one
// with a share of exactly 0 or 1, whose estimated variance is 0. The p values of the pairs that are compared are one
// family of the correction.
//
// It panics when a count does not lie between 0 and its base, or the specification has no meaning.
//
// Source: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition, Wiley,
// 2003, chapter 3.
func Proportions(spec Spec, columns []Share) Tests {
	spec = spec.withDefaults()
	tests := Tests{Specification: spec.Specification(), Columns: make([]Column, len(columns))}
	for i, c := range columns {
		if c.Base < 0 || c.Count < 0 || c.Count > c.Base {
			panic(fmt.Sprintf("letters: column %d: count must lie between 0 and base, not %d of %d", i, c.Count, c.Base))
		}
		tests.Columns[i] = spec.column(i, c.Base)
		if !spec.Pooled && (c.Count == 0 || c.Count == c.Base) {
			tests.Columns[i].leave(locale.Text{
				FR: "part de 0 ou de 1 exactement\u00a0: variance estimée nulle",
				EN: "share of exactly 0 or 1: estimated variance of zero",
			})
		}
	}
	tests.compare(spec, math.Inf(1), func(i, j int) (difference, variance float64) {
		a, b := columns[i], columns[j]
		n, m := float64(a.Base), float64(b.Base)
		p, q := float64(a.Count)/max(n, 1), float64(b.Count)/max(m, 1)
		if spec.Pooled {
			both := float64(a.Count+b.Count) / max(n+m, 1)
			return p - q, both * (1 - both) * (1/n + 1/m)
		}
		return p - q, p*(1-p)/n + q*(1-q)/m
	})
	return tests
}

// Estimates compares estimates of one row of a table between every two columns, by a two-sided t test with the
// degrees of freedom of the design (infinite for a z test):
//
//	t = (y₁ - y₂) / √(v₁₁ + v₂₂ - 2v₁₂)
//
// Columns that share respondents or clusters are compared rightly, since their covariance is in cov. bases are the
// unweighted bases that the minimum is held against. Two equal estimates whose difference has no variance do not differ;
// two that are not equal are not compared.
//
// It panics when lengths differ, an estimate is not finite or the specification has no meaning.
//
// Source: S. L. Lohr, Sampling: Design and Analysis, 2nd edition, Brooks/Cole, 2010, chapter 9.
func Estimates(spec Spec, estimates []float64, cov [][]float64, bases []int, df float64) Tests {
	spec = spec.withDefaults()
	check(cov, len(estimates))
	if len(bases) != len(estimates) {
		panic(fmt.Sprintf("letters: bases: must be as long as estimates, %d, not %d", len(estimates), len(bases)))
	}
	tests := Tests{Specification: spec.DesignSpecification(), Columns: make([]Column, len(estimates))}
	for i, y := range estimates {
		if math.IsNaN(y) || math.IsInf(y, 0) {
			panic(fmt.Sprintf("letters: estimates: must be finite, not %v at index %d", y, i))
		}
		tests.Columns[i] = spec.column(i, bases[i])
		if !(df > 0) {
			tests.Columns[i].leave(locale.Text{
				FR: "aucun degré de liberté du plan de sondage", EN: "no degree of freedom of the design",
			})
		}
	}
	tests.compare(spec, df, func(i, j int) (difference, variance float64) {
		return estimates[i] - estimates[j], cov[i][i] + cov[j][j] - 2*cov[i][j]
	})
	return tests
}

// column starts a column: not compared where its base is too small.
func (s Spec) column(i, base int) Column {
	l := Column{Letter: Name(i), Compared: true}
	switch {
	case base == 0:
		l.leave(locale.Text{FR: "base vide", EN: "empty base"})
	case base < s.MinBase:
		l.leave(locale.Textf(
			"base de %d\u00a0: il en faut au moins %d", "base of %d: at least %d are needed", base, s.MinBase))
	}
	return l
}

// leave leaves a column out, for the first reason that it is given.
func (l *Column) leave(why locale.Text) {
	if l.Compared {
		l.Compared, l.Why = false, why
	}
}

// compare tests every pair of columns and hands out the letters.
func (t *Tests) compare(spec Spec, df float64, of func(i, j int) (difference, variance float64)) {
	var tested []int
	var p []float64
	for i := range t.Columns {
		for j := i + 1; j < len(t.Columns); j++ {
			pair := t.pair(i, j, df, of)
			if pair.Tested {
				tested, p = append(tested, len(t.Pairs)), append(p, pair.P)
			}
			t.Pairs = append(t.Pairs, pair)
		}
	}
	for k, adjusted := range spec.adjust(p) {
		t.Pairs[tested[k]].Adjusted = adjusted
		t.mark(spec, t.Pairs[tested[k]])
	}
}

// pair tests a pair of columns.
func (t *Tests) pair(i, j int, df float64, of func(i, j int) (difference, variance float64)) Pair {
	pair := Pair{First: i, Second: j, DF: df, P: 1, Adjusted: 1}
	first, second := t.Columns[i], t.Columns[j]
	if !first.Compared || !second.Compared {
		if pair.Why = first.Why; first.Compared {
			pair.Why = second.Why
		}
		return pair
	}
	difference, variance := of(i, j)
	pair.Difference, pair.Tested = difference, true
	switch {
	case variance > 0:
		pair.SE = math.Sqrt(variance)
		pair.Statistic = difference / pair.SE
		pair.P = tail.Student(pair.Statistic, df)
		pair.Adjusted = pair.P
	case difference != 0:
		pair.Tested = false
		pair.Why = locale.Text{
			FR: "l'écart a une variance estimée nulle", EN: "the difference has an estimated variance of zero",
		}
	}
	return pair
}

// mark gives the column with the larger share the letter of the other one.
func (t *Tests) mark(spec Spec, pair Pair) {
	higher, lower := pair.First, pair.Second
	if pair.Difference < 0 {
		higher, lower = lower, higher
	}
	letters := &t.Columns[higher]
	switch {
	case pair.Difference == 0:
	case pair.Adjusted <= spec.Significance:
		letters.Above = append(letters.Above, lower)
	case spec.Tendency > 0 && pair.Adjusted <= spec.Tendency:
		letters.Tends = append(letters.Tends, lower)
	}
}

// check panics unless the matrix is square, of the given size, symmetric and finite.
func check(cov [][]float64, size int) {
	if len(cov) != size {
		panic(fmt.Sprintf("letters: cov: must have %d rows, not %d", size, len(cov)))
	}
	for i, row := range cov {
		if len(row) != size {
			panic(fmt.Sprintf("letters: cov: row %d must have %d columns, not %d", i, size, len(row)))
		}
	}
	for i, row := range cov {
		for j, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v-cov[j][i]) > 1e-9*math.Sqrt(math.Abs(cov[i][i]*cov[j][j]))+1e-300 {
				panic(fmt.Sprintf("letters: cov: must be finite and symmetric at row %d, column %d", i, j))
			}
		}
	}
}
