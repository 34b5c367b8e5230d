package study

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// SplitCodes parts the content of a cell that holds several codes with the separator of the question between them. Codes and
// their spellings may have the separator in them: the longest that fits is taken, and what is none of them goes on to the
// next separator. Empty parts are dropped; words of the other answer that have the separator in them stay one part.
func (q *Question) SplitCodes(text string) []string {
	known := q.spellings()
	separator := q.Separator.Value
	var parts []string
	words := -1 // where the words of an other answer begin, or -1
	start := 0
	flush := func(end int) {
		if words >= 0 {
			parts = append(parts, q.partsOf(text[words:end])...)
			words = -1
		}
	}
	for start < len(text) {
		if spelling, end := longest(known, text[start:], separator); spelling != "" {
			flush(start)
			parts = append(parts, spelling)
			start += end
			continue
		}
		if words < 0 {
			words = start
		}
		at := strings.Index(text[start:], separator)
		if at < 0 {
			break
		}
		start += at + len(separator)
	}
	flush(len(text))
	return parts
}

// partsOf returns what stands between codes: one part where the question has a code for other words, else each on its own.
func (q *Question) partsOf(text string) []string {
	texts := []string{strings.TrimSuffix(strings.TrimSpace(text), strings.TrimSpace(q.Separator.Value))}
	if q.Other.IsZero() {
		texts = strings.Split(text, q.Separator.Value)
	}
	var parts []string
	for _, part := range texts {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// spellings returns every content that stands for a code, the longest first.
func (q *Question) spellings() []string {
	all := slices.Collect(maps.Keys(q.Recodes)) // Of a wave that had other codes, these.
	for _, code := range q.Codes.List {
		if q.Recodes == nil {
			all = append(append(all, code.Code), code.Spellings...)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
	return all
}

// longest returns the first spelling with which a text begins, up to its end or to a separator, and where the next part
// begins; "" where there is none. Spaces around a part do not count.
func longest(spellings []string, text, separator string) (spelling string, next int) {
	trimmed := strings.TrimLeft(text, " \u00a0")
	before := len(text) - len(trimmed)
	for _, spelling := range spellings {
		rest, found := strings.CutPrefix(trimmed, spelling)
		if !found || spelling == "" {
			continue
		}
		end := before + len(spelling)
		if strings.TrimSpace(rest) == "" {
			return spelling, len(text)
		}
		if strings.HasPrefix(rest, separator) {
			return spelling, end + len(separator)
		}
		if spaced := strings.TrimLeft(rest, " \u00a0"); strings.HasPrefix(spaced, separator) {
			return spelling, end + len(rest) - len(spaced) + len(separator)
		}
	}
	return "", 0
}
