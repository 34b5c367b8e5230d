package study

import "math"

// Range returns the least and the greatest number that an answer can be: the bounds of a number, each nil where the study
// file gives none, or the least and the greatest value of a code. It returns false where answers are no numbers: some
// code has no value, or the question is of another type.
func (q *Question) Range() (least, greatest *float64, ok bool) {
	switch {
	case q.Type.IsNumeric():
		return q.Min, q.Max, true
	case !q.Type.IsCategory() || !q.IsOrdered():
		return nil, nil, false
	}
	for _, code := range q.AnswerCodes() {
		x, _ := q.Value(code)
		if least == nil || x < *least {
			least = &x
		}
		if greatest == nil || x > *greatest {
			greatest = &x
		}
	}
	return least, greatest, true
}

// hasWholeValues reports whether the values of all codes are whole; a number need not be.
func (q *Question) hasWholeValues() bool {
	for _, code := range q.AnswerCodes() {
		if x, ok := q.Value(code); !ok || x != math.Trunc(x) {
			return false
		}
	}
	return q.Type.IsCategory()
}
