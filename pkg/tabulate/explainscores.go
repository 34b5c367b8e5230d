package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// defineRatings says how the values of a scale of ratings become a score; nothing for a scale that counts.
func (st *story) defineRatings(scale *study.Scale) {
	if !scale.IsRated() {
		return
	}
	st.fact("Score", "Score", wayName(scale))
	st.fact("Inversés (min + max - x)", "Reversed (min + max - x)", itemNames(scale, func(k int) bool { return scale.Reverses(scale.Questions[k]) }))
	if maximum, bounded := scale.Maximum(); bounded {
		st.fact("Plus haut score possible", "Highest possible score", locale.Textf("%s", "%s", locale.Trimmed(maximum, 2)))
	}
}

// items lists, for a score of ratings, what each unit answered to each item and what the answer is worth.
func (st *story) items(frame *dataset.Frame, name string) {
	scale := st.Study.Scale(name)
	if scale == nil || !scale.IsRated() || frame == st.Regions {
		return
	}
	values := make([]*dataset.Variable, len(scale.Questions))
	for k, q := range scale.Questions {
		values[k] = itemVariable(scale, q, frame)
	}
	t := &table.Table{ID: "items-" + frame.Name, Title: locale.Textf("%s\u00a0: la valeur de chaque énoncé", "%s: the value of each item", frame.Label)}
	t.Columns = []table.Column{
		{Key: "item", Label: locale.Text{FR: "Énoncé", EN: "Item"}}, {Key: "question", Machine: true}, {Key: "unit", Machine: true},
		{Key: "answer", Label: locale.Text{FR: "Réponse", EN: "Answer"}},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: valueDecimals(values)},
		{Key: "reversed", Kind: table.Count, Machine: true},
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
	}
	for i, unit := range frame.Units {
		t.AddGroup(locale.Textf("%s\u00a0: %s", "%s: %s", unit.Name, valueText(frame.Variable(name), i)))
		for k, q := range scale.Questions {
			t.Add(table.Words(itemTitle(scale, q)), table.Plain(q.Name), table.Plain(unit.Name), table.Words(answerText(frame, q, i)),
				valueCell(values[k], i), reversedCell(scale, q), table.Plain(values[k].Pos(i).String()))
		}
	}
	st.tables = append(st.tables, t)
}

// valueDecimals returns the decimals of the values of items that people see: none where all are whole.
func valueDecimals(values []*dataset.Variable) int {
	for _, v := range values {
		if slices.ContainsFunc(v.Answered(nil), func(x float64) bool { return x != math.Trunc(x) }) {
			return 2
		}
	}
	return 0
}

// answerText writes what a unit answered to a question in the words that people read, or why there is no answer.
func answerText(frame *dataset.Frame, q *study.Question, i int) locale.Text {
	v := frame.Variable(q.Name)
	if v.States[i] == study.Answered && q.Type.IsCategory() {
		return q.CodeLabel(v.Words[i])
	}
	return valueText(v, i)
}

// valueCell writes what an answer is worth; a dash where there is none.
func valueCell(v *dataset.Variable, i int) table.Cell {
	if v.States[i] != study.Answered {
		return table.Absent(dash)
	}
	return table.Value(v.Numbers[i])
}
