// Package tabulate turns a study and its answers into results tables, one call a command.
//
// Every table carries what it takes to read it: the base and who was left out of it, the method of each interval and
// p value, the rule by which several units became one. Numbers are computed by the packages estimate, score,
// reliability, assoc, agree and grim; this package only chooses what to compute and where it stands.
package tabulate

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Options are the choices that several tables share. The zero value asks for the study's own.
type Options struct {
	Where string     // condition on the units, or ""
	By    []string   // variables that split the units into groups, the first one outermost; nil for none
	Base  study.Base // denominator of percentages; "" for the study's
	Level float64    // confidence level, between 0 and 1; 0 for 0.95
	Seed  uint64     // seed of Monte Carlo p values

	Interval string // interval of proportions, one of Intervals; "" for Wilson's, and Korn and Graubard's under a design

	undecided map[string]dataset.Reasons // by side: units for which Where could not be decided; nil to count them
}

// DefaultLevel is the confidence level where the user names none.
const DefaultLevel = 0.95

// knowsPopulation reports whether a study gives the population of a side: without any, no interval is for a population.
func knowsPopulation(s *survey.Survey) bool {
	return slices.ContainsFunc(s.Study.Sides.Names(), func(side string) bool { return s.Population(side) > 0 })
}

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
	if len(names) == 0 && name == "" {
		return usage("%s\u00a0: l'étude n'en déclare pas", "%s: the study declares none", what)
	}
	if len(names) == 0 {
		return usage("%s %q\u00a0: l'étude n'en déclare pas", "%s %q: the study declares none", what, name)
	}
	return usage("%s %q\u00a0: pas dans l'étude%s\u00a0; il y a\u00a0: %s", "%s %q: not in the study%s; there are: %s",
		what, name, diag.DidYouMean(name, names), diag.OneOf(names))
}

// compile compiles a condition that the user typed, for one unit of analysis.
func compile(def *study.Definition, unit, text string) (*formula.Program, error) {
	return compileIn(def.Scope(unit), text)
}

func compileIn(scope formula.Scope, text string) (*formula.Program, error) {
	if text == "" {
		return nil, nil
	}
	program, err := formula.Compile(text, scope, formula.Truth)
	if err != nil {
		return nil, wrongCondition(text, err)
	}
	return program, nil
}

// wrongCondition says what is wrong with a condition that the user typed.
func wrongCondition(text string, err error) error {
	why := locale.Same(err.Error())
	var problem *formula.Error
	if errors.As(err, &problem) {
		why = problem.Message
	}
	return usage("condition %q\u00a0: %s", "condition %q: %s", text, why)
}

// units returns the sides for which all the variables of the options exist, and an error where there is none: of a wave,
// those that it surveyed.
func (o Options) units(def *study.Definition) ([]string, error) {
	units, err := o.unitsOfStudy(def)
	if err != nil {
		return nil, err
	}
	units = slices.DeleteFunc(units, func(side string) bool { return !def.HasExport(side) })
	if len(units) == 0 {
		return nil, usage("vague %s\u00a0: pas d'export de la partie qui a ces variables", "wave %s: no export of the side that has these variables", def.Wave)
	}
	return units, nil
}

// unitsOfStudy returns the same, surveyed or not.
func (o Options) unitsOfStudy(def *study.Definition) ([]string, error) {
	var units []string
	for _, side := range def.Sides.Names() {
		_, err := compile(def, side, o.Where)
		if scope := def.Scope(side); err == nil && !slices.ContainsFunc(o.By, func(name string) bool { return !scope.Has(name) }) {
			units = append(units, side)
		}
	}
	if len(units) == 0 {
		return nil, o.nowhere(def)
	}
	return units, nil
}

// nowhere says why no side has all the variables of the options: what no side knows, with the nearest name on any side.
func (o Options) nowhere(def *study.Definition) error {
	all := formula.Scope{}
	for _, side := range def.Sides.Names() {
		maps.Copy(all, def.Scope(side))
	}
	if _, err := compileIn(all, o.Where); err != nil {
		return err
	}
	for _, name := range o.By {
		if !all.Has(name) {
			return unknown(locale.Same("--by"), name, all.Names())
		}
	}
	return usage("aucune partie n'a toutes les variables de\u00a0: %s", "no side has all the variables of: %s",
		strings.TrimSpace(o.Where+" "+strings.Join(o.By, ", ")))
}

// whereNotes writes the condition, and counts the units for which it could not be decided: they are in no base.
func (o Options) whereNotes(t *table.Table, s *survey.Survey, units []string) {
	if o.Where == "" {
		return
	}
	t.Note("Condition\u00a0: %s.", "Condition: %s.", o.Where)
	for _, unit := range units {
		frame := s.Frame(unit)
		leftOut, counted := o.undecided[unit]
		if !counted {
			condition, _ := compile(s.Study, unit, o.Where)
			selection, _ := frame.Where(condition, nil)
			leftOut = selection.LeftOut
		}
		for reason, n := range leftOut {
			if n > 0 {
				t.Note("%s\u00a0– condition indécidable (%s)\u00a0: %d.", "%s – condition not decided (%s): %d.",
					frame.Label, study.Reason(reason).Label(), n)
			}
		}
	}
}
