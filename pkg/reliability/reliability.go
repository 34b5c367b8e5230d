// Package reliability measures how well the items of a scale agree with each other.
//
// It refuses to give a coefficient that nothing supports: a scale of one item, a single respondent or totals that are
// all equal leave it undefined, for a stated reason, never NaN and never a number. A respondent with a missing answer is
// left out whole and counted. It says nothing of whether a scale measures one thing, nor whether it measures the right one.
//
//  1. Put the answers into one slice an item, NaN where one is missing.
//  2. Analyse them; read Exists before any Value.
//  3. Print the methods: Methods holds the name, the sentence, the formula and the source of each.
package reliability

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Coefficient is a number, or the reason why there is none.
type Coefficient struct {
	Value  float64     // at most 1; an alpha has no lower limit, a correlation lies between -1 and 1; 0 where Exists is false
	Exists bool        // false: there is no number and Why says why
	Why    locale.Text // the reason for having no number; empty where there is one
}

// An Interval is a confidence interval of alpha. Exists is false where alpha does not exist, or is 1.
type Interval struct {
	Lo     float64 // lower bound, at most 1, without a lower limit; 0 where Exists is false
	Hi     float64 // upper bound, from Lo to 1; 0 where Exists is false
	Level  float64 // confidence level that was asked for, between 0 and 1
	Exists bool    // false: there is no interval
}

// An Item is what one item does in its scale. Its numbers are over the respondents who answered every item.
type Item struct {
	Mean     float64     // mean answer; 0 where nobody answered every item
	Constant bool        // everyone who counts gave the same answer; true where nobody counts
	Total    Coefficient // corrected item-total correlation: Pearson's, with the sum of the other items
	Dropped  Coefficient // alpha of the other items
}

// An Analysis is the reliability of one scale.
type Analysis struct {
	N            int         // respondents who answered every item
	LeftOut      int         // respondents with a missing answer, who are in no number
	Alpha        Coefficient // Cronbach's alpha; for items that are 0 or 1 it is the KR-20 of Kuder and Richardson
	Feldt        Interval    // interval of Alpha
	Standardised Coefficient // alpha of the items after each is divided by its standard deviation
	Omega        Omega       // McDonald's omega, for items that measure one thing but not all as well
	Items        []Item      // in the order of the argument
}

// Analyse computes the reliability of a scale from its answers: one slice an item, in each the answers of the same
// respondents in the same order, NaN where one is missing. Whoever lacks an answer is left out of every number.
//
// Alpha, of k items with the variances vᵢ and totals with the variance V, is
//
//	k/(k-1) (1 - Σvᵢ/V)
//
// For items that are 0 or 1, vᵢ is n/(n-1) pᵢ(1-pᵢ) and alpha the same number as KR-20. It does not exist with fewer
// than two items or two respondents, or where all totals are equal. An item that is constant adds to k alone. The
// standardised alpha is k r / (1 + (k-1) r) with r the mean correlation of two items, and does not exist where an item
// is constant.
//
// It panics when the slices differ in length, when an answer is infinite or when level does not lie between 0 and 1.
//
// Sources: L. J. Cronbach, Psychometrika 16 (1951), 297-334; G. F. Kuder and M. W. Richardson, Psychometrika 2 (1937),
// 151-160.
func Analyse(items [][]float64, level float64) Analysis {
	if !(level > 0 && level < 1) {
		panic(fmt.Sprintf("reliability: level: must be between 0 and 1, not %v", level))
	}
	complete, leftOut := listwise(items)
	a := Analysis{LeftOut: leftOut, Items: make([]Item, len(items))}
	if len(items) > 0 {
		a.N = len(complete[0])
	}
	a.Alpha = alpha(complete)
	a.Feldt = feldt(a.Alpha, a.N, len(items), level)
	a.Standardised, a.Omega = standardised(complete), McDonald(complete)
	for i := range items {
		a.Items[i] = item(complete, i)
	}
	return a
}

// listwise keeps the respondents who answered every item, and counts the others.
func listwise(items [][]float64) (complete [][]float64, leftOut int) {
	complete = make([][]float64, len(items))
	if len(items) == 0 {
		return complete, 0
	}
	for i, answers := range items {
		if len(answers) != len(items[0]) {
			panic(fmt.Sprintf("reliability: items: item %d has %d answers, the first has %d", i, len(answers), len(items[0])))
		}
	}
	for respondent := range items[0] {
		if lacks(items, respondent) {
			leftOut++
			continue
		}
		for i := range items {
			complete[i] = append(complete[i], items[i][respondent])
		}
	}
	return complete, leftOut
}

// lacks reports whether a respondent has no answer to some item.
func lacks(items [][]float64, respondent int) bool {
	missing := false
	for _, answers := range items {
		if math.IsInf(answers[respondent], 0) {
			panic("reliability: items: an answer is infinite")
		}
		missing = missing || math.IsNaN(answers[respondent])
	}
	return missing
}

// item analyses one item against the others.
func item(items [][]float64, i int) Item {
	others := append(append([][]float64{}, items[:i]...), items[i+1:]...)
	return Item{
		Mean: mean(items[i]), Constant: isConstant(items[i]),
		Total: itemTotal(items[i], others), Dropped: alpha(others),
	}
}
