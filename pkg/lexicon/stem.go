package lexicon

import (
	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Stem returns the stem of a folded word in a language: what words of one family have in common. It is that of Snowball, in
// French taken again of the stem until nothing changes: without accents, the first leaves the feminine of many words apart.
// Words of one or two letters, numbers and words with an apostrophe are their own stem.
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

// isPlainWord reports whether a word has more than two letters from a to z and nothing else.
func isPlainWord(folded string) bool {
	for i := range len(folded) {
		if folded[i] < 'a' || folded[i] > 'z' {
			return false
		}
	}
	return len(folded) > 2
}
