package export

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A coded is an answer with the number that it has in SPSS and in Stata, which label numbers only.
type coded struct {
	cell   string      // as the CSV holds it
	number int         // that stands for it
	label  locale.Text // what people read
}

// coding returns the answers of a column of codes with their numbers: the codes themselves where all are whole numbers, else
// the declared values where all are, else 1 for yes and 0 for no, else 1, 2, 3 in the order of the study file. A flag has
// the numbers that it is written with; any other column has no answers to label.
func (c Column) coding() []coded {
	switch c.Kind() {
	case Flag:
		return []coded{{"0", 0, locale.Text{FR: "non", EN: "no"}}, {"1", 1, locale.Text{FR: "oui", EN: "yes"}}}
	case Coded:
	default:
		return nil
	}
	q := c.Variable.Source
	codes := q.AnswerCodes()
	numbers := numbersOf(q, codes)
	list := make([]coded, len(codes))
	for k, code := range codes {
		list[k] = coded{cell: Guard(code), number: numbers[k], label: q.CodeLabel(code)}
	}
	return list
}

// numbersOf returns a number for each code of a question.
func numbersOf(q *study.Question, codes []string) []int {
	if numbers, ok := different(codes, codeNumber); ok {
		return numbers
	}
	valueNumber := func(code string) (int, bool) {
		x, ok := q.Value(code)
		return int(x), ok && math.Abs(x) <= largestCode && x == math.Trunc(x)
	}
	if numbers, ok := different(codes, valueNumber); ok {
		return numbers
	}
	numbers := make([]int, len(codes))
	for k, code := range codes {
		numbers[k] = k + 1
		if q.Type == study.YesNo && len(codes) == 2 {
			numbers[k] = 0
			if code == q.YesCode() {
				numbers[k] = 1
			}
		}
	}
	return numbers
}

// largestCode is the largest number that a code may stand for: far below what either program can label.
const largestCode = 1e6

func codeNumber(code string) (int, bool) {
	n, err := strconv.Atoi(code)
	return n, err == nil && n >= -largestCode && n <= largestCode
}

// different returns the numbers of codes; false where a code has none or two have the same.
func different(codes []string, of func(string) (int, bool)) ([]int, bool) {
	seen := map[int]bool{}
	var numbers []int
	for _, code := range codes {
		n, ok := of(code)
		if !ok || seen[n] {
			return nil, false
		}
		seen[n] = true
		numbers = append(numbers, n)
	}
	return numbers, true
}

// decimals returns how many decimals the numbers of a column need, at most six.
func (c Column) decimals() int {
	most := 0
	for i, x := range c.Variable.Numbers {
		if c.state(i) != study.Answered {
			continue
		}
		for most < 6 && math.Abs(x*math.Pow10(most)-math.Round(x*math.Pow10(most))) > 1e-9*math.Max(1, math.Abs(x)) {
			most++
		}
	}
	return most
}
