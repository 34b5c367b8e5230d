package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestCompareFlags(t *testing.T) {
	sourceOf := source{invalid: "error"}
	level := choices{level: tabulate.DefaultLevel}
	by := choices{level: tabulate.DefaultLevel, by: []string{"g", "h"}}
	for line, want := range map[string]compareOptions{
		"x": {source: sourceOf, choices: level, test: "auto", rule: "majority", request: tabulate.ComparisonRequest{Variable: "x"}},
		"x --by g,h --pairs --adjust none --test means": {source: sourceOf, choices: by, test: "means", rule: "majority", request: tabulate.ComparisonRequest{Variable: "x", Pairs: true, Adjust: "none"}},
		"x --rule any --explain-method":                 {source: sourceOf, choices: level, test: "auto", rule: "any", explain: true, request: tabulate.ComparisonRequest{Variable: "x"}},
		"x --ordered --demo":                            {source: source{invalid: "error", demo: studies.Demo}, choices: level, test: "auto", rule: "majority", request: tabulate.ComparisonRequest{Variable: "x", Ordered: true}},
	} {
		check(t, newCompareCmd, line, want)
	}
}

func TestCorrelateFlags(t *testing.T) {
	sourceOf := source{invalid: "error"}
	level := choices{level: tabulate.DefaultLevel}
	for line, want := range map[string]correlateOptions{
		"":                      {source: sourceOf, choices: level, bounds: "usual"},
		"a b --interval bca":    {source: sourceOf, choices: level, bounds: "bca", x: "a", y: "b"},
		"--adjust holm --lines": {source: sourceOf, choices: level, bounds: "usual", request: tabulate.CorrelationRequest{Adjust: "holm", Lines: true}},
		"a b --explain-method":  {source: sourceOf, choices: level, bounds: "usual", explain: true, x: "a", y: "b"},
	} {
		check(t, newCorrelateCmd, line, want)
	}
}
