package study

import (
	"cmp"

	"github.com/arrimage/arrimage/pkg/date"
)

// resolveFormat reads how the dates of a question are written.
func (r *resolver) resolveFormat(key Located, q *Question) {
	if q.Type != Date {
		if !q.Format.IsZero() {
			r.errorf(key, "not-a-date", "question %q\u00a0: format ne sert qu'au type date", "question %q: format is for type date only", q.Name)
		}
		return
	}
	format, problem := date.Parse(cmp.Or(q.Format.Value, date.ISO))
	if !problem.IsZero() {
		r.errorf(q.Format, "date-format", "question %q\u00a0: %s", "question %q: %s", q.Name, problem)
	}
	q.Dates = format
}
