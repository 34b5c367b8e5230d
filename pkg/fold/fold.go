// Package fold reduces letters to what does not change with the way of writing them.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Letters writes a text in lower case, takes its letters apart by compatibility, drops accents and other marks and spells
// ligatures out (œ, æ). All that is no letter stays, save what compatibility writes in another way. Folding twice changes
// nothing.
//
//	Letters("L’Île, SŒUR")  is  "l’ile, soeur"
func Letters(s string) string {
	if isFolded(s) {
		return s
	}
	s = dropMarks(s)
	if onlyBasicLetters(s) {
		return strings.ToLower(s)
	}
	s = strings.ToLower(cases.Fold().String(s)) // Cherokee folds to capitals.
	s = strings.ReplaceAll(strings.ReplaceAll(s, "œ", "oe"), "æ", "ae")
	return dropMarks(s) // Case folding may write a letter as one with a mark.
}

// isFolded reports whether a text is ASCII without capitals.
func isFolded(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] >= 'A' && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// onlyBasicLetters reports whether the letters of a text are those from a to z: then lower case is all that folding does.
func onlyBasicLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) })
}

// dropMarks takes letters apart by compatibility and drops the marks. Bytes that are no UTF-8 become U+FFFD: beside them, letters
// would not be taken apart.
func dropMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(s, "\ufffd")))
}
