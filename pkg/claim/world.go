package claim

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
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

// A kind is one way of answering the questions of a world: a code, blank (NoAnswer) or NotAsked for each.
type kind struct {
	codes  []string
	states []study.Reason
}

// mostKinds bounds a world: figures tied by more questions than this allows are not judged together.
const mostKinds = 4096

// worlds splits the questions of a side into those that figures, rules and skip logic tie together, and returns the
// worlds that have at least two figures.
func worlds(def *study.Definition, side string, n int, assertions []assertion) []*world {
	ties := newTies(def)
	for _, a := range assertions {
		ties.join(a.names())
	}
	rules := rulesOf(def, side)
	for _, r := range rules {
		ties.join(slices.Concat(r.If.Names(), r.Then.Names()))
	}
	for _, q := range def.QuestionsOf(side) {
		if gate := q.Gate[side]; gate != nil && onCodes(def, gate.Names()) {
			ties.join(append(slices.Clone(gate.Names()), q.Name))
		}
	}
	var list []*world
	for _, group := range ties.groups() {
		w := &world{def: def, side: side, n: n, questions: group}
		w.assertions = slices.DeleteFunc(slices.Clone(assertions), func(a assertion) bool { return !w.has(a.condition.Names()[0]) })
		w.rules = slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return !w.has(r.If.Names()[0]) })
		if len(w.assertions) > 1 && w.enumerate() {
			list = append(list, w)
		}
	}
	return list
}

func rulesOf(def *study.Definition, side string) []rule {
	var rules []rule
	for _, entry := range def.Rules {
		implication, ok := entry.Value.Compiled[side]
		if ok && onCodes(def, slices.Concat(implication.If.Names(), implication.Then.Names())) {
			rules = append(rules, rule{name: entry.Key.Value, label: entry.Value.Label.Text, Implication: implication})
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
			longer = append(longer, k.with("", study.NoAnswer))
			if q.Gate[w.side] != nil {
				longer = append(longer, k.with("", study.NotAsked))
			}
		}
		if w.kinds = longer; len(w.kinds) > mostKinds {
			return false
		}
	}
	w.kinds = slices.DeleteFunc(w.kinds, func(k kind) bool { return !w.allowed(k) })
	return true
}

func (k kind) with(code string, state study.Reason) kind {
	return kind{codes: append(slices.Clone(k.codes), code), states: append(slices.Clone(k.states), state)}
}

// allowed reports whether skip logic allows a kind: a question is asked exactly where its condition holds.
func (w *world) allowed(k kind) bool {
	for i, q := range w.questions {
		if gate := q.Gate[w.side]; gate != nil && w.meets(k, gate) == (k.states[i] == study.NotAsked) {
			return false
		}
	}
	return true
}

// meets reports whether a kind meets a condition; one that rests on an answer that is lacking is not met.
func (w *world) meets(k kind, condition *formula.Program) bool {
	result, lacking, err := condition.Eval(func(name string) (any, bool) {
		i := slices.IndexFunc(w.questions, func(q *study.Question) bool { return q.Name == name })
		if i < 0 || k.states[i] != study.Answered {
			return nil, false
		}
		return k.codes[i], true
	})
	return err == nil && lacking == "" && result.(bool)
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

// A program collects the equations of a linear program; each inequality has a slack column of its own.
type program struct {
	columns, slack int
	rows, right    []float64
}

func newProgram(variables, inequalities int) *program {
	return &program{columns: variables + inequalities, slack: variables}
}

func (p *program) equal(row []float64, right float64) {
	p.rows, p.right = append(p.rows, row...), append(p.right, right)
}

func (p *program) atLeast(row []float64, right float64) { p.inequality(row, right, -1) }

func (p *program) atMost(row []float64, right float64) { p.inequality(row, right, 1) }

func (p *program) inequality(row []float64, right, sign float64) {
	row = slices.Clone(row)
	row[p.slack] = sign
	p.slack++
	p.equal(row, right)
}

func (p *program) matrix() *mat.Dense { return mat.NewDense(len(p.right), p.columns, p.rows) }

// ties groups questions that are mentioned together.
type ties struct {
	def  *study.Definition
	root map[string]string
}

func newTies(def *study.Definition) *ties { return &ties{def: def, root: map[string]string{}} }

func (t *ties) find(name string) string {
	for t.root[name] != "" && t.root[name] != name {
		name = t.root[name]
	}
	return name
}

func (t *ties) join(names []string) {
	for _, name := range names {
		if t.root[name] == "" {
			t.root[name] = name
		}
		t.root[t.find(name)] = t.find(names[0])
	}
}

// groups returns the groups of questions, in the order of the questionnaire.
func (t *ties) groups() [][]*study.Question {
	index := map[string]int{}
	var groups [][]*study.Question
	for _, entry := range t.def.Questions {
		if t.root[entry.Key.Value] == "" {
			continue
		}
		root := t.find(entry.Key.Value)
		at, seen := index[root]
		if !seen {
			at = len(groups)
			index[root] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], entry.Value)
	}
	return groups
}
