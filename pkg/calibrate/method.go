package calibrate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how weights are fitted.
type Method = method.Method

// The identifiers of the methods.
const (
	PostStratifyID  = "post-stratification"
	RakeID          = "raking"
	LinearID        = "linear-calibration"
	LinearBoundedID = "bounded-linear-calibration"
	TrimID          = "trimming"
)

// Methods lists the methods of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   PostStratifyID,
		Name: locale.Text{FR: "poststratification", EN: "post-stratification"},
		Sentence: locale.Text{
			FR: "La poststratification multiplie les poids de chaque catégorie pour que leur somme soit la population connue.",
			EN: "Post-stratification multiplies the weights of each category so that they add up to its known population.",
		},
		Formula: "g = N_c / Σw",
		Source: "D. Holt and T. M. F. Smith, Post stratification," +
			" Journal of the Royal Statistical Society, Series A 142 (1979), 33-46",
	},
	{
		ID:   RakeID,
		Name: locale.Text{FR: "raking ratio (ajustement proportionnel itératif)", EN: "raking (iterative proportional fitting)"},
		Sentence: locale.Text{
			FR: "Le raking ratio ajuste les poids à une marge après l'autre, jusqu'à ce que toutes les populations connues soient atteintes.",
			EN: "Raking fits the weights to one margin after the other, until all known populations are met.",
		},
		Formula: "g = Π g_c, Σ w g = N_c",
		Source: "W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table when the" +
			" expected marginal totals are known, The Annals of Mathematical Statistics 11 (1940), 427-444",
	},
	{
		ID:   LinearID,
		Name: locale.Text{FR: "calage linéaire", EN: "linear calibration"},
		Sentence: locale.Text{
			FR: "Le calage linéaire change les poids le moins possible, au sens des moindres carrés," +
				" pour que les totaux connus soient atteints.",
			EN: "Linear calibration changes the weights as little as possible, in least squares, so that the known totals are met.",
		},
		Formula: "g = 1 + x'λ, Σ w g x = t",
		Source: "J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling," +
			" Journal of the American Statistical Association 87 (1992), 376-382",
	},
	{
		ID:   LinearBoundedID,
		Name: locale.Text{FR: "calage linéaire tronqué", EN: "bounded linear calibration"},
		Sentence: locale.Text{
			FR: "Le calage linéaire tronqué est le calage linéaire dont les facteurs restent entre deux bornes.",
			EN: "Bounded linear calibration is linear calibration whose factors stay between two bounds.",
		},
		Formula: "g = max(L, min(1 + x'λ, U)), Σ w g x = t",
		Source: "J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling," +
			" Journal of the American Statistical Association 87 (1992), 376-382",
	},
	{
		ID:   TrimID,
		Name: locale.Text{FR: "troncature des poids", EN: "weight trimming"},
		Sentence: locale.Text{
			FR: "La troncature ramène les poids extrêmes entre deux bornes et répartit l'écart sur les autres," +
				" de sorte que leur somme est gardée.",
			EN: "Trimming brings extreme weights within two bounds and spreads the difference over the others," +
				" so that their sum is kept.",
		},
		Formula: "L ≤ w ≤ U, Σw kept",
		Source: "F. J. Potter, A study of procedures to identify and trim extreme sampling weights, Proceedings of the" +
			" Section on Survey Research Methods, American Statistical Association, 1990, 225-230",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }
