package profile

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// A date is written as three numbers, or as two with the name of a month, and may have a time of day after it.
var (
	timePart     = `(?:[T ,à]{1,3}\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?`
	yearPattern  = pattern.New(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})` + timePart + `$`)
	shortPattern = pattern.New(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}|\d{2})` + timePart + `$`)
	namePattern  = pattern.New(`(?i)^(?:\pL+\.?,? )?(?:\d{1,2}(?:er|st|nd|rd|th)?[- ](?:` + months + `)\.?[- ,]+\d{2,4}|(?:` + months + `)\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})` + timePart + `$`)
	clockPattern = pattern.New(`\d{1,2}[:h]\d{2}`)
	onlyClock    = pattern.New(`^\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?$`)
)

// months are the names of months in French and in English, and how they are shortened.
const months = `jan(?:vier|v|uary)?|f[ée]v(?:rier|r)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sep(?:t|tembre|tember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|d[ée]c(?:embre|ember)?`

// dateOf returns how a text writes a date or a time of day, and zero where it writes none.
func dateOf(text string) trait {
	if len(text) < 4 || !strings.ContainsAny(text, "0123456789") {
		return 0
	}
	var found trait
	switch {
	case onlyClock.MatchString(text):
		return clock
	case namePattern.MatchString(text):
		found = monthName
	default:
		found = numericDate(text)
	}
	if found != 0 && clockPattern.MatchString(text) {
		found |= clock
	}
	return found
}

// numericDate reads a date of three numbers. Where the day may be the month, it has both traits.
func numericDate(text string) trait {
	if parts := yearPattern.FindStringSubmatch(text); parts != nil && parts[2] == parts[4] {
		if within(parts[3], 12) && within(parts[5], 31) {
			return yearFirst
		}
		return 0
	}
	parts := shortPattern.FindStringSubmatch(text)
	if parts == nil || parts[2] != parts[4] {
		return 0
	}
	var found trait
	if within(parts[1], 31) && within(parts[3], 12) {
		found |= dayFirst
	}
	if within(parts[1], 12) && within(parts[3], 31) {
		found |= monthFirst
	}
	return found
}

// within reports whether digits are a number from 1 to most.
func within(digits string, most int) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && n >= 1 && n <= most
}
