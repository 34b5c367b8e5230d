package agree

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Observed returns the share of the units to which both raters give the same code, with its Wilson interval. The
// standard error is √(p(1-p)/n). Weights and clusters of the options do not count.
//
// E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
// Statistical Association 22 (1927), 209-212.
func Observed(t Table, options Options) Coefficient {
	t.check()
	c := begin(ObservedID, WilsonID, t.N(), options.level())
	if !c.Defined {
		return c
	}
	c.Value = weightedAgreement(t, Identity)
	c.SE = math.Sqrt(c.Value * (1 - c.Value) / float64(c.N))
	c.Interval.Lo, c.Interval.Hi = wilson(c.Value, c.N, c.Interval.Level)
	c.Interval.Exists = true
	return c
}

// Where the paradox of kappa begins.
const (
	HighAgreement  = 0.8 // observed agreement from which a low kappa is a paradox
	LowKappa       = 0.4 // kappa up to which it is
	HighPrevalence = 0.9 // share of the answers, of both raters together, from which one code leaves kappa nothing to weigh
)

// Paradox reports whether kappa says little about a table in which the raters agree on at least HighAgreement of the
// units: it is at most LowKappa or undefined, or one code makes up HighPrevalence of the answers (with two codes, a
// prevalence index of 0.8).
//
// A. R. Feinstein and D. V. Cicchetti, High agreement but low kappa: I. The problems of two paradoxes, Journal of
// Clinical Epidemiology 43 (1990), 543-549.
func Paradox(t Table) (warning locale.Text, paradox bool) {
	t.check()
	if t.N() < MinUnits {
		return locale.Text{}, false
	}
	largest := 0.0
	for _, share := range t.meanShares() {
		largest = max(largest, share)
	}
	kappa := corrected(t, Options{}, CohenID, CohenID, func() chance { return independent(t, Identity) })
	return paradoxOf(weightedAgreement(t, Identity), largest, kappa)
}

// paradoxOf reports whether kappa says little beside the observed agreement and the share of the most frequent code.
func paradoxOf(observed, largest float64, kappa Coefficient) (warning locale.Text, paradox bool) {
	if observed < HighAgreement || largest < HighPrevalence && kappa.Defined && kappa.Value > LowKappa {
		return locale.Text{}, false
	}
	return locale.Text{
		FR: "paradoxe du kappa\u00a0: l'accord est élevé, mais la plupart des réponses sont d'une seule sorte\u00a0; le kappa peut le sous-estimer, lire aussi l'AC1 et l'accord observé",
		EN: "kappa paradox: agreement is high, but most answers are of one kind; kappa may understate it, read AC1 and the observed agreement too",
	}, true
}
