package ingest

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A NumberFormat says how numbers are written in a column.
type NumberFormat struct {
	// Decimal is the decimal mark, '.' or ','. Zero means '.'.
	Decimal rune
	// Thousands is a mark that may stand between groups of three digits, '.' or ',', beside those that always may. Zero
	// means that there is none.
	Thousands rune
	// Units allows one of $, %, €, £ and ¥ before or after the number. It is dropped: "81 %" is 81, not 0.81.
	Units bool
}

// A NumberError says why a text is not a number.
type NumberError struct {
	// Value is the text as it stood in the cell.
	Value string
	// Reason says what is wrong, with the value and what was expected.
	Reason locale.Text
}

// Error returns the reason in English.
func (e *NumberError) Error() string { return e.Reason.EN }

// Text returns the reason in both languages.
func (e *NumberError) Text() locale.Text { return e.Reason }

// ParseNumber reads a number without units whose decimal mark is '.' or ','; zero means '.'. See NumberFormat.Parse.
func ParseNumber(s string, decimal rune) (float64, error) {
	return NumberFormat{Decimal: decimal}.Parse(s)
}

// Parse reads a number:
//
//	[-] digits [mark digits]
//
// The digits before the mark may be in groups of three, separated throughout by one of a space, a no-break space (U+00A0,
// U+202F), an apostrophe (' or ’) and Thousands. The minus may be U+2212. Spaces around the number do not count. All else is a
// *NumberError: nothing at all, a plus, an exponent, NaN, Inf, a mark without digits on both sides, a comma or a dot that
// is not the mark ("1,234" is not guessed to be 1234), and a number beyond the range of a float64.
//
// Parse panics where Decimal or Thousands is neither '.' nor ',' nor zero, or where both are the same.
func (f NumberFormat) Parse(s string) (float64, error) {
	mark := f.mark()
	rest := strings.Trim(s, spaces)
	if f.Units {
		rest = dropUnit(rest)
	}
	rest, negative := cutMinus(rest)
	whole, fraction, marked := strings.Cut(rest, mark)
	digits, ok := joinGroups(whole, f.groups())
	if !ok || marked && !allDigits(fraction) {
		return 0, f.notNumber(s)
	}
	value, err := strconv.ParseFloat(digits+"."+fraction, 64)
	if err != nil {
		return 0, &NumberError{Value: s, Reason: locale.Textf("%q est un nombre trop grand", "%q is too large a number", Shorten(s))}
	}
	if negative && value != 0 { // A negative zero is zero.
		value = -value
	}
	return value, nil
}

// spaces are the spaces that stand around numbers and between groups of digits.
const spaces = " \t\u00a0\u202f"

func (f NumberFormat) mark() string {
	switch f.Decimal {
	case 0, '.':
		return "."
	case ',':
		return ","
	}
	panic("ingest: decimal: must be '.' or ','")
}

// groups returns what may stand between groups of digits.
func (f NumberFormat) groups() string {
	const always = " \u00a0\u202f'\u2019"
	switch {
	case f.Thousands == 0:
		return always
	case (f.Thousands == '.' || f.Thousands == ',') && string(f.Thousands) != f.mark():
		return always + string(f.Thousands)
	}
	panic("ingest: thousands: must be '.' or ',' and not the decimal mark")
}

// dropUnit cuts one unit sign from the end or, after a minus, from the beginning.
func dropUnit(s string) string {
	const units = "$%€£¥"
	if r, n := utf8.DecodeLastRuneInString(s); strings.ContainsRune(units, r) {
		return strings.TrimRight(s[:len(s)-n], spaces)
	}
	rest, negative := cutMinus(s)
	if r, n := utf8.DecodeRuneInString(rest); strings.ContainsRune(units, r) {
		rest = strings.TrimLeft(rest[n:], spaces)
		if negative {
			return "-" + rest
		}
		return rest
	}
	return s
}

func cutMinus(s string) (rest string, negative bool) {
	if rest, found := strings.CutPrefix(s, "-"); found {
		return rest, true
	}
	return strings.CutPrefix(s, "\u2212")
}

// joinGroups returns digits without the separators of thousands. The second result is false where the groups are not of
// three digits, the separators differ, or something else than a digit is left.
func joinGroups(s, separators string) (string, bool) {
	at := strings.IndexAny(s, separators)
	if at < 0 {
		return s, allDigits(s)
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	groups := strings.Split(s, s[at:at+n])
	for i, group := range groups {
		if !allDigits(group) || len(group) > 3 || i > 0 && len(group) < 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// allDigits reports whether s is made of ASCII digits, at least one.
func allDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

func (f NumberFormat) notNumber(s string) error {
	mark, other := f.mark(), ","
	if mark == "," {
		other = "."
	}
	hint := locale.Textf(" (attendu\u00a0: des chiffres, signe décimal %q)", " (expected digits, decimal mark %q)", mark)
	switch {
	case f.Thousands != 0:
		hint = locale.Textf(" (attendu\u00a0: des chiffres, par groupes de trois là où %q ou une espace les sépare, signe décimal %q)",
			" (expected digits, in groups of three where %q or a space parts them, decimal mark %q)", string(f.Thousands), mark)
	case strings.Contains(s, other):
		hint = locale.Textf(" (le signe décimal est ici %q, et les milliers se séparent par une espace)",
			" (the decimal mark is %q here, and thousands are separated by a space)", mark)
	}
	return &NumberError{Value: s, Reason: locale.Textf("%q n'est pas un nombre%s", "%q is not a number%s", Shorten(s), hint)}
}

// Shorten cuts a value that is quoted in a message after 40 characters, and marks the cut with an ellipsis.
func Shorten(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
