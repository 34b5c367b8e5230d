package locale

import (
	"strconv"
	"time"
)

var monthNames = [12]Text{
	{FR: "janvier", EN: "January"}, {FR: "février", EN: "February"}, {FR: "mars", EN: "March"}, {FR: "avril", EN: "April"},
	{FR: "mai", EN: "May"}, {FR: "juin", EN: "June"}, {FR: "juillet", EN: "July"}, {FR: "août", EN: "August"},
	{FR: "septembre", EN: "September"}, {FR: "octobre", EN: "October"}, {FR: "novembre", EN: "November"}, {FR: "décembre", EN: "December"},
}

// Date writes a date: 1er mars 2019, 31 octobre 2018 in French; March 1, 2019 in English. month is one of the twelve.
func (lang Lang) Date(year int, month time.Month, day int) string {
	name := monthNames[month-time.January].In(lang)
	if lang == English {
		return name + " " + strconv.Itoa(day) + ", " + strconv.Itoa(year)
	}
	number := strconv.Itoa(day)
	if day == 1 {
		number = lang.Ordinal(day)
	}
	return number + NBSP + name + " " + strconv.Itoa(year)
}
