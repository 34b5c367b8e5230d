package scan

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Number reads numbers from cells, as ingest.NumberFormat does: the same texts are numbers, and the same ones. Whoever
// is refused one finds the reason there.
type Number struct {
	// Decimal is the decimal mark, '.' or ','. Zero means '.'.
	Decimal rune
	// Thousands is a mark that may stand between groups of three digits, '.' or ',', beside those that always may. Zero
	// means that there is none.
	Thousands rune
	// Units allows one of $, %, €, £ and ¥ before or after the number. It is dropped.
	Units bool
}

// powers are those of ten that are a float64 each, as far as they are needed.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// Parse reads a number. The second result is false where the cell is none. Nothing is allocated for a number of up to 30
// digits.
//
// It panics where Decimal or Thousands is neither '.' nor ',' nor zero, or where both are the same.
func (f Number) Parse(cell []byte) (float64, bool) {
	mark := f.mark()
	if value, ok := plain(cell, mark); ok {
		return value, true
	}
	rest, negative := f.sign(bytes.Trim(cell, spaces))
	whole, fraction, marked := rest, []byte(nil), false
	if at := bytes.IndexByte(rest, mark); at >= 0 {
		whole, fraction, marked = rest[:at], rest[at+1:], true
	}
	var room [32]byte
	digits, ok := appendGroups(room[:0], whole, f.groups())
	if !ok || marked && !allDigits(fraction) {
		return 0, false
	}
	digits = append(append(digits, '.'), fraction...)
	value, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		return 0, false
	}
	if negative && value != 0 { // A negative zero is zero.
		value = -value
	}
	return value, true
}

func (f Number) mark() byte {
	switch f.Decimal {
	case 0, '.':
		return '.'
	case ',':
		return ','
	}
	panic("scan: decimal: must be '.' or ','")
}

// groups returns what may stand between groups of digits.
func (f Number) groups() string {
	switch {
	case f.Thousands == 0:
		return separators
	case f.Thousands == '.' && f.Decimal == ',':
		return withDot
	case f.Thousands == ',' && f.Decimal != ',':
		return withComma
	}
	panic("scan: thousands: must be '.' or ',' and not the decimal mark")
}

// plain reads what nearly all numbers are: a minus or none, and up to 15 digits with a mark between them or without. Both
// the digits and the power of ten are float64s, so their quotient is the nearest one to the number. It returns false for
// all else, be it a number or not.
func plain(cell []byte, mark byte) (float64, bool) {
	negative := len(cell) > 0 && cell[0] == '-'
	if negative {
		cell = cell[1:]
	}
	if len(cell) == 0 || len(cell) >= len(powers) {
		return 0, false
	}
	digits, point := int64(0), -1
	for i, b := range cell {
		switch {
		case b-'0' <= 9:
			digits = 10*digits + int64(b-'0')
		case b == mark && point < 0 && i > 0 && i < len(cell)-1:
			point = i
		default:
			return 0, false
		}
	}
	value := float64(digits)
	if point >= 0 {
		value /= powers[len(cell)-1-point]
	}
	if negative && digits != 0 {
		value = -value
	}
	return value, true
}

// spaces are the spaces that stand around numbers, and separators those that stand between groups of digits.
const (
	spaces     = " \t\u00a0\u202f"
	separators = " \u00a0\u202f'\u2019"
	withDot    = separators + "."
	withComma  = separators + ","
)

// units are the signs that Units allows.
const units = "$%€£¥"

// sign cuts a minus and, where units are allowed, one unit sign: from the end, or from the beginning, where a minus may
// stand on either side of it.
func (f Number) sign(s []byte) (rest []byte, negative bool) {
	if !f.Units {
		return cutMinus(s)
	}
	if r, n := utf8.DecodeLastRune(s); strings.ContainsRune(units, r) {
		return cutMinus(bytes.TrimRight(s[:len(s)-n], spaces))
	}
	rest, negative = cutMinus(s)
	if r, n := utf8.DecodeRune(rest); strings.ContainsRune(units, r) {
		if rest = bytes.TrimLeft(rest[n:], spaces); !negative {
			return cutMinus(rest)
		}
	}
	return rest, negative
}

// cutMinus cuts a minus, which may be U+2212.
func cutMinus(s []byte) (rest []byte, negative bool) {
	if len(s) > 0 && s[0] == '-' {
		return s[1:], true
	}
	if len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x88 && s[2] == 0x92 {
		return s[3:], true
	}
	return s, false
}

// appendGroups appends digits without the separators of thousands. The second result is false where the groups are not of
// three digits, the separators differ, or something else than a digit is left.
func appendGroups(out, s []byte, separators string) ([]byte, bool) {
	at := bytes.IndexAny(s, separators)
	if at < 0 {
		return append(out, s...), allDigits(s)
	}
	_, n := utf8.DecodeRune(s[at:])
	separator := s[at : at+n]
	for first := true; ; first = false {
		group, rest, more := bytes.Cut(s, separator)
		if !allDigits(group) || len(group) > 3 || !first && len(group) < 3 {
			return out, false
		}
		if out, s = append(out, group...), rest; !more {
			return out, true
		}
	}
}

// allDigits reports whether s is made of ASCII digits, at least one.
func allDigits(s []byte) bool {
	for _, b := range s {
		if b-'0' > 9 {
			return false
		}
	}
	return len(s) > 0
}
