package tabulate

import (
	"slices"
	"sync"

	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
)

// Unadjusted is the adjustment that leaves p values as they are.
const Unadjusted = "none"

// Adjustments lists how the p values of a family of tests are adjusted for their number, the default first.
func Adjustments() []string {
	var names []string
	for _, m := range multiple.Methods {
		names = append(names, m.ID)
	}
	return append(names, Unadjusted)
}

// adjustment is how the p values of pairs are adjusted.
func (r ComparisonRequest) adjustment() string {
	if r.Adjust == "" {
		return Adjustments()[0]
	}
	return r.Adjust
}

// A ComparedPair is two groups, compared.
type ComparedPair struct {
	First, Second ComparedGroup // the groups, in their order
	Tested        Tested        // the difference, First less Second
	Adjusted      float64       // p value adjusted for the number of pairs of the comparison that have one; 0 where there is none
}

// testPairs compares every group that has a value with every other.
func (c *Comparison) testPairs(request ComparisonRequest, filled []ComparedGroup, options Options) {
	for i, first := range filled {
		for _, second := range filled[i+1:] {
			c.Pairs = append(c.Pairs, ComparedPair{First: first, Second: second})
		}
	}
	settings := compare.Options{Level: options.level(), Permutations: permutationsFor(c.units() * (len(filled) - 1)), Seed: options.Seed}
	limit := make(chan struct{}, 4) // A Monte Carlo test holds a copy of its values.
	doubts := make([][]locale.Text, len(c.Pairs))
	var wait sync.WaitGroup
	for k := range c.Pairs {
		wait.Go(func() {
			limit <- struct{}{}
			c.Pairs[k].Tested, doubts[k] = c.pairTested(request.Test, c.Pairs[k], settings)
			<-limit
		})
	}
	wait.Wait()
	for k, texts := range doubts {
		if c.Pairs[k].Tested.P.Exists { // A pair without a p value is counted as such.
			c.pairDoubts = append(c.pairDoubts, texts...)
		}
	}
	c.adjust(request.adjustment())
}

// pairTested compares two groups: under a design by their covariance, shares by counts, numbers by means, or by ranks
// where a test of ranks was asked for.
func (c *Comparison) pairTested(test GroupTest, p ComparedPair, settings compare.Options) (Tested, []locale.Text) {
	switch isOfRanks := test == WilcoxonTest || test == KruskalTest || test == JonckheereTest; {
	case c.Sampled:
		return c.designContrast(p, settings.Level)
	case c.Variable.IsShare && test != ChiSquareTest:
		test = FisherTest
	case !c.Variable.IsShare && isOfRanks:
		test = WilcoxonTest
	case !c.Variable.IsShare:
		test = MeansTest
	}
	tested, doubts := testOf(test, []ComparedGroup{p.First, p.Second}, settings)
	if test == WilcoxonTest { // The shift is what people read, and U what is tested.
		tested[1].P = tested[0].P
		return tested[1], doubts
	}
	return tested[0], doubts
}

// adjust adjusts the p values of the pairs that have one, as one family.
func (c *Comparison) adjust(id string) {
	var p []float64
	for _, pair := range c.Pairs {
		if pair.Tested.P.Exists {
			p = append(p, pair.Tested.P.P)
		}
	}
	if id != Unadjusted {
		p = multiple.Adjust(p, id)
	}
	for k := range c.Pairs {
		if c.Pairs[k].Tested.P.Exists {
			c.Pairs[k].Adjusted, p = p[0], p[1:]
		}
	}
}

// Family returns how many pairs have a p value: the size of the family that is adjusted.
func (c *Comparison) Family() int {
	return len(c.Pairs) - len(slices.DeleteFunc(slices.Clone(c.Pairs), func(p ComparedPair) bool { return p.Tested.P.Exists }))
}
