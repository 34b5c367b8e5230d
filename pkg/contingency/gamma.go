package contingency

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// Gamma returns the coefficient of Goodman and Kruskal for two variables whose categories stand in order, -1 to 1:
//
//	γ = (C - D) / (C + D)
//
// where C pairs of units are concordant and D discordant; pairs with a tie do not count. Its interval is
//
//	γ ± z 2 √(Σ n(i,j) (D c(i,j) - C d(i,j))²) / (C + D)²
//
// with c(i,j) units concordant with those of a cell and d(i,j) discordant, held within -1 and 1. Its p value is that of
// |C - D| among the tables with the observed margins: the same as of Kendall's tau-b. It is exact or, after
// Options.Steps, a Monte Carlo estimate; where Options.P is Asymptotic it is normal, by the standard error of no
// association.
//
// It is undefined for an empty table and where fewer than two rows or columns hold a unit; elsewhere some pair has no tie.
// It has no interval where it is -1 or 1, since its standard error is zero. Reversing the order of one variable changes its
// sign. It panics when a count is negative or the rows differ in length.
//
// Sources: L. A. Goodman and W. H. Kruskal, Measures of association for cross classifications, Journal of the American
// Statistical Association 49 (1954), 732-764, and IV, 67 (1972), 415-421.
func Gamma(t Table, o Options) Coefficient {
	o = o.withDefaults()
	c, kept := measured(GammaID, GammaNormalID, t, o)
	if !c.Defined {
		return c
	}
	pairs := pairsOf(kept)
	both := pairs.concordant + pairs.discordant // Above 0 with two rows and two columns.
	c.Value = (pairs.concordant - pairs.discordant) / both
	c.SE, c.HasSE = pairs.deviation(func(concordant, discordant float64) float64 {
		return 2 * (pairs.discordant/both*concordant - pairs.concordant/both*discordant)
	})/both, true
	if math.Abs(c.Value) == 1 {
		c.Interval.Why = locale.Text{
			FR: "gamma vaut -1 ou 1\u00a0: son erreur type est nulle",
			EN: "gamma is -1 or 1: its standard error is zero",
		}
	} else {
		z := tail.NormalWithin(o.Level)
		c.within(c.Value-z*c.SE, c.Value+z*c.SE, -1, 1)
	}
	c.significance(kept, pairs, o)
	return c
}

// significance sets the p value of gamma.
func (c *Coefficient) significance(t Table, p pairs, o Options) {
	if o.P == Asymptotic {
		// The mean of the concordant less the discordant is 2(C - D)/n; a variance of 0 gives the smallest p value.
		spread := p.deviation(func(concordant, discordant float64) float64 { return concordant - discordant })
		difference := p.concordant - p.discordant
		variance := max(0, spread*spread-4*difference*difference/float64(c.Shape.N))
		z := math.Abs(difference) / max(math.Sqrt(variance), math.SmallestNonzeroFloat64)
		c.PValue = PValue{P: tail.Student(z, math.Inf(1)), Method: Asymptotic}
		return
	}
	if c.Shape.N > MaxSampled {
		c.Warnings = append(c.Warnings, tooLarge())
		return
	}
	m := t.margins()
	if turn := len(m.rows) - len(m.columns); turn > 0 || turn == 0 && slices.Compare(m.rows, m.columns) < 0 {
		m.rows, m.columns = m.columns, m.rows
	}
	null := &order{margins: m}
	limit := int64(math.Round(math.Abs(p.concordant - p.discordant)))
	limits := tails{from: limit, upTo: -limit}
	if o.P != MonteCarlo {
		if share, ok := walk(m, null, limits, o.Steps); ok {
			c.PValue = PValue{P: share, Method: Exact}
			return
		}
		c.Warnings = append(c.Warnings, gaveUp(o.Steps))
	}
	c.PValue = sampled(m, null, limits, o)
}

// pairs counts the concordant and the discordant pairs of units of a table.
type pairs struct {
	table                  Table
	concordant, discordant float64     // pairs, each counted once
	with, against          [][]float64 // units concordant and discordant with those of each cell
}

func pairsOf(t Table) pairs {
	p := pairs{table: t, with: make([][]float64, len(t)), against: make([][]float64, len(t))}
	sums := make([][]float64, len(t)+1) // units above and to the left of a corner
	sums[0] = make([]float64, len(t[0])+1)
	for i, row := range t {
		sums[i+1] = make([]float64, len(row)+1)
		for j, x := range row {
			sums[i+1][j+1] = float64(x) + sums[i][j+1] + sums[i+1][j] - sums[i][j]
		}
	}
	rows, columns := len(t), len(t[0])
	block := func(i, j, k, l int) float64 { return sums[k][l] - sums[i][l] - sums[k][j] + sums[i][j] }
	for i, row := range t {
		p.with[i], p.against[i] = make([]float64, columns), make([]float64, columns)
		for j, x := range row {
			p.with[i][j] = block(0, 0, i, j) + block(i+1, j+1, rows, columns)
			p.against[i][j] = block(0, j+1, i, columns) + block(i+1, 0, rows, j)
			p.concordant += float64(x) * p.with[i][j] / 2
			p.discordant += float64(x) * p.against[i][j] / 2
		}
	}
	return p
}

// deviation returns the square root of the sum over the units of the square of something of their concordance.
func (p pairs) deviation(of func(concordant, discordant float64) float64) float64 {
	return math.Sqrt(orderless(p.table, func(i, j, x int) float64 {
		u := of(p.with[i][j], p.against[i][j])
		return float64(x) * u * u
	}))
}

// order adds up C - D column by column.
type order struct{ margins margins }

func (o *order) add(_ int, left, taken []int) int64 {
	placed := make([]int64, len(left)+1) // units of the columns before, in the rows before each
	for i, r := range o.margins.rows {
		placed[i+1] = placed[i] + int64(r-left[i])
	}
	sum, all := int64(0), placed[len(left)]
	for i, x := range taken {
		sum += int64(x) * (placed[i] - (all - placed[i+1]))
	}
	return sum
}

// bounds knows the pairs of the units to come with those placed, and counts every other pair of units to come, in
// different rows and columns, for either side.
func (o *order) bounds(column int, left []int) (least, most int64) {
	known := o.add(column, left, left)
	units, rows, columns := int64(0), int64(0), int64(0)
	for _, x := range left {
		units += int64(x)
		rows += int64(x) * int64(x)
	}
	for _, c := range o.margins.columns[column:] {
		columns += int64(c) * int64(c)
	}
	open := (units*units - max(rows, columns)) / 2
	return known - open, known + open
}

func (o *order) order([]int) {}
