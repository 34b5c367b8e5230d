package claim

import (
	"fmt"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// An assertion is a printed figure as a bound on a number of respondents: between lo and hi of them meet the condition.
type assertion struct {
	result    *Result
	condition *formula.Program
	where     *formula.Program // nil for everyone
	lo, hi    int
}

// doubtTogether marks figures of one side that cannot hold together under the rules of the study, or that do so only if
// respondents who left a question blank count in the base. It looks at printed numbers, rules and skip logic alone.
func doubtTogether(def *study.Definition, results []Result, respondents map[string]int) {
	for _, side := range def.Sides.Names() {
		for _, w := range worlds(def, side, respondents[side], assertions(def, side, results, respondents[side])) {
			w.judge()
		}
	}
}

// assertions turns the printed shares of a side into bounds, those that speak only of questions with codes.
func assertions(def *study.Definition, side string, results []Result, n int) []assertion {
	var list []assertion
	for i := range results {
		r := &results[i]
		if r.Declared == nil || r.Declared.ShareOf == nil || r.Declared.Unit.Value != side {
			continue
		}
		a := assertion{result: r, condition: r.Declared.ShareOf, where: r.Declared.WhereIf}
		if !onCodes(def, a.names()) {
			continue
		}
		var ok bool
		if a.lo, a.hi, ok = bounds(r.Published, n); ok {
			list = append(list, a)
		}
	}
	return list
}

func (a assertion) names() []string {
	names := slices.Clone(a.condition.Names())
	if a.where != nil {
		names = append(names, a.where.Names()...)
	}
	return names
}

// onCodes reports whether all the variables are questions with codes.
func onCodes(def *study.Definition, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		q := def.Question(name)
		return q == nil || !q.Type.IsCategory()
	})
}

// bounds returns the numbers of respondents that a printed figure allows. A percent without a base is taken of all n; one
// that n cannot give says nothing about a count.
func bounds(p Published, n int) (lo, hi int, ok bool) {
	base := n
	if p.Base.Set {
		base = p.Base.Value
	}
	switch {
	case p.Comparison == "majority":
		return base/2 + 1, base, true
	case p.Count.Set:
		return p.Count.Value, p.Count.Value, true
	case p.Percent.Set && p.Comparison == "eq":
		counts := estimate.CountsFor(p.Percent.Value, p.Percent.Decimals, base)
		if len(counts) == 0 {
			return 0, 0, false
		}
		return counts[0], counts[len(counts)-1], true
	case p.Percent.Set && p.Comparison == "over":
		return int(math.Floor(p.Percent.Value*float64(base)/100)) + 1, base, true
	}
	return 0, 0, false
}

// judge marks the figures of a world that cannot hold together.
func (w *world) judge() {
	if _, feasible := w.fewestBlanks(w.assertions, w.rules, false); feasible {
		return
	}
	figures := w.smallest(false)
	blanks, feasible := w.fewestBlanks(figures, w.rules, true)
	if !feasible {
		figures = w.smallest(true)
	}
	for _, a := range figures {
		a.result.doubt(w.verdict(figures, blanks, feasible))
	}
}

// smallest returns figures that cannot hold together, though any of them left out the others can.
func (w *world) smallest(blanks bool) []assertion {
	figures := slices.Clone(w.assertions)
	for i := 0; i < len(figures); {
		without := slices.Delete(slices.Clone(figures), i, i+1)
		if _, feasible := w.fewestBlanks(without, w.rules, blanks); feasible {
			i++
		} else {
			figures = without
		}
	}
	return figures
}

// verdict words what is wrong with figures that cannot hold together.
func (w *world) verdict(figures []assertion, blanks int, feasible bool) locale.Text {
	named := make([]locale.Text, len(figures))
	for i, a := range figures {
		named[i] = locale.Same(fmt.Sprintf("%s (%s/%d)", a.result.Published.ID, rangeOf(a.lo, a.hi), w.n))
	}
	because := w.because(figures)
	if !feasible {
		return locale.Textf("%s ne peuvent pas être vrais ensemble%s", "%s cannot hold together%s", locale.Join(named), because)
	}
	return locale.Textf(
		"%s ne tiennent ensemble que si une réponse laissée en blanc compte dans la base (au moins %d)%s",
		"%s hold together only if a blank answer counts in the base (at least %d)%s",
		locale.Join(named), blanks, because)
}

func rangeOf(lo, hi int) string {
	if lo == hi {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d-%d", lo, hi)
}

// because names the rules without which the figures would hold together.
func (w *world) because(figures []assertion) locale.Text {
	var labels []locale.Text
	for i, rule := range w.rules {
		others := slices.Delete(slices.Clone(w.rules), i, i+1)
		if _, feasible := w.fewestBlanks(figures, others, false); feasible {
			labels = append(labels, locale.Textf("%s\u00a0: %s", "%s: %s", rule.name, rule.label))
		}
	}
	if len(labels) == 0 {
		return locale.Text{}
	}
	return locale.Textf(" (règle %s)", " (rule %s)", locale.Join(labels))
}
