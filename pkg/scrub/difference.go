package scrub

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Difference is the first place where a quotation differs from its source, and what is nearest there. A quotation without
// any word of its source differs at its end, and has nothing near.
type Difference struct {
	At      int    // in the quotation
	Source  int    // the place of the source with which it was compared
	Words   []Span // of the quotation: words that what is nearest does not have; nil where they are all there
	Left    []Span // of the source: words of what is nearest that are left out without a mark; looked for where Words is nil
	Nearest Span   // of the source: what is most like the piece of the quotation; zero where nothing is
}

// A spoken word is letters between spaces.
type spoken struct {
	text string
	Span // in its text
}

// spokenOf takes letters apart at their spaces.
func spokenOf(letters []letter) []spoken {
	var words []spoken
	var text strings.Builder
	start := 0
	for i, l := range letters {
		if l.r != ' ' {
			if text.Len() == 0 {
				start = l.at
			}
			text.WriteRune(l.r)
		}
		if text.Len() > 0 && (l.r == ' ' || i == len(letters)-1) {
			end := l.at + 1
			if l.r == ' ' {
				end = letters[i-1].at + 1
			}
			words = append(words, spoken{text.String(), Span{start, end}})
			text.Reset()
		}
	}
	return words
}

// compare fills in the difference of a piece that is nowhere: the stretch of the source that has most of its words, and
// what is not the same there.
func (e *edition) compare(p *piece) {
	said, source := spokenOf(p.words), spokenOf(e.source)
	from := mostAlike(said, source)
	if from < 0 {
		for _, word := range said {
			e.difference.Words = append(e.difference.Words, word.Span)
		}
		return
	}
	window := source[from:min(len(source), from+windowOf(len(said)))]
	inSaid, inWindow := p.common(said, window)
	first, last := slices.Index(inWindow, true), len(window)-1
	for last > 0 && !inWindow[last] {
		last--
	}
	for i, word := range said {
		if !inSaid[i] {
			e.difference.Words = append(e.difference.Words, word.Span)
		}
	}
	for i := first; i <= last && e.difference.Words == nil; i++ {
		if !inWindow[i] {
			e.difference.Left = append(e.difference.Left, window[i].Span)
		}
	}
	e.difference.Nearest = e.around(window, first, last)
}

// around returns the stretch of some words of a window, with a word on either side where it is short: a word alone says
// little.
func (e *edition) around(window []spoken, first, last int) Span {
	const few = 3
	if last-first+1 < few {
		first, last = max(0, first-1), min(len(window)-1, last+1)
	}
	return Span{window[first].Start, window[last].End}
}

// windowOf returns how many words of the source are looked at for as many words of a quotation: more, since some may be left
// out.
func windowOf(words int) int { return words + words/2 + 2 }

// mostAlike returns where the window of the source begins that has most of the words, the first of several; -1 where none has
// any.
func mostAlike(said, source []spoken) int {
	wanted, had := map[string]int{}, map[string]int{}
	for _, word := range said {
		wanted[word.text]++
	}
	size, alike, most, best := windowOf(len(said)), 0, 0, -1
	for i, word := range source {
		if had[word.text]++; had[word.text] <= wanted[word.text] {
			alike++
		}
		if i >= size {
			if gone := source[i-size].text; had[gone] <= wanted[gone] {
				alike--
			}
			had[source[i-size].text]--
		}
		if alike > most {
			most, best = alike, max(0, i-size+1)
		}
	}
	return best
}

// common marks the words of a longest sequence that a piece and a stretch of the source have in common.
func (p *piece) common(said, source []spoken) (inSaid, inSource []bool) {
	same := func(i, j int) bool { return p.says(said, i, source[j].text) }
	length := make([][]int, len(said)+1)
	for i := range length {
		length[i] = make([]int, len(source)+1)
	}
	for i := len(said) - 1; i >= 0; i-- {
		for j := len(source) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if same(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	inSaid, inSource = make([]bool, len(said)), make([]bool, len(source))
	for i, j := 0, 0; i < len(said) && j < len(source); {
		switch {
		case same(i, j):
			inSaid[i], inSource[j] = true, true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inSaid, inSource
}

// says reports whether one of the words of a piece is a word of the source. Of the first and of the last word of a piece, the
// source may have more: marks, or letters where the piece may begin or end within a word.
func (p *piece) says(said []spoken, i int, word string) bool {
	at := strings.Index(word, said[i].text)
	if at < 0 {
		return false
	}
	before, after := word[:at], word[at+len(said[i].text):]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return (before == "" || i == 0 && (p.open || !isWord(last))) && (after == "" || i == len(said)-1 && (p.close || !isWord(next)))
}
