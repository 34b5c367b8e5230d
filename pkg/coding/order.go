package coding

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/study"
)

// InOrder returns all codings in the order of the corpus: by segment, coder, theme in the order of the codebook (none first),
// and place. It is the same however the coders' files are ordered.
func (c *Codings) InOrder(tree []*study.Theme) []Coding {
	rank := map[*study.Theme]int{nil: -1}
	for i, theme := range tree {
		rank[theme] = i
	}
	sorted := slices.Clone(c.All)
	slices.SortStableFunc(sorted, func(a, b Coding) int {
		return cmp.Or(cmp.Compare(a.Segment, b.Segment), cmp.Compare(a.Coder, b.Coder), cmp.Compare(rank[a.Theme], rank[b.Theme]),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return sorted
}
