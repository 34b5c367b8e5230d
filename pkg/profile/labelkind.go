package profile

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// countingKind knows columns that number the rows: whole numbers from 0 or 1 on, each once.
func countingKind(c *Column, t *tally, p *Profile, entries []*entry) bool {
	if t.over || t.of(whole) != t.filled || len(entries) != t.filled || c.Question >= 0 && t.filled != p.Rows || t.filled < 3 || t.low > 1 || t.high-t.low != float64(t.filled-1) {
		return false
	}
	c.set(ID, locale.Text{FR: "numérote les lignes", EN: "numbers the rows"})
	return true
}

// The most codes that a choice written in numbers has, and the longest of them.
const (
	mostCodes   = 12
	largestCode = 99
)

// codeKind knows answers that are written as small whole numbers, each of which comes again.
func codeKind(c *Column, t *tally, _ *Profile, entries []*entry) bool {
	n := t.typed()
	if t.over || c.Role != "" || t.of(whole) != n || t.of(percentSign)+t.of(moneySign) > 0 {
		return false
	}
	low, high, codes := 0.0, 0.0, 0
	for _, e := range entries {
		if x, ok := valueOf(e.text, '.'); ok && e.traits&absent == 0 && !isSentinel(e.text) {
			if codes == 0 {
				low, high = x, x
			}
			low, high, codes = min(low, x), max(high, x), codes+1
		}
	}
	if codes < 2 || codes > mostCodes || low < 0 || high > largestCode || n < 2*codes {
		return false
	}
	c.Low, c.High, c.Ranged = low, high, true
	c.set(Choice, locale.Textf("nombres entiers\u00a0: %d valeurs", "whole numbers: %d values", codes))
	return true
}

func isSentinel(text string) bool {
	_, known := sentinels[strings.TrimSpace(text)]
	return known && len(strings.TrimSpace(text)) > 1
}

// uniqueKind knows words that name the response: each once, in every row, without spaces and with a digit. Where not all
// values were kept, those that were must not have come again.
func uniqueKind(c *Column, t *tally, p *Profile, entries []*entry) bool {
	if t.filled != p.Rows || p.Rows < 5 || c.Role != "" || !t.over && len(entries) != p.Rows || entries[0].count > 1 || c.Question >= 0 {
		return false
	}
	for _, e := range entries {
		if strings.ContainsAny(e.text, " \u00a0") || !strings.ContainsAny(e.text, "0123456789") || e.traits&(email|ipv4) != 0 {
			return false
		}
	}
	c.set(ID, locale.Text{FR: "chaque valeur une seule fois, sans espace", EN: "every value once, without spaces"})
	return true
}

// The most answers that a choice has, and how often each must come again on average.
const (
	mostChoices = 60
	fewChoices  = 12
)

// choiceKind knows few labels that come again and again.
func choiceKind(c *Column, t *tally, _ *Profile, entries []*entry) bool {
	labels, sentences := 0, 0
	for _, e := range entries {
		switch {
		case e.traits&absent != 0:
			continue
		case e.traits&long != 0:
			sentences++
		}
		labels++
	}
	often := 3*labels <= t.typed() || labels <= fewChoices && labels < t.typed() && sentences == 0
	if t.over || labels > mostChoices || !often {
		return false
	}
	c.set(Choice, c.variety())
	return true
}
