package lexicon

import (
	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Stem returns the stem of a folded word in a language: what words of one family have in common. It is that of Snowball, in
// French taken again of the stem until nothing changes: without accents, the first leaves the feminine of many words apart.
// Words of one or two letters or of more than 50, numbers, compounds and words with an apostrophe are their own stem.
//
//	Stem("financements", locale.French)  is  "financ"
//
// Source: M. F. Porter, Snowball: a language for stemming algorithms, 2001, snowballstem.org.
func Stem(folded string, lang locale.Lang) string {
	if !isPlainWord(folded) {
		return folded
	}
	if lang == locale.English {
		return english.Stem(folded, true)
	}
	for {
		stem := french.Stem(folded, true)
		if stem == folded || len(stem) > len(folded) {
			return folded
		}
		folded = stem
	}
}

// longestWord is how many letters a word has at most that a stem is made of: what is longer is no word.
const longestWord = 50

// isPlainWord reports whether a word has a stem of its own: three letters from a to z or more, and nothing else.
func isPlainWord(folded string) bool {
	if len(folded) < 3 || len(folded) > longestWord {
		return false
	}
	for i := range len(folded) {
		if folded[i] < 'a' || folded[i] > 'z' {
			return false
		}
	}
	return true
}
