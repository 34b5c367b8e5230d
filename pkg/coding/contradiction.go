package coding

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// checkDecisions reports each decision that a theme does not count for a segment where one that is part of it counts: the
// theme would count all the same. Whether a part counts is not known before all files can be read.
func (l *loader) checkDecisions() {
	if l.problems.Count(diag.Error) > 0 {
		return
	}
	for i := range l.Decisions {
		decision := &l.Decisions[i]
		if decision.Keep {
			continue
		}
		for _, part := range l.lowest(decision.Segment, decision.Theme) {
			l.problems.Errorf(decision.Pos, "contradiction", "%s, %s\u00a0: décidé que ce thème ne compte pas, mais %s, qui en fait partie, compte (%s)\u00a0; décider aussi que %s ne compte pas, ou effacer cette décision",
				"%s, %s: decided that this theme does not count, but %s, which is part of it, does (%s); decide too that %s does not count, or delete this decision",
				l.Corpus.Segments[decision.Segment].Name, decision.Theme.Name, part.Name, l.because(decision.Segment, part), part.Name)
		}
	}
}

// lowest returns the themes that count for a segment and are part of a theme, but have no part that counts.
func (l *loader) lowest(segment int, theme *study.Theme) []*study.Theme {
	var lowest []*study.Theme
	for _, part := range theme.Children {
		if !l.Has(segment, part) {
			continue
		}
		if below := l.lowest(segment, part); len(below) > 0 {
			lowest = append(lowest, below...)
		} else {
			lowest = append(lowest, part)
		}
	}
	return lowest
}

// because says why a theme counts for a segment: which decision keeps it, or who gave it.
func (l *loader) because(segment int, theme *study.Theme) locale.Text {
	if decision := l.decision(segment, theme); decision != nil {
		return locale.Textf("décidé à %s", "decided at %s", decision.Pos)
	}
	var gave []string
	for i, coder := range l.Coders {
		if l.Gave(i, segment, theme) {
			gave = append(gave, coder.Name)
		}
	}
	return locale.Textf("donné par\u00a0: %s", "given by: %s", strings.Join(gave, ", "))
}
