package survey

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

// Rules returns how a scale treats items without an answer.
func Rules(scale *study.Scale) score.Rules {
	return score.Rules{NotApplicable: scale.NotApplicable, NoAnswer: scale.NoAnswer, Minimum: scale.MinimumItems}
}

// Adds reports whether an answer to an item adds one to a scale.
func Adds(scale *study.Scale, q *study.Question, code string) bool {
	if len(scale.Counts) == 0 {
		return code == q.YesCode()
	}
	return slices.ContainsFunc(scale.Counts, func(counts study.Located) bool { return counts.Value == code })
}

// addScales scores every scale that the frame's side was asked in full.
func (s *Survey) addScales(frame *dataset.Frame) {
	for _, entry := range s.Study.Scales {
		scale := entry.Value
		if !slices.Contains(scale.Sides, frame.Name) {
			continue
		}
		items := make([]score.Items, frame.Len())
		for i := range items {
			items[i] = itemsOf(frame, scale, i)
		}
		if s.Items[scale.Name] == nil {
			s.Items[scale.Name] = map[string][]score.Items{}
		}
		s.Items[scale.Name][frame.Name] = items
		addScore(frame, scale, items)
	}
}

// itemsOf counts what a respondent did with the items of a scale.
func itemsOf(frame *dataset.Frame, scale *study.Scale, i int) score.Items {
	items := score.Items{Total: len(scale.Questions)}
	for _, q := range scale.Questions {
		v := frame.Variable(q.Name)
		switch v.States[i] {
		case study.Answered:
			if Adds(scale, q, v.Words[i]) {
				items.Counting++
			}
		case study.NotApplicable:
			items.NotApplicable++
		default:
			items.NoAnswer++
		}
	}
	return items
}

// addScore adds the score of a scale and the variables beside it.
func addScore(frame *dataset.Frame, scale *study.Scale, items []score.Items) {
	n := frame.Len()
	value := dataset.NewNumbers(scale.Name, scale.Label.Text, n)
	value.Maximum = float64(len(scale.Questions))
	na := dataset.NewNumbers(scale.Name+study.SuffixNotApplicable, locale.Textf("%s\u00a0: ne s'applique pas", "%s: not applicable", scale.Label.Text), n)
	answered := dataset.NewNumbers(scale.Name+study.SuffixAnswered, locale.Textf("%s\u00a0: énoncés répondus", "%s: items answered", scale.Label.Text), n)
	maximum := dataset.NewNumbers(scale.Name+study.SuffixMaximum, locale.Textf("%s\u00a0: maximum", "%s: maximum", scale.Label.Text), n)
	for i, counts := range items {
		na.SetNumber(i, float64(counts.NotApplicable))
		answered.SetNumber(i, float64(counts.Answered()))
		if result, ok := Rules(scale).Score(counts); ok {
			value.SetNumber(i, result.Value)
			maximum.SetNumber(i, result.Maximum)
		}
	}
	for _, v := range []*dataset.Variable{value, na, answered, maximum} {
		frame.Add(v)
	}
}
