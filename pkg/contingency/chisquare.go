package contingency

import (
	"math"
	"math/big"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/tail"
)

// A measure is a statistic that adds something for each cell, and grows with the distance from independence among the
// tables of the same margins.
type measure struct {
	id      string                               // its method
	value   func(t Table) float64                // the statistic as it is printed
	cell    func(m margins, i, j, x int) float64 // what a count of x in row i and column j adds, convex in x and 0 or more
	ceiling func(m margins) float64              // at least the sum of all cells of any table
	whole   func(m margins) float64              // a factor that makes a whole number of what each cell adds; nil for none
	alike   bool                                 // whether what a cell adds depends on its count alone
	noTail  bool                                 // whether the statistic has no chi-square distribution
}

var (
	pearson = measure{
		id: ChiSquareID, value: pearsonStatistic,
		cell: func(m margins, i, j, x int) float64 {
			return float64(x) * float64(x) / (float64(m.rows[i]) * float64(m.columns[j]))
		},
		ceiling: func(m margins) float64 { return float64(min(len(m.rows), len(m.columns))) },
		whole:   func(m margins) float64 { return commonMultiple(m.rows) * commonMultiple(m.columns) },
	}
	deviance = measure{
		id: LikelihoodRatioID, value: devianceStatistic,
		cell:    func(_ margins, _, _, x int) float64 { return timesLog(x) },
		ceiling: func(m margins) float64 { return timesLog(m.n) },
		alike:   true,
	}
	improbable = measure{
		id: FisherID, value: tableProbability,
		cell:    func(_ margins, _, _, x int) float64 { return logFactorial(x) },
		ceiling: func(m margins) float64 { return logFactorial(m.n) },
		alike:   true, noTail: true,
	}
)

// ChiSquare returns the Pearson chi-square test, without a continuity correction:
//
//	X² = Σ (n(i,j) - e(i,j))² / e(i,j),  e(i,j) = n(i,·) n(·,j) / n
//
// The p value is asymptotic where the expected counts allow it by the rule of Cochran. Elsewhere it is the exact
// probability of an X² at least as large among the tables with the observed margins or, after Options.Steps, a Monte
// Carlo estimate of it.
//
// It is undefined for an empty table and where fewer than two rows or columns hold a unit. It panics when a count is
// negative or the rows differ in length.
//
// Source: K. Pearson, Philosophical Magazine, series 5, 50 (1900), 157-175.
func ChiSquare(t Table, o Options) Test { return pearson.test(t, o) }

// LikelihoodRatio returns the likelihood ratio test:
//
//	G² = 2 Σ n(i,j) ln(n(i,j) / e(i,j))
//
// where an empty cell adds nothing. Its p value, its edges and its panics are those of ChiSquare.
//
// Source: A. Agresti, Categorical Data Analysis, 3rd edition, Wiley, 2013, section 3.2.
func LikelihoodRatio(t Table, o Options) Test { return deviance.test(t, o) }

func (s measure) test(t Table, o Options) Test {
	o = o.withDefaults()
	test, kept := begin(s.id, t)
	if !test.Defined {
		return test
	}
	test.Value = s.value(kept)
	if !s.noTail {
		test.Asymptotic = tail.ChiSquare(test.Value, float64(test.DF))
	}
	switch wanted := s.wanted(test, o); wanted {
	case Asymptotic:
		test.PValue = PValue{P: test.Asymptotic, Method: Asymptotic}
		if !test.Cochran.Holds {
			test.Warnings = append(test.Warnings, test.Cochran.doubt())
		}
	default:
		s.resample(&test, kept, o, wanted)
	}
	return test
}

// wanted returns which p value the caller wants, or what the table calls for.
func (s measure) wanted(test Test, o Options) PMethod {
	switch {
	case o.P != "":
		return o.P
	case !s.noTail && (test.Cochran.Holds || test.Shape.N > MaxSampled):
		return Asymptotic
	}
	return Exact
}

// resample sets the exact p value, or the Monte Carlo one where it is wanted or the exact one takes too many steps.
func (s measure) resample(test *Test, t Table, o Options, wanted PMethod) {
	m := t.margins()
	null := newCells(s, m.canonical())
	limit := null.observed(t)
	if wanted == Exact {
		if p, ok := null.exact(limit, o.Steps); ok {
			test.PValue = PValue{P: p, Method: Exact}
			return
		}
		if test.Shape.N > MaxSampled {
			test.Warnings = append(test.Warnings, tooLarge())
			return
		}
		test.Warnings = append(test.Warnings, gaveUp(o.Steps))
	}
	test.PValue = sampled(null.margins, null, tails{from: limit, upTo: math.MinInt64}, o)
}

// commonMultiple returns the least common multiple of numbers above 0, to rounding.
func commonMultiple(numbers []int) float64 {
	multiple := new(big.Int).SetInt64(1)
	for _, n := range numbers {
		number := big.NewInt(int64(n))
		divisor := new(big.Int).GCD(nil, nil, multiple, number)
		multiple.Mul(multiple, number.Quo(number, divisor))
	}
	value, _ := new(big.Float).SetInt(multiple).Float64()
	return value
}

// pearsonStatistic adds up in an order that the order of rows and columns does not change.
func pearsonStatistic(t Table) float64 {
	m := t.margins()
	return orderless(t, func(i, j, x int) float64 {
		expected := float64(m.rows[i]) * float64(m.columns[j]) / float64(m.n)
		return (float64(x) - expected) * (float64(x) - expected) / expected
	})
}

func devianceStatistic(t Table) float64 {
	m := t.margins()
	return max(0, 2*orderless(t, func(i, j, x int) float64 {
		if x == 0 {
			return 0
		}
		return float64(x) * math.Log(float64(x)*float64(m.n)/(float64(m.rows[i])*float64(m.columns[j])))
	}))
}

// tableProbability returns the probability of a table among those with its margins.
func tableProbability(t Table) float64 {
	m := t.margins()
	var logs []float64
	for _, r := range m.rows {
		logs = append(logs, logFactorial(r))
	}
	for _, c := range m.columns {
		logs = append(logs, logFactorial(c))
	}
	cells := orderless(t, func(_, _, x int) float64 { return logFactorial(x) })
	return tail.Clamp(math.Exp(sorted(logs) - logFactorial(m.n) - cells))
}

// orderless adds up something of each cell, in an order that the order of rows and columns does not change.
func orderless(t Table, of func(i, j, x int) float64) float64 {
	var terms []float64
	for i, row := range t {
		for j, x := range row {
			terms = append(terms, of(i, j, x))
		}
	}
	return sorted(terms)
}

// sorted adds up terms, which it sorts.
func sorted(terms []float64) float64 {
	sortFloats(terms)
	return floats.SumCompensated(terms)
}
