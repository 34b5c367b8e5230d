package lexicon

import "slices"

// A Hit is a match of a rule in one of several texts.
type Hit struct {
	Text int  // index of the text
	Span Span // where the rule matched
}

// An Index finds rules in long texts without reading them again: it holds eight bytes a word. It may be used by several
// goroutines at once.
type Index struct {
	words *vocabulary
	texts []indexed
	in    [][]int32 // by form, the texts that hold it, in order
}

// An indexed text is its words.
type indexed struct {
	forms  []int32
	starts []int32 // runes before each
}

// NewIndex reads texts on all cores; what Find returns does not depend on how many. A text has two billion runes at most.
func NewIndex(texts []string) *Index {
	x := &Index{words: newVocabulary(), texts: make([]indexed, len(texts))}
	vocabularies := make([]*vocabulary, cores(len(texts)))
	readBy := make([]int, len(texts))
	inParallel(len(texts), func(core int, next func() (from, to int)) {
		words := newVocabulary()
		vocabularies[core] = words
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				x.texts[i], readBy[i] = read(texts[i], words), core
			}
		}
	})
	renumbered := make([][]int32, len(vocabularies))
	for core, words := range vocabularies {
		renumbered[core] = x.words.merge(words)
	}
	inParallel(len(texts), func(_ int, next func() (from, to int)) {
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				for k, id := range x.texts[i].forms {
					x.texts[i].forms[k] = renumbered[readBy[i]][id]
				}
			}
		}
	})
	x.in = make([][]int32, len(x.words.forms))
	for i, t := range x.texts {
		for _, id := range t.forms {
			if in := x.in[id]; len(in) == 0 || in[len(in)-1] != int32(i) {
				x.in[id] = append(in, int32(i))
			}
		}
	}
	return x
}

// read numbers the words of a text.
func read(text string, words *vocabulary) indexed {
	t := indexed{forms: make([]int32, 0, len(text)/6), starts: make([]int32, 0, len(text)/6)}
	cut(text, func(p piece) {
		t.forms, t.starts = append(t.forms, words.id(text[p.from:p.to])), append(t.starts, int32(p.start))
	})
	return indexed{forms: slices.Clip(t.forms), starts: slices.Clip(t.starts)}
}

// Find returns where a rule matches, in the order of the texts and of the places in them; nil for nowhere.
func (x *Index) Find(rule *Rule) []Hit {
	m := NewMatcher([]*Rule{rule})
	hits := m.scanner(x.words).hits
	texts := x.holding(hits)
	found := make([][]Hit, len(texts))
	inParallel(len(texts), func(_ int, next func() (from, to int)) {
		s := &scanner{Matcher: m, words: x.words, hits: hits, found: make([][]stretch, len(m.leaves))}
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				found[i] = s.indexed(x.texts[texts[i]], int(texts[i]))
			}
		}
	})
	return slices.Concat(found...)
}

// holding returns the texts that hold a word with a hit, in order.
func (x *Index) holding(hits [][]int32) []int32 {
	holds := make([]bool, len(x.texts))
	for id, f := range x.words.forms {
		if slices.ContainsFunc(f.atoms, func(a formAtom) bool { return len(hits[a.number]) > 0 }) {
			for _, i := range x.in[id] {
				holds[i] = true
			}
		}
	}
	var texts []int32
	for i, held := range holds {
		if held {
			texts = append(texts, int32(i))
		}
	}
	return texts
}

// indexed returns where the one rule of the matcher matches in a text of an index.
func (s *scanner) indexed(t indexed, number int) []Hit {
	s.reset()
	for word, id := range t.forms {
		s.add(id, int(t.starts[word]), word)
	}
	var hits []Hit
	for _, match := range s.matches() {
		for _, span := range match.Spans {
			hits = append(hits, Hit{Text: number, Span: span})
		}
	}
	return hits
}
