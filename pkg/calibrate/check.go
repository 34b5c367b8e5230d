package calibrate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Check returns an error where weights cannot be fitted to the margins, and nil where nothing stands against it so far:
//
//   - a weight is negative or not finite;
//   - a row has no category;
//   - a category has a population and no respondent, or respondents and no population;
//   - a total is not finite;
//   - the totals of two margins differ by more than a millionth.
//
// It panics when a margin does not have one category a weight and one total a category.
func Check(weights []float64, margins []Margin) error {
	if err := checkWeights(weights); err != nil {
		return err
	}
	for _, m := range margins {
		m.check(len(weights))
		if err := m.checkRows(weights); err != nil {
			return err
		}
	}
	return checkSums(margins)
}

func checkWeights(weights []float64) error {
	for _, w := range weights {
		if !(w >= 0) || math.IsInf(w, 0) {
			return problem(
				"il faut des poids finis d'au moins 0 (lu\u00a0: %s)", "need finite weights of at least 0 (read: %s)", number(w),
			)
		}
	}
	if !(total(weights) > 0) {
		return problem(
			"il faut au moins un poids de plus de 0 (lignes\u00a0: %d)", "need at least one weight above 0 (rows: %d)",
			len(weights),
		)
	}
	return nil
}

// checkRows compares the categories that the rows have with those whose population is known. Rows of weight 0 are no
// respondents.
func (m Margin) checkRows(weights []float64) error {
	unknown := 0
	respondents := make([]int, len(m.Categories))
	for i, c := range m.Of {
		switch {
		case c < 0:
			unknown++
		case weights[i] > 0:
			respondents[c]++
		}
	}
	if unknown > 0 {
		return problem(
			"la marge %s\u00a0: il faut une catégorie pour chaque répondant (sans catégorie\u00a0: %d)",
			"margin %s: need a category for each respondent (without: %d)", m.Name, unknown,
		)
	}
	for c, count := range respondents {
		if err := m.checkCategory(c, count); err != nil {
			return err
		}
	}
	return nil
}

func (m Margin) checkCategory(c, respondents int) error {
	name, total := m.Categories[c], m.Totals[c]
	switch {
	case math.IsNaN(total) || math.IsInf(total, 0) || total < 0:
		return problem(
			"la catégorie «\u00a0%s\u00a0» de la marge %s\u00a0: il faut une population finie de plus de 0 (donnée\u00a0: %s)",
			"category %q of margin %s: need a finite population above 0 (given: %s)", name, m.Name, number(total),
		)
	case total == 0 && respondents > 0:
		return problem(
			"la catégorie «\u00a0%s\u00a0» de la marge %s\u00a0: répondants\u00a0: %d, population nulle ou inconnue\u00a0;"+
				" donner sa population ou la fusionner avec une autre",
			"category %q of margin %s: respondents: %d, population zero or unknown; give its population or merge it with another",
			name, m.Name, respondents,
		)
	case total == 0:
		return problem(
			"la catégorie «\u00a0%s\u00a0» de la marge %s\u00a0: population nulle\u00a0; la retirer",
			"category %q of margin %s: population zero; leave it out", name, m.Name,
		)
	case respondents == 0:
		return problem(
			"la catégorie «\u00a0%s\u00a0» de la marge %s\u00a0: population %s, aucun répondant\u00a0; la fusionner avec une autre",
			"category %q of margin %s: population %s, no respondent; merge it with another", name, m.Name, number(total),
		)
	}
	return nil
}

// agreement is the relative difference between the sums of two margins that passes for rounding.
const agreement = 1e-6

// checkSums compares the population of each margin with that of the first.
func checkSums(margins []Margin) error {
	for _, m := range margins[min(1, len(margins)):] {
		first, other := margins[0].sum(), m.sum()
		if math.Abs(first-other) > agreement*max(first, other) {
			return &Error{Message: locale.Textf(
				"les populations des marges %s (%s) et %s (%s) diffèrent\u00a0; il faut la même somme",
				"the populations of margins %s (%s) and %s (%s) differ; need the same sum",
				margins[0].Name, number(first), m.Name, number(other),
			)}
		}
	}
	return nil
}
