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
	vocabularies := make([]*vocabulary, cores(len(texts))) // Each core has its own.
	readBy := make([]int, len(texts))
	inParallel(len(texts), func(core int, next func() (from, to int)) {
		var t indexed // Its room serves all texts.
		vocabularies[core] = newVocabulary()
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				t.read(texts[i], vocabularies[core])
				x.texts[i], readBy[i] = indexed{forms: slices.Clone(t.forms), starts: slices.Clone(t.starts)}, core
			}
		}
	})
	numbers := make([][]int32, len(vocabularies))
	for core, words := range vocabularies {
		numbers[core] = x.words.merge(words)
	}
	x.in = make([][]int32, len(x.words.forms))
	for i, t := range x.texts {
		x.enter(int32(i), t.forms, numbers[readBy[i]])
	}
	return x
}

// enter renumbers the words of a text, and records that the text holds them.
func (x *Index) enter(text int32, forms, numbers []int32) {
	for k, id := range forms {
		id = numbers[id]
		forms[k] = id
		if in := x.in[id]; len(in) == 0 || in[len(in)-1] != text {
			x.in[id] = append(in, text)
		}
	}
}

// read numbers the words of a text.
func (t *indexed) read(text string, words *vocabulary) {
	t.forms, t.starts = t.forms[:0], t.starts[:0]
	cut(text, func(p piece) {
		t.forms, t.starts = append(t.forms, words.id(text[p.from:p.to])), append(t.starts, int32(p.start))
	})
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
