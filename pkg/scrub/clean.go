package scrub

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Clean writes a quotation of a source as it may be published, and returns what was taken out of the words that it keeps, as
// stretches of the source. What the rules match in the source is taken out of the quotation although a cut may have left no
// more than a part of it; then what they match in the quotation itself, in the editor's words too. A cut is written as Mark.
func (s *Scrubber) Clean(source string, q Quotation, lang locale.Lang) (Quotation, []Change) {
	if q.Text == source && len(q.Parts) == 1 && q.Parts[0].Kind == Kept {
		whole := s.Scrub(source, lang)
		kept := Part{Kind: Kept, Span: Span{0, utf8.RuneCountInString(whole.Text)}, Source: q.Parts[0].Source}
		return Quotation{Text: whole.Text, Parts: []Part{kept}}, whole.Changes
	}
	runes, text := []rune(source), []rune(q.Text)
	var changes []Change
	var hidden []stretch
	for _, c := range s.Scrub(source, lang).Changes {
		found := hide(runes, text, q.Parts, c)
		if hidden = append(hidden, found...); len(found) > 0 {
			changes = append(changes, c)
		}
	}
	masked := s.mask(text)
	for _, h := range hidden {
		clear(masked[h.Start:h.End])
	}
	for _, m := range s.all(masked) {
		hidden = append(hidden, stretch{Span{m.start, m.end}, bracketed(m.replacement, lang)})
	}
	for _, p := range q.Parts {
		if p.Kind == Left {
			hidden = append(hidden, stretch{p.Span, Mark})
		}
	}
	return rewrite(text, q.Parts, apart(hidden)), changes
}

// A stretch of a quotation is written in another way.
type stretch struct {
	Span
	text string
}

// hide returns the stretches of a quotation that come from what was taken out of its source.
func hide(source, text []rune, parts []Part, c Change) []stretch {
	var hidden []stretch
	for _, p := range parts {
		from, to := max(c.Start, p.Source.Start), min(c.End, p.Source.End)
		if p.Kind != Kept || from >= to {
			continue
		}
		if span, ok := aligned(source, text, p, Span{from, to}); ok {
			hidden = append(hidden, stretch{span, c.Replacement})
		}
	}
	return hidden
}

// aligned returns where a stretch of the source of a part stands in the quotation; false where the part has no character of
// it, such as a mark of quotation that was dropped.
func aligned(source, text []rune, p Part, of Span) (Span, bool) {
	said, words := text[p.Start:p.End], source[p.Source.Start:p.Source.End]
	if slices.EqualFunc(said, words, func(a, b rune) bool { return a == b || unicode.IsSpace(a) && unicode.IsSpace(b) }) {
		return Span{p.Start + of.Start - p.Source.Start, p.Start + of.End - p.Source.Start}, true
	}
	a, b := compared(said), compared(words)
	if len(a) != len(b) {
		return p.Span, true // It begins or ends within a character: all of it goes.
	}
	var span Span
	for i := range b {
		if at := p.Source.Start + b[i].at; at < of.Start || at >= of.End {
			continue
		}
		if span.End == 0 {
			span.Start = p.Start + a[i].at
		}
		span.End = p.Start + a[i].at + 1
	}
	return span, span.End > 0
}

// apart sorts stretches, and makes one of those that overlap.
func apart(hidden []stretch) []stretch {
	slices.SortStableFunc(hidden, func(a, b stretch) int { return cmp.Compare(a.Start, b.Start) })
	var list []stretch
	for _, h := range hidden {
		if n := len(list); n > 0 && h.Start < list[n-1].End {
			list[n-1].End = max(list[n-1].End, h.End)
			continue
		}
		list = append(list, h)
	}
	return list
}

// rewrite writes a quotation with some stretches in another way. In what the editor put in brackets, a replacement needs no
// brackets of its own.
func rewrite(text []rune, parts []Part, hidden []stretch) Quotation {
	var out []rune
	places := make([]int, len(text)+1) // where each character has gone
	at := 0
	copyTo := func(end int) {
		for ; at < end; at++ {
			places[at] = len(out)
			out = append(out, text[at])
		}
	}
	for _, h := range hidden {
		copyTo(h.Start)
		replacement := []rune(h.text)
		if slices.ContainsFunc(parts, func(p Part) bool { return p.Kind == Inserted && p.Start < h.Start && h.End < p.End }) {
			replacement = replacement[1 : len(replacement)-1]
		}
		for ; at < h.End; at++ {
			places[at] = len(out)
			if at > h.Start {
				places[at] += len(replacement)
			}
		}
		out = append(out, replacement...)
	}
	copyTo(len(text))
	places[len(text)] = len(out)
	q := Quotation{Text: string(out), Parts: slices.Clone(parts)}
	for i, p := range parts {
		q.Parts[i].Span = Span{places[p.Start], places[p.End]}
	}
	return q
}

// Stretch returns what came out of a stretch of the given text. Of what was taken out, a part stands for all.
func (r Result) Stretch(start, end int) string {
	text, from, to := []rune(r.Text), start, end
	for _, c := range r.Changes {
		length := len([]rune(c.Replacement))
		switch {
		case start >= c.End:
			from += length - (c.End - c.Start)
		case start > c.Start:
			from = c.At
		}
		switch {
		case end >= c.End:
			to += length - (c.End - c.Start)
		case end > c.Start:
			to = c.At + length
		}
	}
	return string(text[min(from, len(text)):min(max(from, to), len(text))])
}
