package formula_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/formula"
)

// A number that is not finite never reaches a comparison: infinity is more than anything.
func TestNoInfinityInConditions(t *testing.T) {
	for _, text := range []string{
		`age / 0 > 1`, `1 / 0 > 3`, `age / 0 < 1`, `2 ** 5000 > 3`, `2 ^ 5000 > 3`, `any([1, 2], # / 0 > 3)`, `adult ? 1 / 0 > 1 : false`,
		`0 / 0 == 1`, `(age - 30) / (age - 30) != 1`, `-1 / 0 < 3`,
	} {
		program, err := formula.Compile(text, scope, formula.Truth)
		if err != nil {
			t.Errorf("Compile(%s): %v", text, err)
			continue
		}
		result, _, err := program.Eval(lookup)
		var failure *formula.Error
		if !errors.As(err, &failure) || failure.Message.EN != text+" has no finite value" {
			t.Errorf("Eval(%s) = %v, %v", text, result, err)
		}
	}
}

// A division that is not reached is not computed.
func TestShortCircuit(t *testing.T) {
	for text, want := range map[string]any{`adult || 1 / 0 > 1`: true, `!adult && 1 / 0 > 1`: false, `adult ? age / 2 > 14 : 1 / 0 > 1`: true} {
		program, err := formula.Compile(text, scope, formula.Truth)
		if err != nil {
			t.Fatal(err)
		}
		if result, _, err := program.Eval(lookup); result != want || err != nil {
			t.Errorf("Eval(%s) = %v, %v", text, result, err)
		}
	}
}

// Quotients and powers are those of float64.
func TestDivision(t *testing.T) {
	program, err := formula.Compile(`age / budget`, scope, formula.Number)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.Float64Range(-1e6, 1e6).Draw(t, "x"), rapid.Float64Range(1, 1e6).Draw(t, "y")
		result, lacking, err := program.Eval(func(name string) (any, bool) { return map[string]float64{"age": x, "budget": y}[name], true })
		if result != x/y || lacking != "" || err != nil {
			t.Errorf("%v / %v = %v, %q, %v", x, y, result, lacking, err)
		}
	})
}

// A program says which variables it mentions and which it cannot do without.
func TestRequired(t *testing.T) {
	program, err := formula.Compile(`missing(budget) || ci.score > age && age < 99`, scope, formula.Truth)
	if err != nil {
		t.Fatal(err)
	}
	names, required := program.Names(), program.Required()
	if len(names) != 3 || names[0] != "budget" || names[1] != "ci.score" || names[2] != "age" {
		t.Errorf("names %v", names)
	}
	if len(required) != 2 || required[0] != "ci.score" || required[1] != "age" {
		t.Errorf("required %v", required)
	}
	if all, err := formula.Names(`a.b + c > missing(d)`); err != nil || len(all) != 3 {
		t.Errorf("Names = %v, %v", all, err)
	}
	if _, err := formula.Names(`a >`); err == nil {
		t.Error("a formula that does not end has names")
	}
}
