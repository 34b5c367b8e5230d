package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Statistic is what is estimated of a numeric variable.
type Statistic string

// The statistics.
const (
	MeanOf     Statistic = "mean"     // of one variable
	TotalOf    Statistic = "total"    // of one variable, over the population
	RatioOf    Statistic = "ratio"    // of the totals of two variables
	QuantileOf Statistic = "quantile" // of one variable, at a probability
)

// A Request says what to estimate.
type Request struct {
	Statistic Statistic    // what is estimated
	Variables []string     // of which variables; none for every number that was asked and every score; two for RatioOf
	At        []float64    // of QuantileOf: probabilities between 0 and 1
	Decimals  *int         // that people see; nil for three digits of the smallest standard error
	Rule      QuantileRule // of QuantileOf; "" for what suits the side: RuleHF7 without a design, RuleMath under one
}

// An Estimated is one estimate of a side, in one group of its units.
type Estimated struct {
	Side        *study.Side       // whose answers
	Variable    *dataset.Variable // what is estimated
	Over        *dataset.Variable // denominator of a ratio; nil otherwise
	Probability float64           // of a quantile; 0 otherwise
	Group       locale.Text       // the group of --by, or empty
	Key         string            // the codes of the group
	LeftOut     dataset.Reasons   // units of the group without a value, by reason
	Estimate    design.Estimate   // the number and how far off it can be
	Interval    estimate.Interval // of the estimate, or why there is none
	Sampled     bool              // the side declares a design; otherwise its respondents are a simple random sample
}

// Estimates computes what is requested on every side that has the variables, in every group. Of the options, Where, By
// and Level count.
func Estimates(s *survey.Survey, request Request, options Options) ([]Estimated, error) {
	units, err := estimateUnits(s, request, options)
	if err != nil {
		return nil, err
	}
	var list []Estimated
	for _, unit := range units {
		frame := s.Frame(unit)
		for _, pair := range pairsOf(s.Study, frame, request) {
			more, err := estimatesOf(s, frame, request, pair, options)
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
	}
	return list, nil
}

// estimateUnits returns the sides that have all the variables, and an error where there is none.
func estimateUnits(s *survey.Survey, request Request, options Options) ([]string, error) {
	names := request.Variables
	if request.Statistic == RatioOf && len(names) != 2 {
		return nil, usage("un rapport prend deux variables\u00a0; reçu\u00a0: %d", "a ratio takes two variables; got %d", len(names))
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var with []string
	for _, unit := range units {
		if !slices.ContainsFunc(names, func(name string) bool { return !isNumeric(s.Frame(unit).Variable(name)) }) {
			with = append(with, unit)
		}
	}
	if len(with) > 0 {
		return with, nil
	}
	var all []string
	for _, unit := range units {
		all = append(all, numericNames(s.Frame(unit))...)
	}
	for _, name := range names {
		if !slices.Contains(all, name) {
			return nil, unknown(locale.Text{FR: "variable numérique", EN: "numeric variable"}, name, slices.Compact(slices.Sorted(slices.Values(all))))
		}
	}
	return nil, usage("aucune partie n'a toutes les variables de\u00a0: %s", "no side has all the variables of: %s", strings.Join(names, ", "))
}

func isNumeric(v *dataset.Variable) bool { return v != nil && v.Kind != formula.Words }

// numericNames returns the names of the numeric variables of a frame.
func numericNames(frame *dataset.Frame) []string {
	var names []string
	for _, v := range frame.Variables {
		if isNumeric(v) {
			names = append(names, v.Name)
		}
	}
	return names
}

// A pair is a variable with, for a ratio, the one below it.
type pair struct{ top, bottom *dataset.Variable }

// pairsOf returns the variables to estimate: those named, or every number that was asked and every score.
func pairsOf(def *study.Definition, frame *dataset.Frame, request Request) []pair {
	names := request.Variables
	if request.Statistic == RatioOf {
		return []pair{{frame.Variable(names[0]), frame.Variable(names[1])}}
	}
	var pairs []pair
	for _, name := range names {
		pairs = append(pairs, pair{top: frame.Variable(name)})
	}
	if len(names) > 0 {
		return pairs
	}
	for _, v := range frame.Variables {
		if isNumeric(v) && (v.Source != nil && v.Source.Type.IsNumeric() || def.Scale(v.Name) != nil) {
			pairs = append(pairs, pair{top: v})
		}
	}
	return pairs
}

// state returns why a unit has no value of the pair, or Answered.
func (p pair) state(i int) study.Reason {
	if p.bottom != nil && p.top.States[i] == study.Answered {
		return p.bottom.States[i]
	}
	return p.top.States[i]
}

// estimatesOf computes what is requested of one variable of a side, in every group.
func estimatesOf(s *survey.Survey, frame *dataset.Frame, request Request, p pair, options Options) ([]Estimated, error) {
	groups, _, err := options.groups(s, frame)
	if err != nil {
		return nil, err
	}
	begun := make([]Estimated, len(groups))
	domains := design.Groups{Of: make([]int, frame.Len()), Count: len(groups)}
	for i := range domains.Of {
		domains.Of[i] = -1
	}
	for k, g := range groups {
		begun[k] = Estimated{Side: s.Study.Side(frame.Name), Variable: p.top, Over: p.bottom, Group: g.label, Key: g.key}
		for i := range frame.Units {
			switch state := p.state(i); {
			case !g.mask.Has(i):
			case state == study.Answered:
				domains.Of[i] = k
			default:
				begun[k].LeftOut[state]++
			}
		}
	}
	if sampling := s.Samplings[frame.Name]; sampling != nil {
		return underDesign(begun, sampling.Design, request, p, domains, options.level()), nil
	}
	population := 0
	if options.Where == "" && len(options.By) == 0 && begun[0].LeftOut.Total() == 0 {
		population = s.Population(frame.Name)
	}
	var list []Estimated
	for k, e := range begun {
		list = append(list, e.simple(request, p.only(domains, k), population, options.level())...)
	}
	return list, nil
}

// only returns the values of one group.
func (p pair) only(groups design.Groups, k int) pair {
	kept := pair{top: &dataset.Variable{}}
	if p.bottom != nil {
		kept.bottom = &dataset.Variable{}
	}
	for i, of := range groups.Of {
		if of != k {
			continue
		}
		kept.top.Numbers = append(kept.top.Numbers, p.top.Numbers[i])
		if p.bottom != nil {
			kept.bottom.Numbers = append(kept.bottom.Numbers, p.bottom.Numbers[i])
		}
	}
	return kept
}

// underDesign computes what is requested under a declared design; a quantile makes an estimate of each probability.
func underDesign(begun []Estimated, d *design.Design, request Request, p pair, groups design.Groups, level float64) []Estimated {
	if request.Statistic == QuantileOf {
		return quantilesUnderDesign(begun, d, request, p, groups, level)
	}
	estimates := compute(d, request.Statistic, p, groups)
	for k := range begun {
		begun[k].Sampled, begun[k].Estimate = true, estimates.At(k, level)
		begun[k].Interval = begun[k].Estimate.Interval
	}
	return begun
}

// compute asks the design for a mean, a total or a ratio of every group.
func compute(d *design.Design, statistic Statistic, p pair, groups design.Groups) *design.Estimates {
	switch statistic {
	case MeanOf:
		return d.Means(p.top.Numbers, groups)
	case TotalOf:
		return d.Totals(p.top.Numbers, groups)
	case RatioOf:
		return d.Ratios(p.top.Numbers, p.bottom.Numbers, groups)
	}
	panic("tabulate: statistic: must be mean, total or ratio, not " + string(statistic))
}

// simple takes the values as those of a simple random sample: of the population where its size is known, else of units
// like these. A quantile makes an estimate of each probability.
func (e Estimated) simple(request Request, p pair, population int, level float64) []Estimated {
	if request.Statistic == QuantileOf {
		return e.simpleQuantiles(request, p.top.Numbers, population, level)
	}
	n := len(p.top.Numbers)
	e.Estimate = compute(simpleDesign(n, population), request.Statistic, p, design.Groups{Of: make([]int, n), Count: 1}).At(0, level)
	return []Estimated{e.ofSample(request.Statistic, population)}
}

// ofSample leaves out what the respondents of a simple random sample do not tell of a population of unknown size.
func (e Estimated) ofSample(statistic Statistic, population int) Estimated {
	if statistic == TotalOf && population == 0 {
		e.Estimate.HasSE, e.Estimate.HasDeff, e.Estimate.WhySE = false, false, sampleTotal
		e.Estimate.Interval = estimate.Without(e.Estimate.Interval, sampleTotal)
	}
	e.Interval = e.Estimate.Interval
	return e
}

// simpleDesign is that of a simple random sample, of a population where its size is known.
func simpleDesign(n, population int) *design.Design {
	columns := design.Columns{Rows: n}
	if population >= n && n > 0 {
		columns.Stages = []design.Stage{{FPC: slices.Repeat([]float64{float64(population)}, n)}}
		columns.Weights = slices.Repeat([]float64{float64(population) / float64(n)}, n)
	}
	d, _ := design.New(columns)
	return d
}

// sampleTotal is why the total of some respondents is no estimate of a population's.
var sampleTotal = locale.Text{
	FR: "total des répondants\u00a0: sans poids (design:) ni population connue, il n'estime pas celui de la population",
	EN: "total of the respondents: without weights (design:) or a known population it does not estimate the population's",
}
