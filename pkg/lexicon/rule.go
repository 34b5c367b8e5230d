package lexicon

// A Rule finds places in texts. It is made by Compile and may be used by several goroutines at once.
type Rule struct {
	source string
	root   *node
	leaves []*leaf // in the order of the rule
}

// String returns the rule as it was written.
func (r *Rule) String() string { return r.source }

// A leaf is a word or a quotation of a rule.
type leaf struct {
	number int    // within its rule
	terms  []term // of its words and their parts, one or more
	joined []bool // for each, whether a hyphen joins it to the one before
	exact  bool   // no parts of compounds, and hyphens as in the rule
}

// fits reports whether the words of an exact leaf stand alone and are joined as they are in the rule.
func (l *leaf) fits(atoms []atom, s stretch) bool {
	if !l.exact {
		return true
	}
	for i := 1; i < len(l.terms); i++ {
		if l.joined[i] != (atoms[s.from+i].word == atoms[s.from+i-1].word) {
			return false
		}
	}
	return isWords(atoms, s)
}

// An operator joins two parts of a rule.
type operator uint8

const (
	opLeaf operator = iota
	opOr
	opAnd
	opNot
	opNear
)

// A node is a part of a rule.
type node struct {
	op          operator
	leaf        *leaf // of opLeaf
	left, right *node // of the others
	within      int   // words apart, of opNear
	at          int   // rune of the rule where it begins, or where its operator stands
}

// eval returns where a part of a rule matches, in order, by where its leaves do.
func (n *node) eval(atoms []atom, find func(l *leaf) []stretch) []stretch {
	if n.op == opLeaf {
		return find(n.leaf)
	}
	left := n.left.eval(atoms, find)
	if n.op != opOr && len(left) == 0 {
		return nil
	}
	right := n.right.eval(atoms, find)
	switch {
	case n.op == opNot && len(right) > 0 || n.op != opNot && n.op != opOr && len(right) == 0:
		return nil
	case n.op == opNot:
		return left
	case n.op == opNear:
		return near(atoms, left, right, n.within)
	}
	return union(left, right)
}

// Find returns where the rule matches in the words of a text, in order and disjoint; nil for nowhere.
func (r *Rule) Find(tokens []Token) []Span {
	var atoms []atom
	var words []string
	for i, t := range tokens {
		for _, part := range t.parts() {
			atoms = append(atoms, atom{start: part.Start, end: part.End, word: i})
			words = append(words, part.Folded)
		}
	}
	return joined(atoms, r.root.eval(atoms, func(l *leaf) []stretch { return l.find(atoms, words) }))
}

// find returns where a leaf matches among words.
func (l *leaf) find(atoms []atom, words []string) []stretch {
	var found []stretch
	for from := 0; from+len(l.terms) <= len(words); from++ {
		s := stretch{from, from + len(l.terms)}
		if l.matches(words[s.from:s.to]) && l.fits(atoms, s) {
			found = append(found, s)
		}
	}
	return found
}

func (l *leaf) matches(words []string) bool {
	for i, t := range l.terms {
		if !t.matches(words[i]) {
			return false
		}
	}
	return true
}
