// Package score turns the items of a scale into a score by a declared rule.
//
// An item that does not apply is not an item answered "no". What it does to the score is the study's choice, never a
// default of the program's: it may add nothing (Zero), leave the score and the maximum (Excluded), have the other items
// scaled up to the whole (Prorated), or make the score missing (Missing). Sensitivity puts the rules side by side.
package score

// A Rule is what an item without an answer does to the score.
type Rule string

// The rules.
const (
	Zero     Rule = "zero"     // adds nothing; the maximum stays
	Excluded Rule = "excluded" // leaves the score and the maximum
	Prorated Rule = "prorated" // the other items are scaled up to all of them
	Missing  Rule = "missing"  // no score
)

// Rules say what each kind of item without an answer does.
type Rules struct {
	NotApplicable Rule // items that the respondent calls not applicable
	NoAnswer      Rule // items without an answer for any other reason
	Minimum       int  // answered items that a prorated score needs; at least 1 is always needed
}

// Items counts what one respondent did with the items of a scale.
type Items struct {
	Total         int // items of the scale
	Counting      int // items with an answer that adds one
	NotApplicable int // items called not applicable
	NoAnswer      int // items without an answer for any other reason
}

// Answered returns the number of items with an answer, whether or not it adds one.
func (i Items) Answered() int { return i.Total - i.NotApplicable - i.NoAnswer }

// A Score is a respondent's score and the highest one that the rules allow this respondent.
type Score struct {
	Value   float64 // from 0 to Maximum
	Maximum float64 // Items.Total, less the items that are Excluded
}

// Score applies the rules to one respondent. With c items that count, t in all, e Excluded and p Prorated,
//
//	value = c × (t − e) / (t − e − p),   maximum = t − e
//
// which is c out of t where nothing is excluded or prorated. There is no score (false) where a rule says Missing and it
// applies, where fewer items than Minimum are answered and some must be prorated, or where no item is left.
func (r Rules) Score(items Items) (Score, bool) {
	var excluded, prorated int
	for _, part := range []struct {
		rule Rule
		n    int
	}{{r.NotApplicable, items.NotApplicable}, {r.NoAnswer, items.NoAnswer}} {
		switch {
		case part.rule == Missing && part.n > 0:
			return Score{}, false
		case part.rule == Excluded:
			excluded += part.n
		case part.rule == Prorated:
			prorated += part.n
		}
	}
	maximum := items.Total - excluded
	if maximum-prorated < 1 || prorated > 0 && items.Answered() < r.Minimum {
		return Score{}, false
	}
	value := float64(items.Counting) * float64(maximum) / float64(maximum-prorated)
	return Score{Value: value, Maximum: float64(maximum)}, true
}

// A Variant is the result of one rule for items that do not apply, over several respondents.
type Variant struct {
	Rule    Rule    // for items that do not apply; the other rules are the study's
	N       int     // respondents with a score
	Mean    float64 // mean score
	Maximum float64 // mean of the maxima
	Percent float64 // 100 × sum of the scores / sum of the maxima
}

// Sensitivity scores the same respondents under each rule for items that do not apply. A variant with N = 0 has no mean.
func Sensitivity(rules Rules, respondents []Items) []Variant {
	var variants []Variant
	for _, rule := range []Rule{Zero, Excluded, Prorated, Missing} {
		changed := rules
		changed.NotApplicable = rule
		variants = append(variants, changed.variant(respondents))
	}
	return variants
}

func (r Rules) variant(respondents []Items) Variant {
	v := Variant{Rule: r.NotApplicable}
	var sum, maxima float64
	for _, items := range respondents {
		if score, ok := r.Score(items); ok {
			v.N++
			sum += score.Value
			maxima += score.Maximum
		}
	}
	if v.N > 0 {
		v.Mean, v.Maximum, v.Percent = sum/float64(v.N), maxima/float64(v.N), 100*sum/maxima
	}
	return v
}
