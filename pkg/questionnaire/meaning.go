package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A target is what a name in a condition stands for: a question, or one of several answers to it.
type target struct {
	question *Question
	code     string // "" for the question
}

// A meaning makes a Condition of a condition as it is written; why says the first thing that cannot be carried over.
type meaning struct {
	lookup func(name string) (target, bool)
	why    locale.Text
}

// read reads a condition in a notation. The condition is nil where it cannot be carried over, and why says so.
func (n notation) read(text string, lookup func(name string) (target, bool)) (Condition, locale.Text) {
	root, ok := n.parse(text)
	if !ok {
		return nil, locale.Text{FR: "elle a plus que des comparaisons, et, ou, non", EN: "it has more than comparisons, and, or, not"}
	}
	m := &meaning{lookup: lookup}
	c := m.condition(root)
	if !m.why.IsZero() {
		return nil, m.why
	}
	return c, locale.Text{}
}

func (m *meaning) fail(fr, en string, args ...any) Condition {
	if m.why.IsZero() {
		m.why = locale.Textf(fr, en, args...)
	}
	return Constant(false)
}

func (m *meaning) condition(n *node) Condition {
	switch n.kind {
	case junctionNode:
		return m.junction(n)
	case negationNode:
		return m.condition(n.args[0]).not()
	case comparisonNode:
		return m.comparison(n.text, n.args[0], n.args[1])
	case callNode:
		return m.call(n)
	case numberNode:
		x, _ := number(n.text)
		return Constant(x != 0)
	case referenceNode:
		if t, ok := m.lookup(n.text); ok && t.code != "" {
			return Ticked{Question: t.question, Code: t.code}
		}
	}
	return m.fail("%q n'est ni vrai ni faux", "%q is neither true nor false", n.text)
}

func (m *meaning) junction(n *node) Condition {
	parts := make([]Condition, len(n.args))
	for i, arg := range n.args {
		parts[i] = m.condition(arg)
	}
	if n.text == "or" {
		return Any(parts)
	}
	return All(parts)
}

// call reads the functions that say something of answers.
func (m *meaning) call(n *node) Condition {
	name := strings.ToLower(n.text)
	switch {
	case name == "not" && len(n.args) == 1:
		return m.condition(n.args[0]).not()
	case (name == "true" || name == "false") && len(n.args) == 0:
		return Constant(name == "true")
	case name == "selected" && len(n.args) == 2 && n.args[1].kind == textNode:
		t, ok := m.target(n.args[0])
		if !ok {
			return Constant(false)
		}
		return m.selected(t.question, n.args[1].text)
	case (name == "is_empty" || name == "empty") && len(n.args) == 1:
		t, ok := m.target(n.args[0])
		if !ok {
			return Constant(false)
		}
		return m.blank(t)
	}
	return m.fail("%s() n'a pas d'équivalent", "%s() has no equivalent", n.text)
}

// target returns the question that a node names.
func (m *meaning) target(n *node) (target, bool) {
	if n.kind != referenceNode {
		m.fail("elle calcule avec plus qu'une question", "it computes with more than a question")
		return target{}, false
	}
	t, ok := m.lookup(n.text)
	if !ok {
		m.fail("%s n'est pas une question du fichier", "%s is no question of the file", n.text)
	}
	return t, ok
}

// selected says that an answer is chosen, of one or of several.
func (m *meaning) selected(q *Question, code string) Condition {
	switch {
	case !q.Type.HasCodes():
		return m.fail("%s n'a pas de réponses à choisir", "%s has no answers to choose", q.Name)
	case q.code(code) == nil:
		return m.fail("%s ne prend jamais la valeur %q", "%s is never %q", q.Name, code)
	case q.Type == Multiple:
		return Ticked{Question: q, Code: code}
	}
	return Is{Question: q, Codes: []string{code}}
}

// blank says that there is no answer.
func (m *meaning) blank(t target) Condition {
	switch {
	case t.code != "":
		return Ticked{Question: t.question, Code: t.code, Not: true}
	case t.question.Type.HasCodes() && t.question.Type != Multiple:
		return Is{Question: t.question, Blank: true}
	}
	return Given{Question: t.question, Not: true}
}

// counts are functions of the number of answers ticked.
var counts = []string{"count-selected"}

// comparison reads a comparison, with the question on the left.
func (m *meaning) comparison(operator string, left, right *node) Condition {
	if left.kind == textNode || left.kind == numberNode {
		left, right = right, left
		operator = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}[operator]
	}
	counted := left.kind == callNode && slices.Contains(counts, left.text) && len(left.args) == 1
	if left.kind == callNode && left.text == "normalize-space" && len(left.args) == 1 {
		left = left.args[0]
	}
	if counted {
		left = left.args[0]
	}
	t, ok := m.target(left)
	switch {
	case !ok:
		return Constant(false)
	case counted:
		return m.count(operator, t.question, right)
	case right.kind == textNode && right.text == "" && (operator == "==" || operator == "!="):
		if operator == "!=" {
			return m.blank(t).not()
		}
		return m.blank(t)
	case t.code != "":
		return m.tick(operator, t, right)
	case t.question.Type == YesNo || t.question.Type == Choice:
		return m.coded(operator, t.question, right)
	case t.question.isNumeric():
		return m.numeric(operator, t.question, right)
	case t.question.Type == Text || t.question.Type == ID:
		return m.says(operator, t.question, right)
	}
	return m.fail("%s ne se compare pas", "%s cannot be compared", t.question.Name)
}

// count compares the number of answers ticked; it is 0 where there is no answer.
func (m *meaning) count(operator string, q *Question, right *node) Condition {
	if q.Type != Multiple {
		return m.fail("%s n'a pas plusieurs réponses", "%s does not have several answers", q.Name)
	}
	c := Compared{Question: q, Operator: operator}
	if right.kind != numberNode {
		other, ok := m.target(right)
		if !ok || !other.question.isNumeric() {
			return m.fail("%s ne se compare qu'à un nombre", "%s can only be compared with a number", q.Name)
		}
		c.Other, c.Blank = other.question, operator == "!="
		return c
	}
	c.Number, _ = number(right.text)
	c.Blank = compares(operator, 0, c.Number)
	return c
}

// compares reports whether two numbers compare as an operator says.
func compares(operator string, x, y float64) bool {
	switch operator {
	case "==":
		return x == y
	case "!=":
		return x != y
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	}
	return x >= y
}

// ticks and unticks are what a column of a box is compared with.
var (
	ticks   = []string{"1", "Y", "Yes", "Checked"}
	unticks = []string{"0", "N", "No", "Unchecked"}
)

// tick compares the column of one of several answers.
func (m *meaning) tick(operator string, t target, right *node) Condition {
	isTick, isUntick := slices.Contains(ticks, right.text), slices.Contains(unticks, right.text)
	if operator != "==" && operator != "!=" || !isTick && !isUntick || right.kind != textNode && right.kind != numberNode {
		return m.fail("une case de %s se compare à coché ou non coché", "a box of %s is compared with ticked or not", t.question.Name)
	}
	return Ticked{Question: t.question, Code: t.code, Not: isTick == (operator == "!=")}
}

// coded compares the answer to a question with codes: with a code, or with a number where codes are numbers.
func (m *meaning) coded(operator string, q *Question, right *node) Condition {
	if right.kind != textNode && right.kind != numberNode {
		return m.fail("%s ne se compare ici qu'à une réponse", "%s can only be compared with an answer here", q.Name)
	}
	bound, isNumber := number(right.text)
	equality := operator == "==" || operator == "!="
	switch {
	case equality && q.code(right.text) == nil && !(isNumber && slices.ContainsFunc(q.Codes, func(c Code) bool { x, ok := number(c.Code); return ok && x == bound })):
		return m.fail("%s ne prend jamais la valeur %q", "%s is never %q", q.Name, right.text)
	case !equality && !isNumber:
		return m.fail("%s se compare à un texte par %s", "%s is compared with a text by %s", q.Name, operator)
	}
	same := Is{Question: q}
	for _, code := range q.Codes {
		x, numeric := number(code.Code)
		switch {
		case equality && (code.Code == right.text || q.code(right.text) == nil && numeric && x == bound),
			!equality && numeric && compares(operator, x, bound):
			same.Codes = append(same.Codes, code.Code)
		}
	}
	if operator == "!=" {
		return same.not()
	}
	return same
}

// numeric compares a number with a number; none is less or more than another where one is lacking.
func (m *meaning) numeric(operator string, q *Question, right *node) Condition {
	c := Compared{Question: q, Operator: operator, Blank: operator == "!="}
	if right.kind == textNode || right.kind == numberNode {
		x, ok := number(strings.TrimSpace(right.text))
		if !ok {
			return m.fail("%s est un nombre, comparé à %q", "%s is a number, compared with %q", q.Name, right.text)
		}
		c.Number = x
		return c
	}
	counted := right.kind == callNode && slices.Contains(counts, right.text) && len(right.args) == 1
	if counted {
		right = right.args[0]
	}
	other, ok := m.target(right)
	if !ok || !other.question.isNumeric() && !(counted && other.question.Type == Multiple) {
		return m.fail("%s ne se compare qu'à un nombre", "%s can only be compared with a number", q.Name)
	}
	c.Other = other.question
	return c
}

// says compares an open answer with a text.
func (m *meaning) says(operator string, q *Question, right *node) Condition {
	if operator != "==" && operator != "!=" || right.kind != textNode && right.kind != numberNode {
		return m.fail("%s est une réponse libre, qui ne se compare qu'à un texte", "%s is an open answer, which can only be compared with a text", q.Name)
	}
	return Says{Question: q, Text: right.text, Not: operator == "!="}
}
