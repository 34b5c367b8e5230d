package reliability

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/locale"
)

// MinOmegaItems is the smallest number of items that determine a factor.
const MinOmegaItems = 3

// The reasons for having no omega.
var (
	twoItems = locale.Text{
		FR: "moins de trois énoncés\u00a0: voir l'alpha",
		EN: "fewer than three items: see alpha",
	}
	moreItems = locale.Text{
		FR: "pas plus de répondants complets que d'énoncés\u00a0: voir l'alpha",
		EN: "no more complete respondents than items: see alpha",
	}
	constantItem = locale.Text{
		FR: "énoncé constant\u00a0: voir l'alpha",
		EN: "constant item: see alpha",
	}
)

// An Omega is McDonald's omega of a scale, with the factor behind it. There is no interval in closed
// form, and none here: resampling the respondents gives one.
type Omega struct {
	Total        Coefficient // omega of the sum of the items, as they are; from 0 to 1
	Standardised Coefficient // omega of the sum of the items divided by their standard deviations; from 0 to 1
	Loadings     []float64   // loading of each item, divided by its standard deviation, with a sum of 0 or more; nil where Total does not exist
	Uniquenesses []float64   // part of each item's variance that is its own, from 0.005 to 1; nil where Total does not exist
	Heywood      []int       // items whose uniqueness is at its lower bound, so that omega is a doubtful one; nil where there is none
}

// McDonald computes McDonald's omega of items without missing answers, one slice an item. It supposes that the items
// measure one thing, each as well as it may (alpha supposes: all as well), and does not test it:
//
//	ω = (Σλ)² / ((Σλ)² + Σψ)
//
// with λ the loadings and ψ the uniquenesses of one factor by maximum likelihood. The estimates do not depend on the
// units of the items, so that those of the items as they are, for Total, are λ s and ψ s², with s their standard
// deviations. A uniqueness stays at or above 0.005, as in R's factanal; an item at that bound is a Heywood case. An item
// with a loading below 0 runs against the others.
//
// It does not exist with fewer than three items, with no more respondents than items, where an item is constant, where
// the items are linearly dependent or where the answers do not identify one factor. The order of the respondents does
// not count.
//
// Source: R. P. McDonald, Test Theory: A Unified Treatment, Erlbaum, 1999, chapter 6.
func McDonald(items [][]float64) Omega {
	sorted := byRespondent(items)
	switch {
	case len(items) < 2:
		return noOmega(tooFewItems)
	case len(items) < MinOmegaItems:
		return noOmega(twoItems)
	case len(items[0]) < 2:
		return noOmega(tooFew)
	case len(items[0]) <= len(items):
		return noOmega(moreItems)
	case slices.ContainsFunc(sorted, isConstant):
		return noOmega(constantItem)
	}
	r, sd := correlations(sorted)
	one, why := fitFactor(r)
	if !why.IsZero() {
		return noOmega(why)
	}
	o := Omega{Total: one.omega(sd), Standardised: one.omega(nil), Loadings: one.loadings, Uniquenesses: one.uniquenesses}
	for i, uniqueness := range one.uniquenesses {
		if uniqueness == leastUniqueness {
			o.Heywood = append(o.Heywood, i)
		}
	}
	return o
}

func noOmega(why locale.Text) Omega { return Omega{Total: absent(why), Standardised: absent(why)} }

// omega returns the omega of the sum of items with the given standard deviations; nil for 1 each.
func (f factor) omega(sd []float64) Coefficient {
	common, own := 0.0, 0.0
	for i, loading := range f.loadings {
		s := 1.0
		if sd != nil {
			s = sd[i]
		}
		common += loading * s
		own += f.uniquenesses[i] * s * s
	}
	return value(common * common / (common*common + own))
}

// correlations returns the correlations of items that vary, and their standard deviations.
func correlations(items [][]float64) (*mat.SymDense, []float64) {
	r, sd := mat.NewSymDense(len(items), nil), make([]float64, len(items))
	for i, answers := range items {
		sd[i] = math.Sqrt(variance(answers))
	}
	for i, answers := range items {
		r.SetSym(i, i, 1)
		for j := range i {
			r.SetSym(i, j, max(-1, min(1, covariance(answers, items[j])/(sd[i]*sd[j]))))
		}
	}
	return r, sd
}

// byRespondent returns the items with the respondents sorted by their answers: sums over them are then the same to the
// last bit whatever the order they came in.
func byRespondent(items [][]float64) [][]float64 {
	if len(items) == 0 {
		return nil
	}
	respondents := make([][]float64, len(items[0]))
	for n := range respondents {
		for _, answers := range items {
			respondents[n] = append(respondents[n], answers[n])
		}
	}
	slices.SortFunc(respondents, slices.Compare)
	sorted := make([][]float64, len(items))
	for i := range sorted {
		for _, answers := range respondents {
			sorted[i] = append(sorted[i], answers[i])
		}
	}
	return sorted
}
