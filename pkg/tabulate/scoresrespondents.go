package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Respondents lists the score of every respondent.
func Respondents(s *survey.Survey, name string, options Options) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	_, bounded := scale.Maximum()
	t := &table.Table{ID: "respondents", Term: scale.Name, Title: locale.Textf("%s\u00a0: score de chaque répondant", "%s: score of each respondent", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "name", Label: locale.Text{FR: "Répondant", EN: "Respondent"}},
		{Key: "side", Machine: true, Role: table.Side}, {Key: "id", Machine: true, Role: table.Level}, {Key: "region", Machine: true}, {Key: "file", Machine: true}, {Key: "line", Kind: table.Count, Machine: true},
		{Key: "score", Label: locale.Same("Score"), Kind: table.Number, Decimals: respondentDecimals(s, scale), Role: table.Estimate},
		{Key: "maximum", Label: locale.Same("Max."), Kind: table.Number, Decimals: maximumDecimals(scale), Machine: !bounded, Role: table.Estimate},
		{Key: "not_applicable", Label: locale.Text{FR: "Ne s'appl. pas", EN: "Not appl."}, Kind: table.Count, Role: table.Estimate},
		{Key: "no_answer", Label: locale.Text{FR: "Sans rép.", EN: "No answer"}, Kind: table.Count, Role: table.Estimate},
	}
	units, err := Options{Where: options.Where}.units(s.Study)
	if err != nil {
		return nil, err
	}
	units = slices.DeleteFunc(units, func(unit string) bool { return !slices.Contains(scale.Sides, unit) })
	for _, side := range units {
		frame := s.Frame(side)
		selection, err := options.selection(s, frame)
		if err != nil {
			return nil, err
		}
		t.AddGroup(frame.Label)
		for _, i := range byScore(frame, scale.Name) {
			if selection.Mask.Has(i) {
				t.Add(respondentCells(s, frame, scale, i)...)
			}
		}
	}
	options.whereNotes(t, s, units)
	ruleNote(t, scale)
	return t, nil
}

// byScore returns the units from the highest score down; equals keep their order, units without a score come last.
func byScore(frame *dataset.Frame, name string) []int {
	v := frame.Variable(name)
	order := make([]int, frame.Len())
	for i := range order {
		order[i] = i
	}
	key := func(i int) float64 {
		if v.States[i] != study.Answered {
			return math.Inf(-1)
		}
		return v.Numbers[i]
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch a, b := key(i), key(j); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	return order
}

func respondentCells(s *survey.Survey, frame *dataset.Frame, scale *study.Scale, i int) []table.Cell {
	unit, items := frame.Units[i], s.Items[scale.Name][frame.Name][i]
	return []table.Cell{
		table.Plain(unit.Name), table.Plain(frame.Name), table.Plain(unit.ID), table.Plain(unit.Region), table.Plain(unit.Pos.File), table.Int(unit.Pos.Line),
		numberCell(frame.Variable(scale.Name), i), respondentMaximum(frame, scale, i),
		table.Int(items.NotApplicable), table.Int(items.NoAnswer),
	}
}

// respondentMaximum writes the highest score that a respondent could have; a dash where the scale has none.
func respondentMaximum(frame *dataset.Frame, scale *study.Scale, i int) table.Cell {
	if _, bounded := scale.Maximum(); !bounded {
		return table.Absent(dash)
	}
	return numberCell(frame.Variable(scale.Name+study.SuffixMaximum), i)
}

// numberCell writes a unit's number, or why there is none.
func numberCell(v *dataset.Variable, i int) table.Cell {
	if v.States[i] != study.Answered {
		return table.Absent(v.States[i].Label())
	}
	return table.Value(v.Numbers[i])
}
