package tabulate

import (
	"slices"
	"sync"

	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A GroupTest names a test of groups, as users write it.
type GroupTest string

// The tests.
const (
	AutoTest       GroupTest = "auto"           // what suits the values and the number of groups
	MeansTest      GroupTest = "means"          // permutation test of two means
	WilcoxonTest   GroupTest = "wilcoxon"       // of the ranks of two groups
	KruskalTest    GroupTest = "kruskal-wallis" // of the ranks of two groups or more
	JonckheereTest GroupTest = "jonckheere"     // of a trend over groups in order
	FisherTest     GroupTest = "fisher"         // exact test of shares
	ChiSquareTest  GroupTest = "chi-square"     // of shares, exact where the expected counts are small
)

// GroupTests lists the tests, the default first.
var GroupTests = []GroupTest{AutoTest, MeansTest, WilcoxonTest, KruskalTest, JonckheereTest, FisherTest, ChiSquareTest}

// The work of a Monte Carlo p value, and how few permutations it may come down to for many units.
const (
	permutedUnits     = 100_000_000
	fewerPermutations = 999
)

// permutationsFor returns how many permutations a test of so many units takes: permutations, and fewer where there are so
// many units that it would take minutes.
func permutationsFor(units int) int {
	return min(permutations, max(fewerPermutations, permutedUnits/max(units, 1)))
}

// test tests whether the groups differ.
func (c *Comparison) test(request ComparisonRequest, options Options) error {
	if err := c.suits(request); err != nil {
		return err
	}
	filled := c.filled()
	if len(filled) < 2 {
		c.doubt(locale.Textf("groupes qui ont une valeur\u00a0: %d, un test en exige au moins 2", "groups with a value: %d, a test needs at least 2", len(filled)))
		return nil
	}
	settings := compare.Options{Level: options.level(), Permutations: permutationsFor(c.units()), Seed: options.Seed}
	if c.Sampled {
		c.testUnderDesign(filled, options.level())
	} else {
		c.Tests = c.testsOf(c.chosen(request.Test, len(filled)), filled, settings)
	}
	if request.Pairs {
		c.testPairs(request, filled, options)
	}
	return nil
}

// suits reports a test that is not for these values, for this number of groups or for a side with a design.
func (c *Comparison) suits(request ComparisonRequest) error {
	test, k := request.Test, len(c.filled())
	isOfShares := test == FisherTest || test == ChiSquareTest
	switch {
	case c.Sampled && request.Ordered:
		return usage("--ordered\u00a0: aucun test de tendance n'est offert pour une partie dont le plan est déclaré (design:)",
			"--ordered: no test for a trend is offered for a side that declares a design (design:)")
	case test == "" || test == AutoTest:
		return nil
	case c.Sampled:
		return usage("--test %s\u00a0: pas pour une partie dont le plan est déclaré (design:), dont les tests viennent du plan",
			"--test %s: not for a side that declares a design (design:), whose tests come from the design", string(test))
	case isOfShares != c.Variable.IsShare && test != JonckheereTest:
		return usage("--test %s\u00a0: pas pour %s\u00a0; il y a\u00a0: %s", "--test %s: not for %s; there are: %s",
			string(test), c.Variable.Name, diag.OneOf(testsFor(c.Variable.IsShare)))
	case (test == MeansTest || test == WilcoxonTest) && k > 2 && !request.Pairs:
		return usage("--test %s\u00a0: pour deux groupes, ou avec --pairs\u00a0; il y en a %d ici\u00a0: kruskal-wallis", "--test %s: for two groups, or with --pairs; there are %d here: kruskal-wallis", string(test), k)
	case test == JonckheereTest && !c.Ordered:
		return usage("--test jonckheere\u00a0: pour des groupes en ordre\u00a0: les tranches d'une table, ou des codes avec --ordered",
			"--test jonckheere: for groups in an order: bands of a table, or codes with --ordered")
	}
	return nil
}

// testsFor names the tests of shares or of numbers.
func testsFor(shares bool) []string {
	if shares {
		return []string{string(AutoTest), string(FisherTest), string(ChiSquareTest), string(JonckheereTest)}
	}
	return []string{string(AutoTest), string(MeansTest), string(WilcoxonTest), string(KruskalTest), string(JonckheereTest)}
}

// chosen returns the tests to make of so many groups.
func (c *Comparison) chosen(test GroupTest, groups int) []GroupTest {
	var tests []GroupTest
	switch {
	case test != "" && test != AutoTest && (groups == 2 || test != MeansTest && test != WilcoxonTest):
		return []GroupTest{test}
	case c.Variable.IsShare:
		tests = []GroupTest{FisherTest}
	case groups == 2:
		tests = []GroupTest{MeansTest, WilcoxonTest}
	default:
		tests = []GroupTest{KruskalTest}
	}
	if c.Ordered && groups > 2 {
		tests = append(tests, JonckheereTest)
	}
	return tests
}

// testsOf makes tests side by side, as each may take its time.
func (c *Comparison) testsOf(tests []GroupTest, groups []ComparedGroup, settings compare.Options) []Tested {
	results, doubts := make([][]Tested, len(tests)), make([][]locale.Text, len(tests))
	var wait sync.WaitGroup
	for i, test := range tests {
		wait.Go(func() { results[i], doubts[i] = testOf(test, groups, settings) })
	}
	wait.Wait()
	for _, texts := range doubts {
		c.doubt(texts...)
	}
	return slices.Concat(results...)
}

// testOf makes one test, and says what is doubtful about it.
func testOf(test GroupTest, groups []ComparedGroup, settings compare.Options) ([]Tested, []locale.Text) {
	values := make([][]float64, len(groups))
	for i, g := range groups {
		values[i] = g.values
	}
	switch test {
	case MeansTest:
		return meansOf(values[0], values[1], settings), nil
	case WilcoxonTest:
		return wilcoxonOf(values[0], values[1], settings)
	case KruskalTest:
		return kruskalOf(values, settings), nil
	case JonckheereTest:
		return jonckheereOf(values, settings), nil
	}
	return sharesOf(test, groups, settings)
}

func meansOf(first, second []float64, settings compare.Options) []Tested {
	t := compare.Means(first, second, settings)
	difference := effect(t.Statistic, t.Difference)
	difference.P = comparedP(t.PValue)
	standardised := effect(t.Statistic, t.Standardised)
	standardised.Interval = TestedInterval{} // No interval of it is offered.
	return []Tested{difference, standardised}
}

func wilcoxonOf(first, second []float64, settings compare.Options) ([]Tested, []locale.Text) {
	t := compare.Wilcoxon(first, second, settings)
	u := Tested{Test: t.Statistic, Number: t.Statistic, Label: locale.Same("U"), Count: true, Value: t.U, Defined: t.Defined, Why: t.Why, P: comparedP(t.PValue)}
	return []Tested{u, effect(t.Statistic, t.Shift), effect(t.Statistic, t.Superiority)}, t.Warnings
}

func kruskalOf(values [][]float64, settings compare.Options) []Tested {
	t := compare.KruskalWallis(values, settings)
	epsilon, _ := compare.Lookup(compare.EpsilonID)
	return []Tested{
		{Test: t.Statistic, Number: t.Statistic, Label: locale.Same("H"), Value: t.H, Defined: t.Defined, Why: t.Why, P: comparedP(t.PValue)},
		{Test: t.Statistic, Number: epsilon, Value: t.EpsilonSquared, Defined: t.Defined, Why: t.Why},
	}
}

func jonckheereOf(values [][]float64, settings compare.Options) []Tested {
	t := compare.Jonckheere(values, settings)
	number := func(fr, en string, value float64, p compare.PValue) Tested {
		return Tested{Test: t.Statistic, Number: t.Statistic, Label: locale.Text{FR: fr, EN: en}, Value: value, Defined: t.Defined, Why: t.Why, P: comparedP(p)}
	}
	list := []Tested{
		number("J", "J", t.J, t.PValue),
		number("part des paires en ordre croissant", "share of pairs in increasing order", t.Share, compare.PValue{Method: compare.None}),
	}
	list[0].Count = true
	if !t.Defined {
		return list
	}
	if 2*t.J >= float64(t.Pairs) {
		return append(list, sided(number("p unilatérale, croissance", "one-sided p, increase", 0, t.Increasing)))
	}
	return append(list, sided(number("p unilatérale, décroissance", "one-sided p, decrease", 0, t.Decreasing)))
}

// sided makes a row of a p value alone.
func sided(t Tested) Tested {
	t.Defined = false
	return t
}

// sharesOf tests shares by a table of counts; where it is too large for an exact test, by the chi-square.
func sharesOf(test GroupTest, groups []ComparedGroup, settings compare.Options) ([]Tested, []locale.Text) {
	counts := make(contingency.Table, len(groups))
	for i, g := range groups {
		counts[i] = []int{g.Share.Count, g.Share.Base - g.Share.Count}
	}
	options := contingency.Options{Level: settings.Level, Seed: settings.Seed}
	var t contingency.Test
	if test == FisherTest {
		t = contingency.Fisher(counts, options)
	}
	if test == ChiSquareTest || t.Defined && t.PValue.Method == contingency.None {
		t = contingency.ChiSquare(counts, options)
	}
	p := contingencyP(t.PValue, t.DF)
	if !t.Defined {
		t.Warnings = []locale.Text{t.Why}
	}
	if len(groups) == 2 {
		difference := newcombe(t.Statistic, groups[0], groups[1], settings.Level)
		difference.P = p
		return []Tested{difference}, t.Warnings
	}
	v := contingency.CramerV(counts, options)
	size := Tested{Test: t.Statistic, Number: v.Statistic, Value: v.Value, Defined: v.Defined, Why: v.Why, P: p,
		Interval: TestedInterval{v.Interval.Lo, v.Interval.Hi, v.Interval.Method, v.Interval.Exists, v.Interval.Why}}
	return []Tested{size}, slices.Concat(t.Warnings, v.Warnings)
}

// filled returns the groups that have a value.
func (c *Comparison) filled() []ComparedGroup {
	return slices.DeleteFunc(slices.Clone(c.Groups), func(g ComparedGroup) bool { return len(g.values) == 0 })
}

// units returns how many units count, in all groups.
func (c *Comparison) units() int {
	n := 0
	for _, g := range c.Groups {
		n += len(g.values)
	}
	return n
}

// doubt keeps what is doubtful about the tests, each reason once.
func (c *Comparison) doubt(texts ...locale.Text) {
	for _, text := range texts {
		if !text.IsZero() && !slices.Contains(c.Doubts, text) {
			c.Doubts = append(c.Doubts, text)
		}
	}
}
