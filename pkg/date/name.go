package date

import (
	"strings"
	"unicode"
)

// monthNames are the beginnings of the names of the months in French and English, without accents and as long as they must
// be to tell one month.
var monthNames = [12][]string{
	{"janvier", "january", "janv", "jan"}, {"fevrier", "february", "fevr", "fev", "feb"}, {"mars", "march", "mar"},
	{"avril", "april", "avr", "apr"}, {"mai", "may"}, {"juin", "june", "jun"}, {"juillet", "july", "juil", "jul"},
	{"aout", "august", "aug", "aou"}, {"septembre", "september", "sept", "sep"}, {"octobre", "october", "oct"},
	{"novembre", "november", "nov"}, {"decembre", "december", "dec"},
}

var accents = strings.NewReplacer("é", "e", "É", "e", "û", "u", "Û", "u")

// monthName reads the name of a month, with a dot behind it where it is shortened.
func monthName(s string) (n int, rest string, ok bool) {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	name := strings.ToLower(accents.Replace(s[:end]))
	for i, names := range monthNames {
		for _, known := range names {
			if name == known {
				return i + 1, strings.TrimPrefix(s[end:], "."), true
			}
		}
	}
	return 0, s, false
}

// halfOf reads AM or PM.
func halfOf(s string) (pm bool, rest string, ok bool) {
	for _, known := range []string{"a.m.", "p.m.", "am", "pm"} {
		if len(s) >= len(known) && strings.EqualFold(s[:len(known)], known) {
			return known[0] == 'p', s[len(known):], true
		}
	}
	return false, s, false
}

// zoneOf reads a zone and writes it as ISO 8601 does.
func zoneOf(s string) (zone, rest string, ok bool) {
	for _, known := range []string{"UTC", "Z"} {
		if rest, found := strings.CutPrefix(s, known); found {
			return "Z", rest, true
		}
	}
	if s == "" || s[0] != '+' && s[0] != '-' || digits(s[1:], 2) < 2 {
		return "", s, false
	}
	hours, rest, minutes := s[:3], s[3:], "00"
	after := strings.TrimPrefix(rest, ":")
	switch n := digits(after, 2); {
	case n == 2:
		minutes, rest = after[:2], after[2:]
	case n == 1 || after != rest:
		return "", s, false
	}
	if hours[1:] > "14" || minutes > "59" {
		return "", s, false
	}
	return hours + ":" + minutes, rest, true
}
