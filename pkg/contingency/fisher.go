package contingency

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/tail"
)

// Fisher returns the exact test of Fisher, or for more than two rows or columns that of Freeman and Halton. Its p value
// is the probability, among the tables with the observed margins, of those that are no more probable than the observed
// one:
//
//	p = Σ P(t), P(t) ≤ P(observed),  P(t) = Π n(i,·)! Π n(·,j)! / (n! Π n(i,j)!)
//
// Two tables with nearly the same probability count as equal: within 10⁻⁷ for two rows and two columns, within rounding
// for more. A table of two rows and two columns has one-sided p values too, and no limit to its size. For more, the p
// value is a Monte Carlo estimate after Options.Steps. A table of more than MaxSampled units that is too large for an
// exact p value has none.
//
// It is undefined for an empty table and where fewer than two rows or columns hold a unit. It panics when a count is
// negative or the rows differ in length, and when an asymptotic p value is asked for.
//
// Sources: R. A. Fisher, Statistical Methods for Research Workers, 5th edition, Oliver & Boyd, 1934, section 21.02;
// G. H. Freeman and J. H. Halton, Biometrika 38 (1951), 141-149.
func Fisher(t Table, o Options) Test {
	if o.P == Asymptotic {
		panic("contingency: p: the Fisher test has no asymptotic p value")
	}
	test, kept := begin(FisherID, t)
	if test.Shape.Rows != 2 || test.Shape.Columns != 2 || o.P == MonteCarlo {
		return improbable.test(t, o)
	}
	o.withDefaults() // For its panics: two rows and two columns need no option.
	x, mirrored := turned(kept)
	first, weights := hypergeometric{total: x[0] + x[1], base: x[0] + x[2], population: test.Shape.N}.weights()
	test.Value, test.PValue.P, test.OneSided = fourfold(weights, x[0]-first)
	test.PValue.Method = Exact
	if mirrored {
		test.OneSided.Less, test.OneSided.Greater = test.OneSided.Greater, test.OneSided.Less
	}
	return test
}

// turned returns the counts of two rows and two columns, row by row, turned so that every order of the rows, of the
// columns and of the two variables gives the same ones, and whether that mirrors the table.
func turned(t Table) (x [4]int, mirrored bool) {
	a, b, c, d := t[0][0], t[0][1], t[1][0], t[1][1]
	for _, counts := range [][4]int{{a, b, c, d}, {d, c, b, a}, {a, c, b, d}, {d, b, c, a}} {
		if slices.Compare(counts[:], x[:]) > 0 {
			x = counts
		}
	}
	for _, counts := range [][4]int{{b, a, d, c}, {c, d, a, b}, {b, d, a, c}, {c, a, d, b}} {
		if slices.Compare(counts[:], x[:]) > 0 {
			x, mirrored = counts, true
		}
	}
	return x, mirrored
}

// fourfold returns the probability of an observed value and the p values, from the weights of all.
func fourfold(weights []float64, observed int) (probability, p float64, sides OneSided) {
	if observed < 0 {
		return SmallestP, SmallestP, OneSided{Exists: true, Less: SmallestP, Greater: 1}
	}
	if observed >= len(weights) {
		return SmallestP, SmallestP, OneSided{Exists: true, Less: 1, Greater: SmallestP}
	}
	limit := weights[observed] * (1 + 1e-7)
	share := func(weights []float64) float64 { return sorted(slices.Clone(weights)) }
	var rare []float64
	for _, w := range weights {
		if w <= limit {
			rare = append(rare, w)
		}
	}
	all := share(weights)
	sides = OneSided{
		Exists: true,
		Less:   tail.Clamp(share(weights[:observed+1]) / all), Greater: tail.Clamp(share(weights[observed:]) / all),
	}
	return tail.Clamp(weights[observed] / all), tail.Clamp(share(rare) / all), sides
}

// sortFloats sorts by size, so that a sum does not depend on the order of its terms.
func sortFloats(terms []float64) {
	slices.SortFunc(terms, func(a, b float64) int {
		switch a, b := math.Abs(a), math.Abs(b); {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
}
