// Package formula compiles the conditions and the derived variables of a study.
//
// A formula is an expression over the variables of one unit (a respondent, a region): `budget < 20000`,
// `satisfaction == "Oui" && region in ["Laval"]`. The package has two stances. A name or an answer code that the study
// does not know is an error with the nearest valid one, never a condition that is silently false. And an unanswered
// variable has no value: a formula that needs one has no result, and the caller is told which variable lacked.
//
//  1. Compile checks the text against a Scope of typed variables.
//  2. Program.Eval computes it for one unit, given a way to look variables up.
package formula

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Kind is the type of a variable or of a formula's result.
type Kind uint8

// The kinds of value.
const (
	Number Kind = iota // float64
	Words              // string
	Truth              // bool
)

// A Type describes a variable.
type Type struct {
	Kind  Kind     // what its values are
	Codes []string // the only values that a Words variable takes; nil for any
}

// A Scope names the variables that a formula may use. A name may have one dot: "ci.score" is the variable score of the
// side ci, as seen from a region.
type Scope map[string]Type

// Has reports whether the scope has a variable of that name.
func (s Scope) Has(name string) bool {
	_, ok := s[name]
	return ok
}

// Names returns the names of the scope in alphabetical order.
func (s Scope) Names() []string {
	names := make([]string, 0, len(s))
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// An Error says what is wrong in a formula, and where.
type Error struct {
	Offset  int         // characters from the start of the text
	Message locale.Text // what is wrong, what was expected, the nearest valid name
}

// Error returns the message in English.
func (e *Error) Error() string { return e.Message.EN }

// A Program is a compiled formula. It is safe for use by several goroutines.
type Program struct {
	text     string
	names    []string // variables it mentions, in order of appearance
	required []string // those that must have a value
	code     *vm.Program
}

// Compile checks a formula against a scope and the kind of result that is wanted. The error is an *Error.
func Compile(text string, scope Scope, want Kind) (*Program, error) {
	tree, err := parser.Parse(text)
	if err != nil {
		return nil, syntaxError(err)
	}
	found, failure := inspect(tree.Node, scope)
	if failure != nil {
		return nil, failure
	}
	code, err := expr.Compile(text, options(scope, found.names, want)...)
	if err != nil {
		return nil, syntaxError(err)
	}
	return &Program{text: text, names: found.names, required: found.required, code: code}, nil
}

// Names returns the variables that a formula mentions, in order of appearance, without checking them against a scope.
func Names(text string) ([]string, error) {
	tree, err := parser.Parse(text)
	if err != nil {
		return nil, syntaxError(err)
	}
	found, _ := inspect(tree.Node, nil)
	return found.names, nil
}

// Text returns the formula as the study writes it.
func (p *Program) Text() string { return p.text }

// Names returns the variables that the formula mentions, in order of appearance.
func (p *Program) Names() []string { return p.names }

// Required returns the variables without which the formula has no result: all but those that it only tests with
// missing(x).
func (p *Program) Required() []string { return p.required }

// Eval computes the formula. lookup returns the value of a variable (float64, string or bool) and whether it has one.
// Where a required variable has none, lacking names it and the result is nil. The error is for a formula that cannot be
// computed on these values, such as a division by zero.
func (p *Program) Eval(lookup func(name string) (value any, ok bool)) (result any, lacking string, err error) {
	env := make(map[string]any, len(p.names))
	for _, name := range p.names {
		value, ok := lookup(name)
		if !ok {
			if slices.Contains(p.required, name) {
				return nil, name, nil
			}
			value = nil
		}
		assign(env, name, value)
	}
	result, err = expr.Run(p.code, env)
	if x, ok := result.(float64); ok && !isFinite(x) {
		err = errNotFinite
	}
	if errors.Is(err, errNotFinite) {
		return nil, "", &Error{Message: locale.Textf("%s n'a pas de valeur finie", "%s has no finite value", p.text)}
	}
	if err != nil {
		return nil, "", syntaxError(err)
	}
	return result, "", nil
}

// assign stores a value under a name of one or two parts.
func assign(env map[string]any, name string, value any) {
	owner, field, dotted := strings.Cut(name, ".")
	if !dotted {
		env[name] = value
		return
	}
	inner, ok := env[owner].(map[string]any)
	if !ok {
		inner = map[string]any{}
		env[owner] = inner
	}
	inner[field] = value
}

// options describes the scope to the compiler and switches off what depends on the clock.
func options(scope Scope, names []string, want Kind) []expr.Option {
	env := types.Map{}
	for _, name := range names {
		declared := [...]types.Type{Number: types.Float64, Words: types.String, Truth: types.Bool}[scope[name].Kind]
		owner, field, dotted := strings.Cut(name, ".")
		if !dotted {
			env[name] = declared
			continue
		}
		if inner, ok := env[owner].(types.Map); ok {
			inner[field] = declared
		} else {
			env[owner] = types.Map{field: declared}
		}
	}
	all := []expr.Option{
		expr.Env(env),
		expr.Function(missingName, func(args ...any) (any, error) { return args[0] == nil, nil }, new(func(any) bool)),
		expr.Function(finiteName, finite, new(func(float64) float64)),
		expr.Patch(guard{}),
	}
	for _, clock := range []string{"now", "date", "duration", "timezone"} {
		all = append(all, expr.DisableBuiltin(clock))
	}
	switch want {
	case Truth:
		return append(all, expr.AsBool())
	case Number:
		return append(all, expr.AsFloat64())
	}
	return all
}

// syntaxError turns an error of the expression library into one with an offset and without its own excerpt.
func syntaxError(err error) *Error {
	if located, ok := err.(*file.Error); ok {
		return &Error{Offset: located.From, Message: problem(located.Message)}
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return &Error{Message: problem(first)}
}

// problem words what the expression library says: in both languages where it is a matter of kinds, else as it is.
func problem(message string) locale.Text {
	switch {
	case strings.HasPrefix(message, "expected bool"):
		return locale.Text{FR: "formule invalide\u00a0: il faut une condition, vraie ou fausse", EN: "invalid formula: a condition is needed, true or false"}
	case strings.HasPrefix(message, "expected float64"):
		return locale.Text{FR: "formule invalide\u00a0: il faut un nombre", EN: "invalid formula: a number is needed"}
	}
	return locale.Textf("formule invalide\u00a0: %s", "invalid formula: %s", message)
}

// unknownName words the error for a variable that the scope does not have.
func unknownName(name string, offset int, scope Scope) *Error {
	names := scope.Names()
	return &Error{Offset: offset, Message: locale.Textf(
		"variable inconnue %q%s", "unknown variable %q%s", name, diag.DidYouMean(name, names))}
}

// unknownCode words the error for an answer that a variable cannot take.
func unknownCode(name, code string, offset int, codes []string) *Error {
	return &Error{Offset: offset, Message: locale.Textf(
		"%s ne prend jamais la valeur %q (attendu\u00a0: %s)%s", "%s is never %q (expected: %s)%s",
		name, code, quoteAll(codes), diag.DidYouMean(code, codes))}
}

func quoteAll(codes []string) locale.Text {
	quoted := make([]string, len(codes))
	for i, code := range codes {
		quoted[i] = fmt.Sprintf("%q", code)
	}
	return diag.OneOf(quoted)
}
