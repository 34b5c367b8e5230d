package claim

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"

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
	base      int              // the printed base, or else all the respondents of the side
	sure      bool             // base is the denominator, not just its upper bound
	lo, hi    int
}

// doubtTogether marks figures of one side that cannot hold together under the rules of the study, or that do so only if
// respondents who left a question blank count in the base. It looks at printed numbers, rules and skip logic alone.
func doubtTogether(def *study.Definition, results []Result, respondents map[string]int) {
	var all sync.WaitGroup
	for _, side := range def.Sides.Names() {
		all.Go(func() {
			for _, w := range worlds(def, side, respondents[side], assertions(def, side, results, respondents[side])) {
				w.judge()
			}
		})
	}
	all.Wait()
}

// assertions turns the printed shares of a side into bounds, those that speak only of questions with codes.
func assertions(def *study.Definition, side string, results []Result, n int) []assertion {
	var list []assertion
	for i := range results {
		r := &results[i]
		if r.Declared == nil || r.Declared.ShareOf == nil || r.Declared.Unit.Value != side || r.Weighted {
			continue
		}
		a := assertion{result: r, condition: r.Declared.ShareOf, where: r.Declared.WhereIf}
		if len(a.names()) == 0 || !onCodes(def, a.names()) {
			continue
		}
		a.base, a.sure = n, asksEveryone(def, side, r.Declared)
		if r.Published.Base.Set {
			a.base, a.sure = r.Published.Base.Value, true
		}
		var ok bool
		if a.lo, a.hi, ok = a.bounds(); ok {
			list = append(list, a)
		}
	}
	return list
}

// asksEveryone reports whether the denominator of a figure is sure to be all the respondents of a side.
func asksEveryone(def *study.Definition, side string, figure *study.Figure) bool {
	if figure.WhereIf != nil || figure.Base == study.AnsweredBase {
		return false
	}
	return !slices.ContainsFunc(figure.ShareOf.Names(), func(name string) bool {
		q := def.Question(name)
		return q.Gate[side] != nil || declares(def, q, func(reason study.Reason) bool { return reason == study.NotAsked })
	})
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

// bounds returns the numbers of respondents that a printed figure allows, false where it allows any. A percent without a
// base is taken of all respondents where all were asked, else of any number up to all of them; one that no base gives
// says nothing about a count.
func (a assertion) bounds() (lo, hi int, ok bool) {
	p := a.result.Published
	percent := p.Percent.Value * float64(a.base) / 100
	switch {
	case p.Comparison == "between":
		return a.between()
	case p.Count.Set && p.countIsBound() && p.Comparison == "over":
		return p.Count.Value + 1, a.base, true
	case p.Count.Set && p.countIsBound():
		return 0, p.Count.Value - 1, true
	case p.Count.Set:
		return p.Count.Value, p.Count.Value, true
	case p.Percent.Set && (p.Comparison == "eq" || p.Comparison == "majority"):
		return a.counts()
	case !a.sure:
		return 0, 0, false
	case p.Comparison == "majority":
		return a.base/2 + 1, a.base, true
	case p.Percent.Set && p.Comparison == "over":
		return int(math.Floor(percent)) + 1, a.base, true
	case p.Percent.Set && p.Comparison == "under":
		return 0, int(math.Ceil(percent)) - 1, true
	}
	return 0, 0, false
}

// between returns the bounds of a count that was printed as a range.
func (a assertion) between() (lo, hi int, ok bool) {
	bounds := a.result.Declared.Between
	if len(bounds) != 2 || a.result.Published.Percent.Set {
		return 0, 0, false
	}
	return int(math.Ceil(bounds[0])), int(math.Floor(bounds[1])), true
}

// counts returns the least and the greatest count that print as the figure's percent.
func (a assertion) counts() (lo, hi int, ok bool) {
	p := a.result.Published.Percent
	if a.sure {
		counts := estimate.CountsFor(p.Value, p.Decimals, a.base)
		if len(counts) == 0 {
			return 0, 0, false
		}
		return counts[0], counts[len(counts)-1], true
	}
	fractions := estimate.DenominatorsOf(p.Value, p.Decimals, a.base)
	if len(fractions) == 0 {
		return 0, 0, false
	}
	byCount := func(x, y estimate.Fraction) int { return cmp.Compare(x.Count, y.Count) }
	return slices.MinFunc(fractions, byCount).Count, slices.MaxFunc(fractions, byCount).Count, true
}

// judge marks the figures of a world that cannot hold together: first those that no blank answer explains, then those
// that hold only if one counts. A figure is marked once; what is left is judged again without those that were marked.
func (w *world) judge() {
	if _, feasible := w.fewestBlanks(w.assertions, w.rules, false); feasible {
		return
	}
	for _, blanks := range []bool{true, false} {
		if !blanks {
			w.assertions = slices.DeleteFunc(w.assertions, assertion.ofAnswered)
		}
		for {
			if _, feasible := w.fewestBlanks(w.assertions, w.rules, blanks); feasible {
				break
			}
			figures := w.smallest(blanks)
			if len(figures) == 0 {
				break // The rules alone leave no way to answer.
			}
			text := w.verdict(figures, blanks)
			for _, a := range figures {
				a.result.doubt(text)
				w.assertions = slices.DeleteFunc(w.assertions, func(b assertion) bool { return a.result == b.result })
			}
		}
	}
}

// ofAnswered reports whether a figure leaves blank answers out of its base: they cannot be held against it.
func (a assertion) ofAnswered() bool { return a.result.Declared.Base == study.AnsweredBase }

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

// verdict words what is wrong with figures that cannot hold together, with blank answers allowed or not.
func (w *world) verdict(figures []assertion, blanks bool) locale.Text {
	named := make([]locale.Text, len(figures))
	for i, a := range figures {
		named[i] = locale.Same(fmt.Sprintf("%s (%s/%d)", a.result.Published.ID, rangeOf(a.lo, a.hi), a.base))
	}
	because, one := w.because(figures, blanks), len(figures) == 1
	least, _ := w.fewestBlanks(figures, w.rules, true)
	switch {
	case blanks && one:
		return locale.Textf("%s ne peut pas être vrai%s", "%s cannot hold%s", named[0], because)
	case blanks:
		return locale.Textf("%s ne peuvent pas être vrais ensemble%s", "%s cannot hold together%s", locale.Join(named), because)
	case one:
		return locale.Textf("%s ne tient que si une réponse laissée en blanc compte dans la base (au moins %d)%s",
			"%s holds only if a blank answer counts in the base (at least %d)%s", named[0], least, because)
	}
	return locale.Textf(
		"%s ne tiennent ensemble que si une réponse laissée en blanc compte dans la base (au moins %d)%s",
		"%s hold together only if a blank answer counts in the base (at least %d)%s",
		locale.Join(named), least, because)
}

func rangeOf(lo, hi int) string {
	if lo == hi {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d-%d", lo, hi)
}

// because names the rules without which the figures would hold together.
func (w *world) because(figures []assertion, blanks bool) locale.Text {
	var labels []locale.Text
	for i, rule := range w.rules {
		others := slices.Delete(slices.Clone(w.rules), i, i+1)
		if _, feasible := w.fewestBlanks(figures, others, blanks); feasible {
			labels = append(labels, locale.Textf("%s\u00a0: %s", "%s: %s", rule.name, rule.label))
		}
	}
	if len(labels) == 0 {
		return locale.Text{}
	}
	return locale.Textf(" (règle %s)", " (rule %s)", locale.Join(labels))
}
