package scrub

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A letter is a character of a folded text and where it comes from.
type letter struct {
	r  rune
	at int // its place in the text
}

// fold writes a text without letter case, accents and invisible characters; apostrophes and hyphens are of one kind,
// white space is one space.
func fold(text []rune) []letter {
	folded := make([]letter, 0, len(text))
	for i, r := range text {
		switch {
		case r >= 0x80 && unicode.In(r, unicode.Mn, unicode.Cf):
			continue
		case unicode.IsSpace(r):
			if n := len(folded); n == 0 || folded[n-1].r != ' ' {
				folded = append(folded, letter{' ', i})
			}
			continue
		}
		if r < 0x80 && r != '`' {
			folded = append(folded, letter{unicode.ToLower(r), i})
			continue
		}
		for _, plain := range plainLetters(r) {
			folded = append(folded, letter{plain, i})
		}
	}
	return folded
}

// compared writes a text as it is compared: accents apart from their letters, one space for white space and none before
// : ; ? and !, one kind of apostrophe, hyphen and ellipsis, no quotation marks.
func compared(text []rune) []letter {
	var letters []letter
	space := false
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case strings.ContainsRune("«»“”\"„‟", r) || unicode.Is(unicode.Cf, r):
			continue
		}
		if space && len(letters) > 0 && !strings.ContainsRune(":;?!", r) {
			letters = append(letters, letter{' ', i - 1})
		}
		space = false
		if r < 0x80 && r != '`' {
			letters = append(letters, letter{r, i})
			continue
		}
		for _, plain := range spelled(r) {
			letters = append(letters, letter{plain, i})
		}
	}
	return letters
}

// spelled writes a character with one kind of apostrophe, of hyphen and of dash, an ellipsis as three points, and accents
// behind their letters.
func spelled(r rune) []rune {
	switch r {
	case '’', 'ʼ', '‘', '`', '´':
		return []rune{'\''}
	case '‐', '‑', '–', '—', '−':
		return []rune{'-'}
	case '…':
		return []rune("...")
	}
	return []rune(norm.NFD.String(string(r)))
}

// plainLetters returns the letters that a character stands for, small and without accents.
func plainLetters(r rune) []rune {
	switch r {
	case 'œ', 'Œ':
		return []rune("oe")
	case 'æ', 'Æ':
		return []rune("ae")
	case 'ß', 'ẞ':
		return []rune("ss")
	}
	var plain []rune
	for _, part := range spelled(r) {
		if !unicode.In(part, unicode.Mn, unicode.Cf) {
			plain = append(plain, unicode.ToLower(unicode.ToUpper(part)))
		}
	}
	return plain
}

// isWord reports whether a character is part of a word: a letter, what stands on one, a digit.
func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// joined reports whether two characters that follow each other are of one word: two letters, or two digits.
func joined(a, b rune) bool {
	return unicode.In(a, unicode.L, unicode.M) && unicode.In(b, unicode.L, unicode.M) || unicode.Is(unicode.N, a) && unicode.Is(unicode.N, b)
}
