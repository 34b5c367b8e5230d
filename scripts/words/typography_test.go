package main

import (
	"strings"
	"testing"
)

// judged returns what the rules say of a text that is no format.
func judged(fr, en string) string {
	var found []string
	for _, rule := range rules {
		found = append(found, rule(fr, en)...)
	}
	return strings.Join(found, "\n")
}

func TestRulesPass(t *testing.T) {
	for _, c := range []struct{ fr, en string }{
		{"attendu\u00a0: un\u00a0; deux\u00a0?", "expected: one; two?"},
		{"à 12:30, voir https://example.org: rien", "at 12:30, see https://example.org: nothing"},
		{"il faut score: count, pas score: sum", "need score: count, not score: sum"},
		{"déclarez «\u00a0encoding: utf-16\u00a0»", `declare "encoding: utf-16"`},
		{"«\u00a0# ?\u00a0» demande (# ?)", `"# ?" asks (# ?)`},
		{"81\u00a0% de 20\u00a0000\u00a0$", "81% of $20,000"},
		{"les signes (!, &, *) et ==, !=", "the signs (!, &, *) and ==, !="},
		{`avec means: "yes"`, `with means: "yes"`},
		{"au seuil de 0,05 et de 1,5", "at 0.05 and 1.5"},
		{"2 de 3", "of 3, 2"},
		{"comme 1,234", "such as 1,234"},
		{"deux chemins\u00a0:\n  demo DOSSIER    écrit", "two ways:\n  demo FOLDER    writes"},
		{"\u00a0; est-ce x\u00a0?", "; is it x?"},
		{"l'étude", "the study's"},
		{"n. %\u00a0: part", "n. %: share"},
		{"\ufffc\u00a0% et \ufffc\u00a0$", "\ufffc% and $\ufffc"},
	} {
		if problems := judged(c.fr, c.en); problems != "" {
			t.Errorf("%q, %q: %s", c.fr, c.en, problems)
		}
	}
}

func TestRulesFind(t *testing.T) {
	for _, c := range []struct{ fr, en, want string }{
		{"attendu: un", "expected: one", `no-break space before the mark of "attendu: "`},
		{"un; deux", "one; two", `before the mark of "un; "`},
		{"vrai?", "true?", `before the mark of "vrai?"`},
		{"attendu : un", "expected: one", `"attendu : " can break`},
		{" ; un", "; one", `" ; " can break`},
		{"«\u00a0un »", "“one”", `"un »" can break`},
		{"« un\u00a0»", "“one”", `not with "« "`},
		{"«un\u00a0»", "“one”", `not with "«u"`},
		{"“un”", "“one”", `not with "“"`},
		{`dit "un"`, `says "one"`, `not with "un"`},
		{"81% des", "81% of", `sign of "1% "`},
		{"\ufffc % des", "\ufffc% of", `sign of "{…} % "`},
		{"20 $", "$20", `sign of "0 $"`},
		{"l’étude", "the study", "straight apostrophe"},
		{"un", "one’s", "straight apostrophe"},
		{"un  deux", "one two", `several spaces in "n  d"`},
		{"un deux", "one \u00a0two", `several spaces in "e \u00a0t"`},
		{"un\u00a0: deux", "one\u00a0: two", `English has no space before a mark, and no « »: "one\u00a0: "`},
		{"81\u00a0%", "81 %", `"1 %"`},
		{"un", "«one»", `"«"`},
		{"un", " one", "only one language begins with a space"},
		{"un\n", "one", "only one language ends in a space"},
		{"de 20 unités", "of 21 units", "the numbers differ: 20 in French, 21 in English"},
		{"0,05", "0.5", "the numbers differ: 0.05 in French, 0.5 in English"},
		{"20\u00a0000", "20,001", "the numbers differ: 20000 in French, 20001 in English"},
	} {
		if problems := judged(c.fr, c.en); !strings.Contains(problems, c.want) {
			t.Errorf("%q, %q: %q, want %q", c.fr, c.en, problems, c.want)
		}
	}
}
