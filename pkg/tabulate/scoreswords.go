package tabulate

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ruleNote says what a score is made of, and what an item without an answer does to it.
func ruleNote(t *table.Table, scale *study.Scale) {
	absentNote(t, scale)
	if !scale.IsRated() {
		t.Note("Score\u00a0: un point par réponse comptée, sur %d énoncés. Énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s.",
			"Score: one for each answer that counts, of %d items. Item that does not apply: %s; without an answer: %s.",
			len(scale.Questions), ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
		return
	}
	t.Note("Score\u00a0: %s de %d énoncés. Énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s.",
		"Score: %s of %d items. Item that does not apply: %s; without an answer: %s.",
		wayName(scale), len(scale.Questions), ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
	if scale.MinimumItems > 0 && (scale.Score == score.Mean || prorates(scale)) {
		t.Note("Énoncés répondus qu'il faut pour un score incomplet\u00a0: %d.", "Answered items that an incomplete score needs: %d.", scale.MinimumItems)
	}
	reversedNote(t, scale)
	if (scale.Score == score.Mean || prorates(scale)) && !sameRange(scale) {
		t.Note("Les énoncés n'ont pas tous la même étendue\u00a0: ceux dont l'étendue est grande pèsent plus dans le score.",
			"The items do not all have the same range: those with a wide range weigh more in the score.")
	}
}

// absentNote names the items that were not put in the wave.
func absentNote(t *table.Table, scale *study.Scale) {
	absent := lackedItems(scale)
	if len(absent) > 0 {
		t.Note("Énoncés qui n'ont pas été posés dans cette vague\u00a0: %s.", "Items that were not put in this wave: %s.", strings.Join(absent, ", "))
	}
}

// reversedNote names the items whose values are turned round.
func reversedNote(t *table.Table, scale *study.Scale) {
	names := itemNames(scale, func(k int) bool { return scale.Reverses(scale.Questions[k]) })
	if !names.IsZero() {
		t.Note("Énoncés inversés, x devenant min + max - x\u00a0: %s.", "Reversed items, x becoming min + max - x: %s.", names)
	}
}

// wayName says how the values of items become a score.
func wayName(scale *study.Scale) locale.Text {
	if scale.Score == score.Mean {
		return locale.Text{FR: "moyenne des valeurs", EN: "mean of the values"}
	}
	return locale.Text{FR: "somme des valeurs", EN: "sum of the values"}
}

func ruleName(rule score.Rule) locale.Text {
	return map[score.Rule]locale.Text{
		score.Zero:     {FR: "compte pour zéro", EN: "counts as zero"},
		score.Excluded: {FR: "retiré du score et du maximum", EN: "leaves the score and the maximum"},
		score.Prorated: {FR: "au prorata des autres", EN: "prorated from the others"},
		score.Missing:  {FR: "pas de score", EN: "no score"},
	}[rule]
}

func prorates(scale *study.Scale) bool {
	return scale.NotApplicable == score.Prorated || scale.NoAnswer == score.Prorated
}

// sameRange reports whether the values of all items have the same bounds, or none.
func sameRange(scale *study.Scale) bool {
	same := func(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
	least, greatest, _ := scale.Questions[0].Range()
	return !slices.ContainsFunc(scale.Questions, func(q *study.Question) bool {
		l, g, _ := q.Range()
		return !same(l, least) || !same(g, greatest)
	})
}

// scoreDecimals returns the decimals of a mean score that people see.
func scoreDecimals(scale *study.Scale) int {
	if scale.Score == score.Mean {
		return 2
	}
	return 1
}

// maximumDecimals returns the decimals of the highest possible score that people see.
func maximumDecimals(scale *study.Scale) int {
	if maximum, _ := scale.Maximum(); maximum != math.Trunc(maximum) || scale.Score == score.Mean && !sameRange(scale) {
		return 2
	}
	return 0
}

// respondentDecimals returns the decimals of a respondent's score that people see.
func respondentDecimals(s *survey.Survey, scale *study.Scale) int {
	switch {
	case scale.Score == score.Mean:
		return 2
	case prorates(scale):
		return 1
	case scale.IsWhole():
		return 0
	}
	for _, side := range scale.Sides {
		if slices.ContainsFunc(s.Frame(side).Variable(scale.Name).Answered(nil), func(x float64) bool { return x != math.Trunc(x) }) {
			return 1
		}
	}
	return 0
}

// regionNote says how the scores of the units of a region make that of the region.
func regionNote(s *survey.Survey, t *table.Table, scale *study.Scale) {
	sides := s.Study.LinkedSides()
	many, one := s.Study.UnitLabel(sides[0]), s.Study.UnitLabel(sides[1])
	if scale.Score == score.Mean {
		t.Note("Score d'une région\u00a0: moyenne du score de la partie «\u00a0%s\u00a0» (%s de ses unités) et de celui de la partie «\u00a0%s\u00a0».",
			"Score of a region: mean of the score of the side %q (%s of its units) and that of the side %q.", many, s.Study.Link.Combine.Label(), one)
	} else {
		t.Note("Score d'une région\u00a0: %s de ses unités de la partie «\u00a0%s\u00a0», plus le score de la partie «\u00a0%s\u00a0».", "Score of a region: %s of its units on the side %q, plus the score of the side %q.",
			s.Study.Link.Combine.Label(), many, one)
	}
	if slices.ContainsFunc(sides, func(side string) bool { return s.Samplings[side] != nil }) {
		t.Note("Les unités d'une région sont réunies sans pondération.", "The units of a region are put together unweighted.")
	}
}
