package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/study"
)

// The tests of a crosstab, as flags name them.
const (
	XtabAuto       = "auto"        // Pearson's where the expected counts allow it, else Fisher's
	XtabAsymptotic = "asymptotic"  // Pearson's, by the chi-square distribution
	XtabExact      = "exact"       // Fisher's
	XtabMonteCarlo = "monte-carlo" // Pearson's, over random tables with the observed margins
)

// XtabTestNames returns the names of the tests; the first is the default.
func XtabTestNames() []string { return []string{XtabAuto, XtabAsymptotic, XtabExact, XtabMonteCarlo} }

// xtabTests are what is tested and measured of a crosstab.
type xtabTests struct {
	rows   []xtabTest
	notes  []locale.Text // the choice of the test, what is not offered
	doubts []xtabDoubt   // of the rows
}

// An xtabDoubt is what is doubtful about one statistic or several.
type xtabDoubt struct {
	about locale.Text // the names of the statistics
	text  locale.Text
}

// An xtabTest is one statistic of a crosstab.
type xtabTest struct {
	method      method.Method
	value       float64
	hidden      bool // the value is for programs only
	isStatistic bool // the value is the statistic of a test, not the size of an association
	defined     bool
	why         locale.Text // the reason for having no value
	n           int         // units
	df          float64     // 0 for none
	df2         float64     // of the denominator of F; 0 for none
	p           float64
	hasP        bool
	origin      string // identifier of the method of p, or ""
	pvalue      contingency.PValue
	interval    contingency.Interval
}

// note adds a note, once.
func (t *xtabTests) note(text locale.Text) {
	if !slices.Contains(t.notes, text) {
		t.notes = append(t.notes, text)
	}
}

// test chooses and computes the tests of the units that have a value of both variables.
func (x *Xtab) test(c *crossing, request XtabRequest, options Options) {
	o := contingency.Options{Level: options.level(), Seed: options.Seed}
	switch {
	case c.design != nil && c.several:
		x.tests.note(locale.Text{
			FR: "Question à plusieurs réponses sous un plan déclaré\u00a0: aucun test d'ensemble n'est offert\u00a0; les lettres comparent les colonnes réponse par réponse.",
			EN: "Question with several answers under a declared design: no overall test is offered; letters compare the columns answer by answer.",
		})
	case c.design != nil:
		x.raoScott(c, request)
	case c.several:
		x.multiple(c, request, o)
	default:
		x.independence(c, request, o)
	}
}

// independence tests a table of counts, and measures its association.
func (x *Xtab) independence(c *crossing, request XtabRequest, o contingency.Options) {
	t := x.table()
	for _, test := range x.chosen(t, request.Test, o) {
		x.tests.rows = append(x.tests.rows, rowOf(test))
		x.tests.warn(test.Statistic, test.Warnings)
	}
	measures := []contingency.Coefficient{contingency.CramerV(t, o)}
	if c.ordered {
		if request.Test == XtabAsymptotic {
			o.P = contingency.Asymptotic
		}
		measures = append(measures, contingency.Gamma(t, o))
	}
	for _, m := range measures {
		x.tests.rows = append(x.tests.rows, xtabTest{
			method: m.Statistic, value: m.Value, defined: m.Defined, why: m.Why, n: m.Shape.N, interval: m.Interval,
			p: m.PValue.P, hasP: m.Defined && m.PValue.Method != contingency.None, origin: string(m.PValue.Method), pvalue: m.PValue,
		})
		x.tests.warn(m.Statistic, m.Warnings)
	}
}

// rowOf shows a test; Fisher's has no statistic that people read.
func rowOf(test contingency.Test) xtabTest {
	fisher := test.Statistic.ID == contingency.FisherID
	row := xtabTest{
		method: test.Statistic, value: test.Value, hidden: fisher && test.Defined, defined: test.Defined, why: test.Why, n: test.Shape.N,
		p: test.PValue.P, hasP: test.PValue.Method != contingency.None, origin: string(test.PValue.Method), pvalue: test.PValue,
	}
	if !fisher {
		row.isStatistic, row.df = true, float64(test.DF)
	}
	return row
}

// warn notes the doubts of a statistic.
func (t *xtabTests) warn(m method.Method, warnings []locale.Text) {
	for _, warning := range warnings {
		i := slices.IndexFunc(t.doubts, func(d xtabDoubt) bool { return d.text == warning })
		if i < 0 {
			t.doubts = append(t.doubts, xtabDoubt{about: m.Name, text: warning})
			continue
		}
		t.doubts[i].about = locale.Textf("%s, %s", "%s, %s", t.doubts[i].about, m.Name)
	}
}

// chosen computes the test that is asked for. Where the choice is left to the table it says why, and keeps the Pearson
// statistic, without its p value, beside the Fisher test.
func (x *Xtab) chosen(t contingency.Table, name string, o contingency.Options) []contingency.Test {
	switch name {
	case XtabAsymptotic:
		o.P = contingency.Asymptotic
		return []contingency.Test{contingency.ChiSquare(t, o)}
	case XtabMonteCarlo:
		o.P = contingency.MonteCarlo
		return []contingency.Test{contingency.ChiSquare(t, o)}
	case XtabExact:
		return []contingency.Test{contingency.Fisher(t, o)}
	}
	asymptotic := o
	asymptotic.P = contingency.Asymptotic
	test := contingency.ChiSquare(t, asymptotic)
	rule := test.Cochran
	cells := locale.Textf("effectifs attendus inférieurs à 5\u00a0: %d sur %d, le plus petit de %s", "expected counts below 5: %d of %d, the smallest %s",
		rule.Below5, rule.Cells, locale.Trimmed(rule.Smallest, 2))
	switch {
	case !test.Defined:
	case test.Cochran.Holds:
		x.tests.note(locale.Textf("Test choisi selon la règle de Cochran (%s)\u00a0: le khi-carré de Pearson convient.",
			"Test chosen by the rule of Cochran (%s): the Pearson chi-square is suitable.", cells))
	default:
		x.tests.note(locale.Textf("Test choisi selon la règle de Cochran (%s)\u00a0: test exact de Fisher.",
			"Test chosen by the rule of Cochran (%s): the Fisher exact test.", cells))
		test.PValue, test.Warnings = contingency.PValue{P: 1, Method: contingency.None}, nil
		return []contingency.Test{test, contingency.Fisher(t, o)}
	}
	return []contingency.Test{test}
}

// multiple tests a question with several answers.
func (x *Xtab) multiple(c *crossing, request XtabRequest, o contingency.Options) {
	lines, columns := x.answers()
	var group []int
	var ticks [][]bool
	for _, i := range c.units() {
		if c.answered[i] != study.Answered || c.of[i] < 0 {
			continue
		}
		row := make([]bool, lines)
		for k := range row {
			row[k] = c.gives[k][i]
		}
		group, ticks = append(group, c.of[i]), append(ticks, row)
	}
	if request.Test == XtabExact || request.Test == XtabMonteCarlo {
		x.tests.note(locale.Text{
			FR: "Question à plusieurs réponses\u00a0: le test n'a pas de forme exacte ni de Monte-Carlo ici\u00a0; c'est l'approximation du deuxième ordre.",
			EN: "Question with several answers: the test has no exact or Monte Carlo form here; it is the second-order approximation.",
		})
	}
	test := contingency.MultipleResponse(group, ticks, columns, o)
	second := test.SecondOrder
	x.tests.rows = append(x.tests.rows, xtabTest{
		method: second.Statistic, value: second.Value, defined: second.Defined, why: second.Why, n: test.N, isStatistic: true,
		df: second.DF, p: second.P, hasP: second.Defined,
	})
	x.tests.warn(second.Statistic, test.Warnings)
}

// raoScott tests a table of proportions under the design, and measures its association.
func (x *Xtab) raoScott(c *crossing, request XtabRequest) {
	if request.Test != "" && request.Test != XtabAuto && request.Test != XtabAsymptotic {
		x.tests.note(locale.Text{
			FR: "Sous un plan déclaré, le test est celui de Rao et Scott\u00a0: il n'a pas de forme exacte ni de Monte-Carlo.",
			EN: "Under a declared design the test is that of Rao and Scott: it has no exact or Monte Carlo form.",
		})
	}
	lines, columns := x.answers()
	p, cov, whole, ok := x.cellShares(c, lines, columns)
	if !ok {
		x.tests.note(locale.Text{
			FR: "Aucun test\u00a0: le plan ne donne pas d'erreur type à toutes les cases.",
			EN: "No test: the design gives no standard error to every cell.",
		})
		return
	}
	test := contingency.RaoScott(p, cov, lines, columns, whole.N, whole.DF)
	second := test.SecondOrder
	x.tests.rows = append(x.tests.rows, xtabTest{
		method: second.Statistic, value: second.Value, defined: second.Defined, why: second.Why, n: test.Shape.N, isStatistic: true,
		df: second.DF, df2: second.DesignDF, p: second.P, hasP: second.Defined,
	})
	if test.Defined {
		m, _ := contingency.Lookup(contingency.CramerID)
		least := min(test.Shape.Rows, test.Shape.Columns) - 1
		x.tests.rows = append(x.tests.rows, xtabTest{
			method: m, defined: true, n: test.Shape.N, value: math.Sqrt(test.Value / float64(test.Shape.N*least)),
		})
		x.tests.note(locale.Text{
			FR: "V de Cramér\u00a0: des parts pondérées, sans intervalle sous un plan.",
			EN: "Cramér V: of the weighted shares, without an interval under a design.",
		})
	}
	x.tests.warn(second.Statistic, test.Warnings)
	if rule := contingency.ChiSquare(x.table(), contingency.Options{P: contingency.Asymptotic}).Cochran; test.Defined && !rule.Holds {
		x.tests.warn(second.Statistic, []locale.Text{locale.Textf(
			"approximation pour de grands effectifs\u00a0; effectifs attendus non pondérés inférieurs à 5\u00a0: %d sur %d, le plus petit de %s.",
			"an approximation for large counts; unweighted expected counts below 5: %d of %d, the smallest %s.", rule.Below5, rule.Cells, locale.Trimmed(rule.Smallest, 2))})
	}
}

// cellShares returns the weighted shares of the cells with their covariance, line by line, and one of the estimates, for
// the units and the degrees of freedom of all; false where a cell has no standard error.
func (x *Xtab) cellShares(c *crossing, lines, columns int) (p []float64, cov [][]float64, whole design.Estimate, ok bool) {
	category := make([]int, len(c.in))
	both := x.groups(c, func(i int) int {
		if c.answered[i] != study.Answered || c.of[i] < 0 {
			return -1
		}
		for k := range lines {
			if c.gives[k][i] {
				category[i] = k*columns + c.of[i]
				return 0
			}
		}
		return -1
	}, 1)
	shares := c.design.Proportions(category, lines*columns, both)
	for i := range lines * columns {
		e := shares.At(i, DefaultLevel)
		if !e.Exists || !e.HasSE {
			return nil, nil, e, false
		}
		row := make([]float64, lines*columns)
		for j := range row {
			row[j], _ = shares.Covariance(i, j)
		}
		p, cov, whole = append(p, e.Value), append(cov, row), e
	}
	return p, cov, whole, true
}
