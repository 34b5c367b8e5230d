package coding

import (
	"strings"
	"unicode"
)

// sameText checks that the words beside which a coder wrote are still those of the segment. Accents that a spreadsheet lost
// are a warning: it is clear which words they were.
func (l *loader) sameText(segment int, r record) bool {
	now, then := squeezed(l.Corpus.Segments[segment].Text), squeezed(r.words("text"))
	switch {
	case now == then, strings.TrimPrefix(now, "'") == strings.TrimPrefix(then, "'"):
		return true
	case withoutAccents(now) == withoutAccents(then):
		l.problems.Warnf(r.at("text"), "lost-accents", "%s\u00a0: le fichier a perdu des accents (l'enregistrer en UTF-8)", "%s: the file has lost accents (save it as UTF-8)", r.text("segment"))
		return true
	}
	l.problems.Errorf(r.at("text"), "changed-text", "%s\u00a0: le texte n'est plus celui qui a été codé (%q)", "%s: the text is no longer the one that was coded (%q)", r.text("segment"), shortened(r.text("text")))
	return false
}

// squeezed makes every stretch of white space one space: spreadsheets change line ends.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// withoutAccents keeps what survives a wrong encoding: letters and digits of ASCII, as they are.
func withoutAccents(text string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, text)
}
