package lexicon

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/fold"
)

// A lexeme is a smallest part of a rule.
type lexeme struct {
	at   int        // rune of the rule where it begins
	kind lexemeKind // what it is
	text []rune     // the word, the words of a quotation, or the operator as written
	mark rune       // ~ or = before a word or a quotation, else 0
	n    int        // words apart, of an operator near; 0 where it says none or no whole number
}

type lexemeKind uint8

const (
	lexEnd lexemeKind = iota
	lexWord
	lexQuotation
	lexOpen
	lexClose
	lexAnd
	lexOr
	lexNot
	lexNear
)

// operators are the words that join others, folded.
var operators = map[string]lexemeKind{
	"and": lexAnd, "et": lexAnd, "or": lexOr, "ou": lexOr, "not": lexNot, "sauf": lexNot, "non": lexNot, "near": lexNear,
	"pres": lexNear,
}

// quotes are the marks that begin a quotation, and those that end it.
var quotes = map[rune]rune{'"': '"', '«': '»', '“': '”'}

// lex takes a rule apart. The last lexeme is lexEnd.
func lex(rule []rune) ([]lexeme, *SyntaxError) {
	var lexemes []lexeme
	for at := 0; at < len(rule); {
		r := rule[at]
		switch {
		case unicode.IsSpace(r):
			at++
			continue
		case r == '(' || r == ')':
			l := lexeme{at: at, kind: lexOpen, text: rule[at : at+1]}
			if r == ')' {
				l.kind = lexClose
			}
			lexemes = append(lexemes, l)
			at++
			continue
		}
		l, end, err := lexWords(rule, at)
		if err != nil {
			return nil, err
		}
		lexemes = append(lexemes, l)
		at = end
	}
	return append(lexemes, lexeme{at: len(rule), kind: lexEnd}), nil
}

// lexWords reads a word, a quotation or an operator, and returns where it ends.
func lexWords(rule []rune, at int) (lexeme, int, *SyntaxError) {
	l := lexeme{at: at, kind: lexWord}
	if rule[at] == '~' || rule[at] == '=' {
		l.mark = rule[at]
		at++
	}
	if at < len(rule) && quotes[rune(rule[at])] != 0 {
		l.kind = lexQuotation
		end := at + 1
		for ; end < len(rule) && rule[end] != quotes[rule[at]]; end++ {
		}
		if end == len(rule) {
			return l, 0, unclosed(at, quotes[rule[at]])
		}
		l.text = rule[at+1 : end]
		return l, end + 1, nil
	}
	end := at
	for end < len(rule) && !unicode.IsSpace(rule[end]) && !strings.ContainsRune("()", rule[end]) && quotes[rule[end]] == 0 {
		end++
	}
	l.text = rule[at:end]
	if l.mark == 0 {
		l.operator()
	}
	return l, end, nil
}

// operator makes an operator of a word that is one.
func (l *lexeme) operator() {
	word, number, divided := strings.Cut(fold.Letters(string(l.text)), "/")
	kind, ok := operators[word]
	if !ok || divided && kind != lexNear {
		return
	}
	l.kind = kind
	if n, err := strconv.Atoi(number); err == nil && kind == lexNear {
		l.n = n
	}
}
