// Package tabulate turns a study and its answers into results tables, one call a command.
//
// Every table carries what it takes to read it: the base and who was left out of it, the method of each interval and
// p value, the rule by which several units became one. Numbers are computed by the packages estimate, score and assoc;
// this package only chooses what to compute and where it stands.
package tabulate

import (
	"errors"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Options are the choices that several tables share. The zero value asks for the study's own.
type Options struct {
	Where string     // condition on the units, or ""
	By    string     // variable that splits the units into groups, or ""
	Base  study.Base // denominator of percentages; "" for the study's
	Level float64    // confidence level, between 0 and 1; 0 for 0.95
	Seed  uint64     // seed of Monte Carlo p values
}

// DefaultLevel is the confidence level where the user names none.
const DefaultLevel = 0.95

func (o Options) level() float64 {
	if o.Level == 0 {
		return DefaultLevel
	}
	return o.Level
}

func (o Options) base(def *study.Definition) study.Base {
	if o.Base == "" {
		return def.DefaultBase()
	}
	return o.Base
}

// A UsageError is a request that the study cannot meet: an unknown question, a condition that does not compile.
type UsageError struct {
	Message locale.Text // what is wrong, what was expected, the nearest valid name
}

// Error returns the message in English.
func (e *UsageError) Error() string { return e.Message.EN }

// usage returns a *UsageError, formatting the same arguments into both languages.
func usage(fr, en string, args ...any) error {
	return &UsageError{Message: locale.Textf(fr, en, args...)}
}

// unknown returns the error for a name that the study does not have.
func unknown(what locale.Text, name string, names []string) error {
	return usage("%s %q\u00a0: inconnu dans l'étude%s\u00a0; il y a\u00a0: %s", "%s %q: not in the study%s; there are: %s",
		what, name, diag.DidYouMean(name, names), diag.OneOf(names))
}

// compile compiles a condition that the user typed, for one unit of analysis.
func compile(def *study.Definition, unit, text string) (*formula.Program, error) {
	if text == "" {
		return nil, nil
	}
	program, err := formula.Compile(text, def.Scope(unit), formula.Truth)
	var failure *formula.Error
	if errors.As(err, &failure) {
		return nil, usage("condition %q (%s)\u00a0: %s", "condition %q (%s): %s", text, unit, failure.Message)
	}
	return program, err
}

// units returns the sides for which all the variables of the options exist, and an error where there is none.
func (o Options) units(def *study.Definition) ([]string, error) {
	var units []string
	var last error
	for _, side := range def.Sides.Names() {
		if _, err := compile(def, side, o.Where); err != nil {
			last = err
			continue
		}
		if _, ok := def.Scope(side)[o.By]; o.By != "" && !ok {
			last = unknown(locale.Same("--by"), o.By, def.Scope(side).Names())
			continue
		}
		units = append(units, side)
	}
	if len(units) == 0 {
		return nil, last
	}
	return units, nil
}

// A group is some of a frame's units under a heading.
type group struct {
	label locale.Text  // "" where the units are not split
	key   string       // code of the group, for machines
	mask  dataset.Mask // its units
}

// groups applies the condition and splits the units of a frame.
func (o Options) groups(s *survey.Survey, frame *dataset.Frame) ([]group, dataset.Reasons, error) {
	condition, err := compile(s.Study, frame.Name, o.Where)
	if err != nil {
		return nil, dataset.Reasons{}, err
	}
	selection, err := frame.Where(condition, nil)
	if err != nil {
		return nil, dataset.Reasons{}, usage("condition %q\u00a0: %v", "condition %q: %v", o.Where, err)
	}
	if o.By == "" {
		return []group{{mask: selection.Mask}}, selection.LeftOut, nil
	}
	v := frame.Variable(o.By)
	if v.Kind != formula.Words {
		return nil, dataset.Reasons{}, usage("--by %s\u00a0: il faut une variable à codes ou une région", "--by %s: a variable with codes or a region is needed", o.By)
	}
	return split(frame, v, selection.Mask), selection.LeftOut, nil
}

// split makes a group of each value of a variable, in the order of its codes, and one of the units without a value.
func split(frame *dataset.Frame, v *dataset.Variable, within dataset.Mask) []group {
	var groups []group
	for _, code := range valuesOf(v) {
		g := group{label: locale.Same(code), key: code, mask: make(dataset.Mask, frame.Len())}
		if v.Source != nil {
			g.label = v.Source.CodeLabel(code)
		}
		for i := range frame.Units {
			g.mask[i] = within.Has(i) && v.States[i] == study.Answered && v.Words[i] == code
		}
		if v.Name != study.RegionUnit || g.mask.Count(frame.Len()) > 0 {
			groups = append(groups, g)
		}
	}
	rest := group{label: study.NoAnswer.Label(), mask: make(dataset.Mask, frame.Len())}
	for i := range frame.Units {
		rest.mask[i] = within.Has(i) && v.States[i] != study.Answered
	}
	if rest.mask.Count(frame.Len()) > 0 {
		groups = append(groups, rest)
	}
	return groups
}

// valuesOf returns the values that a variable can take, in order.
func valuesOf(v *dataset.Variable) []string {
	if v.Codes != nil {
		return v.Codes
	}
	var values []string
	for i, state := range v.States {
		if state == study.Answered && !slices.Contains(values, v.Words[i]) {
			values = append(values, v.Words[i])
		}
	}
	slices.Sort(values)
	return values
}
