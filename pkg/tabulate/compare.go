package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A ComparisonRequest says what to compare, and how.
type ComparisonRequest struct {
	Variable string    // a numeric variable, a yes/no question or question=code
	Test     GroupTest // AutoTest, also for "", for what suits the values and the groups
	Ordered  bool      // the groups stand in an order even where they are codes
	Pairs    bool      // every group with every other, too
	Adjust   string    // how the p values of pairs are adjusted, one of Adjustments; "" for the first
	Rule     UnitsRule // when the units of a region say yes; "" for Majority
}

// A Comparison is a variable of the units of one frame compared between groups of them.
type Comparison struct {
	Frame    *dataset.Frame    // the respondents of a side, or the regions
	Variable Compared          // what is compared
	Groups   []ComparedGroup   // in order
	Outside  dataset.Reasons   // units in no group, by the reason for having no value of a variable of --by
	Ordered  bool              // the groups stand in an order
	Sampled  bool              // the side declares a design
	Tests    []Tested          // of all groups together
	Pairs    []ComparedPair    // every group with every other; nil where they are not asked for
	Doubts   []locale.Text     // what is doubtful about the tests, each once
	estimate *design.Estimates // under a declared design, of the groups in order

	pairDoubts []locale.Text // what is doubtful about the pairs
}

// A ComparedGroup is one group of a comparison.
type ComparedGroup struct {
	Label    locale.Text       // what people read
	Key      string            // codes of the group, for machines
	Share    dataset.Share     // who is in the base and who gives the answer; zero for numbers
	LeftOut  dataset.Reasons   // units of the group that do not count, by reason
	Estimate design.Estimate   // mean of the values; of a share, from 0 to 1
	Interval estimate.Interval // of the estimate, for units like these or under a design for the population
	values   []float64         // of the units that count, in the order of the frame
	regions  []string          // of the same units
}

// Compare compares a variable between the groups that --by makes, on every side that has all the variables, else among
// the regions. Of the options, all but Interval count for numbers, and all of them for shares.
func Compare(s *survey.Survey, request ComparisonRequest, options Options) ([]Comparison, error) {
	frames, err := comparedFrames(s, request, options)
	if err != nil {
		return nil, err
	}
	var list []Comparison
	for _, frame := range frames {
		c, err := newComparison(s, frame, request, options)
		if err != nil {
			return nil, err
		}
		if err := c.test(request, options); err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// comparedFrames returns the sides that have all the variables, else the regions, and an error where neither do. A side
// table has one value a region, so that its bands are groups of regions wherever the regions have all the variables: the
// units of a region are not as many independent observations of it.
func comparedFrames(s *survey.Survey, request ComparisonRequest, options Options) ([]*dataset.Frame, error) {
	all := slices.Clone(s.Sides)
	if s.Regions != nil {
		all = append(all, s.Regions)
	}
	if err := knownCompared(s, all, request.Variable); err != nil {
		return nil, err
	}
	var names []string
	for _, frame := range all {
		names = append(names, frame.Names()...)
	}
	for _, name := range options.By {
		if !slices.Contains(names, name) {
			return nil, unknown(locale.Same("--by"), name, slices.Compact(slices.Sorted(slices.Values(names))))
		}
	}
	var fit []*dataset.Frame
	ofRegions := slices.ContainsFunc(options.By, func(name string) bool { return s.Study.Table(name) != nil })
	for _, frame := range all {
		_, err := compile(s.Study, frame.Name, options.Where)
		lacks := func(name string) bool { return frame.Variable(name) == nil }
		if _, ok := findCompared(s.Study, frame, request.Variable); !ok || err != nil || slices.ContainsFunc(options.By, lacks) {
			continue
		}
		if frame == s.Regions && ofRegions {
			return []*dataset.Frame{frame}, nil
		}
		if frame != s.Regions || len(fit) == 0 {
			fit = append(fit, frame)
		}
	}
	if len(fit) == 0 {
		return nil, nowhereCompared(s, all, request, options)
	}
	return fit, nil
}

// nowhereCompared says why no frame has the variables of a comparison, each of which some frame has.
func nowhereCompared(s *survey.Survey, all []*dataset.Frame, request ComparisonRequest, options Options) error {
	var condition error
	for _, frame := range all {
		if _, err := compile(s.Study, frame.Name, options.Where); err == nil {
			names := slices.Concat([]string{request.Variable}, options.By)
			return usage("aucune partie ni les régions n'ont à la fois\u00a0: %s", "neither a side nor the regions have all of: %s", diag.OneOf(names))
		} else if condition == nil {
			condition = err
		}
	}
	return condition
}

// newComparison splits the units of a frame, and estimates the value of each group.
func newComparison(s *survey.Survey, frame *dataset.Frame, request ComparisonRequest, options Options) (Comparison, error) {
	variable, _ := findCompared(s.Study, frame, request.Variable)
	c := Comparison{Frame: frame, Variable: variable}
	groups, _, err := options.groups(s, frame)
	if err != nil {
		return c, err
	}
	domains := design.Groups{Of: slices.Repeat([]int{-1}, frame.Len())}
	numbers := make([]float64, frame.Len())
	for _, g := range groups {
		if reason := unplaced(c.Frame, g, options.By); reason != study.Answered {
			c.Outside[reason] += g.mask.Count(frame.Len())
			continue
		}
		member := c.member(g, options.base(s.Study))
		for k, i := range member.rows {
			numbers[i], domains.Of[i] = member.values[k], len(c.Groups)
		}
		c.Groups = append(c.Groups, member.ComparedGroup)
	}
	domains.Count = len(c.Groups)
	c.Ordered = request.Ordered || len(options.By) == 1 && s.Study.Table(options.By[0]) != nil
	return c, c.estimateGroups(s, numbers, domains, options)
}

// unplaced returns why the units of a group have no value of a variable that splits them, or Answered where they have one
// of each, or where there is no unit.
func unplaced(frame *dataset.Frame, g group, by []string) study.Reason {
	for i := range frame.Units {
		if !g.mask.Has(i) {
			continue
		}
		for _, name := range by {
			if state := frame.Variable(name).States[i]; state != study.Answered {
				return state
			}
		}
		break
	}
	return study.Answered
}

// A member is a group with the rows of its units that count.
type member struct {
	ComparedGroup
	rows []int
}

// member takes the values of one group.
func (c *Comparison) member(g group, base study.Base) member {
	m := member{ComparedGroup: ComparedGroup{Label: g.label, Key: g.key}}
	m.rows, m.values, m.Share, m.LeftOut = c.Variable.take(c.Frame, g.mask, base)
	for _, i := range m.rows {
		m.regions = append(m.regions, c.Frame.Units[i].Region)
	}
	return m
}

// estimateGroups estimates the value of each group: under the design of the side where it declares one, else as of
// simple random samples of units like these.
func (c *Comparison) estimateGroups(s *survey.Survey, numbers []float64, domains design.Groups, options Options) error {
	sampling := s.Samplings[c.Frame.Name]
	c.Sampled = sampling != nil
	interval, err := options.rateInterval(c.Sampled)
	if err != nil {
		return err
	}
	if c.Sampled {
		c.estimate = sampling.Design.Means(numbers, domains)
	}
	for k := range c.Groups {
		g := &c.Groups[k]
		if c.Sampled {
			g.Estimate = c.estimate.At(k, options.level())
		} else {
			n := len(g.values)
			g.Estimate = simpleDesign(n, 0).Means(g.values, design.Groups{Of: make([]int, n), Count: 1}).At(0, options.level())
			g.Estimate.Interval = estimate.MeanInterval(estimate.Describe(g.values), 0, options.level())
		}
		g.Interval = g.Estimate.Interval
		switch {
		case !c.Variable.IsShare:
		case c.Sampled:
			g.Interval = g.Estimate.ProportionInterval(interval.designed, options.level())
		default:
			g.Interval = interval.simple(g.Share.Count, g.Share.Base, options.level())
		}
	}
	return nil
}
