package scrub

import (
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Mark stands where something was left out of a quotation.
const Mark = "[…]"

// A Span is a stretch of a text: 0 ≤ Start < End ≤ length.
type Span struct {
	Start int // the first character
	End   int // the one after the last
}

// A Part is a stretch of a quotation with the stretch of its source that it stands for.
type Part struct {
	Kind   Kind // what it is
	Span        // in the quotation
	Source Span // in the source; of what is left out or replaced, what stood there, which may be empty (Start = End)
}

// A Kind says what a part of a quotation is.
type Kind string

// The kinds of parts.
const (
	Kept     Kind = "kept"     // words of the source
	Left     Kind = "left"     // [...], […], (...) or (…): something is left out
	Inserted Kind = "inserted" // [words]: they are the editor's, and may stand for words of the source
)

// A Quotation is an edited text whose parts are known in its source.
type Quotation struct {
	Text  string // what is printed
	Parts []Part // in its order; the spaces between them belong to none
}

// Cut keeps spans of a text, in its order, and shows Mark where something other than white space was left out between
// them, before the first or behind the last. In French, the spaces of punctuation become no-break spaces; so do those
// by which a mark stays at what comes before it, in both languages. It is false where a span is outside of the text,
// has no more than white space, or begins before the one before it ends; then there is no quotation.
func Cut(text string, keep []Span, lang locale.Lang) (Quotation, bool) {
	source, last := []rune(text), 0
	for _, s := range keep {
		if s.Start < last || s.End <= s.Start || s.End > len(source) || isBlank(source[s.Start:s.End]) {
			return Quotation{}, false
		}
		last = s.End
	}
	if len(keep) == 0 {
		return Quotation{}, false
	}
	c := cutter{source: source, lang: lang}
	last = 0
	for _, s := range keep {
		c.leave(last, s.Start)
		c.keep(s)
		last = s.End
	}
	c.leave(last, len(source))
	return Quotation{Text: string(c.out), Parts: c.parts}, true
}

func isBlank(text []rune) bool { return strings.TrimSpace(string(text)) == "" }

// A cutter writes a quotation.
type cutter struct {
	source []rune
	lang   locale.Lang
	out    []rune
	parts  []Part
}

// keep writes a span without the white space around it.
func (c *cutter) keep(s Span) {
	for unicode.IsSpace(c.source[s.Start]) {
		s.Start++
	}
	for unicode.IsSpace(c.source[s.End-1]) {
		s.End--
	}
	words := string(c.source[s.Start:s.End])
	if c.lang == locale.French {
		words = locale.Text{FR: words}.French().FR
	}
	c.add(Kept, words, s)
}

// add writes a part.
func (c *cutter) add(kind Kind, text string, source Span) {
	start := len(c.out)
	c.out = append(c.out, []rune(text)...)
	c.parts = append(c.parts, Part{Kind: kind, Span: Span{start, len(c.out)}, Source: source})
}

// leave writes what stands for a stretch that is left out: a mark, or the space of one that is blank.
func (c *cutter) leave(start, end int) {
	first, last := start == 0, end == len(c.source)
	if isBlank(c.source[start:end]) {
		if blank := start < end || c.spaced(start-1) || c.spaced(end); blank && !first && !last {
			c.out = append(c.out, ' ')
		}
		return
	}
	if !first && !c.within(start) {
		c.out = append(c.out, []rune(locale.NBSP)...)
	}
	c.add(Left, Mark, Span{start, end})
	switch {
	case last || c.within(end):
	case first:
		c.out = append(c.out, []rune(locale.NBSP)...)
	default:
		c.out = append(c.out, ' ')
	}
}

// within reports whether a place is inside a word.
func (c *cutter) within(at int) bool {
	return at > 0 && at < len(c.source) && isWord(c.source[at-1]) && isWord(c.source[at])
}

// spaced reports whether there is white space at a place.
func (c *cutter) spaced(at int) bool {
	return at >= 0 && at < len(c.source) && unicode.IsSpace(c.source[at])
}

// Explain returns the parts that a stretch of the quotation touches, each cut to that stretch; parts that stand for
// something else stay whole.
func (q Quotation) Explain(start, end int) []Part {
	var found []Part
	for _, p := range q.Parts {
		from, to := max(start, p.Start), min(end, p.End)
		if from >= to {
			continue
		}
		if p.Kind == Kept && p.End-p.Start == p.Source.End-p.Source.Start {
			p.Source = Span{p.Source.Start + from - p.Start, p.Source.Start + to - p.Start}
			p.Span = Span{from, to}
		}
		found = append(found, p)
	}
	return found
}
