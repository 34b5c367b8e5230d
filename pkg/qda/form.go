package qda

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	colorForm   = regexp.MustCompile(`^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$`)
	booleanForm = regexp.MustCompile(`^(true|false|1|0)$`)
	integerForm = regexp.MustCompile(`^[+-]?[0-9]+$`)
	decimalForm = regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`)
	dateForm    = regexp.MustCompile(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])` + zone + `$`)
	timeForm    = regexp.MustCompile(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?` + zone + `$`)
)

// zone is a time zone of XML Schema, or none.
const zone = `(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?`

// valueForms are the forms that values have, by the type of their variable.
var valueForms = map[string]*regexp.Regexp{
	"Text": regexp.MustCompile(``), "Boolean": booleanForm, "Integer": integerForm, "Float": decimalForm, "Date": dateForm, "DateTime": timeForm,
}

// unwritable returns the first character of a text that XML cannot hold, or -1. Bytes that are not UTF-8 are U+FFFD.
func unwritable(text string) rune {
	if !utf8.ValidString(text) {
		return utf8.RuneError
	}
	i := strings.IndexFunc(text, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff'
	})
	if i < 0 {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
