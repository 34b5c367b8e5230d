package reliability

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a coefficient or its interval is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	AlphaID             = "cronbach-alpha"
	KR20ID              = "kr-20"
	FeldtID             = "feldt"
	StandardisedAlphaID = "standardised-alpha"
	ItemTotalID         = "corrected-item-total"
	OmegaID             = "mcdonald-omega"
)

// Methods lists the methods of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   AlphaID,
		Name: locale.Text{FR: "alpha de Cronbach", EN: "Cronbach's alpha"},
		Sentence: locale.Text{
			FR: "L'alpha de Cronbach est la part de la variance du total que les énoncés ont en commun.",
			EN: "Cronbach's alpha is the part of the variance of the total that the items have in common.",
		},
		Formula: "k/(k-1) (1 - Σvᵢ/V)",
		Source:  "L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951), 297-334",
	},
	{
		ID:   KR20ID,
		Name: locale.Same("KR-20"),
		Sentence: locale.Text{
			FR: "Pour des énoncés qui valent 0 ou 1, l'alpha de Cronbach est le même nombre que le KR-20 de Kuder et Richardson.",
			EN: "For items that are 0 or 1, Cronbach's alpha is the same number as the KR-20 of Kuder and Richardson.",
		},
		Formula: "k/(k-1) (1 - Σpᵢ(1-pᵢ)/V'), V' = V (n-1)/n",
		Source: "G. F. Kuder and M. W. Richardson, The theory of the estimation of test reliability," +
			" Psychometrika 2 (1937), 151-160",
	},
	{
		ID:   FeldtID,
		Name: locale.Same("Feldt"),
		Sentence: locale.Text{
			FR: "L'intervalle de Feldt pour l'alpha suppose des réponses à peu près normales et vaut pour des unités semblables.",
			EN: "Feldt's interval of alpha supposes answers that are about normal and speaks of units like these.",
		},
		Formula: "[1 - (1-a) F(1-α/2), 1 - (1-a) F(α/2)], F: n-1, (n-1)(k-1)",
		Source: "L. S. Feldt, D. J. Woodruff and F. A. Salih, Statistical inference for coefficient alpha," +
			" Applied Psychological Measurement 11 (1987), 93-103",
	},
	{
		ID:   StandardisedAlphaID,
		Name: locale.Text{FR: "alpha standardisé", EN: "standardised alpha"},
		Sentence: locale.Text{
			FR: "L'alpha standardisé est celui des énoncés divisés par leur écart type.",
			EN: "The standardised alpha is that of the items divided by their standard deviations.",
		},
		Formula: "k r / (1 + (k-1) r)",
		Source:  "L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951), 297-334",
	},
	{
		ID:   ItemTotalID,
		Name: locale.Text{FR: "corrélation énoncé-total corrigée", EN: "corrected item-total correlation"},
		Sentence: locale.Text{
			FR: "La corrélation énoncé-total corrigée est celle de Pearson entre un énoncé et la somme des autres.",
			EN: "The corrected item-total correlation is that of Pearson between an item and the sum of the others.",
		},
		Formula: "r(xᵢ, Σxⱼ), j ≠ i",
		Source:  "J. C. Nunnally and I. H. Bernstein, Psychometric Theory, 3rd edition, McGraw-Hill, 1994, chapter 8",
	},
	{
		ID:   OmegaID,
		Name: locale.Text{FR: "oméga de McDonald", EN: "McDonald's omega"},
		Sentence: locale.Text{
			FR: "L'oméga de McDonald est la part de la variance du total due à un facteur commun, estimé par le maximum" +
				" de vraisemblance.",
			EN: "McDonald's omega is the part of the variance of the total that is due to one common factor, estimated by" +
				" maximum likelihood.",
		},
		Formula: "(Σλ)² / ((Σλ)² + Σψ)",
		Source:  "R. P. McDonald, Test Theory: A Unified Treatment, Erlbaum, 1999, chapter 6",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }
