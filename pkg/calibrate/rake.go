package calibrate

import (
	"maps"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/precise"
)

// Rake multiplies the weights so that those of each category of each margin add up to its known population, by iterative
// proportional fitting: it post-stratifies by one margin after the other until all hold,
//
//	g = Π over the margins of g_c, c the category of the row
//
// to a relative difference of Epsilon. The factors are positive, and are those of calibration by the raking ratio. Rows
// with the same categories are fitted together, so that a pass costs as much as there are combinations of categories.
//
// Margins whose sums differ by less than a millionth are brought to the sum of the first. What Check says is an error,
// and so are bounds, no margin, and totals that are not met within MaxIterations passes: combinations of categories
// without respondents can make them contradict each other.
//
// Sources: W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table when the expected
// marginal totals are known, The Annals of Mathematical Statistics 11 (1940), 427-444; J.-C. Deville, C.-E. Särndal and
// O. Sautory, Generalized raking procedures in survey sampling, Journal of the American Statistical Association 88
// (1993), 1013-1020.
func Rake(weights []float64, margins []Margin, o Options) (*Result, error) {
	if err := checkRake(weights, margins, o); err != nil {
		return nil, err
	}
	epsilon, passes := o.stops(5000)
	f := newFit(weights, margins)
	iterations, worst := 0, f.worst()
	for ; worst.relative > epsilon; iterations++ {
		if iterations == passes {
			return nil, worst.error(margins, passes)
		}
		f.pass()
		worst = f.worst()
	}
	factors := make([]float64, len(weights))
	for i := range factors {
		factors[i] = f.factors[f.cell[i]]
	}
	var target []float64
	for _, totals := range f.totals {
		target = append(target, totals...)
	}
	return newResult(weights, factors, Margins(margins), target, iterations), nil
}

func checkRake(weights []float64, margins []Margin, o Options) error {
	if len(margins) == 0 {
		return problem("il faut au moins une marge", "need at least one margin")
	}
	if o.bounded() {
		return problem(
			"le raking ratio ne prend pas de bornes\u00a0; choisir le calage linéaire, ou tronquer ensuite",
			"raking takes no bounds; choose linear calibration, or trim afterwards",
		)
	}
	return Check(weights, margins)
}

// A fit is the state of iterative proportional fitting: the rows gathered in cells of the same categories.
type fit struct {
	margins []Margin
	totals  [][]float64 // targets of each margin, all with the sum of the first
	cell    []int       // cell of each row
	of      [][]int     // categories of each cell, by margin
	weights []float64   // weight of each cell before
	factors []float64   // what it is multiplied by so far
}

func newFit(weights []float64, margins []Margin) *fit {
	f := &fit{margins: margins}
	f.gather(len(weights))
	sums := make([]precise.Sum, len(f.of))
	for i, w := range weights {
		sums[f.cell[i]].Add(w)
	}
	f.weights, f.factors = values(sums), make([]float64, len(f.of))
	for c := range f.factors {
		f.factors[c] = 1
	}
	for _, m := range margins {
		scale := margins[0].sum() / m.sum()
		totals := make([]float64, len(m.Totals))
		for c, t := range m.Totals {
			totals[c] = t * scale
		}
		f.totals = append(f.totals, totals)
	}
	return f
}

// gather numbers the cells in the order of their categories, which is not that of the rows: each margin divides the cells
// of those before.
func (f *fit) gather(rows int) {
	f.cell, f.of = make([]int, rows), [][]int{nil}
	for _, m := range f.margins {
		n := len(m.Categories)
		number := map[int]int{}
		for i, c := range m.Of {
			f.cell[i] = f.cell[i]*n + c
			number[f.cell[i]] = 0
		}
		codes := slices.Sorted(maps.Keys(number))
		divided := make([][]int, len(codes))
		for k, code := range codes {
			number[code] = k
			divided[k] = append(slices.Clip(f.of[code/n]), code%n)
		}
		for i, code := range f.cell {
			f.cell[i] = number[code]
		}
		f.of = divided
	}
}

// pass fits one margin after the other.
func (f *fit) pass() {
	for k := range f.margins {
		sums := f.sums(k)
		for c, categories := range f.of {
			f.factors[c] *= f.totals[k][categories[k]] / sums[categories[k]]
		}
	}
}

// sums returns the weight of each category of a margin so far.
func (f *fit) sums(k int) []float64 {
	sums := make([]precise.Sum, len(f.totals[k]))
	for c, categories := range f.of {
		sums[categories[k]].Add(f.weights[c] * f.factors[c])
	}
	return values(sums)
}

// A gap is the difference between a total and its target, in a category of a margin.
type gap struct {
	margin, category int
	achieved, target float64
	relative         float64
}

// worst returns the largest relative difference.
func (f *fit) worst() gap {
	var worst gap
	for k := range f.margins {
		for c, achieved := range f.sums(k) {
			target := f.totals[k][c]
			if relative := math.Abs(achieved/target - 1); relative > worst.relative {
				worst = gap{k, c, achieved, target, relative}
			}
		}
	}
	return worst
}

func (g gap) error(margins []Margin, passes int) error {
	m := margins[g.margin]
	return problem(
		"les totaux ne sont pas atteints (passages\u00a0: %d)\u00a0; le plus grand écart est à la catégorie «\u00a0%s\u00a0» de la marge %s"+
			" (atteint\u00a0: %s, visé\u00a0: %s)\u00a0; fusionner des catégories",
		"the totals are not met (passes: %d); the largest difference is in category %q of margin %s"+
			" (achieved: %s, target: %s); merge categories",
		passes, m.Categories[g.category], m.Name, number(g.achieved), number(g.target),
	)
}
