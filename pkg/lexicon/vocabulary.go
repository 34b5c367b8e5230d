package lexicon

import "strings"

// A vocabulary numbers the ways of writing words, and the folded words and parts of compounds that they have, so that each
// is folded and looked up once. It is not safe for concurrent use.
type vocabulary struct {
	ids   map[string]int32 // by the word as it stands in a text
	forms []form
	raw   []string
	parts map[string]int32 // by the folded word or part
	atoms []string
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]int32{}, parts: map[string]int32{}}
}

// id returns the number of a word as it stands in a text.
func (v *vocabulary) id(raw string) int32 {
	if id, ok := v.ids[raw]; ok {
		return id
	}
	return v.add(strings.Clone(raw), formOf(raw)) // A part of a text would keep all of it.
}

// add adds a word that is not there, and returns its number.
func (v *vocabulary) add(raw string, f form) int32 {
	id := int32(len(v.forms))
	v.ids[raw] = id
	for i, a := range f.atoms {
		number, ok := v.parts[a.folded]
		if !ok {
			number = int32(len(v.atoms))
			v.parts[a.folded] = number
			v.atoms = append(v.atoms, a.folded)
		}
		f.atoms[i].number = number
	}
	v.forms, v.raw = append(v.forms, f), append(v.raw, raw)
	return id
}

// merge adds the words of another vocabulary, which must not be used again, and returns their numbers by those that they
// had there.
func (v *vocabulary) merge(other *vocabulary) []int32 {
	numbers := make([]int32, len(other.forms))
	for raw, id := range other.ids {
		own, ok := v.ids[raw]
		if !ok {
			own = v.add(raw, other.forms[id])
		}
		numbers[id] = own
	}
	return numbers
}
