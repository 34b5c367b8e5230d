// Package calibrate fits the weights of a sample to what is known of its population.
//
// It takes the weights of the rows and known totals, and multiplies each weight by a factor g as near to 1 as the method
// allows:
//
//  1. PostStratify: the totals of the categories of one variable.
//  2. Rake: those of several variables at once, by iterative proportional fitting; the factors are positive.
//  3. Linear: the totals of any variables, counts or amounts, by linear calibration (the generalised regression
//     estimator), with bounds on the factors where they are asked for.
//  4. Trim: bounds on the weights themselves, with their sum kept.
//
// It refuses to hide what cannot be: a category with a known total and no respondent, totals that contradict each other
// and bounds that no weights satisfy are errors, never a silent near miss. Rows can be in any order.
package calibrate

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/precise"
)

// A Margin is a variable that puts each row in one category, with the known population of each category.
type Margin struct {
	// Name is the name of the variable, for messages.
	Name string
	// Of holds the category of each row, a place in Categories; -1 where it is unknown, which is an error.
	Of []int
	// Categories holds the names of the categories.
	Categories []string
	// Totals holds the known population of each category, above 0.
	Totals []float64
}

// check panics when the margin breaks what its fields say.
func (m Margin) check(rows int) {
	if len(m.Of) != rows {
		panic("calibrate: margins: must have a category for each weight")
	}
	if len(m.Totals) != len(m.Categories) {
		panic("calibrate: margins: must have a total for each category")
	}
	for _, c := range m.Of {
		if c < -1 || c >= len(m.Categories) {
			panic(fmt.Sprintf("calibrate: margins: no category %d", c))
		}
	}
}

// sum returns the population that the totals add up to.
func (m Margin) sum() float64 {
	var sum precise.Sum
	for _, total := range m.Totals {
		sum.Add(total)
	}
	return sum.Value()
}

// weighted returns the sum of the weights in each category.
func (m Margin) weighted(weights []float64) []float64 {
	sums := make([]precise.Sum, len(m.Categories))
	for i, c := range m.Of {
		sums[c].Add(weights[i])
	}
	return values(sums)
}

// Totals returns the known totals of the margins one after the other, as the columns of the model of Margins have them.
func Totals(margins []Margin) []float64 {
	var totals []float64
	for _, m := range margins {
		totals = append(totals, m.Totals...)
	}
	return totals
}
