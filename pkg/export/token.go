package export

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/study"
)

// Reasons says how a cell without a value tells why.
type Reasons string

// The ways to tell.
const (
	Tokens Reasons = "tokens"  // the cell holds the token of the reason; the default
	Beside Reasons = "columns" // the cell is empty, and a column NAME__reason holds the name of the reason
	Untold Reasons = "blank"   // the cell is empty, and the reason is lost
)

// besideSuffix ends the name of a column of reasons.
const besideSuffix = "__reason"

// ReasonsNames lists the ways to tell, the default first.
var ReasonsNames = []string{string(Tokens), string(Beside), string(Untold)}

// tokens are those of Token by reason. They are the extended missing values of Stata, so that they look as they do there.
var tokens = [study.Reasons]string{
	study.NoAnswer: ".n", study.NotAsked: ".s", study.NotApplicable: ".a", study.DontKnow: ".k", study.Refused: ".r", study.Invalid: ".i",
	study.NotCoded: ".c",
}

// Token returns what a cell holds in place of a value: .n no answer, .s not asked (skipped), .a not applicable, .k don't
// know, .r refused, .i invalid, .c not coded; "" for study.Answered.
func Token(reason study.Reason) string { return tokens[reason] }

// isToken reports whether a text is the token of a reason.
func isToken(s string) bool { return s != "" && slices.Contains(tokens[:], s) }

// formulaMarks are the characters with which a text becomes a formula in a spreadsheet, the full-width ones of East Asian
// keyboards among them; a tab or a line end before a formula hides it.
const formulaMarks = "=+-@\t\r\n＝＋－＠"

// Guard makes a text safe in a CSV file: where a spreadsheet would run it as a formula, where it is the same as a token,
// and where it begins with an apostrophe already, an apostrophe is put before it. A plain number is left alone. Quotes
// would not do: a spreadsheet takes them off first. Line ends inside the text become LF.
func Guard(s string) string {
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	if s == "" || isNumber(s) {
		return s
	}
	first := []rune(s[:min(len(s), 4)])[0]
	if first == '\'' || strings.ContainsRune(formulaMarks, first) || isToken(s) {
		return "'" + s
	}
	return s
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Unguard takes off the apostrophe of Guard.
func Unguard(s string) string { return strings.TrimPrefix(s, "'") }

// isNumber reports whether a text is a plain decimal number, with a sign or without.
func isNumber(s string) bool {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "+"), "-")
	whole, fraction, dotted := strings.Cut(digits, ".")
	if len(s)-len(digits) > 1 || whole == "" || dotted && fraction == "" {
		return false
	}
	return strings.Trim(whole+fraction, "0123456789") == ""
}
