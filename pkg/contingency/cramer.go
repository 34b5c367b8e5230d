package contingency

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// CramerV returns Cramér's coefficient, 0 to 1:
//
//	V = √(X² / (n (min(r,c) - 1)))
//
// over the rows and columns that hold a unit. It is too large for small tables: independent variables have a V above 0
// on average, near √(df / (n (min(r,c) - 1))). Its interval inverts the noncentral chi-square distribution:
//
//	√((λ + df) / (n (min(r,c) - 1))),  λ such that P(X² ≥ x | λ) = α/2 and P(X² ≤ x | λ) = α/2
//
// with a lower bound of 0 where no λ has so small a tail; it holds V. It is an approximation, with a warning where the
// expected counts are too small for the chi-square distribution by the rule of Cochran.
//
// It is undefined for an empty table and where fewer than two rows or columns hold a unit. It panics when a count is
// negative or the rows differ in length.
//
// Sources: H. Cramér, Mathematical Methods of Statistics, Princeton University Press, 1946, section 21.9;
// M. Smithson, Confidence Intervals, Sage, 2003, pages 39-41.
func CramerV(t Table, o Options) Coefficient {
	o = o.withDefaults()
	c, kept := measured(CramerID, NoncentralID, t, o)
	if !c.Defined {
		return c
	}
	x, df, least := pearsonStatistic(kept), freedom(c.Shape), smaller(c.Shape)
	scale := float64(c.Shape.N) * least
	c.Value = min(1, math.Sqrt(x/scale))
	lower, upper := noncentralities(x, df, o.Level)
	lo := 0.0
	if lower > 0 {
		lo = math.Sqrt((lower + df) / scale)
	}
	c.within(min(lo, c.Value), math.Sqrt((upper+df)/scale), 0, 1)
	if rule := cochran(kept); !rule.Holds {
		c.Warnings = append(c.Warnings, approximate(rule))
	}
	return c
}

// CorrectedCramerV returns Cramér's coefficient corrected for its bias, 0 to 1:
//
//	Ṽ = √(φ̃² / (min(r̃,c̃) - 1)),  φ̃² = max(0, X²/n - (r-1)(c-1)/(n-1)),  r̃ = r - (r-1)²/(n-1)
//
// It has no interval. Its edges and its panics are those of CramerV; it is undefined as well where r̃ or c̃ does not
// exceed 1, as where every unit has a row or a column of its own.
//
// Source: W. Bergsma, A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean Statistical Society 42
// (2013), 323-328.
func CorrectedCramerV(t Table, o Options) Coefficient {
	o = o.withDefaults()
	c, kept := measured(CorrectedCramerID, NoncentralID, t, o)
	if !c.Defined {
		return c
	}
	c.Interval.Why = locale.Text{
		FR: "aucun intervalle n'est offert pour le V corrigé\u00a0: voir celui du V de Cramér",
		EN: "no interval is offered for the corrected V: see that of Cramér's V",
	}
	n := float64(c.Shape.N)
	phi := max(0, pearsonStatistic(kept)/n-freedom(c.Shape)/(n-1))
	least := smaller(c.Shape) - smaller(c.Shape)*smaller(c.Shape)/(n-1)
	larger := float64(max(c.Shape.Rows, c.Shape.Columns) - 1)
	least = min(least, larger-larger*larger/(n-1))
	if least <= 0 {
		c.undefined(locale.Text{
			FR: "trop peu d'unités pour le nombre de catégories\u00a0: la correction n'a pas de valeur",
			EN: "too few units for the number of categories: the correction has no value",
		})
		return c
	}
	c.Value = min(1, math.Sqrt(phi/least))
	return c
}

// freedom returns the degrees of freedom of independence.
func freedom(s Shape) float64 { return float64((s.Rows - 1) * (s.Columns - 1)) }

// smaller returns the smaller number of categories less one.
func smaller(s Shape) float64 { return float64(min(s.Rows, s.Columns) - 1) }

func approximate(rule Cochran) locale.Text {
	return locale.Textf(
		"l'intervalle est approximatif\u00a0: il demande des effectifs attendus d'au moins 1, dont au plus 20\u00a0%% sous 5 (le plus petit\u00a0: %[1]s).",
		"the interval is approximate: it needs expected counts of at least 1, of which at most 20%% below 5 (the smallest: %[1]s).",
		locale.Trimmed(rule.Smallest, 2))
}
