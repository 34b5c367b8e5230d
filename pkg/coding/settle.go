package coding

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/study"
)

// settle decides what counts of all that was given.
func (c *Codings) settle() {
	c.indexSegments()
	segments := len(c.Corpus.Segments)
	var given []mark
	for _, coding := range c.All {
		for theme := coding.Theme; theme != nil; theme = theme.Parent {
			given = append(given, mark{segment: int32(coding.Segment), theme: int32(c.number[theme]), coder: int32(coding.Coder)})
			if decision := c.decision(coding.Segment, theme); decision != nil && !decision.Keep {
				break // What was ruled out says nothing of what it is part of.
			}
		}
	}
	c.given = newMarks(given, segments)
	var settled []mark
	for segment := range segments {
		settled = c.settleSegment(segment, settled)
	}
	for _, decision := range c.Decisions {
		if decision.Keep {
			settled = c.keep(decision.Segment, decision.Theme, settled)
		}
	}
	c.settled = newMarks(settled, segments)
	for i := range c.Conflicts {
		c.Conflicts[i].Counts = c.Has(c.Conflicts[i].Segment, c.Conflicts[i].Theme)
	}
}

// indexSegments finds the codings of each segment.
func (c *Codings) indexSegments() {
	c.first = make([]int32, len(c.Corpus.Segments)+1)
	for _, coding := range c.All {
		c.first[coding.Segment+1]++
	}
	for i := range c.Corpus.Segments {
		c.first[i+1] += c.first[i]
	}
	c.on = make([]int32, len(c.All))
	next := slices.Clone(c.first)
	for i, coding := range c.All {
		c.on[next[coding.Segment]] = int32(i)
		next[coding.Segment]++
	}
}

// settleSegment adds the themes that count for a segment to those that do for others, and records where its coders differ.
func (c *Codings) settleSegment(segment int, settled []mark) []mark {
	for rest := c.given.of(segment); len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].theme == rest[0].theme {
			n++
		}
		conflict := c.conflict(segment, rest[:n])
		if len(conflict.Against) > 0 {
			c.Conflicts = append(c.Conflicts, conflict)
		}
		if conflict.Decision == nil && len(conflict.For) > len(conflict.Against) {
			settled = c.keep(segment, conflict.Theme, settled)
		}
		rest = rest[n:]
	}
	return settled
}

// conflict returns who gave a segment one theme, and who did not.
func (c *Codings) conflict(segment int, given []mark) Conflict {
	conflict := Conflict{Segment: segment, Theme: c.tree[given[0].theme]}
	for _, m := range given {
		conflict.For = append(conflict.For, int(m.coder))
	}
	for coder := range c.Coders {
		if c.seen[coder][segment] && !slices.Contains(conflict.For, coder) {
			conflict.Against = append(conflict.Against, coder)
		}
	}
	conflict.Decision = c.decision(segment, conflict.Theme)
	return conflict
}

// decision returns what settles a theme for a segment, or nil.
func (c *Codings) decision(segment int, theme *study.Theme) *Decision {
	for _, i := range c.decided[segment] {
		if c.Decisions[i].Theme == theme {
			return &c.Decisions[i]
		}
	}
	return nil
}

// SettledBy returns the decision that settles a conflict: on its theme, or one that keeps a theme that is part of it; nil where
// nothing is decided.
func (c *Codings) SettledBy(conflict *Conflict) *Decision {
	if conflict.Decision != nil {
		return conflict.Decision
	}
	for _, i := range c.decided[conflict.Segment] {
		if decision := &c.Decisions[i]; decision.Keep && decision.Theme.IsPartOf(conflict.Theme) {
			return decision
		}
	}
	return nil
}

// keep lets a theme count for a segment, with those that it is part of.
func (c *Codings) keep(segment int, theme *study.Theme, settled []mark) []mark {
	for ; theme != nil; theme = theme.Parent {
		settled = append(settled, mark{segment: int32(segment), theme: int32(c.number[theme])})
	}
	return settled
}
