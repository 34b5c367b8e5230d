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

// Date writes a day of the Gregorian calendar: "1er mars 2026", "5 mars 2026" in French; "March 5, 2026" in English. A
// no-break space keeps the day with its month. It panics for a day that does not exist, such as February 30.
func (lang Lang) Date(year int, month time.Month, day int) string {
	if date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC); date.Year() != year || date.Month() != month || date.Day() != day {
		panic(fmt.Sprintf("locale: Date: must exist, not %d-%d-%d", year, month, day))
	}
	if lang == English {
		return months[English][month-1] + NBSP + strconv.Itoa(day) + ", " + strconv.Itoa(year)
	}
	number := strconv.Itoa(day)
	if day == 1 {
		number = French.Ordinal(1)
	}
	return number + NBSP + months[French][month-1] + " " + strconv.Itoa(year)
}
