package contingency

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A MultipleTest is a test of a question with several answers against groups of respondents: whether the share of
// those who tick an item is the same in all groups, for every item.
type MultipleTest struct {
	N           int           // respondents
	Groups      int           // groups with a respondent in them
	Items       int           // items that some ticked and others did not
	LeftOut     int           // items left out, which everybody or nobody ticked
	Value       float64       // the sum of the X² of the items, 0 or more; 0 and without meaning where Defined is false
	Defined     bool          // false: there is no test and Why says why
	Why         locale.Text   // the reason for having no test; empty where there is one
	FirstOrder  Corrected     // the sum referred to a chi-square with as many degrees of freedom as its mean
	SecondOrder Corrected     // the sum rescaled so that its variance fits too
	Bonferroni  float64       // p value: the smallest of the items times their number, at most 1; 1 where Defined is false
	ByItem      []Test        // the Pearson test of each item, ticked or not by group, in the order of the items
	Warnings    []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// MultipleResponse tests the multiple marginal independence of a question with several answers and a category. The group
// of each respondent is a code from 0 to groups - 1, and ticks holds the ticks of each respondent, all of one length:
// only respondents who were asked and answered.
//
//	X² = Σ X²(item),  k = (groups - 1) items
//	first order:  X² ~ χ²(k), for the mean of the eigenvalues λ of the covariance is 1
//	second order: X² k / Σλ² ~ χ²(k² / Σλ²)
//
// The covariance of the ticks of two items is estimated within each group, which may have its own; the variance of an
// item is that of the hypothesis, with one share for all groups (MI.test of the R package MRCV takes that of each group,
// and so differs a little, with a single item too). Two items that one respondent ticks together make X²
// vary more than the first order knows, so that the second order is the one to read; with one item both are the
// ordinary Pearson test. The p value of Bonferroni is that of exact tests where the expected counts are small.
//
// It is undefined without a respondent, with fewer than two groups, and where each item is ticked by everybody or
// nobody. It panics when lengths differ or a code is out of range.
//
// Sources: A. Agresti and I.-M. Liu, Modeling a categorical variable allowing arbitrarily many category choices,
// Biometrics 55 (1999), 936-943; C. R. Bilder, T. M. Loughin and D. Nettleton, Multiple marginal independence testing
// for pick any/c variables, Communications in Statistics 29 (2000), 1285-1316; C. R. Bilder and T. M. Loughin, Testing
// for marginal independence between two categorical variables with multiple responses, Biometrics 60 (2004), 241-248.
func MultipleResponse(group []int, ticks [][]bool, groups int, o Options) MultipleTest {
	o = o.withDefaults()
	c := newTicks(group, ticks, groups)
	test := MultipleTest{N: len(group), Bonferroni: 1}
	test.FirstOrder = Corrected{Statistic: methodOf(MultipleFirstID), P: 1}
	test.SecondOrder = Corrected{Statistic: methodOf(MultipleSecondID), P: 1}
	small := false
	for item := range c.items {
		byItem := ChiSquare(c.table(item), o)
		test.ByItem = append(test.ByItem, byItem)
		test.Groups = max(test.Groups, byItem.Shape.Columns)
		if byItem.Defined {
			test.Items++
			test.Value += byItem.Value
			small = small || !byItem.Cochran.Holds
		}
	}
	test.LeftOut = c.items - test.Items
	if test.Items == 0 {
		test.Value, test.Why = 0, multipleWhy(test)
		test.FirstOrder.Why, test.SecondOrder.Why = test.Why, test.Why
		return test
	}
	test.Defined = true
	test.refer(c)
	test.doubt(small)
	return test
}

// refer sets the corrected statistics and the p value of Bonferroni.
func (m *MultipleTest) refer(c *ticks) {
	k := float64((m.Groups - 1) * m.Items)
	squares := c.squares()
	set := func(to *Corrected, value, df float64) {
		to.Defined, to.Value, to.DF, to.DesignDF, to.P = true, value, df, math.Inf(1), tail.ChiSquare(value, df)
	}
	set(&m.FirstOrder, m.Value, k)
	set(&m.SecondOrder, m.Value*k/squares, k*k/squares)
	for _, item := range m.ByItem {
		if item.Defined {
			m.Bonferroni = min(m.Bonferroni, item.PValue.P*float64(m.Items))
		}
	}
}

// doubt adds the warnings.
func (m *MultipleTest) doubt(small bool) {
	if m.LeftOut > 0 {
		m.Warnings = append(m.Warnings, locale.Textf(
			"énoncés cochés par tous ou par personne, écartés\u00a0: %d.", "items ticked by everybody or nobody, left out: %d.", m.LeftOut))
	}
	if small {
		m.Warnings = append(m.Warnings, locale.Text{
			FR: "les corrections de Rao-Scott demandent des effectifs attendus d'au moins 1, dont au plus 20\u00a0% sous 5, pour chaque énoncé\u00a0: lire plutôt la valeur de Bonferroni.",
			EN: "the Rao-Scott corrections need expected counts of at least 1, of which at most 20% below 5, for each item: read the value of Bonferroni instead.",
		})
	}
}

func multipleWhy(m MultipleTest) locale.Text {
	switch {
	case m.N == 0:
		return locale.Text{FR: "aucun répondant", EN: "no respondent"}
	case m.Groups < 2 && m.LeftOut > 0:
		return locale.Text{
			FR: "un seul groupe non vide\u00a0: il en faut au moins 2",
			EN: "a single group with a respondent in it: at least 2 are needed",
		}
	}
	return locale.Text{
		FR: "chaque énoncé est coché par tous ou par personne",
		EN: "each item is ticked by everybody or nobody",
	}
}

// ticks counts respondents by group, by item and by pair of items.
type ticks struct {
	groups, items int
	n             []int     // respondents by group
	both          [][][]int // respondents by group who tick both of two items, or one item where they are the same
}

func newTicks(group []int, rows [][]bool, groups int) *ticks {
	if len(rows) != len(group) {
		panic(fmt.Sprintf("contingency: ticks: must be as long as group, %d, not %d", len(group), len(rows)))
	}
	t := &ticks{groups: groups, n: make([]int, groups), both: make([][][]int, groups)}
	if len(rows) > 0 {
		t.items = len(rows[0])
	}
	for g := range t.both {
		t.both[g] = make([][]int, t.items)
		for i := range t.both[g] {
			t.both[g][i] = make([]int, t.items)
		}
	}
	for k, row := range rows {
		if len(row) != t.items || group[k] < 0 || group[k] >= groups {
			panic(fmt.Sprintf("contingency: ticks: needs %d items and a group below %d, not %d and %d, at index %d", t.items, groups, len(row), group[k], k))
		}
		t.add(group[k], row)
	}
	return t
}

func (t *ticks) add(group int, row []bool) {
	t.n[group]++
	for i, first := range row {
		for j, second := range row {
			if first && second {
				t.both[group][i][j]++
			}
		}
	}
}

// table counts the respondents who tick an item, and those who do not, by group.
func (t *ticks) table(item int) Table {
	counts := Table{make([]int, t.groups), make([]int, t.groups)}
	for g, n := range t.n {
		counts[0][g], counts[1][g] = t.both[g][item][item], n-t.both[g][item][item]
	}
	return counts
}

// squares returns the sum of the squares of the eigenvalues of the covariance of the standardised shares:
//
//	Σλ² = tr (P B)²,  P = I - √π √π', B = diag of the correlation of the ticks in each group
func (t *ticks) squares() float64 {
	all, within := 0, make([][][]float64, t.groups)
	for _, n := range t.n {
		all += n
	}
	for g := range within {
		within[g] = t.correlation(g, all)
	}
	var terms []float64
	for g, first := range t.n {
		for h, second := range t.n {
			projection := -math.Sqrt(float64(first)*float64(second)) / float64(all)
			if g == h {
				projection++
			}
			for i := range t.items {
				for j := range t.items {
					terms = append(terms, projection*projection*within[g][i][j]*within[h][j][i])
				}
			}
		}
	}
	return sorted(terms)
}

// correlation returns the covariance of the ticks of a group, standardised by the shares of all respondents. That of an
// item with itself is 1, and 0 for an item that everybody or nobody ticks.
func (t *ticks) correlation(group, all int) [][]float64 {
	spread := make([]float64, t.items)
	for i := range spread {
		ticked := 0
		for g := range t.both {
			ticked += t.both[g][i][i]
		}
		p := float64(ticked) / float64(all)
		spread[i] = math.Sqrt(p * (1 - p))
	}
	r, n := make([][]float64, t.items), float64(t.n[group])
	for i := range r {
		r[i] = make([]float64, t.items)
		for j := range r[i] {
			switch both := t.both[group]; {
			case spread[i] == 0 || spread[j] == 0 || n == 0:
			case i == j:
				r[i][j] = 1
			default:
				covariance := float64(both[i][j])/n - float64(both[i][i])/n*(float64(both[j][j])/n)
				r[i][j] = covariance / spread[i] / spread[j]
			}
		}
	}
	return r
}
