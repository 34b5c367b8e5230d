package coding

import (
	"cmp"
	"slices"
)

// A mark is a theme, by number, on a segment, by a coder.
type mark struct{ segment, theme, coder int32 }

func compareMarks(a, b mark) int {
	return cmp.Or(cmp.Compare(a.segment, b.segment), cmp.Compare(a.theme, b.theme), cmp.Compare(a.coder, b.coder))
}

// Marks are sorted by segment, theme and coder, no two of them the same: twelve bytes each, where maps by segment would take
// some hundreds.
type marks struct {
	list  []mark
	first []int32 // by segment: index of its first mark; one more at the end
}

// newMarks sorts marks on a number of segments; it takes the list.
func newMarks(list []mark, segments int) marks {
	slices.SortFunc(list, compareMarks)
	m := marks{list: slices.Clip(slices.Compact(list)), first: make([]int32, segments+1)}
	for _, mark := range m.list {
		m.first[mark.segment+1]++
	}
	for i := range segments {
		m.first[i+1] += m.first[i]
	}
	return m
}

// of returns the marks on a segment.
func (m marks) of(segment int) []mark { return m.list[m.first[segment]:m.first[segment+1]] }

// has reports whether a mark is there.
func (m marks) has(one mark) bool {
	return slices.Contains(m.of(int(one.segment)), one)
}
