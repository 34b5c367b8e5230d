package form

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// isoDate is how a date is written where the study does not say, and how Kobo and ODK export one.
const isoDate = "YYYY-MM-DD"

// frenchDate turns the letters of a date format into those that French readers know.
var frenchDate = strings.NewReplacer("YYYY", "AAAA", "DD", "JJ")

// dateFormat says how the dates of a question are written.
func dateFormat(q *study.Question) locale.Text {
	format := formatOf(q)
	return locale.Text{FR: frenchDate.Replace(format), EN: format}
}

func formatOf(q *study.Question) string {
	if q.Format.Value == "" {
		return isoDate
	}
	return q.Format.Value
}

// hasTime reports whether the dates of a question have a time of day.
func hasTime(q *study.Question) bool { return q.Dates.HasTime() }
