package qda

import (
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/pattern"
)

var (
	colorForm   = pattern.New(`^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$`)
	booleanForm = pattern.New(`^(true|false|1|0)$`)
	integerForm = pattern.New(`^[+-]?[0-9]+$`)
	decimalForm = pattern.New(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`)
	dateForm    = pattern.New(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])` + zone + `$`)
	timeForm    = pattern.New(`^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?` + zone + `$`)
)

// zone is a time zone of XML Schema, or none.
const zone = `(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?`

// valueForms are the forms that values have, by the type of their variable.
var valueForms = map[string]*pattern.Pattern{
	"Text": pattern.New(``), "Boolean": booleanForm, "Integer": integerForm, "Float": decimalForm, "Date": dateForm, "DateTime": timeForm,
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
