package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/profile"
)

// gridValues returns the answers of a column: those of its whole grid where it belongs to one, the most frequent first. All
// columns of a grid have answers, and each shares some with another; what only looks like a grid has none in common.
func (s *side) gridValues(c *profile.Column) []profile.Value {
	if c.Question < 0 || s.Profile.Questions[c.Question].Style != "" {
		return c.Values
	}
	var columns []*profile.Column
	for _, at := range s.Profile.Questions[c.Question].Columns {
		switch column := &s.Profile.Columns[at]; column.Kind {
		case profile.Empty:
		case profile.Choice, profile.Constant, profile.Tick, profile.YesNo:
			columns = append(columns, column)
		default:
			return c.Values
		}
	}
	var all []profile.Value
	for _, column := range columns {
		if !column.Complete || !slices.ContainsFunc(columns, func(other *profile.Column) bool { return other != column && shareValue(column, other) }) {
			return c.Values
		}
		all = addValues(all, column.Values)
	}
	slices.SortStableFunc(all, func(a, b profile.Value) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

// shareValue reports whether two columns have an answer in common.
func shareValue(a, b *profile.Column) bool {
	return slices.ContainsFunc(a.Values, func(v profile.Value) bool {
		return slices.ContainsFunc(b.Values, func(w profile.Value) bool { return strings.TrimSpace(v.Text) == strings.TrimSpace(w.Text) })
	})
}

// addValues adds values to those that there are, spaces around them aside.
func addValues(all, values []profile.Value) []profile.Value {
	for _, v := range values {
		v.Text = strings.TrimSpace(v.Text)
		if i := slices.IndexFunc(all, func(known profile.Value) bool { return known.Text == v.Text }); i >= 0 {
			all[i].Count += v.Count
			continue
		}
		all = append(all, v)
	}
	return all
}
