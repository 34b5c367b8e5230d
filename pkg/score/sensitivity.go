package score

// A Variant is the result of one rule for items that do not apply, over several respondents.
type Variant struct {
	Rule    Rule    // for items that do not apply; the other rules are the study's
	N       int     // respondents with a score
	Mean    float64 // mean score
	Maximum float64 // mean of the maxima; 0 where Bounded is false
	Percent float64 // 100 × sum of the scores / sum of the maxima; 0 where Bounded is false
	Bounded bool    // every score has a maximum, and the maxima add up to more than 0
}

// Sensitivity scores the same respondents under each rule for items that do not apply, without Zero where the score is a
// Mean. A variant with N = 0 has no mean.
func Sensitivity(rules Rules, respondents []Items) []Variant {
	var variants []Variant
	for _, rule := range []Rule{Zero, Excluded, Prorated, Missing} {
		if rules.Way == Mean && rule == Zero {
			continue
		}
		changed := rules
		changed.NotApplicable = rule
		variants = append(variants, changed.variant(respondents))
	}
	return variants
}

func (r Rules) variant(respondents []Items) Variant {
	v := Variant{Rule: r.NotApplicable, Bounded: true}
	var sum, maxima float64
	for _, items := range respondents {
		if score, ok := r.Score(items); ok {
			v.N++
			sum += score.Value
			maxima += score.Maximum
			v.Bounded = v.Bounded && score.Bounded
		}
	}
	v.Bounded = v.Bounded && maxima > 0
	if v.N > 0 {
		v.Mean = sum / float64(v.N)
	}
	if v.Bounded {
		v.Maximum, v.Percent = maxima/float64(v.N), 100*sum/maxima
	}
	return v
}
