package study

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/score"
)

// A Scale makes a score of items.
type Scale struct {
	Name          string     `yaml:"-"`              // its key
	Label         Label      `yaml:"label"`          // what it measures
	Items         []Located  `yaml:"items"`          // questions
	Score         score.Way  `yaml:"score"`          // how the answers become a score; "" for score.Count
	Counts        []Located  `yaml:"counts"`         // of score.Count: answers that add one; the yes where empty
	Reverse       []Located  `yaml:"reverse"`        // of score.Sum and score.Mean: items whose values are turned round
	NotApplicable score.Rule `yaml:"not_applicable"` // "" for score.Excluded
	NoAnswer      score.Rule `yaml:"no_answer"`      // "" for score.Missing
	MinimumItems  int        `yaml:"minimum_items"`  // answered items that a prorated score, or a mean of some items, needs; 0 for all but none
	DrawnFrom     int        `yaml:"drawn_from"`     // items in the whole it was drawn from; 0 where unknown

	Questions []*Question `yaml:"-"` // the items, resolved; of a wave, those that were put then
	Sides     []string    `yaml:"-"` // sides that were asked all the items
	Absent    bool        `yaml:"-"` // of a wave: no item was put, and there is no score
}

// IsRated reports whether the items have values, rather than answers that count or do not.
func (s *Scale) IsRated() bool { return s.Score.IsRated() }

// Reverses reports whether the values of an item are turned round.
func (s *Scale) Reverses(q *Question) bool {
	return slices.ContainsFunc(s.Reverse, func(item Located) bool { return item.Value == q.Name })
}

// IsWhole reports whether the score of a respondent is a whole number whatever the answers: it adds up answers that
// count, or codes with whole values, and scales nothing up.
func (s *Scale) IsWhole() bool {
	if s.NotApplicable == score.Prorated || s.NoAnswer == score.Prorated || s.Score == score.Mean {
		return false
	}
	return !s.IsRated() || !slices.ContainsFunc(s.Questions, func(q *Question) bool { return !q.hasWholeValues() })
}

// Maximum returns the highest possible score of a respondent to whom every item applies; false where an item has no
// highest value.
func (s *Scale) Maximum() (float64, bool) {
	if !s.IsRated() {
		return float64(len(s.Questions)), true
	}
	sum := 0.0
	for _, q := range s.Questions {
		_, greatest, ok := q.Range()
		if greatest == nil || !ok {
			return 0, false
		}
		sum += *greatest
	}
	if s.Score == score.Mean {
		sum /= float64(len(s.Questions))
	}
	return sum, true
}

// resolveScales finds the items of the scales and checks that they have what the score is made of.
func (r *resolver) resolveScales() {
	for _, entry := range r.Scales {
		scale := entry.Value
		scale.Name = entry.Key.Value
		if scale.NotApplicable == "" {
			scale.NotApplicable = score.Excluded
		}
		if scale.NoAnswer == "" {
			scale.NoAnswer = score.Missing
		}
		if scale.Score == "" {
			scale.Score = score.Count
		}
		r.resolveItems(scale)
		r.checkScale(entry.Key, scale)
	}
}

// resolveItems finds the questions of a scale, and the sides that were asked them all.
func (r *resolver) resolveItems(scale *Scale) {
	for _, item := range scale.Items {
		if !r.known(item, r.Questions.Names(), questionWord) {
			continue
		}
		q := r.Question(item.Value)
		scale.Questions = append(scale.Questions, q)
		if scale.IsRated() {
			r.checkRatedItem(item, q)
		} else {
			r.checkItem(scale, item, q)
		}
	}
	for _, item := range scale.Reverse {
		r.checkReversed(scale, item)
	}
	for _, side := range r.Sides.Names() {
		if !slices.ContainsFunc(scale.Questions, func(q *Question) bool { return !r.Asks(side, q) }) {
			scale.Sides = append(scale.Sides, side)
		}
	}
	scale.limit(func(q *Question) bool { return !q.Absent })
}

// checkScale checks what a scale says of its score as a whole.
func (r *resolver) checkScale(key Located, scale *Scale) {
	if len(scale.Sides) == 0 {
		r.errorf(key, "scale-sides", "aucune partie n'a répondu à tous les énoncés de l'échelle %q",
			"no side was asked all the items of scale %q", scale.Name)
	}
	if scale.MinimumItems > len(scale.Items) {
		r.errorf(key, "minimum-items", "échelle %q\u00a0: au moins %d énoncés répondus, mais elle n'en a que %d",
			"scale %q: at least %d answered items, but it has only %d", scale.Name, scale.MinimumItems, len(scale.Items))
	}
	if scale.IsRated() && len(scale.Counts) > 0 {
		r.errorf(scale.Counts[0], "scale-counts", "échelle %q\u00a0: counts va avec score: count, pas avec score: %s",
			"scale %q: counts goes with score: count, not with score: %s", scale.Name, string(scale.Score))
	}
	if scale.Score == score.Mean && (scale.NotApplicable == score.Zero || scale.NoAnswer == score.Zero) {
		r.errorf(key, "scale-zero", "échelle %q\u00a0: zero n'a pas de sens pour une moyenne (not_applicable, no_answer)\u00a0; attendu\u00a0: excluded ou prorated",
			"scale %q: zero makes no sense for a mean (not_applicable, no_answer); expected: excluded or prorated", scale.Name)
	}
}

// checkItem checks that an item of a scale that counts has the answers that count.
func (r *resolver) checkItem(scale *Scale, item Located, q *Question) {
	if !q.Type.IsCategory() {
		r.errorf(item, "scale-item", "l'énoncé %q n'est pas une question à codes (pour additionner des nombres\u00a0: score: sum ou mean)",
			"item %q is not a question with codes (to add up numbers: score: sum or mean)", q.Name)
		return
	}
	if len(q.Codes.List) == 0 {
		return // It lacks its codes, which is said there.
	}
	switch {
	case len(scale.Counts) > 0 || q.YesCode() != "":
	case q.IsOrdered():
		r.errorf(item, "scale-counts", "échelle %q\u00a0: il manque counts, les réponses qui ajoutent un point, ou score: sum ou mean, pour les valeurs des réponses",
			"scale %q: counts is missing, the answers that add one, or score: sum or mean, for the values of the answers", scale.Name)
	default:
		r.errorf(item, "scale-counts", "échelle %q\u00a0: il manque counts, les réponses qui ajoutent un point",
			"scale %q: counts is missing, the answers that add one", scale.Name)
	}
	if len(scale.Counts) > 0 && !slices.ContainsFunc(scale.Counts, func(c Located) bool { return slices.Contains(q.AnswerCodes(), c.Value) }) {
		r.errorf(item, "scale-counts", "l'énoncé %q n'a aucune des réponses qui ajoutent un point", "item %q has none of the answers that add one", q.Name)
	}
}

// checkRatedItem checks that every answer to an item has a value.
func (r *resolver) checkRatedItem(item Located, q *Question) {
	if q.Type.IsNumeric() {
		return
	}
	if !q.Type.IsCategory() {
		r.errorf(item, "scale-item", "l'énoncé %q n'est ni un nombre ni une question à codes", "item %q is neither a number nor a question with codes", q.Name)
		return
	}
	without := slices.DeleteFunc(q.AnswerCodes(), func(code string) bool {
		_, ok := q.Value(code)
		return ok
	})
	if len(without) > 0 {
		r.errorf(item, "scale-value", "énoncé %q\u00a0: des codes n'ont pas de valeur (value:)\u00a0: %s", "item %q: codes have no value (value:): %s", q.Name, diag.OneOf(without))
	}
}

// checkReversed checks that an item can be turned round.
func (r *resolver) checkReversed(scale *Scale, item Located) {
	if !scale.IsRated() {
		r.errorf(item, "scale-reverse", "échelle %q\u00a0: reverse va avec score: sum ou mean", "scale %q: reverse goes with score: sum or mean", scale.Name)
		return
	}
	if names := Values(scale.Items); !slices.Contains(names, item.Value) {
		r.errorf(item, "scale-reverse", "reverse\u00a0: %q n'est pas un énoncé de l'échelle %q%s\u00a0; attendu\u00a0: %s", "reverse: %q is no item of scale %q%s; expected: %s",
			item.Value, scale.Name, diag.DidYouMean(item.Value, names), diag.OneOf(names))
		return
	}
	q := r.Question(item.Value)
	if q == nil || !q.Type.IsNumeric() {
		return // It is wrong as an item, which is said there; or its codes have values.
	}
	if least, greatest, _ := q.Range(); least == nil || greatest == nil {
		r.errorf(item, "scale-reverse", "énoncé inversé %q\u00a0: il faut min et max à la question, sa valeur devient min + max - x",
			"reversed item %q: the question needs min and max, its value becomes min + max - x", q.Name)
	}
}
