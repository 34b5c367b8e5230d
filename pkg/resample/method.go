package resample

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how an interval is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	PercentileID = "bootstrap-percentile"
	BCaID        = "bootstrap-bca"
	ShiftID      = "permutation-shift"
	SlopeID      = "permutation-slope"
)

// Methods lists the intervals, in the order in which help names them.
var Methods = []Method{
	{
		ID:   PercentileID,
		Name: locale.Text{FR: "bootstrap, percentiles", EN: "bootstrap percentile"},
		Sentence: locale.Text{
			FR: "L'intervalle percentile du bootstrap va d'un quantile à l'autre de la statistique recalculée sur des lignes tirées avec remise.",
			EN: "The bootstrap percentile interval reaches between two quantiles of the statistic computed again on rows drawn with replacement.",
		},
		Formula: "[θ*(α/2), θ*(1-α/2)]",
		Source:  "B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman and Hall, 1993, chapter 13",
	},
	{
		ID:   BCaID,
		Name: locale.Text{FR: "bootstrap, BCa", EN: "bootstrap BCa"},
		Sentence: locale.Text{
			FR: "L'intervalle BCa du bootstrap corrige l'intervalle percentile pour le biais et l'asymétrie.",
			EN: "The bootstrap BCa interval corrects the percentile interval for bias and skewness.",
		},
		Formula: "[θ*(p), θ*(q)], p, q = Φ(z₀ + (z₀+z) / (1 - a(z₀+z)))",
		Source: "B. Efron, Better bootstrap confidence intervals, Journal of the American Statistical Association 82 (1987)," +
			" 171-185",
	},
	{
		ID:   ShiftID,
		Name: locale.Text{FR: "inversion du test de permutation, décalage", EN: "inverted permutation test, shift"},
		Sentence: locale.Text{
			FR: "L'intervalle contient les décalages entre deux groupes que le test de permutation de la différence de moyennes ne rejette pas.",
			EN: "The interval holds the shifts between two groups that the permutation test of the difference of means does not reject.",
		},
		Formula: "[c(r), c(N-r)], c = mean of A - mean of B exchanged, r = ⌊N α/2⌋",
		Source: "P. H. Garthwaite, Confidence intervals from randomization tests, Biometrics 52 (1996), 1387-1393; E. J. G. Pitman," +
			" Supplement to the Journal of the Royal Statistical Society 4 (1937), 119-130",
	},
	{
		ID:   SlopeID,
		Name: locale.Text{FR: "inversion du test de permutation, pente", EN: "inverted permutation test, slope"},
		Sentence: locale.Text{
			FR: "L'intervalle contient les pentes que le test de permutation de la corrélation avec le reste ne rejette pas.",
			EN: "The interval holds the slopes that the permutation test of the correlation with the rest does not reject.",
		},
		Formula: "[c(r), c(N-r)], c = Σx(y - y(π)) / Σx(x - x(π)), r = ⌊N α/2⌋",
		Source: "P. H. Garthwaite, Confidence intervals from randomization tests, Biometrics 52 (1996), 1387-1393; E. J. G. Pitman," +
			" Supplement to the Journal of the Royal Statistical Society 4 (1937), 225-232",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("resample", Methods, id) }
