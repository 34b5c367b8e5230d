package form

import (
	"slices"
	"strconv"
)

// A condition is the tree of a formula, of the part of the language that a questionnaire can put into words or carry over:
// comparisons of variables with answers and numbers, ticks, missing(), and, or, not. It is one of the types below.
type condition any

// A junction is several conditions joined by and, or by or.
type junction struct {
	or    bool
	parts []condition
}

// A negation is a condition turned round.
type negation struct{ of condition }

// A comparison is two operands with one of == != < <= > >= between them.
type comparison struct {
	operator    string
	left, right operand
}

// A membership is a variable that is, or is not, one of some answers.
type membership struct {
	not    bool
	name   string
	values []operand
}

// A mention is a variable that is itself true or false: a tick.
type mention struct{ name string }

// An absence is missing(variable).
type absence struct{ name string }

// An operandKind is what an operand is.
type operandKind uint8

// The kinds of operand.
const (
	aVariable operandKind = iota
	aText
	aNumber
)

// An operand is a variable, a text or a number.
type operand struct {
	kind   operandKind
	text   string // the name of a variable, or the text
	number float64
}

// A term is what stands beside an operator: an operand, a list, or a whole condition.
type term struct {
	operand   *operand
	list      []operand
	condition condition
}

// parseCondition reads a formula; false where it uses more of the language than a condition has.
func parseCondition(formula string) (condition, bool) {
	tokens, ok := tokens(formula)
	if !ok {
		return nil, false
	}
	p := &conditionParser{tokens: tokens, sound: true}
	whole := p.truth(p.either())
	return whole, p.sound && len(p.tokens) == 0
}

// A conditionParser goes down the grammar; sound turns false at the first thing that it does not know. As in formulas,
// or binds less than and, and less than comparisons, and not binds most.
type conditionParser struct {
	tokens []token
	sound  bool
}

func (p *conditionParser) take(texts ...string) (string, bool) {
	if len(p.tokens) > 0 && p.tokens[0].kind == aSign && slices.Contains(texts, p.tokens[0].text) {
		text := p.tokens[0].text
		p.tokens = p.tokens[1:]
		return text, true
	}
	return "", false
}

func (p *conditionParser) need(text string) {
	if _, ok := p.take(text); !ok {
		p.sound = false
	}
}

// truth makes a condition of a term; an operand is one where it is a variable.
func (p *conditionParser) truth(t term) condition {
	switch {
	case t.condition != nil:
		return t.condition
	case t.operand != nil && t.operand.kind == aVariable:
		return mention{t.operand.text}
	}
	p.sound = false
	return nil
}

func (p *conditionParser) either() term { return p.joined(true, p.all, "or", "||") }

func (p *conditionParser) all() term { return p.joined(false, p.compared, "and", "&&") }

// joined reads parts with one of the operators between them.
func (p *conditionParser) joined(or bool, part func() term, operators ...string) term {
	first := part()
	if !p.sound || !p.has(operators) {
		return first
	}
	whole := junction{or: or, parts: []condition{p.truth(first)}}
	for p.sound && p.has(operators) {
		p.tokens = p.tokens[1:]
		whole.parts = append(whole.parts, p.truth(part()))
	}
	return term{condition: whole}
}

func (p *conditionParser) has(operators []string) bool {
	return len(p.tokens) > 0 && p.tokens[0].kind == aSign && slices.Contains(operators, p.tokens[0].text)
}

// compared reads one comparison; a chain of them (1 < x < 3) is left alone.
func (p *conditionParser) compared() term {
	left := p.negated()
	if operator, ok := p.take("==", "!=", "<=", ">=", "<", ">"); ok {
		right := p.negated()
		if left.operand == nil || right.operand == nil || p.has([]string{"==", "!=", "<=", ">=", "<", ">", "in", "not"}) {
			p.sound = false
			return term{}
		}
		return term{condition: comparison{operator: operator, left: *left.operand, right: *right.operand}}
	}
	_, not := p.take("not")
	if _, in := p.take("in"); in || not {
		right := p.negated()
		if !in || left.operand == nil || left.operand.kind != aVariable || right.list == nil {
			p.sound = false
			return term{}
		}
		return term{condition: membership{not: not, name: left.operand.text, values: right.list}}
	}
	return left
}

func (p *conditionParser) negated() term {
	if _, ok := p.take("not", "!"); ok {
		return term{condition: negation{p.truth(p.negated())}}
	}
	return p.primary()
}

// primary reads a name, a literal, a list, missing(name) or what stands in parentheses.
func (p *conditionParser) primary() term {
	if _, ok := p.take("("); ok {
		inner := p.either()
		p.need(")")
		return inner
	}
	if _, ok := p.take("["); ok {
		return p.list()
	}
	_, negative := p.take("-")
	if len(p.tokens) == 0 || p.tokens[0].kind == aSign {
		p.sound = false
		return term{}
	}
	next := p.tokens[0]
	p.tokens = p.tokens[1:]
	switch {
	case negative && next.kind != aFigure:
		p.sound = false
	case next.kind == aFigure:
		x, err := strconv.ParseFloat(next.text, 64)
		if p.sound = p.sound && err == nil; negative {
			x = -x
		}
		return term{operand: &operand{kind: aNumber, number: x}}
	case next.kind == aQuoted:
		return term{operand: &operand{kind: aText, text: next.text}}
	}
	return p.named(next.text)
}

// named reads what follows a name: nothing, or the argument of missing.
func (p *conditionParser) named(name string) term {
	if _, call := p.take("("); !call {
		return term{operand: &operand{kind: aVariable, text: name}}
	}
	argument := p.primary()
	p.need(")")
	if name != "missing" || argument.operand == nil || argument.operand.kind != aVariable {
		p.sound = false
		return term{}
	}
	return term{condition: absence{argument.operand.text}}
}

// list reads literals up to the closing bracket.
func (p *conditionParser) list() term {
	values := []operand{}
	for p.sound {
		if _, end := p.take("]"); end {
			break
		}
		value := p.primary()
		if value.operand == nil || value.operand.kind == aVariable {
			p.sound = false
			break
		}
		values = append(values, *value.operand)
		if !p.has([]string{"]"}) {
			p.need(",")
		}
	}
	return term{list: values}
}
