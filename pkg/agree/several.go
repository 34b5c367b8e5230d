package agree

// Pairwise returns the share of the pairs of codes of one unit that are the same code, averaged over the units that at
// least two of any number of coders rated. coders[c][u] is the code of coder c for unit u, from 0 to categories - 1, or
// Missing; all coders have as many units. Of the options, Level and Together count.
//
//	pₒ = 1/n₂ Σ a(i), a(i) = Σ r(i,k) (r(i,k) - 1) / (r(i) (r(i) - 1))
//
// where r(i,k) coders gave code k to unit i, r(i) is their sum, and n₂ units have two codes or more.
//
// J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971), 378-382.
func Pairwise(coders [][]int, categories int, options Options) Coefficient {
	r := newRatings(coders, categories)
	c := begin(PairwiseID, options.linearised(), r.twice, options.level())
	if !c.Defined {
		return c
	}
	c.Value = r.observed
	var moves []float64
	var together []int
	for i, unit := range r.units {
		if r.counts[i] > 1 {
			moves = append(moves, r.agreed[i]-r.observed)
			together = append(together, options.clusterOf(unit))
		}
	}
	c.setSpread(moves, together, options)
	return c
}

// Conger returns Conger's kappa: Cohen's kappa of any number of coders, each of whom has his own rate of each code. Chance
// is the mean over all pairs of coders of what Cohen's kappa expects. Codes may be Missing; what coders and categories are
// and which options count is as in Pairwise. Warnings say where the paradox of kappa bites. It is undefined for fewer than
// MinUnits units with two codes, and where all codes are the same. With missing codes it may be below -1.
//
//	κ = (pₒ - pₑ) / (1 - pₑ), pₑ = Σ ((Σ p(g,k))² - Σ p(g,k)²) / (R (R - 1))
//
// where coder g of R gave code k to the share p(g,k) of the units that he rated.
//
// A. J. Conger, Integration and generalization of kappas for multiple raters, Psychological Bulletin 88 (1980), 322-328;
// with missing codes, K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 2.
func Conger(coders [][]int, categories int, options Options) Coefficient {
	r := newRatings(coders, categories)
	c := r.corrected(CongerID, options, r.ownRates)
	if r.twice < MinUnits {
		return c
	}
	if warning, paradox := paradoxOf(r.observed, r.largest(), c); paradox {
		c.Warnings = append(c.Warnings, warning)
	}
	return c
}

// GwetSeveral returns Gwet's AC1 of any number of coders. Codes may be Missing; what coders and categories are and which
// options count is as in Pairwise. A unit with one code says how frequent the codes are, and nothing of the agreement.
//
//	AC1 = (pₒ - pₑ) / (1 - pₑ), pₑ = Σ m(k) (1 - m(k)) / (q - 1), m(k) = 1/n Σ r(i,k) / r(i)
//
// where n units have a code, of q codes. It is undefined for fewer than MinUnits units with two codes, and for a single
// category.
//
// K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapters 2 and 5.
func GwetSeveral(coders [][]int, categories int, options Options) Coefficient {
	r := newRatings(coders, categories)
	return r.corrected(GwetID, options, func() (float64, []float64) {
		expected, slope := 0.0, make([]float64, categories)
		for k, share := range r.shares {
			expected += share * (1 - share) / float64(categories-1)
			slope[k] = (1 - 2*share) / float64(categories-1)
		}
		return expected, r.moved(slope)
	})
}

// Fleiss returns Fleiss' kappa: Scott's pi of any number of coders, for whom it takes one rate of each code. Codes may be
// Missing; what coders and categories are, which options count and when it is undefined is as in Conger.
//
//	κ = (pₒ - pₑ) / (1 - pₑ), pₑ = Σ m(k)², m(k) = 1/n Σ r(i,k) / r(i)
//
// J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971), 378-382; with missing
// codes, K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 2.
func Fleiss(coders [][]int, categories int, options Options) Coefficient {
	r := newRatings(coders, categories)
	return r.corrected(FleissID, options, func() (float64, []float64) {
		expected, slope := 0.0, make([]float64, categories)
		for k, share := range r.shares {
			expected += share * share
			slope[k] = 2 * share
		}
		return expected, r.moved(slope)
	})
}

// BrennanPredigerSeveral returns the coefficient of Brennan and Prediger of any number of coders. Codes may be Missing; what
// coders and categories are, which options count and when it is undefined is as in GwetSeveral.
//
//	BP = (pₒ - pₑ) / (1 - pₑ), pₑ = 1/q
//
// K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 4.
func BrennanPredigerSeveral(coders [][]int, categories int, options Options) Coefficient {
	r := newRatings(coders, categories)
	return r.corrected(BrennanPredigerID, options, func() (float64, []float64) {
		return 1 / float64(categories), make([]float64, len(r.units))
	})
}
