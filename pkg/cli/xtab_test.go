package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

// plain are the options of a command without any flag.
func bare() (source, choices) {
	return source{invalid: "error"}, choices{level: tabulate.DefaultLevel}
}

// plainRequest is what xtab a b asks for without any flag.
func plainRequest() tabulate.XtabRequest {
	return tabulate.XtabRequest{Row: "a", Test: "auto", Correction: "none"}
}

func TestXtabFlags(t *testing.T) {
	plainSource, plainChoices := bare()
	check(t, newXtabCmd, "a b", xtabOptions{source: plainSource, choices: plainChoices, request: plainRequest(), columns: []string{"b"}, percent: "column"})
	request := plainRequest()
	request.Test, request.Correction, request.Letters, request.MinBase = "exact", "holm", true, 50
	request.Counts, request.Missing, request.Residuals, request.Top = true, true, true, 2
	chosen := plainChoices
	chosen.where, chosen.by, chosen.base, chosen.level, chosen.seed = "x>1", []string{"c"}, "answered", 0.9, 7
	check(t, newXtabCmd, "a b c --test exact --letters --letters-correction holm --min-base 50 --counts --missing --residuals --top 2"+
		" --percent row --where x>1 --by c --base answered --level 0.9 --seed 7 --explain-method",
		xtabOptions{source: plainSource, choices: chosen, request: request, columns: []string{"b", "c"}, percent: "row", explain: true})
}

func TestLikertFlags(t *testing.T) {
	plainSource, plainChoices := bare()
	check(t, newLikertCmd, "", likertOptions{source: plainSource, choices: plainChoices, top: 2})
	chosen := plainChoices
	chosen.where, chosen.by, chosen.level = "x>1", []string{"c"}, 0.9
	check(t, newLikertCmd, "a b --top 3 --where x>1 --by c --level 0.9 --explain-method",
		likertOptions{source: plainSource, choices: chosen, questions: []string{"a", "b"}, top: 3, explain: true})
}
