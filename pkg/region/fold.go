package region

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold reduces a name to what does not change with the way of writing it: words of lower-case letters and digits with one
// space between them. Accents and other marks are dropped, ligatures are spelled out (œ, æ), and the words st and ste
// are saint and sainte. A name without a letter or a digit folds to nothing. Folding twice changes nothing.
//
//	Fold("St-Jérôme / L’Île")  is  "saint jerome l ile"
func Fold(s string) string {
	s = dropMarks(s)
	if onlyBasicLetters(s) {
		s = strings.ToLower(s)
	} else {
		s = strings.ToLower(cases.Fold().String(s)) // Cherokee folds to capitals.
		s = strings.ReplaceAll(strings.ReplaceAll(s, "œ", "oe"), "æ", "ae")
		s = dropMarks(s) // Case folding may write a letter as one with a mark.
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
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

// onlyBasicLetters reports whether the letters of a text are those from a to z: then lower case is all that folding does.
func onlyBasicLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) })
}

// dropMarks takes letters apart by compatibility and drops the marks.
func dropMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}
