package agree

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Krippendorff returns Krippendorff's alpha of any number of coders, with missing codes. coders[c][u] is the code of
// coder c for unit u, from 0 to categories - 1, or Missing; all coders have as many units. A unit with fewer than two
// codes does not count. For the metrics of numbers, the codes are the numbers.
//
//	α = 1 - (n - 1) Σₐ / Σₑ, Σₐ = Σ over units of Σ δ(c,k) / (m - 1), Σₑ = Σ n(c) n(k) δ(c,k)
//
// where δ is the distance of the metric, m the number of codes of a unit, n their sum and n(c) the number of codes c. It
// is undefined for fewer than MinUnits units and where all codes are the same. The standard error is linearised over the
// units, or over the clusters that the options put them together in; it allows for the counts in the ordinal distance. Of
// the options, Level and Together count.
//
// K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, chapter 11, and Computing Krippendorff's
// alpha-reliability, University of Pennsylvania, 2011.
func Krippendorff(coders [][]int, categories int, metric Metric, options Options) Coefficient {
	values := make([]float64, categories)
	for code := range values {
		values[code] = float64(code)
	}
	units, together := pairable(coders, options, func(c, u int) int {
		checkCode("coders", coders[c][u], categories)
		return coders[c][u]
	})
	return krippendorff(units, together, values, metric, options)
}

// KrippendorffNumbers returns Krippendorff's alpha of coders who give numbers, NaN where one is missing: what
// Krippendorff returns, each number being a code. With the metric Ratio, it is undefined where a number that counts is
// below 0. It panics at a number that is infinite.
func KrippendorffNumbers(coders [][]float64, metric Metric, options Options) Coefficient {
	var values []float64
	for _, numbers := range coders {
		for _, x := range numbers {
			if math.IsInf(x, 0) {
				panic("agree: coders: a number is infinite")
			}
			if !math.IsNaN(x) {
				values = append(values, x+0) // A negative zero becomes zero.
			}
		}
	}
	slices.Sort(values)
	values = slices.Compact(values)
	units, together := pairable(coders, options, func(c, u int) int {
		if math.IsNaN(coders[c][u]) {
			return Missing
		}
		code, _ := slices.BinarySearch(values, coders[c][u]+0)
		return code
	})
	return krippendorff(units, together, values, metric, options)
}

// pairable returns the codes of each unit that at least two coders rated, sorted: who gave them does not count. It also
// returns the cluster of each such unit.
func pairable[T any](coders [][]T, options Options, code func(coder, unit int) int) (units [][]int, together []int) {
	if len(coders) == 0 {
		return nil, nil
	}
	type clustered struct {
		codes   []int
		cluster int
	}
	var list []clustered
	for u := range coders[0] {
		unit := clustered{cluster: options.clusterOf(u)}
		for c := range coders {
			checkUnits(coders, c)
			if found := code(c, u); found != Missing {
				unit.codes = append(unit.codes, found)
			}
		}
		if len(unit.codes) >= 2 {
			slices.Sort(unit.codes)
			list = append(list, unit)
		}
	}
	slices.SortFunc(list, func(a, b clustered) int {
		return cmp.Or(slices.Compare(a.codes, b.codes), cmp.Compare(a.cluster, b.cluster))
	})
	for _, unit := range list {
		units, together = append(units, unit.codes), append(together, unit.cluster)
	}
	return units, together
}

// checkUnits panics at a coder who does not have as many units as the first.
func checkUnits[T any](coders [][]T, coder int) {
	if len(coders[coder]) != len(coders[0]) {
		panic(fmt.Sprintf("agree: coders: coder %d must have %d units, not %d", coder, len(coders[0]), len(coders[coder])))
	}
}

// krippendorff computes alpha from the codes of each unit, which stand for rising values, and from its cluster.
func krippendorff(units [][]int, together []int, values []float64, metric Metric, options Options) Coefficient {
	metric.check()
	c := begin(AlphaID, options.linearised(), len(units), options.level())
	if !c.Defined {
		return c
	}
	d := newDisagreement(units, values, metric)
	switch {
	case metric == Ratio && values[units[0][0]] < 0: // Units are sorted, and so are their codes.
		c.undefined(locale.Text{
			FR: "nombre négatif\u00a0: la métrique par rapports veut des nombres de 0 ou plus",
			EN: "negative number: the ratio metric needs numbers of 0 or more",
		})
		return c
	case d.expected == 0:
		c.undefined(oneCategory())
		return c
	}
	c.Value = exactZero(1 - (d.n-1)*d.observed/d.expected)
	moves := d.moves()
	if options.Together != nil {
		for u := range moves {
			moves[u] *= float64(len(moves))
		}
		c.setSpread(moves, together, options)
		return c
	}
	for u, move := range moves {
		moves[u] = move * move
	}
	c.SE = math.Sqrt(floats.SumCompensated(moves))
	c.setInterval(len(units))
	return c
}

// A disagreement is what alpha is made of.
type disagreement struct {
	units    [][]int     // codes of each unit, two or more
	metric   Metric      // which distance
	delta    [][]float64 // distance of each pair of codes
	margin   []float64   // number of each code
	n        float64     // number of codes
	within   []float64   // disagreement within each unit
	observed float64     // sum of within, Σₐ
	apart    []float64   // sum of the distances from each code to all codes
	expected float64     // sum of apart over all codes, Σₑ
}

func newDisagreement(units [][]int, values []float64, metric Metric) *disagreement {
	d := &disagreement{units: units, metric: metric, margin: make([]float64, len(values)), within: make([]float64, len(units))}
	for _, unit := range units {
		d.n += float64(len(unit))
		for _, code := range unit {
			d.margin[code]++
		}
	}
	d.delta = metric.distances(values, d.margin)
	for u, unit := range units {
		for _, c := range unit {
			for _, k := range unit {
				d.within[u] += d.delta[c][k] / float64(len(unit)-1)
			}
		}
	}
	d.observed = floats.SumCompensated(d.within)
	d.apart = make([]float64, len(values))
	for c := range values {
		d.apart[c] = floats.Dot(d.margin, d.delta[c])
	}
	d.expected = floats.Dot(d.margin, d.apart)
	return d
}

// moves returns what each unit does to alpha, to first order, less their mean: the linearised standard error is the root
// of the sum of their squares.
func (d *disagreement) moves() []float64 {
	stretchObserved, stretchExpected := d.stretch()
	moves := make([]float64, len(d.units))
	for u, unit := range d.units {
		observed, expected := d.within[u], 0.0
		for _, code := range unit {
			observed += stretchObserved[code]
			expected += 2*d.apart[code] + stretchExpected[code]
		}
		moves[u] = -(float64(len(unit))*d.observed + (d.n-1)*observed - (d.n-1)*d.observed*expected/d.expected) / d.expected
	}
	mean := floats.SumCompensated(moves) / float64(len(moves))
	for u := range moves {
		moves[u] -= mean
	}
	return moves
}

// stretch returns what one more of each code does to the observed and the expected disagreement by way of the ordinal
// distances, which it makes longer between the codes below and above it; nothing for the other metrics.
func (d *disagreement) stretch() (observed, expected []float64) {
	size := len(d.margin)
	observed, expected = make([]float64, size), make([]float64, size)
	if d.metric != Ordinal {
		return observed, expected
	}
	together := d.coincidences()
	for c := range size {
		for k := c + 1; k < size; k++ {
			slope := 4 * math.Sqrt(d.delta[c][k]) // Twice, for each order of the pair.
			for g := c; g <= k; g++ {
				part := slope
				if g == c || g == k {
					part = slope / 2
				}
				observed[g] += part * together[c][k]
				expected[g] += part * d.margin[c] * d.margin[k]
			}
		}
	}
	return observed, expected
}

// coincidences returns how often each pair of codes stands in one unit, each pair of a unit of m codes counting 1/(m-1).
func (d *disagreement) coincidences() [][]float64 {
	together := make([][]float64, len(d.margin))
	for c := range together {
		together[c] = make([]float64, len(d.margin))
	}
	for _, unit := range d.units {
		for i, c := range unit {
			for j, k := range unit {
				if i != j {
					together[c][k] += 1 / float64(len(unit)-1)
				}
			}
		}
	}
	return together
}
