package form

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
)

// FuzzCondition checks that no text makes the parser panic, and that what it takes for a condition mentions the variables
// that the language of formulas finds in it.
func FuzzCondition(f *testing.F) {
	for _, seed := range []string{`a == "1"`, `not (a in ["1", '2'] or missing(b)) && c < -2.5`, `a ?? b`, `1 < x < 3`, `"\x41" == a`, `x not in []`, "(", `!!a`, `média == 'é'`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, ok := parseCondition(text)
		if !ok {
			return
		}
		names, err := formula.Names(text)
		if err != nil {
			return // Of a text that is no formula nothing is asked: the study is refused.
		}
		for _, name := range variables(tree) {
			if !slices.Contains(names, name) {
				t.Errorf("%q: the condition has the variable %q, the formula %q", text, name, names)
			}
		}
	})
}

// variables returns the variables of a condition.
func variables(tree condition) []string {
	switch c := tree.(type) {
	case junction:
		var names []string
		for _, part := range c.parts {
			names = append(names, variables(part)...)
		}
		return names
	case negation:
		return variables(c.of)
	case comparison:
		var names []string
		for _, o := range []operand{c.left, c.right} {
			if o.kind == aVariable {
				names = append(names, o.text)
			}
		}
		return names
	case membership:
		return []string{c.name}
	case mention:
		return []string{c.name}
	case absence:
		return []string{c.name}
	}
	return nil
}
