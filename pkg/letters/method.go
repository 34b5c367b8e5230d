package letters

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how columns are compared.
type Method = method.Method

// The identifiers of the methods.
const (
	ProportionsID = "column-letters"
	EstimatesID   = "column-letters-design"
)

// Methods lists the comparisons of columns, in the order in which help names them.
var Methods = []Method{
	{
		ID:   ProportionsID,
		Name: locale.Text{FR: "lettres de signification", EN: "significance letters"},
		Sentence: locale.Text{
			FR: "Les lettres de signification nomment, dans chaque case, les colonnes dont la part est" +
				" significativement plus faible, d'après un test z bilatéral de chaque paire de colonnes.",
			EN: "The significance letters name, in each cell, the columns whose share is significantly lower, by a" +
				" two-sided z test of each pair of columns.",
		},
		Formula: "z = (p₁ - p₂) / √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), or pooled: (p₁ - p₂) / √(p(1-p)(1/n₁ + 1/n₂))",
		Source: "J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition," +
			" Wiley, 2003, chapter 3",
	},
	{
		ID:   EstimatesID,
		Name: locale.Text{FR: "lettres de signification selon le plan", EN: "significance letters under the design"},
		Sentence: locale.Text{
			FR: "Les lettres de signification nomment, dans chaque case, les colonnes dont l'estimation est" +
				" significativement plus faible, d'après un test t bilatéral selon le plan de sondage.",
			EN: "The significance letters name, in each cell, the columns whose estimate is significantly lower, by a" +
				" two-sided t test under the sampling design.",
		},
		Formula: "t = (y₁ - y₂) / √(v₁₁ + v₂₂ - 2v₁₂)",
		Source:  "S. L. Lohr, Sampling: Design and Analysis, 2nd edition, Brooks/Cole, 2010",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }
