package lexicon

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A kind is how a term matches words.
type kind uint8

const (
	literal kind = iota // the word itself
	prefix              // words that begin with it
	suffix              // words that end with it
	infix               // words that hold it
	stemmed             // words of its stem in French or in English
)

// A term is what a rule says of one word.
type term struct {
	kind    kind
	text    string // folded; the French stem
	english string // the English stem; empty for other kinds
}

// newTerm returns the term of a folded word.
func newTerm(k kind, folded string) term {
	if k != stemmed {
		return term{kind: k, text: folded}
	}
	return term{kind: k, text: Stem(folded, locale.French), english: Stem(folded, locale.English)}
}

// matches reports whether a term finds a folded word. A star finds no elision and no English 's.
func (t term) matches(folded string) bool {
	switch t.kind {
	case prefix:
		return strings.HasPrefix(folded, t.text) && !isClitic(folded)
	case suffix:
		return strings.HasSuffix(folded, t.text) && !isClitic(folded)
	case infix:
		return strings.Contains(folded, t.text) && !isClitic(folded)
	case stemmed:
		return Stem(folded, locale.French) == t.text || Stem(folded, locale.English) == t.english
	}
	return folded == t.text
}

// isClitic reports whether a word is an elision or the English 's.
func isClitic(folded string) bool { return folded[0] == '\'' || folded[len(folded)-1] == '\'' }

// A dictionary finds the terms that match a word without trying each.
type dictionary struct {
	terms    []term
	ids      map[term]int32
	literals map[string]int32
	prefixes map[string]int32
	suffixes map[string]int32
	longest  int                // bytes of the longest prefix or suffix
	infixes  []int32            // in order
	stems    map[string][]int32 // by the stem in French
	english  map[string][]int32 // by the stem in English
}

func newDictionary() *dictionary {
	return &dictionary{
		ids: map[term]int32{}, literals: map[string]int32{}, prefixes: map[string]int32{}, suffixes: map[string]int32{},
		stems: map[string][]int32{}, english: map[string][]int32{},
	}
}

// add returns the number of a term.
func (d *dictionary) add(t term) int32 {
	if id, ok := d.ids[t]; ok {
		return id
	}
	id := int32(len(d.terms))
	d.ids[t] = id
	d.terms = append(d.terms, t)
	switch t.kind {
	case literal:
		d.literals[t.text] = id
	case prefix:
		d.prefixes[t.text] = id
		d.longest = max(d.longest, len(t.text))
	case suffix:
		d.suffixes[t.text] = id
		d.longest = max(d.longest, len(t.text))
	case infix:
		d.infixes = append(d.infixes, id)
	case stemmed:
		d.stems[t.text] = append(d.stems[t.text], id)
		d.english[t.english] = append(d.english[t.english], id)
	}
	return id
}

// lookup returns the numbers of the terms that match a folded word, in order; nil for none.
func (d *dictionary) lookup(folded string) []int32 {
	var found []int32
	if id, ok := d.literals[folded]; ok {
		found = append(found, id)
	}
	if !isClitic(folded) {
		found = d.starred(found, folded)
	}
	if len(d.stems) > 0 {
		found = append(found, d.stems[Stem(folded, locale.French)]...)
		found = append(found, d.english[Stem(folded, locale.English)]...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// starred adds the numbers of the terms with stars that match a folded word.
func (d *dictionary) starred(found []int32, folded string) []int32 {
	for n := 1; n <= min(len(folded), d.longest); n++ {
		if id, ok := d.prefixes[folded[:n]]; ok {
			found = append(found, id)
		}
		if id, ok := d.suffixes[folded[len(folded)-n:]]; ok {
			found = append(found, id)
		}
	}
	for _, id := range d.infixes {
		if strings.Contains(folded, d.terms[id].text) {
			found = append(found, id)
		}
	}
	return found
}
