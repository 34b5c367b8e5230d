package claim

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize/convex/lp"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A world is a set of questions that figures and rules tie together, with every way in which one respondent can answer
// them. Whether figures can hold together is then a linear question: how many respondents are of each kind.
type world struct {
	def        *study.Definition
	side       string
	n          int // respondents
	questions  []*study.Question
	assertions []assertion
	rules      []rule
	kinds      []kind
}

type rule struct {
	name  string
	label locale.Text
	study.Implication
}

// A kind is one way of answering the questions of a world: for each a code, NoAnswer for a blank, NotAsked, or
// NotApplicable for any other reason that the study declares.
type kind struct {
	codes  []string
	states []study.Reason
}

// mostKinds bounds a world: figures tied by more questions than this allows are not judged together.
const mostKinds = 4096

// worlds splits the questions of a side into those that figures, rules and skip logic tie together, and returns the
// worlds that have a figure.
func worlds(def *study.Definition, side string, n int, assertions []assertion) []*world {
	ties := newTies(def)
	for _, a := range assertions {
		ties.join(a.names())
	}
	rules := rulesOf(def, side)
	for _, r := range rules {
		ties.join(r.names())
	}
	ties.joinGates(side)
	var list []*world
	for _, group := range ties.groups() {
		w := &world{def: def, side: side, n: n, questions: group}
		w.assertions = slices.DeleteFunc(slices.Clone(assertions), func(a assertion) bool { return !w.has(a.names()[0]) })
		w.rules = slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return !w.has(r.names()[0]) })
		if len(w.assertions) > 0 && w.enumerate() {
			list = append(list, w)
		}
	}
	return list
}

func (r rule) names() []string { return slices.Concat(r.If.Names(), r.Then.Names()) }

func rulesOf(def *study.Definition, side string) []rule {
	var rules []rule
	for _, entry := range def.Rules {
		implication, ok := entry.Value.Compiled[side]
		r := rule{name: entry.Key.Value, label: entry.Value.Label.Text, Implication: implication}
		if ok && len(r.names()) > 0 && onCodes(def, r.names()) {
			rules = append(rules, r)
		}
	}
	return rules
}

func (w *world) has(name string) bool {
	return slices.ContainsFunc(w.questions, func(q *study.Question) bool { return q.Name == name })
}

// enumerate lists the kinds of respondent that skip logic allows; false where there are too many.
func (w *world) enumerate() bool {
	w.kinds = []kind{{}}
	for _, q := range w.questions {
		var longer []kind
		for _, k := range w.kinds {
			for _, code := range q.AnswerCodes() {
				longer = append(longer, k.with(code, study.Answered))
			}
			for _, reason := range w.reasons(q) {
				longer = append(longer, k.with("", reason))
			}
		}
		if w.kinds = longer; len(w.kinds) > mostKinds {
			return false
		}
	}
	w.kinds = slices.DeleteFunc(w.kinds, func(k kind) bool { return !w.allowed(k) })
	return true
}

// reasons returns the reasons for which a question can lack an answer: a blank always, NotAsked where skip logic or a
// declared code allows it, and NotApplicable for all other declared reasons, which make no difference here.
func (w *world) reasons(q *study.Question) []study.Reason {
	reasons := []study.Reason{study.NoAnswer}
	if q.Gate[w.side] != nil || declares(w.def, q, func(r study.Reason) bool { return r == study.NotAsked }) {
		reasons = append(reasons, study.NotAsked)
	}
	if declares(w.def, q, func(r study.Reason) bool { return r != study.NotAsked }) {
		reasons = append(reasons, study.NotApplicable)
	}
	return reasons
}

// declares reports whether the study declares a code or a cell content for a reason like that, blanks aside.
func declares(def *study.Definition, q *study.Question, like func(study.Reason) bool) bool {
	lacks := func(r study.Reason) bool { return r != study.Answered && r != study.NoAnswer && like(r) }
	for _, reasons := range []map[string]study.Reason{q.Missing, def.Missing} {
		for _, reason := range reasons {
			if lacks(reason) {
				return true
			}
		}
	}
	return slices.ContainsFunc(q.Codes.List, func(code study.Code) bool { return lacks(code.Reason) })
}

func (k kind) with(code string, state study.Reason) kind {
	return kind{codes: append(slices.Clone(k.codes), code), states: append(slices.Clone(k.states), state)}
}

// allowed reports whether skip logic allows a kind. Package survey reads the answers by the same rules: where the
// condition holds the question was asked, where it does not it was not, and where it rests on an answer that is lacking
// a blank was not asked and an answer stands. A condition on other things than codes allows both.
func (w *world) allowed(k kind) bool {
	for i, q := range w.questions {
		gate := q.Gate[w.side]
		if gate == nil || !onCodes(w.def, gate.Names()) {
			continue
		}
		holds, decided := w.holds(k, gate)
		skipped := k.states[i] == study.NotAsked
		switch {
		case decided && !holds && !skipped, !decided && k.states[i] == study.NoAnswer:
			return false
		case decided && holds && skipped && !declares(w.def, q, func(r study.Reason) bool { return r == study.NotAsked }):
			return false
		}
	}
	return true
}

// meets reports whether a kind meets a condition; one that rests on an answer that is lacking is not met.
func (w *world) meets(k kind, condition *formula.Program) bool {
	holds, decided := w.holds(k, condition)
	return holds && decided
}

// holds evaluates a condition on a kind; decided is false where an answer that it needs is lacking.
func (w *world) holds(k kind, condition *formula.Program) (holds, decided bool) {
	result, lacking, err := condition.Eval(func(name string) (any, bool) {
		i := slices.IndexFunc(w.questions, func(q *study.Question) bool { return q.Name == name })
		if i < 0 || k.states[i] != study.Answered {
			return nil, false
		}
		return k.codes[i], true
	})
	if err != nil || lacking != "" {
		return false, false
	}
	return result.(bool), true
}

func (k kind) blanks() int {
	n := 0
	for _, state := range k.states {
		if state == study.NoAnswer {
			n++
		}
	}
	return n
}

// breaks reports whether a kind breaks a rule. A rule whose consequence was left blank is not broken.
func (w *world) breaks(k kind, r rule) bool {
	if !w.meets(k, r.If) || w.meets(k, r.Then) {
		return false
	}
	for _, name := range r.Then.Required() {
		i := slices.IndexFunc(w.questions, func(q *study.Question) bool { return q.Name == name })
		if k.states[i] != study.Answered {
			return false
		}
	}
	return true
}

// fewestBlanks returns the least number of respondents who must have left one of the questions blank for the figures to
// hold, and whether they can hold at all. Without blanks allowed, everyone answers what he is asked.
//
// It minimises the respondents with a blank over the non-negative numbers x of each kind, subject to sum(x) = n and to
// lo ≤ sum of x over the kinds that meet a figure's condition ≤ hi. The numbers need not be whole: figures that cannot
// hold with fractions of respondents cannot hold with whole ones.
func (w *world) fewestBlanks(figures []assertion, rules []rule, blanks bool) (int, bool) {
	kinds := slices.DeleteFunc(slices.Clone(w.kinds), func(k kind) bool {
		return !blanks && k.blanks() > 0 || slices.ContainsFunc(rules, func(r rule) bool { return w.breaks(k, r) })
	})
	if len(kinds) == 0 {
		return 0, false
	}
	program := newProgram(len(kinds), 2*len(figures))
	cost := make([]float64, program.columns)
	everyone := make([]float64, program.columns)
	for j, k := range kinds {
		everyone[j] = 1
		cost[j] = float64(min(k.blanks(), 1))
	}
	program.equal(everyone, float64(w.n))
	for _, a := range figures {
		row := make([]float64, program.columns)
		for j, k := range kinds {
			if (a.where == nil || w.meets(k, a.where)) && w.meets(k, a.condition) {
				row[j] = 1
			}
		}
		program.atLeast(row, float64(a.lo))
		program.atMost(row, float64(a.hi))
	}
	least, _, err := lp.Simplex(cost, program.matrix(), program.right, 1e-9, nil)
	if errors.Is(err, lp.ErrInfeasible) {
		return 0, false
	}
	if err != nil {
		return 0, true // Not decided: nothing is held against the figures.
	}
	return int(math.Ceil(least - 1e-6)), true
}
