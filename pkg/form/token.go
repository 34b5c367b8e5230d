package form

import (
	"slices"
	"strings"
	"unicode"
)

// A tokenKind is what a token is.
type tokenKind uint8

// The kinds of token.
const (
	aName tokenKind = iota
	aQuoted
	aFigure
	aSign // an operator, a bracket, or a word that is an operator
)

// A token is a piece of a formula.
type token struct {
	kind tokenKind
	text string
}

// operatorWords are the words that are operators, whether a condition may have them or not; constants among them.
var operatorWords = []string{"and", "or", "not", "in", "matches", "contains", "startsWith", "endsWith", "let", "if", "else", "true", "false", "nil"}

// signs are the operators and brackets of conditions, the longer ones first.
var signs = []string{"==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ",", "-"}

// tokens cuts a formula into tokens; false where a piece of it is none of them.
func tokens(formula string) ([]token, bool) {
	var list []token
	rest := []rune(formula)
	for len(rest) > 0 {
		size := 1
		switch r := rest[0]; {
		case unicode.IsSpace(r):
		case unicode.IsLetter(r) || r == '_':
			size = run(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
			list = append(list, word(string(rest[:size])))
		case r >= '0' && r <= '9':
			size = run(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.' })
			if !isPlainNumber(string(rest[:size])) {
				return nil, false
			}
			list = append(list, token{aFigure, string(rest[:size])})
		case r == '"' || r == '\'':
			text, length, ok := quoted(rest)
			if !ok {
				return nil, false
			}
			list, size = append(list, token{aQuoted, text}), length
		default:
			i := slices.IndexFunc(signs, func(sign string) bool { return strings.HasPrefix(string(rest[:min(2, len(rest))]), sign) })
			if i < 0 {
				return nil, false
			}
			list, size = append(list, token{aSign, signs[i]}), len(signs[i])
		}
		rest = rest[size:]
	}
	return list, true
}

func word(text string) token {
	if slices.Contains(operatorWords, text) {
		return token{aSign, text}
	}
	return token{aName, text}
}

// run returns how many characters at the start are of a class.
func run(text []rune, is func(rune) bool) int {
	n := 0
	for n < len(text) && is(text[n]) {
		n++
	}
	return n
}

// isPlainNumber reports whether a text is digits, with or without a point and more digits.
func isPlainNumber(text string) bool {
	whole, decimals, pointed := strings.Cut(text, ".")
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	octal := len(whole) > 1 && whole[0] == '0'
	return isDigits(whole) && !octal && (!pointed || isDigits(decimals))
}

// quoted returns the text in quotes at the start, and how many characters it takes with them. Of escapes it knows those of
// a quote and of a backslash.
func quoted(text []rune) (content string, length int, ok bool) {
	var s strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == text[0]:
			return s.String(), i + 1, true
		case text[i] != '\\':
			s.WriteRune(text[i])
		case i+1 < len(text) && strings.ContainsRune(`\'"`, text[i+1]):
			i++
			s.WriteRune(text[i])
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}
