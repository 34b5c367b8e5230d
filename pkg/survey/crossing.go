package survey

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// MaxCrossing is how many combinations of answers a Crossing has at most.
const MaxCrossing = 1 << 16

// A Crossing has a unit for each combination of what respondents of a side can say to some questions with codes. What
// depends on these answers alone is the same for all respondents of a combination, so it is worked out once for each,
// and rows need only be counted.
//
// The combinations are numbered as by digits, the first question being the one of the highest: the digit of an answer is
// its place among the codes, and that of a reason comes behind them (Digit).
type Crossing struct {
	Survey    *Survey                 // one side, with the combinations as its units
	Frame     *dataset.Frame          // that side
	Questions []*study.Question       // what is crossed, with the questions that their skip logic rests on
	Kept      dataset.Mask            // the combinations that the study keeps; nil for all
	Unasked   map[string]dataset.Mask // by question: combinations whose answer does not count, because it was not to be asked
}

// Digit returns the digit of an answer: of the code at a place among the codes of a variable, or of a reason.
func Digit(v *dataset.Variable, state study.Reason, code int) int {
	if state == study.Answered {
		return code
	}
	return len(v.Codes) + int(state) - 1
}

// Digits returns how many digits a variable has.
func Digits(v *dataset.Variable) int { return len(v.Codes) + int(study.Reasons) - 1 }

// Cross returns the crossing of what the named variables of a side depend on: questions with codes or regions, side
// tables, variables derived of these. The second result is why there is none, or an empty text: a variable depends on
// something else, or the combinations are more than MaxCrossing.
func (s *Survey) Cross(side string, names []string) (*Crossing, locale.Text) {
	c := &Crossing{Unasked: map[string]dataset.Mask{}}
	declared := s.Study.Side(side)
	if declared.KeepIf != nil {
		names = append(slices.Clone(names), declared.KeepIf.Names()...)
	}
	for _, name := range names {
		if why := c.need(s, declared, name); !why.IsZero() {
			return nil, why
		}
	}
	outline := s.Frame(side)
	size := 1
	for _, q := range c.Questions {
		if size *= Digits(outline.Variable(q.Name)); size > MaxCrossing {
			return nil, locale.Textf("trop de combinaisons de réponses (%s)", "too many combinations of answers (%s)", namesOf(c.Questions))
		}
	}
	c.Survey = newSurvey(s.Study, s.Files, s.options)
	c.Survey.Tables = s.Tables
	c.Frame = c.frame(outline, size)
	c.Survey.Sides = []*dataset.Frame{c.Frame}
	return c, c.compute(declared)
}

func namesOf(questions []*study.Question) locale.Text {
	names := make([]locale.Text, len(questions))
	for i, q := range questions {
		names[i] = locale.Same(q.Name)
	}
	return locale.Join(names)
}

// need adds the questions that a variable depends on. It returns why they cannot be crossed.
func (c *Crossing) need(s *Survey, side *study.Side, name string) locale.Text {
	for _, derived := range s.Study.DerivedOf(side.Name) {
		if derived.Name == name && derived.Program != nil {
			return c.needAll(s, side, derived.Program)
		}
	}
	if s.Study.Table(name) != nil || name == study.RegionUnit {
		name = side.Region.Value
	}
	q := s.Study.Question(name)
	if q == nil || s.Frame(side.Name).Variable(name) == nil || s.Frame(side.Name).Variable(name).Codes == nil {
		return locale.Textf("%s ne dépend pas de réponses à codes seulement", "%s does not depend on answers with codes alone", name)
	}
	if slices.Contains(c.Questions, q) {
		return locale.Text{}
	}
	if q.Absent {
		return locale.Textf("%s n'a pas été posée dans la vague", "%s was not put in the wave", name)
	}
	c.Questions = append(c.Questions, q)
	if gate := q.Gate[side.Name]; gate != nil {
		return c.needAll(s, side, gate)
	}
	return locale.Text{}
}

func (c *Crossing) needAll(s *Survey, side *study.Side, program *formula.Program) locale.Text {
	for _, name := range program.Names() {
		if why := c.need(s, side, name); !why.IsZero() {
			return why
		}
	}
	return locale.Text{}
}

// frame makes the combinations.
func (c *Crossing) frame(outline *dataset.Frame, size int) *dataset.Frame {
	frame := dataset.NewFrame(outline.Name, outline.Label, make([]dataset.Unit, size))
	period := size
	for _, q := range c.Questions {
		v := *outline.Variable(q.Name)
		v.States, v.Words, v.Cells = make([]study.Reason, size), make([]string, size), nil
		digits := Digits(&v)
		period /= digits
		for i := range size {
			if digit := i / period % digits; digit < len(v.Codes) {
				v.Words[i] = v.Codes[digit]
			} else {
				v.States[i] = study.Reason(digit - len(v.Codes) + 1)
			}
		}
		frame.Add(&v)
	}
	return frame
}

// compute applies the rules of the study to the combinations. It returns why it cannot.
func (c *Crossing) compute(side *study.Side) locale.Text {
	s := c.Survey
	if side.KeepIf != nil {
		selection, err := c.Frame.Where(side.KeepIf, nil)
		if err != nil {
			return problemOf(err)
		}
		c.Kept = selection.Mask
	}
	c.applyGates()
	if v := c.Frame.Variable(side.Region.Value); v != nil {
		for i := range c.Frame.Units {
			c.Frame.Units[i].Region = v.Words[i]
		}
		s.addRegion(c.Frame)
		s.addTables(c.Frame)
	}
	for _, derived := range s.Study.DerivedOf(side.Name) {
		if derived.Program != nil && !slices.ContainsFunc(derived.Program.Names(), func(name string) bool { return c.Frame.Variable(name) == nil }) {
			c.Frame.Add(s.evaluate(c.Frame, derived, func(i int) lookup { return c.Frame.Lookup(i) }))
		}
	}
	return locale.Text{}
}

// UnaskedOf returns how many rows answer a question that was not to be asked of them; rows has how many rows each
// combination has. Rows that the study does not keep do not count.
func (c *Crossing) UnaskedOf(q *study.Question, rows []int) int {
	n := 0
	for at, unasked := range c.Unasked[q.Name] {
		if unasked && c.Kept.Has(at) {
			n += rows[at]
		}
	}
	return n
}

// applyGates applies the skip logic, and notes which answers it leaves out.
func (c *Crossing) applyGates() {
	before := map[string][]study.Reason{}
	for _, q := range c.Questions {
		before[q.Name] = slices.Clone(c.Frame.Variable(q.Name).States)
	}
	c.Survey.applyGates(c.Frame)
	for _, q := range c.Questions {
		unasked := make(dataset.Mask, c.Frame.Len())
		for i, state := range c.Frame.Variable(q.Name).States {
			unasked[i] = state == study.NotAsked && before[q.Name][i] == study.Answered
		}
		if slices.Contains(unasked, true) {
			c.Unasked[q.Name] = unasked
		}
	}
}
