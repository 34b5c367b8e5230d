package render

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

// span returns how many columns of a terminal the text takes. It never looks at the environment, so the same table
// is laid out alike on every machine.
func span(s string) int { return displaywidth.String(s) }

// clean makes a text safe to print on one line: line ends, tabs and control characters (which could drive a terminal)
// become spaces, runs of spaces become one, and bytes that are not UTF-8 become the replacement character.
func clean(s string) string { return strings.Join(words(locale.Line(s)), " ") }

// words splits a text at ordinary spaces: a no-break space holds a number and its unit together.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
}

// wrap breaks a text into lines of at most limit columns, prefixes included. The first line starts with first, the
// others with rest. A word is broken only where it is wider than a whole line, after a hyphen if it has one. The result
// has at least one line. A limit of 0 or less means none.
func wrap(s string, limit int, first, rest string) []string {
	line := first
	if limit <= 0 {
		return []string{first + strings.Join(words(s), " ")}
	}
	var lines []string
	fresh := true
	for _, word := range words(s) {
		for i, piece := range pieces(word, limit-max(span(first), span(rest))) {
			joined := line + piece
			if !fresh && i == 0 {
				joined = line + " " + piece
			}
			if !fresh && span(joined) > limit {
				lines = append(lines, line)
				joined = rest + piece
			}
			line, fresh = joined, false
		}
	}
	return append(lines, line)
}

// pieces returns the parts into which a word wider than limit may be broken.
func pieces(word string, limit int) []string {
	if span(word) <= limit {
		return []string{word}
	}
	var parts []string
	for _, part := range hyphenated(word) {
		if span(part) <= limit {
			parts = append(parts, part)
		} else {
			parts = append(parts, graphemes(part, limit)...)
		}
	}
	return parts
}

// hyphenated splits a word after each hyphen, dash or slash that has a letter on both sides.
func hyphenated(word string) []string {
	var parts []string
	start := 0
	runes := []rune(word)
	for i := 1; i < len(runes)-1; i++ {
		if strings.ContainsRune("-‐–/", runes[i]) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
			parts = append(parts, string(runes[start:i+1]))
			start = i + 1
		}
	}
	return append(parts, string(runes[start:]))
}

// graphemes cuts a text into parts of at most limit columns, between characters as a reader sees them. A character
// that is wider than the limit stands alone.
func graphemes(s string, limit int) []string {
	var parts []string
	part := ""
	for characters := displaywidth.StringGraphemes(s); characters.Next(); {
		if part != "" && span(part+characters.Value()) > limit {
			parts = append(parts, part)
			part = ""
		}
		part += characters.Value()
	}
	return append(parts, part)
}

// longest returns the width of the widest part of a text that wrap keeps whole.
func longest(s string) int {
	most := 0
	for _, word := range words(s) {
		for _, part := range hyphenated(word) {
			most = max(most, span(part))
		}
	}
	return most
}
