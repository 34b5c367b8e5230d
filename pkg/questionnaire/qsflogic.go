package questionnaire

import (
	"encoding/json"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// A qsfPending is a question whose conditions are read once all questions are known.
type qsfPending struct {
	question   *Question
	conditions []json.RawMessage
	pos        diag.Pos
}

// A qsfExpression is one comparison of a condition.
type qsfExpression struct {
	LogicType, Operator, LeftOperand, ChoiceLocator, Description string
	RightOperand                                                 flexible
	Conjuction, Conjunction                                      string // The first is how the platform writes it.
}

// readSkips reads the conditions, now that all questions are known.
func (r *qsfReader) readSkips() {
	for _, pending := range r.pending {
		var parts []Skip
		for _, raw := range pending.conditions {
			l := &qsfLogic{reader: r}
			tree := l.whole(raw)
			skip := Skip{Pos: pending.pos, Text: l.text(), Why: l.why}
			if l.why.IsZero() {
				skip.If = tree
			}
			parts = append(parts, skip)
		}
		pending.question.skip(" and ", parts...)
	}
}

// A qsfLogic reads one condition: groups of expressions, each joined to the one before by and, or by or.
type qsfLogic struct {
	reader       *qsfReader
	descriptions []string
	why          locale.Text
}

func (l *qsfLogic) fail(fr, en string, args ...any) Condition {
	if l.why.IsZero() {
		l.why = locale.Textf(fr, en, args...)
	}
	return Constant(false)
}

// text is the condition in the words that the file has for it.
func (l *qsfLogic) text() string { return strings.Join(l.descriptions, " ") }

// whole reads all groups.
func (l *qsfLogic) whole(raw json.RawMessage) Condition {
	var parts []Condition
	var joints []string
	for _, one := range entries(raw) {
		if one.key[0] < '0' || one.key[0] > '9' {
			continue
		}
		joints = append(joints, textOf(member(one.raw, "Type")))
		parts = append(parts, l.group(one.raw))
	}
	return l.join(parts, joints)
}

// group reads the expressions of a group.
func (l *qsfLogic) group(raw json.RawMessage) Condition {
	var parts []Condition
	var joints []string
	for _, one := range entries(raw) {
		if one.key[0] < '0' || one.key[0] > '9' {
			continue
		}
		var e qsfExpression
		if err := json.Unmarshal(one.raw, &e); err != nil {
			return l.fail("expression illisible\u00a0: %v", "an expression cannot be read: %v", err)
		}
		joints = append(joints, e.Conjuction+e.Conjunction)
		l.descriptions = append(l.descriptions, plain(e.Description))
		parts = append(parts, l.expression(e))
	}
	return l.join(parts, joints)
}

// join joins parts by what stands before each but the first. And beside or could be read in two ways.
func (l *qsfLogic) join(parts []Condition, joints []string) Condition {
	ands, ors := 0, 0
	for i := 1; i < len(parts); i++ {
		switch {
		case strings.HasPrefix(strings.ToLower(joints[i]), "and"):
			ands++
		case strings.HasPrefix(strings.ToLower(joints[i]), "or"):
			ors++
		default:
			return l.fail("la façon de joindre ses parties n'est pas dite", "how its parts are joined is not said")
		}
	}
	switch {
	case len(parts) == 0:
		return l.fail("elle est vide", "it is empty")
	case ands > 0 && ors > 0:
		return l.fail("et et ou s'y suivent sans parenthèses", "and and or follow each other without parentheses")
	case ors > 0:
		return Any(parts)
	}
	return All(parts)
}

// located is what an expression speaks of: q://QID3/SelectableChoice/2.
var located = pattern.New(`^q://(QID[^/]+)/(\w+)(?:/([^/]+))?(?:/([^/]+))?$`)

// expression reads one expression on a question.
func (l *qsfLogic) expression(e qsfExpression) Condition {
	operand := e.LeftOperand
	if operand == "" {
		operand = e.ChoiceLocator
	}
	found := located.FindStringSubmatch(operand)
	if e.LogicType != "Question" || found == nil {
		return l.fail("elle repose sur autre chose qu'une réponse (%s)", "it rests on something else than an answer (%s)", e.LogicType)
	}
	t := l.reader.targets[found[1]]
	if t == nil {
		return l.fail("%s n'est pas une question du fichier", "%s is no question of the file", found[1])
	}
	switch found[2] {
	case "SelectableChoice":
		if t.whole != nil && found[4] == "" {
			return l.selected(t.whole, t.codes[found[3]], e.Operator)
		}
	case "ChoiceTextEntryValue", "ChoiceNumericEntryValue", "QuestionText":
		q := t.whole
		if found[3] != "" && t.rows[found[3]] != nil {
			q = t.rows[found[3]]
		}
		if q != nil && !q.Type.HasCodes() {
			return l.entered(q, e.Operator, strings.TrimSpace(string(e.RightOperand)))
		}
	}
	return l.fail("elle repose sur %s, qui n'est pas repris", "it rests on %s, which is not taken over", operand)
}

// selected says that an answer is chosen, or is not.
func (l *qsfLogic) selected(q *Question, code, operator string) Condition {
	m := &meaning{}
	c := m.selected(q, code)
	if !m.why.IsZero() {
		l.why = m.why
		return Constant(false)
	}
	switch operator {
	case "Selected":
		return c
	case "NotSelected":
		return c.not()
	}
	return l.fail("l'opérateur %s n'est pas repris", "the operator %s is not taken over", operator)
}

// entryOperators are the operators of fields to fill in.
var entryOperators = map[string]string{
	"EqualTo": "==", "NotEqualTo": "!=", "GreaterThan": ">", "GreaterThanOrEqual": ">=", "GreaterThanOrEqualTo": ">=", "LessThan": "<", "LessThanOrEqual": "<=", "LessThanOrEqualTo": "<=",
}

// entered compares what is filled in.
func (l *qsfLogic) entered(q *Question, operator, value string) Condition {
	switch operator {
	case "Empty", "NotEmpty":
		return Given{Question: q, Not: operator == "Empty"}
	}
	sign, ok := entryOperators[operator]
	if !ok {
		return l.fail("l'opérateur %s n'est pas repris", "the operator %s is not taken over", operator)
	}
	m := &meaning{}
	var c Condition
	if literal := (&node{kind: textNode, text: value}); q.isNumeric() {
		c = m.numeric(sign, q, literal)
	} else {
		c = m.says(sign, q, literal)
	}
	if !m.why.IsZero() {
		l.why = m.why
	}
	return c
}
