package tabulate

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A SidesComparison is a variable compared between the two linked sides.
type SidesComparison struct {
	Comparison                    // the sides as groups; its Frame is nil
	Frames     [2]*dataset.Frame  // the sides, the one with several units a region first
	Rule       UnitsRule          // when the units of a region say yes
	Paired     agree.Paired       // of a share: regions by which sides say yes
	Silent     int                // of a share: regions in which a side does not answer
	ByRegion   compare.RegionTest // where each region counts once
	Homeless   int                // units without a region, which the tests by region leave out
	masks      [2]dataset.Mask
	takes      [2]Compared
}

// CompareSides compares a variable that both linked sides have: as independent samples, then region by region. Of the
// request, Variable, Test and Rule count.
func CompareSides(s *survey.Survey, request ComparisonRequest, options Options) (*SidesComparison, error) {
	c, err := newSidesComparison(s, request, options)
	if err != nil {
		return nil, err
	}
	if err := c.suits(request); err != nil {
		return nil, err
	}
	settings := compare.Options{Level: options.level(), Permutations: permutationsFor(c.units()), Seed: options.Seed}
	c.testIndependent(request, settings)
	if c.Variable.IsShare {
		c.testPaired(s, settings.Level)
	}
	c.testByRegion(settings)
	return c, nil
}

// newSidesComparison takes the units of the two sides.
func newSidesComparison(s *survey.Survey, request ComparisonRequest, options Options) (*SidesComparison, error) {
	sides := s.Study.LinkedSides()
	if len(sides) != 2 {
		return nil, usage("compare\u00a0: dire les groupes avec --by\u00a0: l'étude n'arrime pas deux parties (link:)", "compare: say the groups with --by: the study does not join two sides (link:)")
	}
	c := &SidesComparison{Rule: request.Rule}
	for k, side := range sides {
		c.Frames[k] = s.Frame(side)
	}
	if err := knownCompared(s, c.Frames[:], request.Variable); err != nil {
		return nil, err
	}
	for k, frame := range c.Frames {
		variable, ok := findCompared(s.Study, frame, request.Variable)
		if !ok {
			return nil, usage("%s\u00a0: la partie «\u00a0%s\u00a0» ne l'a pas\u00a0; --by dit entre quels groupes comparer", "%s: the side %q does not have it; --by says which groups to compare",
				request.Variable, frame.Label)
		}
		c.Variable, c.takes[k] = variable, variable
		selection, err := options.selection(s, frame)
		if err != nil {
			return nil, err
		}
		c.masks[k] = selection.Mask
		if err := c.addSide(s, frame, selection.Mask, options); err != nil {
			return nil, err
		}
	}
	c.Variable = c.takes[0]
	return c, nil
}

// addSide estimates the value of a side, as that of one group.
func (c *SidesComparison) addSide(s *survey.Survey, frame *dataset.Frame, mask dataset.Mask, options Options) error {
	g, sampled, err := alone(s, frame, c.Variable, group{label: frame.Label, key: frame.Name, mask: mask}, options)
	c.Groups, c.Sampled = append(c.Groups, g), c.Sampled || sampled
	return err
}

// testIndependent takes the sides as independent samples.
func (c *SidesComparison) testIndependent(request ComparisonRequest, settings compare.Options) {
	filled := c.filled()
	if len(filled) < 2 {
		c.doubt(locale.Text{FR: "une partie n'a aucune valeur\u00a0: pas de test", EN: "a side has no value: no test"})
		return
	}
	if c.Sampled {
		c.Tests = []Tested{independentContrast(c.Groups[0].Estimate, c.Groups[1].Estimate, c.Variable.IsShare, settings.Level)}
		return
	}
	c.Tests = c.testsOf(c.chosen(request.Test, 2), filled, settings)
	if c.Variable.IsShare || request.Test == WilcoxonTest {
		return
	}
	shift := resample.Shift(filled[0].values, filled[1].values, resample.Options{Level: settings.Level, Resamples: settings.Permutations, Seed: settings.Seed})
	if shift.Exists {
		t := Tested{Test: c.Tests[0].Test, Number: differenceMethod(), Value: shift.Value, Defined: true, Interval: TestedInterval{Lo: shift.Lo, Hi: shift.Hi, Method: shift.Method, Exists: true}}
		t.Label = locale.Text{FR: "différence, intervalle par permutation", EN: "difference, permutation interval"}
		c.Tests = append(c.Tests[:1:1], append([]Tested{t}, c.Tests[1:]...)...)
	}
	c.doubt(shift.Warnings...)
}

// independentContrast is the difference of two independent samples of which one at least has a design:
//
//	SE² = SE₁² + SE₂², df = SE⁴ / (SE₁⁴/df₁ + SE₂⁴/df₂)
//
// Source: F. E. Satterthwaite, An approximate distribution of estimates of variance components, Biometrics Bulletin 2
// (1946), 110-114.
func independentContrast(first, second design.Estimate, isShare bool, level float64) Tested {
	by, _ := design.Lookup(design.LinearisationID)
	t := contrast(by, design.Estimate{Value: first.Value - second.Value, Exists: first.Exists && second.Exists}, isShare)
	v, w := first.SE*first.SE, second.SE*second.SE
	if !first.HasSE || !second.HasSE || v+w == 0 {
		return t
	}
	freedom := (v + w) * (v + w) / (v*v/first.DF + w*w/second.DF)
	student := distuv.StudentsT{Sigma: 1, Nu: freedom}
	se := math.Sqrt(v + w)
	half := student.Quantile(1-(1-level)/2) * se
	t.Interval.Lo, t.Interval.Hi, t.Interval.Exists = t.Value-half, t.Value+half, true
	t.P = TestedP{P: 2 * student.Survival(math.Abs(t.Value)/se), Exists: true, Method: t.Interval.Method, Against: freedom}
	return t
}

// testPaired compares the shares region by region, a region counting once.
func (c *SidesComparison) testPaired(s *survey.Survey, level float64) {
	for region := range s.Links {
		says, silent := c.regionSays(s, region)
		switch {
		case silent:
			c.Silent++
		case says[0] && says[1]:
			c.Paired.Both++
		case says[0]:
			c.Paired.First++
		case says[1]:
			c.Paired.Second++
		default:
			c.Paired.Neither++
		}
	}
	exact, _ := agree.Lookup(agree.McNemarExactID)
	mid, _ := agree.Lookup(agree.McNemarMidPID)
	test, difference := agree.McNemar(c.Paired), pairedDifference(exact, agree.PairedDifference(c.Paired, level))
	c.doubt(test.Why)
	p := func(value float64, test Tested) TestedP {
		return TestedP{P: value, Exists: c.Paired.First+c.Paired.Second > 0, Method: test.Number}
	}
	midP := Tested{Test: exact, Number: mid}
	midP.P = p(test.MidP, midP)
	difference.P = p(test.P, Tested{Number: exact})
	c.Tests = append(c.Tests, difference, midP)
}

// regionSays tells which sides say yes in a region, and whether one of them is silent: units without an answer have no
// say.
func (c *SidesComparison) regionSays(s *survey.Survey, region int) (says [2]bool, silent bool) {
	for k, frame := range c.Frames {
		answered, yes := 0, 0
		for _, i := range s.Links[region].Units[frame.Name] {
			if c.masks[k].Has(i) && c.takes[k].variable.States[i] == study.Answered {
				answered++
				if c.takes[k].says(i) {
					yes++
				}
			}
		}
		if answered == 0 {
			return says, true
		}
		says[k] = c.Rule.says(yes, answered)
	}
	return says, false
}

// testByRegion exchanges the sides region by region, which keeps every unit.
func (c *SidesComparison) testByRegion(settings compare.Options) {
	var units []compare.Unit
	for k, g := range c.Groups {
		for i, value := range g.values {
			if g.regions[i] == "" {
				c.Homeless++
				continue
			}
			units = append(units, compare.Unit{Region: g.regions[i], First: k == 0, Value: value})
		}
	}
	for _, counting := range []compare.Counting{compare.EachRegion, compare.EachUnit} {
		t := compare.ByRegion(units, counting, settings)
		if counting == compare.EachRegion {
			c.ByRegion = t
		}
		tested := Tested{Test: t.Statistic, Number: differenceMethod(), Value: t.Difference, Defined: t.Defined, Why: t.Why, P: comparedP(t.PValue), Points: c.Variable.IsShare}
		if tested.Points {
			tested.Label = differenceLabel
		}
		c.Tests = append(c.Tests, tested)
		c.doubt(t.Warnings...)
		if !t.Defined {
			c.doubt(t.Why)
		}
	}
}
