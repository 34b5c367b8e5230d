package formula_test

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
)

// A variable is found wherever a formula has it: one that is not found would never be checked, nor have a value.
func TestNamesInEveryConstruct(t *testing.T) {
	for text, want := range map[string][]string{
		`-a + !b`:                        {"a", "b"},
		`a ? b : c`:                      {"a", "b", "c"},
		`if a { b } else { c }`:          {"a", "b", "c"},
		`a[b:c]`:                         {"a", "b", "c"},
		`a[:b]`:                          {"a", "b"},
		`[a, b][c]`:                      {"a", "b", "c"},
		`{"x": a, (b): 1}`:               {"a", "b"},
		`any([1, a], # > b)`:             {"a", "b"},
		`filter([a], {# > b && c})`:      {"a", "b", "c"},
		`a | max(b) | min(c)`:            {"a", "b", "c"},
		`let x = a; b + c`:               {"a", "b", "c"},
		`a; b`:                           {"a", "b"},
		`a?.b + c`:                       {"a.b", "c"},
		`a.b + a["c"]`:                   {"a.b", "a.c"},
		`a in b..c`:                      {"a", "b", "c"},
		`a ?? b`:                         {"a", "b"},
		`missing(a) && other(b, [c])`:    {"a", "b", "c"},
		`a matches "x" and not (b or c)`: {"a", "b", "c"},
		`"a" + 'b' + string(c) /* d */`:  {"c"},
	} {
		if got, err := formula.Names(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s mentions %v (%v), want %v", text, got, err, want)
		}
	}
}

// An answer code is checked wherever a variable is compared, and only there.
func TestCodesInEveryConstruct(t *testing.T) {
	for text, ok := range map[string]bool{
		`satisfaction == "oui"`: false, `"oui" == satisfaction`: false, `satisfaction != "oui"`: false, `satisfaction not in ["oui"]`: false,
		`!(satisfaction == "oui")`: false, `adult ? satisfaction == "oui" : true`: false, `any([1], satisfaction == "oui")`: false,
		`satisfaction in ["Oui", "Non"]`: true, `note == "oui"`: true, `satisfaction startsWith "o"`: true, `len(satisfaction) > 2`: true,
	} {
		if _, err := formula.Compile(text, scope, formula.Truth); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}
