package exchange

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An alignment says where stretches of one text stand in another that says the same, though its spaces, its line ends or
// its form of accents may differ.
type alignment struct {
	same     bool // the texts are equal
	from, to []letter
}

// A letter is a character with the accents that follow it, as Unicode composes them, and where it stands in its text.
type letter struct {
	text       string
	start, end int // in characters
}

// align compares two texts; false where they do not say the same.
func align(from, to string) (alignment, bool) {
	if from == to {
		return alignment{same: true}, true
	}
	a := alignment{from: letters(from), to: letters(to)}
	if len(a.from) != len(a.to) {
		return a, false
	}
	for i := range a.from {
		if a.from[i].text != a.to[i].text {
			return a, false
		}
	}
	return a, true
}

// letters returns the letters of a text, white space left out.
func letters(text string) []letter {
	var list []letter
	var next norm.Iter
	next.InitString(norm.NFC, text)
	at := 0
	for !next.Done() {
		from := next.Pos()
		composed := string(next.Next())
		end := at + utf8.RuneCountInString(text[from:next.Pos()])
		if strings.TrimSpace(composed) != "" {
			list = append(list, letter{text: composed, start: at, end: end})
		}
		at = end
	}
	return list
}

// stretch returns where a stretch of the first text stands in the second; false where it has no letter.
func (a alignment) stretch(start, end int) (int, int, bool) {
	if a.same {
		return start, end, start < end
	}
	first := sort.Search(len(a.from), func(i int) bool { return a.from[i].end > start })
	after := sort.Search(len(a.from), func(i int) bool { return a.from[i].start >= end })
	if first >= after {
		return 0, 0, false
	}
	return a.to[first].start, a.to[after-1].end, true
}

// anchor finds a stretch of a text in another that does not say the same: where it stands now at the same place, or
// anywhere once only. moved says that it was found elsewhere.
func anchor(from []rune, start, end int, to []rune) (at, until int, moved, found bool) {
	words := string(from[start:end])
	if end <= len(to) && string(to[start:end]) == words {
		return start, end, false, true
	}
	all := string(to)
	if strings.TrimSpace(words) == "" || strings.Count(all, words) != 1 {
		return 0, 0, false, false
	}
	at = utf8.RuneCountInString(all[:strings.Index(all, words)])
	return at, at + end - start, true, true
}
