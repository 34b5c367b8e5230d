package lexicon

import "slices"

// A Match is a rule that found something in a text.
type Match struct {
	Rule  int    // index of the rule
	Spans []Span // where it matched, in order and disjoint, one or more
}

// A Matcher finds many rules at once: a text is read once, and only the rules that have a word in it are looked at. It may
// be used by several goroutines at once.
type Matcher struct {
	rules      []*Rule
	dictionary *dictionary
	leaves     []matcherLeaf
	byTerm     [][]int32 // the leaves that begin with a term
	firstLeaf  []int32   // the first leaf of a rule
}

// A matcherLeaf is a leaf of one of the rules.
type matcherLeaf struct {
	*leaf
	rule  int32
	terms []int32
}

// NewMatcher returns a matcher of rules. Their order is that of the matches.
func NewMatcher(rules []*Rule) *Matcher {
	m := &Matcher{rules: rules, dictionary: newDictionary()}
	for i, r := range rules {
		m.firstLeaf = append(m.firstLeaf, int32(len(m.leaves)))
		for _, l := range r.leaves {
			read := matcherLeaf{leaf: l, rule: int32(i)}
			for _, t := range l.terms {
				read.terms = append(read.terms, m.dictionary.add(t))
			}
			m.leaves = append(m.leaves, read)
		}
	}
	m.byTerm = make([][]int32, len(m.dictionary.terms))
	for i, l := range m.leaves {
		m.byTerm[l.terms[0]] = append(m.byTerm[l.terms[0]], int32(i))
	}
	return m
}

// Find returns the rules that match in a text, in their order; nil for none.
func (m *Matcher) Find(text string) []Match { return m.scanner(newVocabulary()).text(text) }

// FindAll returns the rules that match in each of many texts, in the order of the texts.
func (m *Matcher) FindAll(texts []string) [][]Match {
	found := make([][]Match, len(texts))
	inParallel(len(texts), func(_ int, next func() (from, to int)) {
		s := m.scanner(newVocabulary())
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				found[i] = s.text(texts[i])
			}
		}
	})
	return found
}

// A scanner reads one text after another for a matcher.
type scanner struct {
	*Matcher
	words *vocabulary
	hits  [][]int32 // by folded word or part of a compound, the terms that match

	atoms    []atom
	atomHits [][]int32   // of the atoms
	found    [][]stretch // of the leaves, in order
	touched  []int32     // leaves that found something
}

func (m *Matcher) scanner(words *vocabulary) *scanner {
	s := &scanner{Matcher: m, words: words, found: make([][]stretch, len(m.leaves))}
	s.learn()
	return s
}

// learn looks the words up that are new in the vocabulary.
func (s *scanner) learn() {
	for _, folded := range s.words.atoms[len(s.hits):] {
		s.hits = append(s.hits, s.dictionary.lookup(folded))
	}
}

// text returns the rules that match in a text.
func (s *scanner) text(text string) []Match {
	s.reset()
	word := 0
	cut(text, func(p piece) {
		s.add(s.words.id(text[p.from:p.to]), p.start, word)
		word++
	})
	return s.matches()
}

// reset forgets the text before.
func (s *scanner) reset() {
	for _, l := range s.touched {
		s.found[l] = s.found[l][:0]
	}
	s.atoms, s.atomHits, s.touched = s.atoms[:0], s.atomHits[:0], s.touched[:0]
}

// add adds a word of the text.
func (s *scanner) add(id int32, start, word int) {
	for _, a := range s.words.forms[id].atoms {
		if int(a.number) >= len(s.hits) {
			s.learn()
		}
		s.atoms = append(s.atoms, atom{start: start + a.start, end: start + a.end, word: word})
		s.atomHits = append(s.atomHits, s.hits[a.number])
	}
}

// matches returns the rules that match in the words that were added.
func (s *scanner) matches() []Match {
	for i, hits := range s.atomHits {
		for _, t := range hits {
			for _, l := range s.byTerm[t] {
				s.try(l, i)
			}
		}
	}
	slices.Sort(s.touched)
	var matches []Match
	last := int32(-1)
	for _, l := range s.touched {
		rule := s.leaves[l].rule
		if rule == last {
			continue
		}
		last = rule
		first := int(s.firstLeaf[rule])
		found := s.rules[rule].root.eval(s.atoms, func(l *leaf) []stretch { return s.found[first+l.number] })
		if spans := joined(s.atoms, found); spans != nil {
			matches = append(matches, Match{Rule: int(rule), Spans: spans})
		}
	}
	return matches
}

// try records that a leaf matches from an atom on, if it does.
func (s *scanner) try(number int32, from int) {
	l := &s.leaves[number]
	to := from + len(l.terms)
	if to > len(s.atoms) {
		return
	}
	for i, t := range l.terms[1:] {
		if !slices.Contains(s.atomHits[from+1+i], t) {
			return
		}
	}
	if !l.fits(s.atoms, stretch{from, to}) {
		return
	}
	if len(s.found[number]) == 0 {
		s.touched = append(s.touched, number)
	}
	s.found[number] = append(s.found[number], stretch{from, to})
}
