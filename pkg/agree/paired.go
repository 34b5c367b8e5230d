package agree

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Paired is four counts of units with a yes or a no from each of two raters.
type Paired struct {
	Both    int // both say yes
	First   int // only the first says yes
	Second  int // only the second says yes
	Neither int // neither says yes
}

// N returns the number of units.
func (p Paired) N() int { return p.Both + p.First + p.Second + p.Neither }

// Table returns the counts as a table, with the yes first.
func (p Paired) Table() Table { return Table{{p.Both, p.First}, {p.Second, p.Neither}} }

func (p Paired) check() {
	if min(p.Both, p.First, p.Second, p.Neither) < 0 {
		panic("agree: paired: counts must not be negative")
	}
}

// A Test is McNemar's test of whether two raters say yes equally often.
type Test struct {
	Discordant int         // units with a yes from one rater only, all that the test looks at
	Defined    bool        // false: there is no such unit, and Why says so
	Why        locale.Text // the reason for having no p value; empty where there is one
	P          float64     // exact two-sided p value, above 0 and at most 1; 1 where Defined is false
	MidP       float64     // two-sided mid-P value, below P; 1 where Defined is false
}

// McNemar tests whether two raters say yes equally often. The mid-P value counts half of the probability of what was
// observed, and is less conservative than the exact one.
//
//	p = min(1, 2 P(X ≤ min(b, c))), X ~ Binomial(b + c, 1/2)
//	mid-P = p - P(X = min(b, c)), or 1 - P(X = b)/2 where b = c
//
// Q. McNemar, Note on the sampling error of the difference between correlated proportions or percentages, Psychometrika
// 12 (1947), 153-157. M. W. Fagerland, S. Lydersen and P. Laake, The McNemar test for binary matched-pairs data: mid-p
// and asymptotic are better than exact conditional, BMC Medical Research Methodology 13 (2013), article 91.
func McNemar(p Paired) Test {
	p.check()
	test := Test{Discordant: p.First + p.Second, P: 1, MidP: 1}
	if test.Discordant == 0 {
		test.Why = locale.Text{FR: "aucune unité discordante\u00a0: rien à comparer", EN: "no discordant unit: nothing to compare"}
		return test
	}
	test.Defined = true
	x := distuv.Binomial{N: float64(test.Discordant), P: 0.5}
	least := float64(min(p.First, p.Second))
	if p.First == p.Second {
		test.MidP = 1 - x.Prob(least)/2
		return test
	}
	test.P = min(1, 2*x.CDF(least))
	test.MidP = test.P - x.Prob(least)
	return test
}

// A Difference is the share of yes of the first rater less that of the second.
type Difference struct {
	First    float64     // share of yes of the first rater, from 0 to 1
	Second   float64     // share of yes of the second rater, from 0 to 1
	Value    float64     // First - Second, from -1 to 1
	N        int         // units
	Defined  bool        // false: there is no unit, and Why says so
	Why      locale.Text // the reason for having no value; empty where there is one
	Interval Interval    // confidence interval of the difference
}

// PairedDifference compares two shares of the same units, at a confidence level (0 for DefaultLevel). The Wilson
// intervals [l, u] of the two shares are put together with the correlation φ of the two answers, in which a positive
// ad - bc is reduced by n/2, but not below 0.
//
//	lower = d - √((p₁-l₁)² - 2φ(p₁-l₁)(u₂-p₂) + (u₂-p₂)²)
//	upper = d + √((u₁-p₁)² - 2φ(u₁-p₁)(p₂-l₂) + (p₂-l₂)²)
//
// R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data,
// Statistics in Medicine 17 (1998), 2635-2650, method 10.
func PairedDifference(p Paired, level float64) Difference {
	p.check()
	level = Options{Level: level}.level()
	d := Difference{N: p.N(), Interval: Interval{Level: level, Method: methodOf(NewcombePairedID)}}
	if d.N == 0 {
		d.Why = locale.Text{FR: "aucune unité", EN: "no unit"}
		d.Interval.Why = d.Why
		return d
	}
	n := float64(d.N)
	d.Defined, d.First, d.Second = true, float64(p.Both+p.First)/n, float64(p.Both+p.Second)/n
	d.Value = float64(p.First-p.Second) / n
	lo1, hi1 := wilson(d.First, d.N, level)
	lo2, hi2 := wilson(d.Second, d.N, level)
	phi := p.phi()
	below, above := between(d.First-lo1, hi2-d.Second, phi), between(hi1-d.First, d.Second-lo2, phi)
	d.Interval.Lo, d.Interval.Hi, d.Interval.Exists = max(d.Value-below, -1), min(d.Value+above, 1), true
	return d
}

// between returns √(x² - 2φxy + y²), which is never the root of less than 0.
func between(x, y, phi float64) float64 { return math.Sqrt(max(x*x-2*phi*x*y+y*y, 0)) }

// phi returns the corrected correlation of the two answers, 0 where one rater gives one answer only.
func (p Paired) phi() float64 {
	a, b, c, d := float64(p.Both), float64(p.First), float64(p.Second), float64(p.Neither)
	product := (a + b) * (c + d) * (a + c) * (b + d)
	if product == 0 {
		return 0
	}
	cross := a*d - b*c
	if cross > 0 {
		cross = max(cross-(a+b+c+d)/2, 0)
	}
	return cross / math.Sqrt(product)
}
