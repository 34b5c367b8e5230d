// Package score turns the items of a scale into a score by a declared rule.
//
// An item that does not apply is not an item answered "no". What it does to the score is the study's choice, never a
// default of the program's: it may add nothing (Zero), leave the score and the maximum (Excluded), have the other items
// scaled up to the whole (Prorated), or make the score missing (Missing). Sensitivity puts the rules side by side.
//
// A score is made in one of three ways. With k items in all, e of them Excluded and p Prorated, the score of a
// respondent is
//
//	Count   c × (k − e) / (k − e − p)    c items with an answer that counts
//	Sum     Σx × (k − e) / (k − e − p)   x the values of the items with an answer
//	Mean    Σx / (k − e − p)
//
// which is c, Σx and Σx/k where every item is answered. A reversed item has the value min + max − x (Reverse). Prorating
// gives every prorated item the mean of the respondent's own answers, which supposes items of one range; in a mean it
// comes to the same as leaving the items out, but for the maximum.
//
// The package never guesses a maximum: a score has one where every item has one, and none otherwise.
//
//  1. Tally what a respondent did with the items (Items), values turned round where an item is reversed.
//  2. Rules.Score applies the rules; read its second result first.
//  3. Print the methods: Methods holds the name, the sentence, the formula and the source of each.
//
// Sources: R. Likert, Archives of Psychology 140 (1932); P. E. Spector, Summated Rating Scale Construction, Sage, 1992;
// on prorating, J. L. Schafer and J. W. Graham, Psychological Methods 7 (2002), 147-177.
package score

// A Way is how the answers to the items become a score.
type Way string

// The ways.
const (
	Count Way = "count" // one for each answer that counts; the zero Way is the same
	Sum   Way = "sum"   // the values of the answers, added
	Mean  Way = "mean"  // the mean value of the answers
)

// IsRated reports whether items have values, rather than answers that count or do not.
func (w Way) IsRated() bool { return w == Sum || w == Mean }

// A Rule is what an item without an answer does to the score.
type Rule string

// The rules.
const (
	Zero     Rule = "zero"     // adds nothing; the maximum stays; not for a Mean
	Excluded Rule = "excluded" // leaves the score and the maximum
	Prorated Rule = "prorated" // the other items are scaled up to all of them
	Missing  Rule = "missing"  // no score
)

// Rules say how a score is made and what each kind of item without an answer does to it.
type Rules struct {
	Way           Way  // how the answers become a score; "" for Count
	NotApplicable Rule // items that the respondent calls not applicable
	NoAnswer      Rule // items without an answer for any other reason
	Minimum       int  // answered items that a prorated score, or a mean of some of the items, needs; at least 1 is always needed
}

// Items counts what one respondent did with the items of a scale.
type Items struct {
	Total         int     // items of the scale
	Counting      int     // of a Count: items with an answer that adds one
	NotApplicable int     // items called not applicable
	NoAnswer      int     // items without an answer for any other reason
	Sum           float64 // of a Sum or a Mean: the values of the items with an answer, added
	Highest       Highest // of a Sum or a Mean: the highest values that the items can have
}

// A Highest adds up the highest values of items. The zero value is of items that are not known to have one.
type Highest struct {
	Known         bool    // every item of the scale has a highest value
	Total         float64 // of all the items
	NotApplicable float64 // of those called not applicable
	NoAnswer      float64 // of those without an answer for any other reason
}

// Answered returns the number of items with an answer, whether or not it adds one.
func (i Items) Answered() int { return i.Total - i.NotApplicable - i.NoAnswer }

// A Score is a respondent's score and the highest one that the rules allow this respondent.
type Score struct {
	Value   float64 // at most Maximum where it is Bounded and the items have one range
	Maximum float64 // of the items that are not Excluded: their number, or what they can add up to; 0 where Bounded is false
	Bounded bool    // false: some item has no highest value, and the score no maximum
}

// Reverse turns the value of an item round within its range: min + max − x.
func Reverse(x, least, greatest float64) float64 { return least + greatest - x }

// Score applies the rules to one respondent, by the formulas of the package. There is no score (false) where a rule says
// Missing and it applies, where fewer items than Minimum are answered and some must be prorated (in a mean: some have no
// answer), or where no item is left.
//
// It panics where a rule of a Mean is Zero.
func (r Rules) Score(items Items) (Score, bool) {
	kept := tally{items: items.Total, highest: items.Highest.Total}
	prorated := 0
	for _, part := range []struct {
		rule Rule
		tally
	}{{r.NotApplicable, tally{items.NotApplicable, items.Highest.NotApplicable}}, {r.NoAnswer, tally{items.NoAnswer, items.Highest.NoAnswer}}} {
		switch {
		case r.Way == Mean && part.rule == Zero:
			panic("score: rules: zero is not for a mean")
		case part.rule == Missing && part.items > 0:
			return Score{}, false
		case part.rule == Excluded:
			kept = kept.without(part.tally)
		case part.rule == Prorated:
			prorated += part.items
		}
	}
	short := prorated > 0 || r.Way == Mean && items.Answered() < items.Total
	if kept.items-prorated < 1 || short && items.Answered() < r.Minimum {
		return Score{}, false
	}
	return r.of(items, kept, kept.items-prorated), true
}

// A tally is some items with what they can add up to.
type tally struct {
	items   int
	highest float64
}

func (t tally) without(other tally) tally {
	return tally{items: t.items - other.items, highest: t.highest - other.highest}
}

// of makes the score of the items that are kept, of which some are rated: answered, or worth nothing by rule.
func (r Rules) of(items Items, kept tally, rated int) Score {
	switch r.Way {
	case Sum:
		return Score{Value: prorate(items.Sum, kept.items, rated), Bounded: items.Highest.Known}.upTo(kept.highest)
	case Mean:
		return Score{Value: items.Sum / float64(rated), Bounded: items.Highest.Known}.upTo(kept.highest / float64(kept.items))
	}
	return Score{Value: prorate(float64(items.Counting), kept.items, rated), Bounded: true}.upTo(float64(kept.items))
}

// prorate scales what the rated items add up to up to the kept ones; exactly the same where all of them are rated.
func prorate(x float64, kept, rated int) float64 {
	if kept == rated {
		return x
	}
	return x * float64(kept) / float64(rated)
}

// upTo gives a bounded score its maximum.
func (s Score) upTo(maximum float64) Score {
	if s.Bounded {
		s.Maximum = maximum
	}
	return s
}
