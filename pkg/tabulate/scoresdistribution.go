package tabulate

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Distribution counts the units of each side by score, with their share of the population where the side declares a
// design; nil where a score is not whole.
func Distribution(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "distribution", Term: scale.Name, Title: locale.Textf("%s\u00a0: distribution", "%s: distribution", scale.Label.Text)}
	t.Columns = []table.Column{{Key: "score", Label: locale.Same("Score"), Kind: table.Count, Role: table.Level}}
	scores := map[float64]bool{}
	for _, side := range scale.Sides {
		count := table.Column{Key: side, Label: s.Study.UnitLabel(side), Kind: table.Count, Role: table.Estimate, Side: side}
		if s.Samplings[side] == nil {
			t.Columns = append(t.Columns, count)
		} else {
			count.Role = table.N
			t.Columns = append(t.Columns, count, table.Column{Key: side + "_percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate, Side: side})
		}
		for _, x := range s.Frame(side).Variable(scale.Name).Answered(nil) {
			if x != math.Trunc(x) {
				return nil, nil
			}
			scores[x] = true
		}
	}
	addDistribution(s, t, scale, slices.SortedFunc(maps.Keys(scores), func(a, b float64) int { return cmp.Compare(b, a) }))
	t.Note("Les scores que personne n'a obtenus ne figurent pas.", "Scores that nobody has are not listed.")
	weightedNote(s, t, scale, "Nombres\u00a0: les répondants, sans pondération. Pourcentages\u00a0: pondérés, de ceux qui ont un score.", "Numbers: the respondents, unweighted. %: weighted, of those with a score.")
	return t, nil
}

// addDistribution adds a row for each score.
func addDistribution(s *survey.Survey, t *table.Table, scale *study.Scale, scores []float64) {
	rows := make([][]table.Cell, len(scores))
	for k, x := range scores {
		rows[k] = []table.Cell{table.Value(x)}
	}
	for _, side := range scale.Sides {
		v := s.Frame(side).Variable(scale.Name)
		category, counts := categoriesOf(v, scores)
		for k, n := range counts {
			rows[k] = append(rows[k], table.Int(n))
		}
		if sampling := s.Samplings[side]; sampling != nil && len(scores) > 0 {
			shares := sampling.Design.Proportions(category, len(scores), domainsOf(v, []group{{}}))
			for k := range scores {
				rows[k] = append(rows[k], percentCell(shares.At(k, DefaultLevel)))
			}
		}
	}
	for _, row := range rows {
		t.Add(row...)
	}
}

// categoriesOf gives every unit the position of its score among scores, and counts them.
func categoriesOf(v *dataset.Variable, scores []float64) (category, counts []int) {
	category, counts = make([]int, len(v.States)), make([]int, len(scores))
	for i, state := range v.States {
		if state == study.Answered {
			category[i] = slices.Index(scores, v.Numbers[i])
			counts[category[i]]++
		}
	}
	return category, counts
}

// percentCell writes an estimated share in percent; a dash where there is none.
func percentCell(e design.Estimate) table.Cell {
	if !e.Exists {
		return table.Absent(dash)
	}
	return table.Value(100 * e.Value)
}
