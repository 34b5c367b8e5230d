package lexicon

import "github.com/arrimage/arrimage/pkg/locale"

// Language returns the language of most stop words of a text that are of one language only, or French and false where both
// have as many.
func Language(tokens []Token) (locale.Lang, bool) {
	balance := 0
	for _, t := range tokens {
		balance += tells(t.Folded)
	}
	return decided(balance)
}

// tells returns 1 for a stop word that is English only, -1 for one that is French only, else 0.
func tells(folded string) int {
	fr, en := IsStopWord(folded, locale.French), IsStopWord(folded, locale.English)
	switch {
	case fr && !en:
		return -1
	case en && !fr:
		return 1
	}
	return 0
}

// decided returns the language of a text by the sum of what its words tell.
func decided(balance int) (locale.Lang, bool) {
	if balance > 0 {
		return locale.English, true
	}
	return locale.French, balance < 0
}
