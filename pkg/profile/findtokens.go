package profile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// findTokens says which cells often mean the absence of an answer: one finding a token, however many columns have it.
func (s *reading) findTokens() {
	found := map[string]*crossing{}
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Role != "" || c.Personal {
			continue
		}
		apart := apart(c, &s.tallies[i])
		for _, e := range s.tallies[i].sorted() {
			text := strings.TrimSpace(e.text)
			if c.Kind == Tick || e.traits&absent == 0 && !slices.Contains(apart, text) && !slices.Contains(s.Platform.Preset.Missing, text) {
				continue
			}
			if found[text] == nil {
				found[text] = &crossing{first: e.first}
			}
			found[text].include(c, e)
		}
	}
	for _, text := range sortedTokens(found) {
		s.aboutToken(text, *found[text])
	}
}

// include counts a value of a column.
func (f *crossing) include(c *Column, e *entry) {
	if n := len(f.columns); n == 0 || f.columns[n-1] != c {
		f.columns = append(f.columns, c)
	}
	f.count += e.count
	if e.first.Compare(f.first) < 0 {
		f.first = e.first
	}
}

// sortedTokens returns tokens in the order of their first place.
func sortedTokens(found map[string]*crossing) []string {
	texts := make([]string, 0, len(found))
	for text := range found {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int {
		return cmp.Or(found[a].first.Compare(found[b].first), strings.Compare(a, b))
	})
	return texts
}

// aboutToken adds the finding on a token.
func (s *reading) aboutToken(text string, found crossing) {
	known, worded := tokens[fold(text)]
	reason, severity := "no_answer", diag.Warning
	what := locale.Textf("«\u00a0%s\u00a0», qui souvent veut dire sans réponse", "“%s”, which often means no answer", text)
	if worded {
		reason = known.reason
	}
	if known.worded {
		severity = diag.Note
		what = locale.Textf("«\u00a0%s\u00a0», réponse ou motif d'absence", "“%s”, an answer or a reason for having none", text)
	}
	if _, numeric := sentinels[text]; numeric {
		what = locale.Textf("«\u00a0%s\u00a0», à l'écart des autres nombres", "“%s”, apart from the other numbers", text)
	}
	if slices.Contains(s.Platform.Preset.Missing, text) {
		severity = diag.Warning
		what = locale.Textf("«\u00a0%s\u00a0», que %s écrit là où il n'y a pas de réponse", "“%s”, which %s writes where there is no answer", text, s.Platform.Preset.Name)
	}
	s.add(found, severity, "token", fmt.Sprintf("missing: { %s: %s }", strconv.Quote(text), reason), what)
}

// apart returns the sentinels of a column: numbers such as 99 or -9 that stand apart from all its other numbers. A
// positive one is at least twice as large as they are, and has as many digits of its own; a negative one stands below
// numbers that are all zero or more.
func apart(c *Column, t *tally) []string {
	if t.over || c.Kind != Choice && c.Kind != Number || t.of(whole) == 0 {
		return nil
	}
	low, high, others := math.Inf(1), math.Inf(-1), 0
	var candidates []string
	for _, e := range t.sorted() {
		text := strings.TrimSpace(e.text)
		if _, known := sentinels[text]; known {
			candidates = append(candidates, text)
			continue
		}
		if x, ok := e.value(cmp.Or(c.Decimal, '.')); ok && e.traits&numbers != 0 {
			low, high, others = min(low, x), max(high, x), others+1
		}
	}
	if others < 2 {
		return nil
	}
	var found []string
	slices.SortFunc(candidates, func(a, b string) int { return cmp.Compare(sentinels[a], sentinels[b]) })
	for _, text := range candidates {
		switch x := sentinels[text]; {
		case x < 0 && low >= 0, x > 9 && x >= 2*max(high, 1):
			found = append(found, text)
		case x > 0:
			high = max(high, x)
		default:
			low = min(low, x)
		}
	}
	return found
}
