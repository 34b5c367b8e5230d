package contingency

import "github.com/arrimage/arrimage/pkg/locale"

// A Test is a test of no association between the rows and the columns of a table of counts.
type Test struct {
	Statistic  Method        // which test
	Shape      Shape         // what of the table counts
	Value      float64       // X² or G², 0 or more; for Fisher the probability of the observed table given its margins
	Defined    bool          // false: there is no test and Why says why
	Why        locale.Text   // the reason for having no test; empty where there is one
	DF         int           // degrees of freedom, (rows - 1)(columns - 1); 0 where Defined is false
	PValue     PValue        // the p value, two-sided where the table has two rows and two columns
	Asymptotic float64       // p value by the chi-square distribution, whether Cochran allows it or not; 1 where there is none
	Cochran    Cochran       // whether the expected counts are large enough for Asymptotic
	OneSided   OneSided      // one-sided p values of the Fisher test of two rows and two columns
	Warnings   []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// OneSided holds the p values of a table of two rows and two columns against one side.
type OneSided struct {
	Exists  bool    // false: the test is not a Fisher test, or the table not of two rows and two columns
	Less    float64 // probability of a first cell as small as the observed one or smaller
	Greater float64 // probability of a first cell as large as the observed one or larger
}

// begin starts a test of a table: undefined where the table shows no association at all.
func begin(id string, t Table) (Test, Table) {
	kept, shape := t.trimmed()
	test := Test{
		Statistic: methodOf(id), Shape: shape, Why: shape.why(), PValue: PValue{P: 1, Method: None}, Asymptotic: 1,
		Warnings: shape.doubts(),
	}
	if !test.Why.IsZero() {
		return test, kept
	}
	test.Defined = true
	test.DF = (shape.Rows - 1) * (shape.Columns - 1)
	test.Cochran = cochran(kept)
	return test, kept
}

// Cochran tells whether expected counts are large enough for the chi-square distribution: none below 1, and at most one
// in five below 5.
//
// Source: W. G. Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954), 417-451.
type Cochran struct {
	Holds    bool    // whether the expected counts are large enough
	Smallest float64 // the smallest expected count; 0 where the table shows no association at all
	Below5   int     // expected counts below 5
	Cells    int     // cells of the table without its empty rows and columns
}

func cochran(t Table) Cochran {
	m := t.margins()
	c := Cochran{Smallest: float64(m.n), Cells: len(m.rows) * len(m.columns)}
	for _, r := range m.rows {
		for _, s := range m.columns {
			expected := float64(r) * float64(s) / float64(m.n)
			c.Smallest = min(c.Smallest, expected)
			if expected < 5 {
				c.Below5++
			}
		}
	}
	c.Holds = c.Smallest >= 1 && 5*c.Below5 <= c.Cells
	return c
}

// doubt says that the rule is broken, and by what.
func (c Cochran) doubt() locale.Text {
	return locale.Textf(
		"la valeur p asymptotique demande des effectifs attendus d'au moins 1, dont au plus 20\u00a0%% sous 5 (règle de Cochran)\u00a0: le plus petit est %[1]s, et sous 5\u00a0: %[2]d sur %[3]d.",
		"the asymptotic p value needs expected counts of at least 1, of which at most 20%% below 5 (Cochran's rule): the smallest is %[1]s, and below 5: %[2]d of %[3]d.",
		locale.Trimmed(c.Smallest, 2), c.Below5, c.Cells)
}
