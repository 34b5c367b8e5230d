package locale

import (
	"regexp"
	"strings"
)

// loose matches a plain space where Quebec typography wants one that does not break: before : ; ? ! » % and $, and
// after «.
var loose = regexp.MustCompile(`(\S) ([:;?!»%$])|« `)

// French returns a text written by a person with no-break spaces where Quebec typography wants them.
func (t Text) French() Text {
	t.FR = loose.ReplaceAllStringFunc(t.FR, func(match string) string { return strings.Replace(match, " ", NBSP, 1) })
	return t
}
