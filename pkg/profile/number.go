package profile

import (
	"strconv"
	"strings"
)

// currencies are the signs that make a number an amount.
var currencies = []string{"$", "€", "£", "¥", "CAD", "USD", "EUR"}

// numberOf returns how a text writes a number, and zero where it is none. "1,234" may be a decimal comma or thousands: it
// has a trait of its own, and the column decides.
func numberOf(text string) trait {
	text, found := cutUnits(text)
	if text == "" || !strings.ContainsAny(text, "0123456789") {
		return 0
	}
	if rest, minus := strings.CutPrefix(strings.Replace(text, "\u2212", "-", 1), "-"); minus {
		text, found = rest, found|negative
	}
	text, _ = strings.CutPrefix(text, "+")
	if mantissa, power, has := strings.Cut(strings.ToUpper(text), "E"); has {
		if digitsOnly(strings.TrimLeft(power, "+-")) && digitsOnly(strings.Replace(strings.Replace(mantissa, ".", "", 1), ",", "", 1)) {
			return found | exponent
		}
		return 0
	}
	form := formOf(text)
	if form == 0 {
		return 0
	}
	return found | form
}

// cutUnits cuts a percent sign and a currency sign.
func cutUnits(text string) (string, trait) {
	var found trait
	if rest, has := strings.CutSuffix(text, "%"); has {
		text, found = strings.TrimSpace(rest), percentSign
	}
	for _, sign := range currencies {
		rest, after := strings.CutSuffix(text, sign)
		if !after {
			rest = strings.Replace(text, sign, "", 1)
			after = strings.HasPrefix(strings.TrimLeft(text, "-"), sign)
		}
		if after {
			return strings.TrimSpace(rest), found | moneySign
		}
	}
	return text, found
}

// isBlank reports whether a text is nothing but spaces.
func isBlank(s string) bool {
	return s == "" || (s[0] <= ' ' || s[0] > '~') && strings.TrimSpace(s) == ""
}

// formOf returns how the digits are written, without a sign or a unit.
func formOf(text string) trait {
	if digitsOnly(text) {
		if len(text) > 1 && text[0] == '0' {
			return whole | leadingZero
		}
		return whole
	}
	if strings.ContainsAny(text, " \u00a0\u202f") {
		return grouped(strings.ReplaceAll(strings.ReplaceAll(text, "\u00a0", " "), "\u202f", " "), " ", spaceGroups)
	}
	if strings.ContainsAny(text, "'\u2019") {
		return grouped(strings.ReplaceAll(text, "\u2019", "'"), "'", quoteGroups)
	}
	commas, dots := strings.Count(text, ","), strings.Count(text, ".")
	switch {
	case commas > 0 && dots > 0 && strings.LastIndex(text, ".") > strings.LastIndex(text, ","):
		return grouped(text, ",", commaGroups)
	case commas > 0 && dots > 0:
		return grouped(text, ".", dotGroups)
	case commas == 1:
		return decimalOrGroups(text, ",", commaDecimal, commaEither)
	case dots == 1:
		return decimalOrGroups(text, ".", dotDecimal, dotEither)
	case commas > 1:
		return grouped(text, ",", commaGroups)
	}
	return grouped(text, ".", dotGroups)
}

// decimalOrGroups reads a number with one mark that may be of either kind.
func decimalOrGroups(text, mark string, decimal, either trait) trait {
	before, after, _ := strings.Cut(text, mark)
	if before != "" && !digitsOnly(before) || !digitsOnly(after) {
		return 0
	}
	if len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before[0] != '0' {
		return either
	}
	return decimal
}

// grouped reads a number whose thousands are parted by mark, with or without decimals.
func grouped(text, mark string, groups trait) trait {
	parts := strings.Split(text, mark)
	last := parts[len(parts)-1]
	if at := strings.IndexAny(last, ".,"); at >= 0 {
		if last[at] == ',' {
			groups |= commaDecimal
		} else {
			groups |= dotDecimal
		}
		if !digitsOnly(last[at+1:]) {
			return 0
		}
		parts[len(parts)-1] = last[:at]
	}
	for i, part := range parts {
		if !digitsOnly(part) || len(part) > 3 || i > 0 && len(part) < 3 {
			return 0
		}
	}
	return groups
}

// digitsOnly reports whether a text is made of digits, at least one.
func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// noGroups drops what parts thousands, commas and dots aside, and writes every minus alike.
var noGroups = strings.NewReplacer("\u00a0", "", "\u202f", "", " ", "", "'", "", "\u2019", "", "\u2212", "-")

// valueOf returns the number that a text stands for where the decimal mark is known; false where it is none.
func valueOf(text string, decimal byte) (float64, bool) {
	text, _ = cutUnits(strings.TrimSpace(text))
	other := ","
	if decimal == ',' {
		other = "."
	}
	text = strings.ReplaceAll(noGroups.Replace(text), other, "")
	x, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return x, err == nil && x-x == 0
}
