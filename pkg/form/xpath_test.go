package form

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// An xpath evaluates the part of XPath that conditions of an XLSForm use here, by the rules of XPath 1.0: = and != compare
// as numbers where one side is one, and a text that is no number is not equal to any.
type xpath struct {
	tokens []string
	answer func(name string) any // string or float64
}

var xpathTokens = regexp.MustCompile(`\$\{[^}]+\}|'[^']*'|"[^"]*"|-?[0-9]+(?:\.[0-9]+)?|!=|<=|>=|[=<>(),]|[a-z-]+`)

// evaluate returns whether a condition holds.
func evaluate(condition string, answer func(name string) any) bool {
	x := &xpath{tokens: xpathTokens.FindAllString(condition, -1), answer: answer}
	if strings.ReplaceAll(strings.Join(x.tokens, ""), " ", "") != strings.ReplaceAll(condition, " ", "") {
		panic(fmt.Sprintf("unknown characters in %s", condition))
	}
	result := x.or()
	if len(x.tokens) > 0 {
		panic(fmt.Sprintf("%v is left of %s", x.tokens, condition))
	}
	return result.(bool)
}

func (x *xpath) next(texts ...string) (string, bool) {
	if len(x.tokens) == 0 || !slices.Contains(texts, x.tokens[0]) {
		return "", false
	}
	text := x.tokens[0]
	x.tokens = x.tokens[1:]
	return text, true
}

func (x *xpath) need(text string) {
	if _, ok := x.next(text); !ok {
		panic(fmt.Sprintf("need %s before %v", text, x.tokens))
	}
}

func (x *xpath) or() any {
	left := x.and()
	for {
		if _, ok := x.next("or"); !ok {
			return left
		}
		right := x.and()
		left = left.(bool) || right.(bool)
	}
}

func (x *xpath) and() any {
	left := x.compared()
	for {
		if _, ok := x.next("and"); !ok {
			return left
		}
		right := x.compared()
		left = left.(bool) && right.(bool)
	}
}

func (x *xpath) compared() any {
	left := x.primary()
	operator, ok := x.next("=", "!=", "<", "<=", ">", ">=")
	if !ok {
		return left
	}
	right := x.primary()
	a, aText := left.(string)
	b, bText := right.(string)
	if aText && bText && (operator == "=" || operator == "!=") {
		return (a == b) == (operator == "=")
	}
	m, n := figure(left), figure(right)
	switch operator {
	case "=":
		return m == n
	case "!=":
		return m != n
	case "<":
		return m < n
	case "<=":
		return m <= n
	case ">":
		return m > n
	}
	return m >= n
}

// figure is the function number of XPath.
func figure(value any) float64 {
	if x, ok := value.(float64); ok {
		return x
	}
	if x, err := strconv.ParseFloat(strings.TrimSpace(value.(string)), 64); err == nil {
		return x
	}
	return math.NaN()
}

func (x *xpath) primary() any {
	token := x.tokens[0]
	x.tokens = x.tokens[1:]
	switch {
	case token == "(":
		inner := x.or()
		x.need(")")
		return inner
	case strings.HasPrefix(token, "${"):
		return x.answer(token[2 : len(token)-1])
	case token[0] == '\'' || token[0] == '"':
		return token[1 : len(token)-1]
	case strings.ContainsRune("-0123456789", rune(token[0])):
		return figure(token)
	}
	return x.call(token)
}

func (x *xpath) call(function string) any {
	x.need("(")
	var arguments []any
	for {
		if _, end := x.next(")"); end {
			break
		}
		arguments = append(arguments, x.or())
		x.next(",")
	}
	switch function {
	case "not":
		return !arguments[0].(bool)
	case "false":
		return false
	case "selected":
		return slices.Contains(strings.Fields(arguments[0].(string)), arguments[1].(string))
	case "count-selected":
		return float64(len(strings.Fields(arguments[0].(string))))
	case "normalize-space":
		return strings.Join(strings.Fields(arguments[0].(string)), " ")
	}
	panic("unknown function " + function)
}
