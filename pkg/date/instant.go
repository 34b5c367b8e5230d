package date

import (
	"strconv"
	"time"
)

// An Exactness is how exact a date is.
type Exactness uint8

// How exact dates are. Nothing is known of a date beyond this.
const (
	ToYear Exactness = iota
	ToMonth
	ToDay
)

// Day returns the first day that a date may be of, and how exact the date is: of "2026" the first of January, to the year; of
// "2026-03-05T14:05" the day. The date is one that Format.Read wrote; the third result is false for a time without a date, and
// for any other text.
func Day(iso string) (first time.Time, exact Exactness, ok bool) {
	for exact, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if len(iso) == len(layout) || exact == int(ToDay) && len(iso) > len(layout) && iso[len(layout)] == 'T' {
			first, err := time.Parse(layout, iso[:len(layout)])
			return first, Exactness(exact), err == nil
		}
	}
	return time.Time{}, ToYear, false
}

// Year returns the first day of a year; false for a number that is no year of four digits, such as 1989.5, 45 or 20020.
func Year(number float64) (first time.Time, ok bool) {
	if !(number >= 1000 && number <= 9999) || number != float64(int(number)) {
		return time.Time{}, false
	}
	return time.Date(int(number), time.January, 1, 0, 0, 0, 0, time.UTC), true
}

// Text writes a date as ISO 8601 does, as far as it is exact: "2026", "2026-03", "2026-03-05".
func Text(day time.Time, exact Exactness) string {
	year := strconv.Itoa(10000 + day.Year())[1:]
	return year + day.Format([]string{"", "-01", "-01-02"}[exact])
}
