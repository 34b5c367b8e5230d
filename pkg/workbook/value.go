package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

const (
	secondsOfDay = 24 * 60 * 60
	lastDay      = 2_958_465 // 31 December 9999 in the 1900 system
	leapError    = 60        // the 29 February 1900 that Excel counts and that never was
	days1904     = 1462      // what the 1904 system counts less
)

// numberText writes a number with the fewest digits that read back as the same number, without an exponent.
func numberText(x float64) string {
	if x == 0 {
		return "0" // And not -0.
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// dateText writes the days that a cell stores as its format says what they are: YYYY-MM-DD, hh:mm:ss or both, to the
// nearest second. A time that the format of a date does not show is written all the same. What is no date in the
// workbook either is written as the number that it is: before 1900 and after 9999.
func dateText(x float64, kind formatKind, from1904 bool) string {
	seconds := math.Round(x * secondsOfDay)
	day, rest := math.Floor(seconds/secondsOfDay), int(math.Mod(seconds, secondsOfDay))
	if from1904 && kind != asElapsed && (kind != asTime || day > 0) {
		day += days1904
	}
	if x < 0 || !(day <= lastDay) {
		return numberText(x)
	}
	clock := fmt.Sprintf("%02d:%02d:%02d", rest/3600, rest/60%60, rest%60)
	switch {
	case kind == asElapsed:
		return fmt.Sprintf("%02d:%02d:%02d", int(day)*24+rest/3600, rest/60%60, rest%60)
	case kind == asTime && day == 0:
		return clock
	case kind == asDate && rest == 0:
		return dayText(int(day))
	}
	return dayText(int(day)) + " " + clock
}

// dayText writes a day of the 1900 system, where 1 is 1 January 1900. Excel shows 0 as 1900-01-00, and 60 as a day that
// never was: both are written so, and are no date to whoever reads them.
func dayText(day int) string {
	switch {
	case day == 0:
		return "1900-01-00"
	case day == leapError:
		return "1900-02-29"
	case day < leapError:
		day++
	}
	return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day).Format(time.DateOnly)
}

// isoText writes a date that a cell stores as text (2026-03-01T09:30:00Z) as dateText does. Any other text stays as it is.
func isoText(text string) string {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return text
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "15:04:05"} {
		if t, err := time.Parse(layout, strings.TrimSuffix(text, "Z")); err == nil {
			if layout == "15:04:05" {
				return t.Round(time.Second).Format(time.TimeOnly)
			}
			return t.Round(time.Second).Format(time.DateTime)
		}
	}
	return text
}
