package survey

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

// Rules returns how a scale treats items without an answer.
func Rules(scale *study.Scale) score.Rules {
	return score.Rules{Way: scale.Score, NotApplicable: scale.NotApplicable, NoAnswer: scale.NoAnswer, Minimum: scale.MinimumItems}
}

// Values returns a function that gives what a unit's answer to an item is worth in a scale: 1 or 0 in a scale that counts;
// else the number, or the value of the code, turned round in a reversed item. The function panics where the unit has no
// answer.
func Values(scale *study.Scale, q *study.Question) func(v *dataset.Variable, i int) float64 {
	worth := worth(scale, q)
	return func(v *dataset.Variable, i int) float64 {
		if v.States[i] != study.Answered {
			panic("survey: unit: has no answer to " + q.Name)
		}
		return worth(v, i)
	}
}

func worth(scale *study.Scale, q *study.Question) func(v *dataset.Variable, i int) float64 {
	if q.Type.IsNumeric() {
		turned := WorthOfNumbers(scale, q)
		return func(v *dataset.Variable, i int) float64 { return turned(v.Numbers[i]) }
	}
	of := WorthOfCodes(scale, q)
	return func(v *dataset.Variable, i int) float64 { return of[v.Words[i]] }
}

// WorthOfNumbers returns what an answer to an item with numbers is worth in a rated scale: itself, or turned round in a
// reversed item.
func WorthOfNumbers(scale *study.Scale, q *study.Question) func(x float64) float64 {
	if !scale.IsRated() || !scale.Reverses(q) {
		return func(x float64) float64 { return x }
	}
	least, greatest, _ := q.Range()
	return func(x float64) float64 { return score.Reverse(x, *least, *greatest) }
}

// WorthOfCodes returns what each answer to an item with codes is worth in a scale: its value, turned round in a reversed
// item; in a scale that counts 1 or 0.
func WorthOfCodes(scale *study.Scale, q *study.Question) map[string]float64 {
	turned := WorthOfNumbers(scale, q)
	of := map[string]float64{}
	for _, code := range q.AnswerCodes() {
		x, _ := q.Value(code)
		of[code] = turned(x)
		if !scale.IsRated() {
			of[code] = 0
			if Adds(scale, q, code) {
				of[code] = 1
			}
		}
	}
	return of
}

// Adds reports whether an answer to an item adds one to a scale that counts.
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
		items := itemsOf(frame, scale)
		if s.Items[scale.Name] == nil {
			s.Items[scale.Name] = map[string][]score.Items{}
		}
		s.Items[scale.Name][frame.Name] = items
		addScore(frame, scale, items)
	}
}

// itemsOf counts what each respondent did with the items of a scale.
func itemsOf(frame *dataset.Frame, scale *study.Scale) []score.Items {
	_, known := scale.Maximum()
	all := make([]score.Items, frame.Len())
	for i := range all {
		all[i].Total, all[i].Highest.Known = len(scale.Questions), known && scale.IsRated()
	}
	for _, q := range scale.Questions {
		addItem(all, frame.Variable(q.Name), scale, q)
	}
	return all
}

// addItem adds what each respondent did with one item.
func addItem(all []score.Items, v *dataset.Variable, scale *study.Scale, q *study.Question) {
	highest := 0.0
	if _, greatest, _ := q.Range(); len(all) > 0 && all[0].Highest.Known {
		highest = *greatest
	}
	value := Values(scale, q)
	for i, state := range v.States {
		items := &all[i]
		items.Highest.Total += highest
		switch {
		case state == study.NotApplicable:
			items.NotApplicable++
			items.Highest.NotApplicable += highest
		case state != study.Answered:
			items.NoAnswer++
			items.Highest.NoAnswer += highest
		case scale.IsRated():
			items.Sum += value(v, i)
		case value(v, i) == 1:
			items.Counting++
		}
	}
}

// addScore adds the score of a scale and the variables beside it.
func addScore(frame *dataset.Frame, scale *study.Scale, items []score.Items) {
	n := frame.Len()
	value := dataset.NewNumbers(scale.Name, scale.Label.Text, n)
	value.Maximum, _ = scale.Maximum()
	na := dataset.NewNumbers(scale.Name+study.SuffixNotApplicable, locale.Textf("%s\u00a0: ne s'applique pas", "%s: not applicable", scale.Label.Text), n)
	answered := dataset.NewNumbers(scale.Name+study.SuffixAnswered, locale.Textf("%s\u00a0: énoncés répondus", "%s: items answered", scale.Label.Text), n)
	maximum := dataset.NewNumbers(scale.Name+study.SuffixMaximum, locale.Textf("%s\u00a0: maximum", "%s: maximum", scale.Label.Text), n)
	for i, counts := range items {
		na.SetNumber(i, float64(counts.NotApplicable))
		answered.SetNumber(i, float64(counts.Answered()))
		result, ok := Rules(scale).Score(counts)
		switch {
		case scale.Absent:
			value.States[i] = study.NotAsked
			continue
		case !ok:
			continue
		case math.IsInf(result.Value, 0): // The values pass the largest number that there is.
			value.States[i] = study.Invalid
		default:
			value.SetNumber(i, result.Value)
		}
		if result.Bounded {
			maximum.SetNumber(i, result.Maximum)
		}
	}
	for _, v := range []*dataset.Variable{value, na, answered, maximum} {
		frame.Add(v)
	}
}
