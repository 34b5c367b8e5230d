package formula_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
)

var scope = formula.Scope{
	"age":          {Kind: formula.Number},
	"budget":       {Kind: formula.Number},
	"satisfaction": {Kind: formula.Words, Codes: []string{"Oui", "Non"}},
	"note":         {Kind: formula.Words},
	"adult":        {Kind: formula.Truth},
	"ci.score":     {Kind: formula.Number},
}

// unit is one respondent; "budget" has no value.
var unit = map[string]any{"age": 30.0, "satisfaction": "Oui", "note": "", "adult": true, "ci.score": 12.5}

func lookup(name string) (any, bool) {
	value, ok := unit[name]
	return value, ok
}

func ExampleCompile() {
	program, err := formula.Compile(`satisfaction == "Oui" && age >= 18`, scope, formula.Truth)
	if err != nil {
		panic(err)
	}
	result, _, _ := program.Eval(lookup)
	fmt.Println(result, program.Names())
	_, err = formula.Compile(`satisfaction == "oui"`, scope, formula.Truth)
	fmt.Println(err)
	// Output:
	// true [satisfaction age]
	// satisfaction is never "oui" (expected: "Oui", "Non") (did you mean "Oui"?)
}

func TestEval(t *testing.T) {
	for _, c := range []struct {
		text    string
		want    formula.Kind
		result  any
		lacking string
	}{
		{`age * 2`, formula.Number, 60.0, ""},
		{`age + 1 > 30 || adult`, formula.Truth, true, ""},
		{`ci.score + age`, formula.Number, 42.5, ""},
		{`round(ci.score)`, formula.Number, 13.0, ""},
		{`budget < 20000`, formula.Truth, nil, "budget"},
		{`missing(budget)`, formula.Truth, true, ""},
		{`missing(age)`, formula.Truth, false, ""},
		{`missing(budget) || budget < 20000`, formula.Truth, nil, "budget"},
		{`satisfaction in ["Oui"]`, formula.Truth, true, ""},
		{`satisfaction != "Non"`, formula.Truth, true, ""},
	} {
		program, err := formula.Compile(c.text, scope, c.want)
		if err != nil {
			t.Errorf("Compile(%s): %v", c.text, err)
			continue
		}
		result, lacking, err := program.Eval(lookup)
		if err != nil || result != c.result || lacking != c.lacking {
			t.Errorf("Eval(%s) = %v, %q, %v; want %v, %q", c.text, result, lacking, err, c.result, c.lacking)
		}
	}
}

func TestEvalDivisionByZero(t *testing.T) {
	program, err := formula.Compile(`age / (ci.score - 12.5)`, scope, formula.Number)
	if err != nil {
		t.Fatal(err)
	}
	result, _, err := program.Eval(lookup)
	var failure *formula.Error
	if !errors.As(err, &failure) || failure.Message.EN != "age / (ci.score - 12.5) has no finite value" {
		t.Errorf("a division by zero gives %v, %v", result, err)
	}
}

func TestCompileErrors(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   formula.Kind
		offset int
		en     string
	}{
		{`agee > 3`, formula.Truth, 0, `unknown variable "agee" (did you mean "age"?)`},
		{`age > 3 && ci.scor > 1`, formula.Truth, 11, `unknown variable "ci.scor" (did you mean "ci.score"?)`},
		{`satisfaction in ["Oui", "Peut-être"]`, formula.Truth, 24, `satisfaction is never "Peut-être" (expected: "Oui", "Non")`},
		{`age >`, formula.Truth, 4, ""},
		{`age + 1`, formula.Truth, 0, ""},
		{`age == "x"`, formula.Truth, 0, ""},
		{`now()`, formula.Truth, 0, ""},
		{`note / 2 > 1`, formula.Truth, 5, "invalid formula: invalid operation: / (mismatched types string and int)"},
		{"age > 3 &&\n note > 3", formula.Truth, 17, "invalid formula: invalid operation: > (mismatched types string and int)"},
		{`missing(age + 1)`, formula.Truth, 12, "missing() takes a variable"},
		{`missing("age")`, formula.Truth, 8, "missing() takes a variable"},
		{`missing(agee)`, formula.Truth, 8, `unknown variable "agee" (did you mean "age"?)`},
		{`satisfaction in ["Oui"] || "non" == satisfaction`, formula.Truth, 27, `satisfaction is never "non" (expected: "Oui", "Non") (did you mean "Non"?)`},
		{`ci[note] > 1`, formula.Truth, 0, `unknown variable "ci"`},
		{`note`, formula.Number, 0, "invalid formula: a number is needed"},
	} {
		_, err := formula.Compile(c.text, scope, c.want)
		var failure *formula.Error
		if !errors.As(err, &failure) {
			t.Errorf("Compile(%s) = %v, want a *formula.Error", c.text, err)
			continue
		}
		if c.en != "" && (failure.Message.EN != c.en || failure.Offset != c.offset) {
			t.Errorf("Compile(%s) = %d %q, want %d %q", c.text, failure.Offset, failure.Message.EN, c.offset, c.en)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{`age > 1`, `missing(x)`, `ci.score ?? 1`, `let a = age; a + 1`, `[1,2][0]`, `{"a": age}.a`, `#`, `age[`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		program, err := formula.Compile(text, scope, formula.Truth)
		if err != nil {
			return
		}
		_, _, _ = program.Eval(lookup)
	})
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := formula.Compile(`satisfaction == "Oui" && age >= 18`, scope, formula.Truth); err != nil {
			b.Fatal(err)
		}
	}
}
