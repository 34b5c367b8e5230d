package onepass

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/scan"
)

// labels numbers the labels of a column in the order in which they appear. The zero value knows none.
type labels struct {
	known   *scan.Codes
	numbers map[string]int32
	texts   [][]string
	built   int // how many labels known knows
	misses  int // labels that it did not know since it was made
}

// relearn is how many labels known may miss before it is made again, for each that it knows.
const relearn = 16

// of returns the number of the label in a cell. White space around it is no part of it.
func (l *labels) of(r scan.Record, at int) int32 {
	if l.known != nil {
		if number := r.Code(at, l.known); number >= 0 {
			return int32(number)
		}
	}
	text := bytes.TrimSpace(r.Cell(at))
	number, ok := l.numbers[string(text)]
	if !ok {
		if l.numbers == nil {
			l.numbers = map[string]int32{}
		}
		number = int32(len(l.texts))
		l.numbers[string(text)] = number
		l.texts = append(l.texts, []string{string(text)})
	}
	if l.misses++; l.misses >= relearn*(1+l.built) && len(l.texts) > l.built && len(l.texts) <= mostLearned {
		l.known, l.built, l.misses = scan.NewCodes(l.texts...), len(l.texts), 0
	}
	return number
}
