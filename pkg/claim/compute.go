package claim

import (
	"cmp"
	"errors"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// compute fills in what the answers give; false, with a note, where they give nothing.
func compute(s *survey.Survey, r *Result) (bool, error) {
	figure := r.Declared
	switch {
	case figure.Units == "recommendations":
		n := len(s.Study.Advice)
		r.Computed = Figure{Measure: "count", Value: float64(n), Count: whole(n)}
		return true, nil
	case figure.Units != "":
		return computeUnits(s, r)
	case figure.ShareOf != nil:
		return true, computeShare(s, r)
	case figure.Statistic == "items", figure.Statistic == "maximum":
		return computeScale(s, r)
	case figure.Statistic == "distinct":
		return true, computeDistinct(s, r)
	}
	return computeStatistic(s, r)
}

func whole(n int) ingest.Whole { return ingest.Whole{Value: n, Set: true} }

// wholeOf returns a number that is whole; unset where it is not.
func wholeOf(x float64) ingest.Whole { return ingest.Whole{Value: int(x), Set: x == float64(int(x))} }

func number(x float64) ingest.Num { return ingest.Num{Value: x, Set: true} }

// computeUnits counts a population or its respondents.
func computeUnits(s *survey.Survey, r *Result) (bool, error) {
	unit := r.Declared.Unit.Value
	n, population := s.Frame(unit).Len(), s.Population(unit)
	if unit == study.RegionUnit {
		population = n
	}
	if r.Declared.Units == "population" {
		if population == 0 {
			r.note("le fichier d'étude ne dit pas la population", "the study file does not give the population")
			return false, nil
		}
		n = population
	}
	r.Computed = Figure{Measure: "count", Value: float64(n), Count: whole(n)}
	if r.Declared.Units == "respondents" && population > 0 {
		r.Computed.Base = whole(population)
		r.Computed.Percent = number(100 * float64(n) / float64(population))
	}
	return true, nil
}

// computeShare tallies the figure's condition.
func computeShare(s *survey.Survey, r *Result) error {
	frame := s.Frame(r.Declared.Unit.Value)
	within, err := frame.Where(r.Declared.WhereIf, nil)
	if err != nil {
		return formulaError(s, r.Declared.Where, err)
	}
	share, err := frame.Share(r.Declared.ShareOf, within.Mask, r.Declared.Base)
	if err != nil {
		return formulaError(s, r.Declared.Share, err)
	}
	r.Share, r.where = &share, within.LeftOut
	r.Computed = Figure{Measure: "count", Value: float64(share.Count), Count: whole(share.Count), Base: whole(share.Base)}
	percent, ok := share.Percent()
	if d := weighted(s, r.Declared); d != nil {
		e := weightedShare(d, share, frame.Len())
		r.Weighted, r.Estimate = true, &e
		percent, ok = 100*e.Value, e.Exists
	}
	if ok {
		r.Computed.Percent = number(percent)
		if r.Published.Percent.Set {
			r.Computed.Measure, r.Computed.Value = "percent", percent
		}
	}
	return nil
}

// computeScale gives a fact of a scale: how many items, or the highest possible score of a unit.
func computeScale(s *survey.Survey, r *Result) (bool, error) {
	scale := s.Study.Scale(r.Declared.Scale.Value)
	items := len(scale.Questions)
	r.Computed = Figure{Measure: r.Declared.Statistic, Value: float64(items), Count: whole(items)}
	if r.Declared.Statistic == "items" {
		if scale.DrawnFrom > 0 {
			r.Computed.Base = whole(scale.DrawnFrom)
		}
		return true, nil
	}
	v := s.Frame(r.Declared.Unit.Value).Variable(scale.Name)
	if v == nil {
		r.note("cette unité n'a pas de score %s", "this unit has no score %s", scale.Name)
		return false, nil
	}
	if v.Maximum == 0 {
		r.Computed = Figure{}
		r.note("l'échelle %s n'a pas de maximum", "the scale %s has no maximum", scale.Name)
		return false, nil
	}
	r.Computed.Value, r.Computed.Count = v.Maximum, wholeOf(v.Maximum)
	return true, nil
}

// computeStatistic gives a statistic of a variable.
func computeStatistic(s *survey.Survey, r *Result) (bool, error) {
	figure := r.Declared
	frame := s.Frame(figure.Unit.Value)
	within, err := frame.Where(figure.WhereIf, nil)
	if err != nil {
		return false, formulaError(s, figure.Where, err)
	}
	v := frame.Variable(figure.Of.Value)
	values := v.Answered(within.Mask)
	if len(values) < max(figure.Nth, 1) {
		r.note("%d valeurs de %s\u00a0: trop peu", "%d values of %s: too few", len(values), figure.Of.Value)
		return false, nil
	}
	if r.Unit = v.Unit; r.Unit == "" && v.Source != nil {
		r.Unit = v.Source.Unit
	}
	value, base := statistic(figure, values), whole(len(values))
	if d := weighted(s, figure); d != nil {
		if x, ok := weightedStatistic(d, figure, v, within.Mask); ok {
			value, r.Weighted = x, true
		}
	}
	if slices.Contains([]string{"min", "max", "highest"}, figure.Statistic) {
		base = ingest.Whole{}
		if v.Maximum > 0 {
			base = wholeOf(v.Maximum)
		}
	}
	r.Computed = Figure{Measure: figure.Statistic, Value: value, Base: base, Maximum: ingest.Num{Value: v.Maximum, Set: v.Maximum > 0}}
	if value == float64(int(value)) {
		r.Computed.Count = whole(int(value))
	}
	return true, nil
}

// computeDistinct counts the values of a variable that differ, among the units that have one.
func computeDistinct(s *survey.Survey, r *Result) error {
	frame := s.Frame(r.Declared.Unit.Value)
	within, err := frame.Where(r.Declared.WhereIf, nil)
	if err != nil {
		return formulaError(s, r.Declared.Where, err)
	}
	v, units, values := frame.Variable(r.Declared.Of.Value), 0, map[any]bool{}
	for i := range frame.Units {
		if value, has := v.Value(i); has && within.Mask.Has(i) {
			values[value] = true
			units++
		}
	}
	r.Computed = Figure{Measure: "distinct", Value: float64(len(values)), Count: whole(len(values)), Base: whole(units)}
	return nil
}

func statistic(figure *study.Figure, values []float64) float64 {
	summary := estimate.Describe(values)
	switch figure.Statistic {
	case "min":
		return summary.Min
	case "max":
		return summary.Max
	case "sum":
		return summary.Sum
	case "median":
		return summary.Median
	case "highest":
		slices.Sort(values)
		return values[len(values)-max(figure.Nth, 1)]
	}
	return summary.Mean
}

// checkAlso checks what the publication says beside the figure.
func checkAlso(s *survey.Survey, r *Result) error {
	for _, constraint := range r.Declared.Also {
		check := Check{Label: constraint.Label.Text}
		at := cmp.Or(constraint.Count, constraint.Holds)
		if constraint.Program == nil { // The study file compiles none beside a fact of a scale, which has no unit.
			return diag.Fail(diag.Study, s.Study.Pos(at), "constraint", "%s\u00a0: rien ne peut être dit (also:) à côté d'un nombre d'énoncés",
				"%s: nothing can be said (also:) beside a number of items", r.Declared.ID.Value)
		}
		var err error
		if constraint.Count.IsZero() {
			check.Holds, err = holds(r.Computed, constraint.Program)
		} else {
			err = count(s, r, constraint, &check)
		}
		if err != nil {
			return formulaError(s, at, err)
		}
		r.Checks = append(r.Checks, check)
	}
	return nil
}

// holds evaluates a condition on the figure itself.
func holds(figure Figure, condition *formula.Program) (bool, error) {
	values := map[string]ingest.Num{
		"value": number(figure.Value), "maximum": figure.Maximum, "percent": figure.Percent,
		"count": {Value: float64(figure.Count.Value), Set: figure.Count.Set},
		"base":  {Value: float64(figure.Base.Value), Set: figure.Base.Set},
	}
	result, lacking, err := condition.Eval(func(name string) (any, bool) { return values[name].Value, values[name].Set })
	if err != nil || lacking != "" {
		return false, err
	}
	return result.(bool), nil
}

// count counts the units that a constraint speaks of and compares with its bounds.
func count(s *survey.Survey, r *Result, constraint study.Constraint, check *Check) error {
	frame := s.Frame(r.Declared.Unit.Value)
	n := 0
	for i := range frame.Units {
		lookup := frame.Lookup(i)
		result, lacking, err := constraint.Program.Eval(func(name string) (any, bool) {
			if name == "value" {
				return r.Computed.Value, true
			}
			return lookup(name)
		})
		if err != nil {
			return err
		}
		if lacking == "" && result.(bool) {
			n++
		}
	}
	check.Holds = (constraint.Is == nil || n == *constraint.Is) &&
		(constraint.AtLeast == nil || n >= *constraint.AtLeast) && (constraint.AtMost == nil || n <= *constraint.AtMost)
	check.Detail = locale.Textf("%d (%s)", "%d (%s)", n, constraint.Count.Value)
	return nil
}

// formulaError says which formula of the study file cannot be computed, and why.
func formulaError(s *survey.Survey, at study.Located, err error) error {
	why := locale.Same(err.Error())
	var problem *formula.Error
	if errors.As(err, &problem) {
		why = problem.Message
	}
	return diag.Fail(diag.Data, s.Study.Pos(at), "formula", "%s\u00a0: %s", "%s: %s", at.Value, why)
}
