// Package export writes the clean answers of a side for other programs: one row a respondent, one column a variable, with
// the syntax files and the descriptions that tell those programs what the columns are.
//
// Nothing is lost on the way. A cell without a value says why: by a declared token (Token), in a column beside, or not at
// all where one asks for that (Reasons). The syntax of SPSS and of Stata, DDI-Codebook and Table Schema are written beside
// the CSV and speak of it; a workbook brings its codebook along. Same answers, same bytes.
//
//  1. New takes a side of a survey: questions, ticks, region, side tables, scores, derived variables, weight.
//  2. Lookup finds a Format by name, ForFile by a file's ending.
//  3. Format.Write writes the data set, or what describes it.
package export

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Dataset is the clean answers of one side.
type Dataset struct {
	Study   *study.Definition // what the study declares
	Frame   *dataset.Frame    // the respondents of the side
	Columns []Column          // of a study with waves the wave, then in the order of the questionnaire, then side tables, scores, derived variables and the weight
}

// New takes the answers of a side of a survey. It panics where the survey has no side of that name.
func New(s *survey.Survey, side string) *Dataset {
	frame := s.Frame(side)
	if frame == nil || side == study.RegionUnit {
		panic("export: side: the study has none named " + strconv.Quote(side))
	}
	d := &Dataset{Study: s.Study, Frame: frame}
	for _, v := range frame.Variables {
		d.Columns = append(d.Columns, Column{Name: v.Name, Variable: frame.Variable(v.Name)})
	}
	if weights := weightsOf(s.Samplings[side]); len(weights) > 0 {
		v := dataset.NewNumbers(d.free("weight"), locale.Text{FR: "Poids, calé et borné comme l'étude le déclare", EN: "Weight, calibrated and trimmed as the study declares"}, frame.Len())
		for i, weight := range weights {
			v.SetNumber(i, weight)
		}
		d.Columns = append(d.Columns, Column{Name: v.Name, Variable: v})
	}
	if s.Study.Wave != "" {
		wave := waveOf(s.Study, frame)
		wave.Name = d.free("wave")
		d.Columns = slices.Insert(d.Columns, 0, Column{Name: wave.Name, Variable: wave})
	}
	return d
}

// waveOf is the wave of the study, the same for every respondent: files of several waves can be put one below another.
func waveOf(def *study.Definition, frame *dataset.Frame) *dataset.Variable {
	n := frame.Len()
	return &dataset.Variable{
		Label: locale.Text{FR: "Vague", EN: "Wave"}, Kind: formula.Words,
		States: make([]study.Reason, n), Words: slices.Repeat([]string{def.Wave}, n),
	}
}

// weightsOf returns the weights that estimates use; nil without a design.
func weightsOf(sampling *survey.Sampling) []float64 {
	switch {
	case sampling == nil:
		return nil
	case sampling.Trimmed != nil:
		return sampling.Trimmed.Weights
	case sampling.Calibrated != nil:
		return sampling.Calibrated.Weights
	}
	return sampling.Weights
}

// free returns a name that no column has: the one wanted, or with a number behind it.
func (d *Dataset) free(name string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(d.Columns, func(c Column) bool { return c.Name == name })
	}
	for n, wanted := 2, name; taken(name); n++ {
		name = wanted + "_" + strconv.Itoa(n)
	}
	return name
}

// respondent returns what identifies a respondent: the identifier, else the number in the order of the export, from 1.
func (d *Dataset) respondent(i int) string {
	if id := d.Frame.Units[i].ID; id != "" {
		return id
	}
	return strconv.Itoa(i + 1)
}

// BrokenLines returns how many texts of the data set have several lines: SPSS takes each line for a respondent.
func (d *Dataset) BrokenLines() int {
	broken := 0
	for _, c := range d.Columns {
		for i := range d.Frame.Units {
			if c.Kind() == Words && c.state(i) == study.Answered && strings.ContainsAny(c.value(i), "\r\n") {
				broken++
			}
		}
	}
	return broken
}

// side returns what the study declares of the side.
func (d *Dataset) side() *study.Side { return d.Study.Side(d.Frame.Name) }

// A Kind is what the values of a column are.
type Kind uint8

// The kinds of column.
const (
	Words   Kind = iota // text: open answers, dates, identifiers, regions
	Coded               // one of the codes of a question
	Numeric             // numbers
	Flag                // true or false, written 1 and 0
)

// A Column is one variable of a data set.
type Column struct {
	Name     string            // heading
	Variable *dataset.Variable // its values
}

// Kind returns what the values of the column are.
func (c Column) Kind() Kind {
	v := c.Variable
	switch {
	case v.Source != nil && v.Source.Type.IsCategory():
		return Coded
	case v.Kind == formula.Truth:
		return Flag
	case v.Kind == formula.Number:
		return Numeric
	}
	return Words
}

// state returns why a respondent has no value: a number that is not finite is none.
func (c Column) state(i int) study.Reason {
	v := c.Variable
	if v.States[i] == study.Answered && v.Kind != formula.Words && v.Numbers[i]-v.Numbers[i] != 0 {
		return study.Invalid
	}
	return v.States[i]
}

// value returns the value of a respondent as text: a code, a number, 1 or 0, words. It means nothing where the state is not
// Answered.
func (c Column) value(i int) string {
	if c.Variable.Kind == formula.Words {
		return c.Variable.Words[i]
	}
	return number(c.Variable.Numbers[i])
}

// label returns the value of a respondent as people read it in a language: the label of a code, else the value.
func (c Column) label(i int, lang locale.Lang) string {
	if c.Kind() == Coded {
		return c.Variable.Source.CodeLabel(c.Variable.Words[i]).In(lang)
	}
	return c.value(i)
}

// isGuarded reports whether Guard puts an apostrophe before a value of the column.
func (c Column) isGuarded() bool {
	for i := range c.Variable.States {
		if c.state(i) == study.Answered && len(Guard(c.value(i))) > len(lineEnds.Replace(strings.ToValidUTF8(c.value(i), "\uFFFD"))) {
			return true
		}
	}
	return false
}

// reasons returns the reasons for having no value that occur in the column, in the order of package study.
func (c Column) reasons() []study.Reason {
	var there [study.Reasons]bool
	for i := range c.Variable.States {
		there[c.state(i)] = true
	}
	var list []study.Reason
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		if there[reason] {
			list = append(list, reason)
		}
	}
	return list
}

// title returns the label of the column: the question as it was put, else the label of the variable.
func (c Column) title() locale.Text {
	if q := c.Variable.Source; q != nil && c.Variable.Code == "" {
		return q.Label.Text
	}
	return c.Variable.Label
}

// number writes a number with the fewest digits that read back as the same one, with a decimal point and never an exponent:
// readers of questionnaires take an exponent for a mistake.
func number(x float64) string {
	if x == 0 {
		return "0" // Also for a negative zero.
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
