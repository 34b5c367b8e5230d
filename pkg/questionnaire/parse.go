package questionnaire

import "slices"

// A node is a part of a condition as it is written, before it is known what its names mean.
type node struct {
	kind nodeKind
	text string // the operator, the name of a function, of a question, a text or a number
	args []*node
}

// A nodeKind is what a node is.
type nodeKind uint8

// The kinds of node.
const (
	junctionNode   nodeKind = iota // and, or
	negationNode                   // not
	comparisonNode                 // == != < <= > >=
	callNode
	referenceNode
	textNode
	numberNode
)

// deepest is how deep parentheses may go: a condition of people never does.
const deepest = 100

// parse reads a condition in a notation; false where it has more than references, texts, numbers, comparisons, calls, and,
// or, not.
func (n notation) parse(text string) (*node, bool) {
	tokens, ok := n.tokens(text)
	if !ok || len(tokens) == 0 {
		return nil, false
	}
	p := &parser{tokens: tokens, sound: true}
	root := p.either()
	return root, p.sound && len(p.tokens) == 0
}

// A parser goes down the grammar: or binds least, then and, then comparisons, then not.
type parser struct {
	tokens []token
	depth  int
	sound  bool
}

func (p *parser) has(signs ...string) bool {
	return p.sound && len(p.tokens) > 0 && p.tokens[0].kind == aSign && slices.Contains(signs, p.tokens[0].text)
}

func (p *parser) take() token {
	next := p.tokens[0]
	p.tokens = p.tokens[1:]
	return next
}

func (p *parser) need(sign string) {
	if !p.has(sign) {
		p.sound = false
		return
	}
	p.take()
}

func (p *parser) fail() *node {
	p.sound = false
	return &node{kind: textNode}
}

func (p *parser) either() *node { return p.joined("or", p.all) }

func (p *parser) all() *node { return p.joined("and", p.compared) }

func (p *parser) joined(operator string, part func() *node) *node {
	first := part()
	if !p.has(operator) {
		return first
	}
	whole := &node{kind: junctionNode, text: operator, args: []*node{first}}
	for p.has(operator) {
		p.take()
		whole.args = append(whole.args, part())
	}
	return whole
}

func (p *parser) compared() *node {
	left := p.prefixed()
	if !p.has("==", "!=", "<=", ">=", "<", ">") {
		return left
	}
	comparison := &node{kind: comparisonNode, text: p.take().text, args: []*node{left, p.prefixed()}}
	if p.has("==", "!=", "<=", ">=", "<", ">") { // A chain means nothing that people mean.
		return p.fail()
	}
	return comparison
}

func (p *parser) prefixed() *node {
	if p.depth++; p.depth > deepest {
		return p.fail()
	}
	defer func() { p.depth-- }()
	switch {
	case p.has("not"):
		p.take()
		return &node{kind: negationNode, args: []*node{p.prefixed()}}
	case p.has("-"):
		p.take()
		inner := p.prefixed()
		if inner.kind != numberNode {
			return p.fail()
		}
		return &node{kind: numberNode, text: "-" + inner.text}
	case p.has("("):
		p.take()
		inner := p.either()
		p.need(")")
		return inner
	}
	return p.primary()
}

func (p *parser) primary() *node {
	if !p.sound || len(p.tokens) == 0 || p.tokens[0].kind == aSign {
		return p.fail()
	}
	next := p.take()
	switch next.kind {
	case aReference:
		return &node{kind: referenceNode, text: next.text}
	case aText:
		return &node{kind: textNode, text: next.text}
	case aNumber:
		return &node{kind: numberNode, text: next.text}
	}
	if !p.has("(") {
		return &node{kind: referenceNode, text: next.text}
	}
	p.take()
	call := &node{kind: callNode, text: next.text}
	for p.sound && !p.has(")") {
		call.args = append(call.args, p.either())
		if !p.has(")") {
			p.need(",")
		}
	}
	p.need(")")
	return call
}
