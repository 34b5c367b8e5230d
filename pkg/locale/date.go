package locale

import (
	"fmt"
	"strconv"
	"time"
)

// months are the names of the months, from January.
var months = map[Lang][12]string{
	French:  {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// shortMonths are the names of the months where there is little room, from January.
var shortMonths = map[Lang][12]string{
	French:  {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."},
	English: {"Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."},
}

// Month writes a month of a year: "mars 2026", "March 2026". It panics for a month that does not exist.
func (lang Lang) Month(year int, month time.Month) string {
	return months[lang][month-1] + NBSP + strconv.Itoa(year)
}

// ShortMonth writes a month where there is little room: "févr.", "Feb.". It panics for a month that does not exist.
func (lang Lang) ShortMonth(month time.Month) string { return shortMonths[lang][month-1] }

// ShortDay writes a day of a year where there is little room: "1er févr.", "Feb. 1". It panics for a month that does not
// exist.
func (lang Lang) ShortDay(month time.Month, day int) string {
	if lang == English {
		return shortMonths[English][month-1] + NBSP + strconv.Itoa(day)
	}
	return dayOfMonth(day) + NBSP + shortMonths[French][month-1]
}

// dayOfMonth writes the number of a day in French: 1er, 2, 3.
func dayOfMonth(day int) string {
	if day == 1 {
		return French.Ordinal(1)
	}
	return strconv.Itoa(day)
}

// Date writes a day of the Gregorian calendar: "1er mars 2026", "5 mars 2026" in French; "March 5, 2026" in English. A
// no-break space keeps the day with its month. It panics for a day that does not exist, such as February 30.
func (lang Lang) Date(year int, month time.Month, day int) string {
	if date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC); date.Year() != year || date.Month() != month || date.Day() != day {
		panic(fmt.Sprintf("locale: Date: must exist, not %d-%d-%d", year, month, day))
	}
	if lang == English {
		return months[English][month-1] + NBSP + strconv.Itoa(day) + ", " + strconv.Itoa(year)
	}
	return dayOfMonth(day) + NBSP + months[French][month-1] + " " + strconv.Itoa(year)
}
