package contingency

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// OddsRatio returns the odds ratio of a table of two rows and two columns:
//
//	OR = ad / bc,  exp(ln OR ± z √(1/a + 1/b + 1/c + 1/d))
//
// It is undefined where a cell is empty: the ratio or its standard error would be zero or infinite, and nothing is added to
// the counts. It panics when the table does not have two rows and two columns, or a count is negative.
//
// Source: B. Woolf, On estimating the relation between blood group and disease, Annals of Human Genetics 19 (1955),
// 251-253.
func OddsRatio(t Table, o Options) Coefficient {
	o = o.withDefaults()
	c, x := startRatio(OddsRatioID, WoolfID, t, o)
	if c.Defined && x[0]*x[1]*x[2]*x[3] == 0 {
		c.undefined(emptyCell)
	}
	if c.Defined {
		c.ratio(x[0]/x[1]*(x[3]/x[2]), math.Sqrt(1/x[0]+1/x[1]+1/x[2]+1/x[3]))
	}
	return c
}

// RelativeRisk returns the ratio of the shares of the first column in the two rows of a table with two columns:
//
//	RR = (a/(a+b)) / (c/(c+d)),  exp(ln RR ± z √(1/a - 1/(a+b) + 1/c - 1/(c+d)))
//
// It is undefined where a cell of the first column is empty, or both of the second. It panics when the table does not have two rows and two columns, or a count is negative.
//
// Source: D. Katz, J. Baptista, S. P. Azen and M. C. Pike, Obtaining confidence intervals for the risk ratio in cohort
// studies, Biometrics 34 (1978), 469-474.
func RelativeRisk(t Table, o Options) Coefficient {
	o = o.withDefaults()
	c, x := startRatio(RelativeRiskID, KatzID, t, o)
	if c.Defined && x[0]*x[2] == 0 {
		c.undefined(emptyCell)
	}
	if c.Defined {
		first, second := x[0]+x[1], x[2]+x[3]
		// As 1/a - 1/(a+b) = b / (a (a+b)), without the difference.
		c.ratio(x[0]/first/(x[2]/second), math.Sqrt(x[1]/(x[0]*first)+x[3]/(x[2]*second)))
	}
	return c
}

var emptyCell = locale.Text{
	FR: "case vide\u00a0: le rapport ou son erreur type serait nul ou infini",
	EN: "empty cell: the ratio or its standard error would be zero or infinite",
}

// startRatio starts a ratio, and returns the four counts.
func startRatio(id, interval string, t Table, o Options) (Coefficient, [4]float64) {
	if len(t) != 2 || len(t[0]) != 2 {
		panic(fmt.Sprintf("contingency: table: must have two rows and two columns for %s", id))
	}
	t.check()
	c, _ := measured(id, interval, t, o)
	return c, [4]float64{float64(t[0][0]), float64(t[0][1]), float64(t[1][0]), float64(t[1][1])}
}

// ratio sets the value, the standard error of its logarithm and the interval.
func (c *Coefficient) ratio(value, se float64) {
	c.Value, c.SE, c.HasSE = value, se, true
	z := tail.NormalWithin(c.Interval.Level)
	c.within(value*math.Exp(-z*se), value*math.Exp(z*se), 0, math.Inf(1))
}
