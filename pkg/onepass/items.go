package onepass

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// An itemReader reads the items of a scale.
type itemReader struct {
	scale  *study.Scale
	rules  score.Rules
	items  []item
	begin  score.Items // of a respondent, before the first item
	suffix string      // of the variable that is wanted
	values []valued    // of a scale that counts and has few items: the values worked out so far, see valueOf
}

// An item reads one item.
type item struct {
	coder  *coder                  // of an item with codes
	number *number                 // of an item with numbers
	adds   []score.Items           // with codes, by digit: what the answer adds
	counts []uint64                // with codes, of a scale that counts: the Counting, NotApplicable and NoAnswer of these, 16 bits each
	value  func(x float64) float64 // with numbers: what it is worth
	most   float64                 // the highest value that it can have, where all items have one
	texts  [][]string              // with codes, by digit: what stands for it
	run    int                     // with codes: how many items from this one on are read together
}

// mostValues is how many values an itemReader keeps.
const mostValues = 1 << 15

// valued is a value of a respondent, or why there is none.
type valued struct {
	x     float64
	state study.Reason
	known bool // it was worked out
}

// newItems returns the reader of a variable of a scale, named by its suffix. frame has the variables of the side.
func newItems(export *survey.Export, def *study.Definition, frame *dataset.Frame, scale *study.Scale, suffix string) *itemReader {
	_, known := scale.Maximum()
	known = known && scale.IsRated()
	r := &itemReader{scale: scale, suffix: suffix, rules: survey.Rules(scale), begin: score.Items{Total: len(scale.Questions)}}
	if n := len(scale.Questions) + 1; !scale.IsRated() && n*n*n <= mostValues {
		r.values = make([]valued, n*n*n)
	}
	r.begin.Highest.Known = known
	for _, q := range scale.Questions {
		it := item{}
		if _, greatest, _ := q.Range(); known {
			it.most = *greatest
			r.begin.Highest.Total += it.most
		}
		if q.Type.IsNumeric() {
			it.number, it.value = newNumber(export, def, q), survey.WorthOfNumbers(scale, q)
		} else {
			it.code(export, def, frame.Variable(q.Name), scale, q)
		}
		r.items = append(r.items, it)
	}
	r.joinRuns()
	return r
}

// code prepares an item with codes.
func (it *item) code(export *survey.Export, def *study.Definition, v *dataset.Variable, scale *study.Scale, q *study.Question) {
	it.texts = spellingsOf(def, q, v)
	it.coder = newCoder(export, q, v, scan.NewCodes(it.texts...))
	it.adds, it.counts = make([]score.Items, survey.Digits(v)), make([]uint64, survey.Digits(v))
	worth := survey.WorthOfCodes(scale, q)
	for code, name := range v.Codes {
		if scale.IsRated() {
			it.adds[code].Sum = worth[name]
		} else {
			it.adds[code].Counting = int(worth[name])
		}
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		adds := &it.adds[survey.Digit(v, reason, 0)]
		if reason == study.NotApplicable {
			adds.NotApplicable, adds.Highest.NotApplicable = 1, it.most
		} else {
			adds.NoAnswer, adds.Highest.NoAnswer = 1, it.most
		}
	}
	for digit, adds := range it.adds {
		it.counts[digit] = uint64(adds.Counting) | uint64(adds.NotApplicable)<<16 | uint64(adds.NoAnswer)<<32
	}
}

// read returns the variable of the scale of a row, or why it has none.
func (r *itemReader) read(b *scan.Batch, record int, row scan.Record, problem func(diag.List)) (float64, study.Reason) {
	if r.scale.IsRated() {
		return r.variable(r.rated(b, record, row, problem))
	}
	counts := r.counted(b, record, row, problem)
	return r.valueOf(int(counts&0xFFFF), int(counts>>16&0xFFFF), int(counts>>32))
}

// counted adds up items that count or do not. Items that stand side by side and have the same codes are read together.
func (r *itemReader) counted(b *scan.Batch, record int, row scan.Record, problem func(diag.List)) uint64 {
	counts := uint64(0)
	for i := 0; i < len(r.items); {
		first := &r.items[i]
		if sum, ok := row.Sum(first.coder.at, first.run, first.coder.known, first.counts); ok {
			counts += sum
			i += first.run
			continue
		}
		for range first.run {
			it := &r.items[i]
			counts += it.counts[it.coder.digit(b, record, row, problem)]
			i++
		}
	}
	return counts
}

// joinRuns finds the items that stand side by side and have the same codes.
func (r *itemReader) joinRuns() {
	for i := len(r.items) - 1; i >= 0; i-- {
		it := &r.items[i]
		if it.run = 1; i+1 < len(r.items) && it.coder != nil && it.follows(&r.items[i+1]) {
			it.run += r.items[i+1].run
			r.items[i+1].coder.known = it.coder.known
		}
	}
}

// follows reports whether the next item stands beside this one, and the same texts add the same.
func (it *item) follows(next *item) bool {
	return next.coder != nil && next.coder.at == it.coder.at+1 && slices.EqualFunc(it.texts, next.texts, slices.Equal) &&
		slices.Equal(it.counts, next.counts)
}

// valueOf returns the variable of items that count or do not: it depends on how many count, are not applicable and have no
// answer, and is worked out once for each three numbers.
func (r *itemReader) valueOf(counting, notApplicable, noAnswer int) (float64, study.Reason) {
	n, at := r.begin.Total+1, 0
	if r.values != nil {
		at = (counting*n+notApplicable)*n + noAnswer
		if v := &r.values[at]; v.known {
			return v.x, v.state
		}
	}
	items := r.begin
	items.Counting, items.NotApplicable, items.NoAnswer = counting, notApplicable, noAnswer
	x, state := r.variable(items)
	if r.values != nil {
		r.values[at] = valued{x: x, state: state, known: true}
	}
	return x, state
}

// rated adds up items that have values, in the order of the scale.
func (r *itemReader) rated(b *scan.Batch, record int, row scan.Record, problem func(diag.List)) score.Items {
	items := r.begin
	for i := range r.items {
		it := &r.items[i]
		if it.coder != nil {
			adds := &it.adds[it.coder.digit(b, record, row, problem)]
			items.Sum += adds.Sum
			items.NotApplicable += adds.NotApplicable
			items.NoAnswer += adds.NoAnswer
			items.Highest.NotApplicable += adds.Highest.NotApplicable
			items.Highest.NoAnswer += adds.Highest.NoAnswer
			continue
		}
		switch x, state := it.number.read(b, record, row, problem); state {
		case study.Answered:
			items.Sum += it.value(x)
		case study.NotApplicable:
			items.NotApplicable++
			items.Highest.NotApplicable += it.most
		default:
			items.NoAnswer++
			items.Highest.NoAnswer += it.most
		}
	}
	return items
}

// variable returns the variable of some items: their score, or one of those beside it; or why there is none.
func (r *itemReader) variable(items score.Items) (float64, study.Reason) {
	s, ok := r.rules.Score(items)
	switch {
	case r.suffix == study.SuffixNotApplicable:
		return float64(items.NotApplicable), study.Answered
	case r.suffix == study.SuffixAnswered:
		return float64(items.Answered()), study.Answered
	case !ok, r.suffix == study.SuffixMaximum && !s.Bounded:
		return 0, study.NoAnswer
	case r.suffix == study.SuffixMaximum:
		return s.Maximum, study.Answered
	case math.IsInf(s.Value, 0):
		return 0, study.Invalid
	}
	return s.Value, study.Answered
}
