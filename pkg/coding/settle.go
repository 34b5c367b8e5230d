package coding

import (
	"github.com/arrimage/arrimage/pkg/study"
)

// settle decides what counts of all that was given: tree is every theme, each before those that are part of it.
func (c *Codings) settle(tree []*study.Theme) {
	c.given = make([]map[*study.Theme][]bool, len(c.Corpus.Segments))
	c.settled = make([]map[*study.Theme]bool, len(c.Corpus.Segments))
	for _, coding := range c.All {
		for theme := coding.Theme; theme != nil; theme = theme.Parent {
			c.give(coding.Segment, theme, coding.Coder)
			if decision := c.decision(coding.Segment, theme); decision != nil && !decision.Keep {
				break // What was ruled out says nothing of what it is part of.
			}
		}
	}
	for segment := range c.Corpus.Segments {
		if c.given[segment] != nil {
			c.settleSegment(segment, tree)
		}
	}
	for _, decision := range c.Decisions {
		if decision.Keep {
			c.keep(decision.Segment, decision.Theme)
		}
	}
}

func (c *Codings) give(segment int, theme *study.Theme, coder int) {
	if c.given[segment] == nil {
		c.given[segment] = map[*study.Theme][]bool{}
	}
	if c.given[segment][theme] == nil {
		c.given[segment][theme] = make([]bool, len(c.Coders))
	}
	c.given[segment][theme][coder] = true
}

// settleSegment decides which themes count for a segment, and records where its coders differ.
func (c *Codings) settleSegment(segment int, tree []*study.Theme) {
	for _, theme := range tree {
		given := c.given[segment][theme]
		if given == nil {
			continue
		}
		conflict := Conflict{Segment: segment, Theme: theme}
		for coder := range c.Coders {
			switch {
			case given[coder]:
				conflict.For = append(conflict.For, coder)
			case c.seen[coder][segment]:
				conflict.Against = append(conflict.Against, coder)
			}
		}
		conflict.Decision = c.decision(segment, theme)
		if len(conflict.Against) > 0 {
			c.Conflicts = append(c.Conflicts, conflict)
		}
		if conflict.Counts() {
			c.keep(segment, theme)
		}
	}
}

// An about is what a decision is about.
type about struct {
	segment int
	theme   *study.Theme
}

// decision returns what settles a theme for a segment, or nil.
func (c *Codings) decision(segment int, theme *study.Theme) *Decision {
	if i, ok := c.decided[about{segment, theme}]; ok {
		return &c.Decisions[i]
	}
	return nil
}

// SettledBy returns the decision that settles a conflict: on its theme, or one that keeps a theme that is part of it; nil where
// nothing is decided.
func (c *Codings) SettledBy(conflict *Conflict) *Decision {
	if conflict.Decision != nil {
		return conflict.Decision
	}
	for i := range c.Decisions {
		if decision := &c.Decisions[i]; decision.Segment == conflict.Segment && decision.Keep && decision.Theme.IsPartOf(conflict.Theme) {
			return decision
		}
	}
	return nil
}

// keep lets a theme count for a segment, with those that it is part of.
func (c *Codings) keep(segment int, theme *study.Theme) {
	if c.settled[segment] == nil {
		c.settled[segment] = map[*study.Theme]bool{}
	}
	for ; theme != nil; theme = theme.Parent {
		c.settled[segment][theme] = true
	}
}
