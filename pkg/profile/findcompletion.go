package profile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
	"github.com/arrimage/arrimage/pkg/platform"
)

// findIncomplete counts responses that are not complete, and those that are none, by the rule of the platform.
func (s *reading) findIncomplete() {
	rule := s.Platform.Preset.Completion
	complete, tests := s.tellings(rule.Column), s.tellings(rule.Status)
	for _, c := range complete {
		s.countIncomplete(c, &s.tallies[c.Index], rule)
	}
	for _, c := range tests {
		s.countTests(c, &s.tallies[c.Index], rule)
	}
	if len(complete) == 1 {
		s.Complete = &Telling{complete[0].Index, family(&s.tallies[complete[0].Index], rule.Complete)}
	}
	if len(tests) == 1 {
		s.Tests = &Telling{tests[0].Index, family(&s.tallies[tests[0].Index], rule.Tests)}
	}
}

// tellings returns the columns whose heading is one that tells responses of a kind.
func (s *reading) tellings(heading *pattern.Pattern) []*Column {
	var found []*Column
	for i := range s.Columns {
		if c := &s.Columns[i]; heading != nil && heading.MatchString(platform.Normal(c.Heading.Name)) {
			found = append(found, c)
		}
	}
	return found
}

// family returns the texts that are numbers where the column has numbers, else those that are none: a platform writes codes
// or labels.
func family(t *tally, texts []string) []string {
	numeric := t.filled > 0 && t.of(whole) == t.filled
	var kept []string
	for _, text := range texts {
		if (strings.Trim(text, "0123456789") == "") == numeric {
			kept = append(kept, text)
		}
	}
	return kept
}

// countIncomplete adds the finding on a column that tells complete responses.
func (s *reading) countIncomplete(c *Column, t *tally, rule platform.Completion) {
	n := t.blank
	if len(rule.Complete) > 0 {
		n = t.filled + t.blank - count(t, rule.Complete)
	}
	if n > 0 {
		s.aboutResponses(c, "incomplete", n, telling("complete", c, t, rule.Complete), locale.Textf("réponses incomplètes\u00a0: %s sur %s d'après %s (%s)",
			"incomplete responses: %s of %s by %s (%s)", locale.Count(n), locale.Count(t.filled+t.blank), c.shown(), rule.Rule))
	}
}

// countTests adds the finding on a column that tells previews and tests.
func (s *reading) countTests(c *Column, t *tally, rule platform.Completion) {
	if n := count(t, rule.Tests); n > 0 {
		s.aboutResponses(c, "test-responses", n, telling("tests", c, t, rule.Tests), locale.Textf("aperçus, essais, rejets et pourriels\u00a0: %d d'après %s",
			"previews, tests, rejections and spam: %d by %s", n, c.shown()))
	}
}

func (s *reading) aboutResponses(c *Column, rule string, n int, write string, message locale.Text) {
	s.Findings = append(s.Findings, Finding{
		Pos: c.pos(), Severity: diag.Warning, Rule: rule, Column: c.Index, Count: n, Message: message, Write: write,
	})
}

// telling writes how a study file tells responses of a kind, by those of the texts that the column has.
func telling(key string, c *Column, t *tally, texts []string) string {
	column := strconv.Quote(strings.TrimSpace(c.Heading.Name))
	is := slices.DeleteFunc(family(t, texts), func(text string) bool { return count(t, []string{text}) == 0 })
	if len(is) == 0 {
		is = family(t, texts)
	}
	if is == nil {
		return fmt.Sprintf("%s: { column: %s }", key, column)
	}
	quoted := make([]string, len(is))
	for i, text := range is {
		quoted[i] = strconv.Quote(text)
	}
	return fmt.Sprintf("%s: { column: %s, is: [%s] }", key, column, strings.Join(quoted, ", "))
}

// count returns how many cells have one of the given texts.
func count(t *tally, texts []string) int {
	n := 0
	for _, e := range t.entries {
		if slices.Contains(texts, strings.TrimSpace(e.text)) {
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
