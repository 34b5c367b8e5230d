package lexicon

import "unicode"

// MaxDistance is how many words near may stand apart at most.
const MaxDistance = 100

// maxDepth is how many parentheses may stand within each other.
const maxDepth = 100

// Compile reads a rule; the package comment says how one is written. The error is a *SyntaxError: it says where, counted in
// runes of the rule, what is wrong and what was expected.
func Compile(rule string) (*Rule, error) {
	lexemes, err := lex([]rune(rule))
	if err != nil {
		return nil, err
	}
	p := &parser{rule: &Rule{source: rule}, lexemes: lexemes}
	if lexemes[0].kind == lexEnd {
		return nil, emptyRule()
	}
	root, err := p.or()
	if err == nil && p.peek().kind != lexEnd {
		err = unjoined(p.peek())
	}
	if err != nil {
		return nil, err
	}
	p.rule.root = root
	return p.rule, nil
}

// A parser reads the lexemes of a rule.
type parser struct {
	rule    *Rule
	lexemes []lexeme
	next    int
	depth   int // open parentheses
}

func (p *parser) peek() lexeme { return p.lexemes[p.next] }

// take returns the next lexeme and passes it.
func (p *parser) take() lexeme {
	l := p.lexemes[p.next]
	if l.kind != lexEnd {
		p.next++
	}
	return l
}

func (p *parser) or() (*node, *SyntaxError) {
	left, err := p.and()
	for err == nil && p.peek().kind == lexOr {
		at := p.take().at
		var right *node
		right, err = p.and()
		left = &node{op: opOr, left: left, right: right, at: at}
	}
	return left, err
}

// and reads what and and not join; "and not" is not.
func (p *parser) and() (*node, *SyntaxError) {
	left, err := p.near()
	for err == nil && (p.peek().kind == lexAnd || p.peek().kind == lexNot) {
		l, op := p.take(), opAnd
		if l.kind == lexNot {
			op = opNot
		} else if p.peek().kind == lexNot {
			p.take()
			op = opNot
		}
		var right *node
		right, err = p.near()
		left = &node{op: op, left: left, right: right, at: l.at}
	}
	return left, err
}

func (p *parser) near() (*node, *SyntaxError) {
	left, err := p.operand()
	for err == nil && p.peek().kind == lexNear {
		l := p.take()
		if l.n < 1 || l.n > MaxDistance {
			return nil, badDistance(l)
		}
		var right *node
		right, err = p.operand()
		if err != nil {
			return nil, err
		}
		for _, side := range []*node{left, right} {
			if at := side.conjunction(); at >= 0 {
				return nil, notNear(at)
			}
		}
		left = &node{op: opNear, left: left, right: right, within: l.n, at: l.at}
	}
	return left, err
}

// conjunction returns where a part of a rule has an and or a not, or -1.
func (n *node) conjunction() int {
	switch n.op {
	case opLeaf:
		return -1
	case opAnd, opNot:
		return n.at
	}
	return max(n.left.conjunction(), n.right.conjunction())
}

// operand reads a word, a quotation, or what stands in parentheses.
func (p *parser) operand() (*node, *SyntaxError) {
	l := p.take()
	switch l.kind {
	case lexWord, lexQuotation:
		read, err := newLeaf(l)
		if err != nil {
			return nil, err
		}
		read.number = len(p.rule.leaves)
		p.rule.leaves = append(p.rule.leaves, read)
		return &node{leaf: read, at: l.at}, nil
	case lexOpen:
		if p.depth++; p.depth > maxDepth {
			return nil, tooDeep(l.at)
		}
		inner, err := p.or()
		if err != nil {
			return nil, err
		}
		p.depth--
		switch closing := p.take(); closing.kind {
		case lexClose:
			return inner, nil
		case lexEnd:
			return nil, unopened(l.at, closing.at)
		default:
			return nil, unjoined(closing)
		}
	}
	return nil, misplaced(l)
}

// newLeaf reads the words of a lexeme.
func newLeaf(l lexeme) (*leaf, *SyntaxError) {
	read := &leaf{exact: l.mark == '='}
	offset := l.at
	if l.mark != 0 {
		offset++
	}
	if l.kind == lexQuotation {
		offset++
	}
	for from := 0; from < len(l.text); {
		if unicode.IsSpace(l.text[from]) {
			from++
			continue
		}
		to := from
		for to < len(l.text) && !unicode.IsSpace(l.text[to]) {
			to++
		}
		if err := read.add(l.text[from:to], offset+from, l.mark == '~'); err != nil {
			return nil, err
		}
		from = to
	}
	if len(read.terms) == 0 {
		return nil, noWord(l.at)
	}
	return read, nil
}

// add adds a word of a rule, which stands at a rune of it.
func (l *leaf) add(word []rune, at int, stem bool) *SyntaxError {
	from, to := 0, len(word)
	starts, ends := word[0] == '*', word[to-1] == '*'
	if starts {
		from++
	}
	if ends && to > from {
		to--
	}
	tokens := Tokens(string(word[from:to]))
	if err := covered(word[from:to], tokens, at+from); err != nil {
		return err
	}
	if stem && (starts || ends) {
		return starredStem(at)
	}
	first, k := len(l.terms), literal
	if stem {
		k = stemmed
	}
	for _, t := range tokens {
		for i, part := range t.parts() {
			l.terms, l.joined = append(l.terms, newTerm(k, part.Folded)), append(l.joined, i > 0)
		}
	}
	l.star(first, starts, ends)
	return nil
}

// star makes the first of the terms from one on one that ends a word, and the last one that begins it.
func (l *leaf) star(first int, starts, ends bool) {
	last := len(l.terms) - 1
	switch {
	case starts && ends && first == last:
		l.terms[first].kind = infix
		return
	case starts:
		l.terms[first].kind = suffix
	}
	if ends {
		l.terms[last].kind = prefix
	}
}

// covered says where a word of a rule has a sign that belongs to no word.
func covered(word []rune, tokens []Token, at int) *SyntaxError {
	next := 0
	for _, t := range append(tokens, Token{Start: len(word), End: len(word)}) {
		if t.Start > next {
			if word[next] == '*' {
				return badStar(at + next)
			}
			return badSign(at+next, string(word[next]))
		}
		next = t.End
	}
	if len(tokens) == 0 {
		return noWord(at)
	}
	return nil
}
