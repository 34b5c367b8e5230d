package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Compared is what a comparison compares: a number, or the share of the units that give an answer.
type Compared struct {
	Name     string          // as the user wrote it
	Label    locale.Text     // what people read
	IsShare  bool            // the values are 1 where the answer is given and 0 elsewhere, and shown in percent
	Question *study.Question // whose answer it is; nil for a number and for a condition
	Code     string          // the answer; "" without a question
	variable *dataset.Variable
}

// findCompared finds what a name stands for in a frame.
func findCompared(def *study.Definition, frame *dataset.Frame, name string) (Compared, bool) {
	c := Compared{Name: name, variable: frame.Variable(name)}
	if c.variable != nil && c.variable.Kind != formula.Words {
		c.Label, c.IsShare = c.variable.Label, c.variable.Kind == formula.Truth
		return c, true
	}
	asked, code, coded := strings.Cut(name, "=")
	c.variable = frame.Variable(strings.TrimSpace(asked))
	if c.variable == nil || c.variable.Source == nil || !c.variable.Source.Type.IsCategory() {
		return c, false
	}
	c.IsShare, c.Question, c.Code = true, c.variable.Source, strings.TrimSpace(strings.TrimLeft(code, "="))
	if !coded && c.Question.Type == study.YesNo {
		c.Code = c.Question.YesCode()
		c.Label = c.Question.Title()
		return c, true
	}
	c.Label = locale.Textf("%s\u00a0: %s", "%s: %s", c.Question.Title(), c.Question.CodeLabel(c.Code))
	return c, slices.Contains(c.Question.AnswerCodes(), c.Code)
}

// knownCompared reports a name that stands for nothing in any frame, with the nearest one.
func knownCompared(s *survey.Survey, frames []*dataset.Frame, name string) error {
	var names []string
	asked, code, coded := strings.Cut(name, "=")
	asked, code = strings.TrimSpace(asked), strings.TrimSpace(strings.TrimLeft(code, "="))
	for _, frame := range frames {
		if _, ok := findCompared(s.Study, frame, name); ok {
			return nil
		}
		for _, v := range frame.Variables {
			if _, ok := findCompared(s.Study, frame, v.Name); ok || v.Source != nil && v.Source.Type.IsCategory() {
				names = append(names, v.Name)
			}
		}
	}
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	q := s.Study.Question(asked)
	switch {
	case q == nil || !q.Type.IsCategory():
		return unknown(locale.Text{FR: "variable à comparer", EN: "variable to compare"}, asked, names)
	case coded:
		return usage("%s\u00a0: réponse %q inconnue%s\u00a0; il y a\u00a0: %s", "%s: unknown answer %q%s; there are: %s",
			asked, code, diag.DidYouMean(code, q.AnswerCodes()), diag.OneOf(q.AnswerCodes()))
	}
	return usage("%s\u00a0: dire quelle réponse comparer, comme %s=%s\u00a0; il y a\u00a0: %s", "%s: say which answer to compare, as %s=%s; there are: %s",
		asked, asked, q.AnswerCodes()[0], diag.OneOf(q.AnswerCodes()))
}

// take returns the units of the mask that count, their values, the share that they make and who is left out.
func (c Compared) take(frame *dataset.Frame, mask dataset.Mask, base study.Base) (rows []int, values []float64, share dataset.Share, leftOut dataset.Reasons) {
	if c.IsShare {
		share, _ = frame.Tally(mask, base, func(i int) (bool, study.Reason, error) {
			return c.variable.States[i] == study.Answered && c.says(i), c.variable.States[i], nil
		})
		values = make([]float64, len(share.InBase))
		for k, i := range share.InBase {
			if _, yes := slices.BinarySearch(share.Members, i); yes {
				values[k] = 1
			}
		}
		return share.InBase, values, share, share.LeftOut
	}
	for i, state := range c.variable.States {
		switch {
		case !mask.Has(i):
		case state == study.Answered:
			rows, values = append(rows, i), append(values, c.variable.Numbers[i])
		default:
			leftOut[state]++
		}
	}
	return rows, values, share, leftOut
}

// says reports whether a unit gives the answer of a share.
func (c Compared) says(i int) bool {
	if c.variable.Kind == formula.Truth {
		return c.variable.Numbers[i] != 0
	}
	return c.variable.Words[i] == c.Code
}

// factor is by what the values are multiplied for people: shares are read in percent, and their differences in points.
func (c Compared) factor() float64 {
	if c.IsShare {
		return 100
	}
	return 1
}
