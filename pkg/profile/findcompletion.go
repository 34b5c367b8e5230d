package profile

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// findIncomplete counts responses that are not complete, and those that are none, by the rule of the platform.
func (s *reading) findIncomplete() {
	rule := s.Platform.Preset.Completion
	for i := range s.Columns {
		c, t := &s.Columns[i], &s.tallies[i]
		name := platform.Normal(c.Heading.Name)
		if rule.Column != nil && rule.Column.MatchString(name) {
			s.countIncomplete(c, t, rule)
		}
		if rule.Status != nil && rule.Status.MatchString(name) {
			s.countTests(c, t, rule)
		}
	}
}

// countIncomplete adds the finding on a column that tells complete responses.
func (s *reading) countIncomplete(c *Column, t *tally, rule platform.Completion) {
	n := t.blank
	if len(rule.Complete) > 0 {
		n = t.filled + t.blank - count(t, rule.Complete)
	}
	if n > 0 {
		s.aboutResponses(c, "incomplete", n, condition(c, t, "==", rule.Complete), locale.Textf("réponses incomplètes\u00a0: %s sur %s d'après %s (%s)",
			"incomplete responses: %s of %s by %s (%s)", locale.Count(n), locale.Count(t.filled+t.blank), c.shown(), rule.Rule))
	}
}

// countTests adds the finding on a column that tells previews and tests.
func (s *reading) countTests(c *Column, t *tally, rule platform.Completion) {
	if n := count(t, rule.Tests); n > 0 {
		s.aboutResponses(c, "test-responses", n, condition(c, t, "!=", rule.Tests), locale.Textf("aperçus, essais et pourriels\u00a0: %d d'après %s",
			"previews, tests and spam: %d by %s", n, c.shown()))
	}
}

func (s *reading) aboutResponses(c *Column, rule string, n int, write string, message locale.Text) {
	s.Findings = append(s.Findings, Finding{
		Pos: c.pos(), Severity: diag.Warning, Rule: rule, Column: c.Index, Count: n, Message: message, Write: write,
	})
}

// questionName is a heading that can be the name of a question.
var questionName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// condition writes what keeps the responses that count, for the first of the given texts that the column has; nothing
// where the heading cannot name a question or the column has none of them.
func condition(c *Column, t *tally, operator string, texts []string) string {
	name := trimSpaces(c.Heading.Name)
	for _, text := range texts {
		if count(t, []string{text}) > 0 && questionName.MatchString(name) {
			return fmt.Sprintf("keep: %s %s %q", name, operator, text)
		}
	}
	return ""
}

// count returns how many cells have one of the given texts.
func count(t *tally, texts []string) int {
	n := 0
	for _, e := range t.entries {
		if slices.Contains(texts, trimSpaces(e.text)) {
			n += e.count
		}
	}
	return n
}

// pos is where the heading of a column stands.
func (c *Column) pos() diag.Pos {
	if len(c.Headings) == 0 {
		return diag.Pos{}
	}
	return c.Headings[0].Pos
}
