package region

import (
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/fold"
)

// Fold reduces a name to what does not change with the way of writing it: words of lower-case letters and digits with one
// space between them. Accents and other marks are dropped, ligatures are spelled out (œ, æ), and the words st and ste
// are saint and sainte. A name without a letter or a digit folds to nothing. Folding twice changes nothing.
//
//	Fold("St-Jérôme / L’Île")  is  "saint jerome l ile"
func Fold(s string) string {
	words := strings.FieldsFunc(fold.Letters(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for i, word := range words {
		switch word {
		case "st":
			words[i] = "saint"
		case "ste":
			words[i] = "sainte"
		}
	}
	return strings.Join(words, " ")
}
