package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/fold"
)

// A Token is a word of a text.
type Token struct {
	Start    int     // runes of the text before it
	End      int     // runes of the text before its end, above Start
	Folded   string  // the word as it is compared: no capitals, no accents, never empty
	Sentence int     // sentences of the text before its own
	Parts    []Token // the words of a compound, two or more; nil for a word without hyphens
}

// parts returns the parts of a compound, or else the word.
func (t Token) parts() []Token {
	if t.Parts != nil {
		return t.Parts
	}
	return []Token{t}
}

// Tokens returns the words of a text, in order; the package comment says what a word is. A text that is not UTF-8 has one
// rune for each byte in error.
func Tokens(text string) []Token {
	var tokens []Token
	cut(text, func(p piece) {
		f := formOf(text[p.from:p.to])
		t := Token{Start: p.start, End: p.end, Folded: f.folded, Sentence: p.sentence}
		if len(f.atoms) > 1 {
			for _, a := range f.atoms {
				t.Parts = append(t.Parts, Token{
					Start: p.start + a.start, End: p.start + a.end, Folded: a.folded, Sentence: p.sentence,
				})
			}
		}
		tokens = append(tokens, t)
	})
	return tokens
}

// A form is a way of writing a word.
type form struct {
	folded string
	hash   uint64     // of folded
	atoms  []formAtom // the word, or the parts of a compound
}

// A formAtom is a word or a part of a compound, from and to a rune of the form.
type formAtom struct {
	folded     string
	start, end int
	number     int32 // of folded, within a vocabulary
}

// formOf folds a word as it stands in a text.
func formOf(raw string) form {
	f := form{folded: foldWord(raw)}
	f.hash = hashOf(f.folded)
	start, from, n := 0, 0, 0
	for at, r := range raw {
		if isHyphen(r) && at > 0 {
			f.atoms = append(f.atoms, formAtom{folded: foldWord(raw[from:at]), start: start, end: n})
			start, from = n+1, at+utf8.RuneLen(r)
		}
		n++
	}
	if f.atoms == nil {
		f.atoms = []formAtom{{folded: f.folded, end: n}}
		return f
	}
	f.atoms = append(f.atoms, formAtom{folded: foldWord(raw[from:]), start: start, end: n})
	return f
}

// foldWord folds a word: all apostrophes and hyphens alike, without invisible signs. A word of which nothing is left stays
// as it is.
func foldWord(raw string) string {
	folded := fold.Letters(raw)
	if strings.IndexFunc(folded, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return folded
	}
	folded = strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case isHyphen(r):
			return '-'
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, folded)
	if folded == "" {
		return raw
	}
	return folded
}
