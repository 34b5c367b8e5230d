package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A QuantileRule is the rule by which a quantile is read between values.
type QuantileRule = design.Rule

// QuantileRules returns the names of the rules by which a quantile is read between values.
func QuantileRules() []string {
	return []string{string(design.RuleMath), string(design.RuleSchool), string(design.RuleHF7)}
}

// quantilesUnderDesign computes the quantiles of every group under a declared design.
func quantilesUnderDesign(begun []Estimated, d *design.Design, request Request, p pair, groups design.Groups, level float64) []Estimated {
	rule := request.Rule
	if rule == "" {
		rule = design.RuleMath
	}
	estimates := d.Quantiles(p.top.Numbers, request.At, rule, groups, level)
	var list []Estimated
	for k, e := range begun {
		for j, probability := range request.At {
			e.Sampled, e.Probability, e.Estimate = true, probability, estimates[k*len(request.At)+j]
			e.Interval = e.Estimate.Interval
			list = append(list, e)
		}
	}
	return list
}

// simpleQuantiles computes the quantiles of a simple random sample, with intervals between two of its values.
func (e Estimated) simpleQuantiles(request Request, values []float64, population int, level float64) []Estimated {
	rule := request.Rule
	if rule == "" {
		rule = design.RuleHF7
	}
	n := len(values)
	var list []Estimated
	for _, probability := range request.At {
		e.Probability = probability
		e.Estimate = simpleDesign(n, population).Quantiles(values, []float64{probability}, rule, design.Groups{Of: make([]int, n), Count: 1}, level)[0]
		e.Estimate.HasSE, e.Estimate.HasDeff = false, false
		e.Interval = estimate.OrderStatisticInterval(values, probability, population, level).Interval
		list = append(list, e)
	}
	return list
}

// quantileNotes say by which rule quantiles are read, and what their intervals are.
func quantileNotes(list []Estimated, request Request, note func(fr, en string, args ...any)) {
	of := func(sampled bool) bool {
		return slices.ContainsFunc(list, func(e Estimated) bool { return e.Sampled == sampled })
	}
	rule := func(usual design.Rule) locale.Text {
		if request.Rule != "" {
			usual = request.Rule
		}
		return ruleWords[usual]
	}
	if of(true) {
		note("Quantile\u00a0: %s. Intervalle de Woodruff.", "Quantile: %s. Woodruff's interval.", rule(design.RuleMath))
	}
	if of(false) {
		note("Quantile\u00a0: %s. Intervalle exact entre deux valeurs observées, sans supposition sur leur distribution.",
			"Quantile: %s. Exact interval between two observed values, without any supposition on how they are distributed.", rule(design.RuleHF7))
	}
}

var ruleWords = map[design.Rule]locale.Text{
	design.RuleMath:   {FR: "la plus petite valeur jusqu'à laquelle se trouve au moins cette part (math)", EN: "the smallest value up to which lies at least that share (math)"},
	design.RuleSchool: {FR: "comme math, mais à mi-chemin de la valeur suivante si la part est exacte (school)", EN: "as math, but halfway to the next value where the share is exact (school)"},
	design.RuleHF7:    {FR: "interpolé entre les valeurs voisines (type 7)", EN: "interpolated between the neighbouring values (type 7)"},
}
