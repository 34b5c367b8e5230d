package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ratedItems shows the mean value of each item of a scale of ratings, on each side.
func ratedItems(s *survey.Survey, scale *study.Scale) (*table.Table, error) {
	t := &table.Table{ID: "items", Title: locale.Textf("%s\u00a0: énoncé par énoncé", "%s: item by item", scale.Label.Text)}
	t.Columns = []table.Column{{Key: "item", Label: locale.Text{FR: "Énoncé", EN: "Item"}}, {Key: "question", Machine: true, Role: table.Term}, {Key: "reversed", Kind: table.Count, Machine: true}}
	rows := make([][]table.Cell, len(scale.Questions))
	for k, q := range scale.Questions {
		rows[k] = []table.Cell{table.Words(itemTitle(scale, q)), table.Plain(q.Name), reversedCell(scale, q)}
	}
	for _, side := range scale.Sides {
		t.Columns = append(t.Columns, ratedColumns(s, side)...)
		for k, q := range scale.Questions {
			cells, err := ratedCells(s, scale, q, side)
			if err != nil {
				return nil, err
			}
			rows[k] = append(rows[k], cells...)
		}
	}
	for _, row := range rows {
		t.Add(row...)
	}
	t.Note("Valeurs telles qu'elles entrent dans le score. Base (n)\u00a0: les répondants qui en ont une.", "Values as they enter the score. Base (n): the respondents that have one.")
	reversedNote(t, scale)
	weightedNote(s, t, scale, "n\u00a0: sans pondération. Moyenne, erreur type et écart type\u00a0: pondérés, selon le plan.", "n: unweighted. Mean, SE and SD: weighted, under the design.")
	return t, nil
}

// ratedColumns are those of one side: n, the mean, its standard error under a design, the standard deviation.
func ratedColumns(s *survey.Survey, side string) []table.Column {
	columns := []table.Column{
		{Key: side + "_n", Label: locale.Textf("%s (n)", "%s (n)", s.Study.UnitLabel(side)), Kind: table.Count, Role: table.Base, Side: side},
		{Key: side + "_missing", Kind: table.Count, Machine: true, Role: table.LeftOut, Side: side},
		{Key: side + "_mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 2, Role: table.Estimate, Side: side},
	}
	if s.Samplings[side] != nil {
		columns = append(columns, table.Column{Key: side + "_se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: 3, Role: table.StdError, Of: side + "_mean", Side: side})
	}
	return append(columns, table.Column{Key: side + "_sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: 2, Role: table.Estimate, Side: side})
}

// ratedCells are those of one item on one side.
func ratedCells(s *survey.Survey, scale *study.Scale, q *study.Question, side string) ([]table.Cell, error) {
	frame := s.Frame(side)
	v := itemVariable(scale, q, frame)
	summary := estimate.Describe(v.Answered(nil))
	if sampling := s.Samplings[side]; sampling != nil {
		list, err := estimatesOf(s, frame, Request{Statistic: MeanOf}, pair{top: v}, Options{})
		if err != nil {
			return nil, err
		}
		numbers, sd := numbersOf(list[0].Estimate), standardDeviations(sampling.Design, v, []group{{}}, list)
		return []table.Cell{table.Int(list[0].Estimate.N), table.Int(list[0].LeftOut.Total()), numbers[0], numbers[1], sd[0]}, nil
	}
	numbers := summaryCells(summary, 0, 0, Options{})
	return []table.Cell{table.Int(summary.N), table.Int(frame.Len() - summary.N), numbers[0], numbers[1]}, nil
}

// itemVariable returns what the answers to an item are worth in a scale, as a variable.
func itemVariable(scale *study.Scale, q *study.Question, frame *dataset.Frame) *dataset.Variable {
	answers, value := frame.Variable(q.Name), survey.Values(scale, q)
	v := &dataset.Variable{Name: q.Name, Label: q.Title(), Kind: formula.Number, States: answers.States, Cells: answers.Cells, Numbers: make([]float64, frame.Len())}
	for i, state := range v.States {
		if state == study.Answered {
			v.Numbers[i] = value(answers, i)
		}
	}
	return v
}

// itemTitle names an item, and says where it is reversed.
func itemTitle(scale *study.Scale, q *study.Question) locale.Text {
	if scale.Reverses(q) {
		return locale.Textf("%s (inversé)", "%s (reversed)", q.Title())
	}
	return q.Title()
}

// reversedCell is 1 for a reversed item and 0 for another, for machines.
func reversedCell(scale *study.Scale, q *study.Question) table.Cell {
	if scale.Reverses(q) {
		return table.Int(1)
	}
	return table.Int(0)
}
