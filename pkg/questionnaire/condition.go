package questionnaire

import (
	"slices"
	"strconv"
)

// A Condition is a condition on answers, as a platform evaluates it: true or false for every respondent, answered or not.
// It is one of the types of this file.
type Condition interface {
	// not returns the opposite.
	not() Condition
	// gives returns the questions that certainly have an answer wherever the condition holds.
	gives() []*Question
}

// All holds where every part does.
type All []Condition

// Any holds where some part does.
type Any []Condition

// Constant holds always or never.
type Constant bool

// Is holds where the answer to a question with codes is one of some.
type Is struct {
	Question *Question // with codes, of which one is chosen
	Codes    []string  // in the order of the question
	Blank    bool      // it holds where there is no answer, too
	Except   bool      // it was put as all answers but some
}

// Ticked holds where one of several answers is ticked.
type Ticked struct {
	Question *Question // with several answers
	Code     string    // one of them
	Not      bool      // it holds where it is not ticked
}

// Compared holds where a number, or the number of answers ticked, compares with another as the operator says.
type Compared struct {
	Question *Question // with a number, or with several answers that are counted
	Operator string    // == != < <= > >=
	Number   float64   // what it is compared with
	Other    *Question // another question whose number it is compared with, or nil
	Blank    bool      // it holds where a number is lacking, too
}

// Given holds where a question has an answer.
type Given struct {
	Question *Question // of any type
	Not      bool      // it holds where it has none
}

// Says holds where an open answer is a text.
type Says struct {
	Question *Question // with an open answer
	Text     string    // the whole answer
	Not      bool      // it holds where it is another, or none
}

func (c All) not() Condition      { return Any(negated(c)) }
func (c Any) not() Condition      { return All(negated(c)) }
func (c Constant) not() Condition { return !c }

func (c Is) not() Condition {
	var others []string
	for _, code := range c.Question.Codes {
		if !slices.Contains(c.Codes, code.Code) {
			others = append(others, code.Code)
		}
	}
	return Is{c.Question, others, !c.Blank, !c.Except}
}

func (c Ticked) not() Condition { c.Not = !c.Not; return c }
func (c Given) not() Condition  { c.Not = !c.Not; return c }
func (c Says) not() Condition   { c.Not = !c.Not; return c }

// opposites are the operators that hold where the others do not.
var opposites = map[string]string{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

func (c Compared) not() Condition {
	c.Operator, c.Blank = opposites[c.Operator], !c.Blank
	return c
}

func negated(parts []Condition) []Condition {
	turned := make([]Condition, len(parts))
	for i, part := range parts {
		turned[i] = part.not()
	}
	return turned
}

func (c All) gives() []*Question {
	var given []*Question
	for _, part := range c {
		given = append(given, part.gives()...)
	}
	return given
}

func (c Any) gives() []*Question {
	if len(c) == 0 {
		return nil
	}
	given := c[0].gives()
	for _, part := range c[1:] {
		others := part.gives()
		given = slices.DeleteFunc(slices.Clone(given), func(q *Question) bool { return !slices.Contains(others, q) })
	}
	return given
}

func (c Constant) gives() []*Question { return nil }

func (c Is) gives() []*Question {
	isReason := func(code string) bool { return c.Question.code(code).Reason != "" }
	if c.Blank || slices.ContainsFunc(c.Codes, isReason) {
		return nil
	}
	return []*Question{c.Question}
}

func (c Ticked) gives() []*Question { return givenUnless(c.Not, c.Question) }
func (c Given) gives() []*Question  { return givenUnless(c.Not, c.Question) }
func (c Says) gives() []*Question   { return givenUnless(c.Not, c.Question) }

func (c Compared) gives() []*Question {
	if c.Other != nil {
		return givenUnless(c.Blank, c.Question, c.Other)
	}
	return givenUnless(c.Blank, c.Question)
}

func givenUnless(not bool, questions ...*Question) []*Question {
	if not {
		return nil
	}
	return questions
}

// simple flattens a condition and puts together what is said of one question: the answers that parts of All share, and
// those that some part of Any has.
func simple(c Condition) Condition {
	switch c := c.(type) {
	case All:
		return whole(joined(c, true), true)
	case Any:
		return whole(joined(c, false), false)
	case Is:
		return c.constant()
	}
	return c
}

// constant returns Constant where the condition holds for every answer or for none.
func (c Is) constant() Condition {
	switch {
	case len(c.Codes) == 0 && !c.Blank:
		return Constant(false)
	case len(c.Codes) == len(c.Question.Codes) && c.Blank:
		return Constant(true)
	}
	return c
}

// joined returns the parts of a junction, those of inner junctions of the same kind among them, without constants that
// change nothing and without repeats.
func joined(parts []Condition, all bool) []Condition {
	var list []Condition
	for _, part := range parts {
		part = simple(part)
		inner, nested := innerParts(part, all)
		if !nested {
			inner = []Condition{part}
		}
		for _, one := range inner {
			if constant, ok := one.(Constant); ok && bool(constant) == all {
				continue
			}
			list = merge(list, one, all)
		}
	}
	return list
}

func innerParts(c Condition, all bool) ([]Condition, bool) {
	switch c := c.(type) {
	case All:
		return c, all
	case Any:
		return c, !all
	}
	return nil, false
}

// merge adds a part to a junction, into one of the same question where it can.
func merge(list []Condition, part Condition, all bool) []Condition {
	for i, known := range list {
		a, isA := known.(Is)
		b, isB := part.(Is)
		if isA && isB && a.Question == b.Question {
			list[i] = a.with(b, all)
			return list
		}
		if !isA && !isB && isSame(known, part) {
			return list
		}
	}
	return append(list, part)
}

// isSame reports whether two conditions that are no junctions say the same.
func isSame(a, b Condition) bool {
	switch a.(type) {
	case All, Any, Is:
		return false
	}
	switch b.(type) {
	case All, Any, Is:
		return false
	}
	return a == b
}

// with returns the answers that two conditions on one question share, or that either has.
func (c Is) with(other Is, all bool) Is {
	joint := Is{Question: c.Question, Blank: c.Blank || other.Blank, Except: c.Except && other.Except}
	if all {
		joint.Blank = c.Blank && other.Blank
	}
	for _, code := range c.Question.Codes {
		a, b := slices.Contains(c.Codes, code.Code), slices.Contains(other.Codes, code.Code)
		if a && b || !all && (a || b) {
			joint.Codes = append(joint.Codes, code.Code)
		}
	}
	return joint
}

// whole returns a junction of parts; one part stands for itself, and one that decides it alone decides it.
func whole(parts []Condition, all bool) Condition {
	for i, part := range parts {
		if is, ok := part.(Is); ok {
			parts[i] = is.constant()
		}
		if constant, ok := parts[i].(Constant); ok && bool(constant) != all {
			return constant
		}
	}
	parts = slices.DeleteFunc(parts, func(part Condition) bool { return part == Condition(Constant(all)) })
	switch {
	case len(parts) == 0:
		return Constant(all)
	case len(parts) == 1:
		return parts[0]
	case all:
		return All(parts)
	}
	return Any(parts)
}

// isNumeric reports whether a question can be compared with numbers.
func (q *Question) isNumeric() bool { return q.Type == Number }

// number returns the number that a text is.
func number(text string) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && x-x == 0
}
