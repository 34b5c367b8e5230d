package lexicon

import (
	"cmp"
	"slices"
)

// A Span is a place in a text.
type Span struct {
	Start int // runes of the text before it
	End   int // runes of the text before its end, above Start
}

// A stretch is a run of atoms, from one up to another.
type stretch struct{ from, to int }

// An atom is a word of a text, or a part of a compound.
type atom struct {
	start, end int // runes
	word       int // words of the text before the one that it belongs to
}

// isWords reports whether a stretch begins and ends where words do.
func isWords(atoms []atom, s stretch) bool {
	return (s.from == 0 || atoms[s.from-1].word != atoms[s.from].word) &&
		(s.to == len(atoms) || atoms[s.to-1].word != atoms[s.to].word)
}

// union returns the stretches of both lists, in order and each once.
func union(a, b []stretch) []stretch {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	both := slices.Concat(a, b)
	slices.SortFunc(both, inOrder)
	return slices.Compact(both)
}

// inOrder compares where two stretches begin, then where they end.
func inOrder(a, b stretch) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) }

// near returns the shortest stretches that hold one of a and one of b that do not overlap and are at most so many words
// apart. Both lists are in order, and so is the result.
func near(atoms []atom, a, b []stretch, within int) []stretch {
	windows := followed(atoms, a, b, within)
	windows = append(windows, followed(atoms, b, a, within)...)
	slices.SortFunc(windows, inOrder)
	return shortest(windows)
}

// followed returns, for each stretch that another one follows, the shortest stretch that holds both.
func followed(atoms []atom, first, then []stretch, within int) []stretch {
	var windows []stretch
	for _, f := range first {
		next, _ := slices.BinarySearchFunc(then, f.to, func(s stretch, to int) int { return cmp.Compare(s.from, to) })
		last, end := atoms[f.to-1].word+within, 0
		for ; next < len(then) && atoms[then[next].from].word <= last; next++ {
			if end == 0 || then[next].to < end {
				end = then[next].to
			}
		}
		if end > 0 {
			windows = append(windows, stretch{f.from, end})
		}
	}
	return windows
}

// shortest returns the stretches of a list in order that hold no other one of it.
func shortest(list []stretch) []stretch {
	var kept []stretch
	for i := len(list) - 1; i >= 0; i-- {
		if i > 0 && list[i-1].from == list[i].from {
			continue // That one is no longer.
		}
		if n := len(kept); n == 0 || list[i].to < kept[n-1].to {
			kept = append(kept, list[i])
		}
	}
	slices.Reverse(kept)
	return kept
}

// joined returns the places of stretches in order, those that overlap as one.
func joined(atoms []atom, list []stretch) []Span {
	var spans []Span
	for _, s := range list {
		span := Span{atoms[s.from].start, atoms[s.to-1].end}
		if n := len(spans); n > 0 && span.Start < spans[n-1].End {
			spans[n-1].End = max(spans[n-1].End, span.End)
			continue
		}
		spans = append(spans, span)
	}
	return spans
}
