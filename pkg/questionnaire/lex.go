package questionnaire

import (
	"slices"
	"strings"
	"unicode"
)

// A notation is a way of writing conditions.
type notation struct {
	signs     []string          // operators and brackets, the longer ones first
	operators map[string]string // words and signs → == != < <= > >= and or not
	reference func(text string) (name string, length int, ok bool)
	word      func(r rune) bool // characters of a name after its first letter
}

// A tokenKind is what a token of a condition is.
type tokenKind uint8

// The kinds of token.
const (
	aReference tokenKind = iota // a question
	aWord                       // a name of a function, or a question where the notation has no sign for them
	aText
	aNumber
	aSign // an operator, by the name that formulas have for it, or a bracket
)

// A token is a piece of a condition.
type token struct {
	kind tokenKind
	text string
}

// The notations.
var (
	xpath = notation{
		signs:     []string{"!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "-"},
		operators: map[string]string{"=": "==", "and": "and", "or": "or"},
		reference: xpathReference,
		word:      func(r rune) bool { return isNameRune(r) || r == '-' },
	}
	limeExpression = notation{
		signs: []string{"===", "!==", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", ",", "-"},
		operators: map[string]string{
			"===": "==", "!==": "!=", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=",
			"&&": "and", "||": "or", "and": "and", "or": "or", "!": "not",
		},
		word: func(r rune) bool { return isNameRune(r) || r == '.' },
	}
	branching = notation{
		signs:     []string{"<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "-"},
		operators: map[string]string{"=": "==", "<>": "!=", "and": "and", "or": "or"},
		reference: func(text string) (string, int, bool) { return enclosed(text, "[", "]") },
		word:      isNameRune,
	}
)

// self is the name of the question whose answer a constraint speaks of.
const self = "."

// xpathReference reads ${name}, and the point that stands for the question itself.
func xpathReference(text string) (name string, length int, ok bool) {
	if strings.HasPrefix(text, self) && (len(text) == 1 || text[1] < '0' || text[1] > '9') {
		return self, len(self), true
	}
	return enclosed(text, "${", "}")
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// enclosed returns what stands between two marks at the beginning of a text, and how long it is with them.
func enclosed(text, open, closing string) (inner string, length int, ok bool) {
	rest, ok := strings.CutPrefix(text, open)
	end := strings.Index(rest, closing)
	if !ok || end < 0 {
		return "", 0, false
	}
	return strings.TrimSpace(rest[:end]), len(open) + end + len(closing), true
}

// tokens cuts a condition into tokens; false where a piece of it is none.
func (n notation) tokens(text string) ([]token, bool) {
	var list []token
	for text != "" {
		r := []rune(text[:min(len(text), 4)])[0]
		if unicode.IsSpace(r) {
			text = strings.TrimLeftFunc(text, unicode.IsSpace)
			continue
		}
		next, length, ok := n.token(r, text)
		if !ok {
			return nil, false
		}
		list = append(list, next)
		text = text[length:]
	}
	return list, true
}

// token returns the token at the beginning of a text that begins with r.
func (n notation) token(r rune, text string) (next token, length int, ok bool) {
	if n.reference != nil {
		if name, length, ok := n.reference(text); ok {
			return token{aReference, name}, length, true
		}
	}
	switch {
	case r == '"' || r == '\'':
		content, length, ok := enclosed(text, string(r), string(r))
		if length > 2 { // White space inside quotes is part of the text.
			content = text[1 : length-1]
		}
		return token{aText, content}, length, ok
	case r >= '0' && r <= '9':
		length := spanOf(text, func(r rune) bool { return isNameRune(r) || r == '.' })
		if _, ok := number(text[:length]); ok {
			return token{aNumber, text[:length]}, length, true
		}
		return token{aWord, text[:length]}, length, n.reference == nil
	case unicode.IsLetter(r) || r == '_':
		length := spanOf(text, n.word)
		if operator, ok := n.operators[strings.ToLower(text[:length])]; ok {
			return token{aSign, operator}, length, true
		}
		return token{aWord, text[:length]}, length, true
	}
	i := slices.IndexFunc(n.signs, func(sign string) bool { return strings.HasPrefix(text, sign) })
	if i < 0 {
		return token{}, 0, false
	}
	sign := n.signs[i]
	if operator, ok := n.operators[sign]; ok {
		return token{aSign, operator}, len(sign), true
	}
	return token{aSign, sign}, len(sign), true
}

// spanOf returns how many bytes at the beginning of a text are of a class.
func spanOf(text string, is func(rune) bool) int {
	if end := strings.IndexFunc(text, func(r rune) bool { return !is(r) }); end >= 0 {
		return end
	}
	return len(text)
}
