package multiple

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how p values are adjusted.
type Method = method.Method

// The identifiers of the methods.
const (
	HolmID               = "holm"
	BenjaminiHochbergID  = "benjamini-hochberg"
	BonferroniID         = "bonferroni"
	HochbergID           = "hochberg"
	BenjaminiYekutieliID = "benjamini-yekutieli"
)

// Methods lists the methods of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   HolmID,
		Name: locale.Same("Holm"),
		Sentence: locale.Text{
			FR: "L'ajustement de Holm maintient sous le seuil la probabilité d'au moins une fausse découverte dans la famille de tests, quelle que soit leur dépendance.",
			EN: "Holm's adjustment keeps the probability of at least one false discovery in the family of tests below the level, whatever their dependence.",
		},
		Formula: "min(1, max{j ≤ i} (n-j+1) p(j))",
		Source:  "S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70",
	},
	{
		ID:   BenjaminiHochbergID,
		Name: locale.Text{FR: "Benjamini et Hochberg", EN: "Benjamini and Hochberg"},
		Sentence: locale.Text{
			FR: "L'ajustement de Benjamini et Hochberg maintient sous le seuil le taux de fausses découvertes, pour des tests indépendants ou à dépendance positive.",
			EN: "The Benjamini and Hochberg adjustment keeps the false discovery rate below the level, for tests that are independent or depend positively.",
		},
		Formula: "min(1, min{j ≥ i} n/j p(j))",
		Source: "Y. Benjamini and Y. Hochberg, Controlling the false discovery rate: a practical and powerful approach to multiple" +
			" testing, Journal of the Royal Statistical Society B 57 (1995), 289-300",
	},
	{
		ID:   BonferroniID,
		Name: locale.Same("Bonferroni"),
		Sentence: locale.Text{
			FR: "L'ajustement de Bonferroni multiplie chaque valeur p par le nombre de tests de la famille\u00a0; celui de Holm offre la même garantie et rejette davantage.",
			EN: "Bonferroni's adjustment multiplies each p value by the number of tests of the family; Holm's gives the same guarantee and rejects more.",
		},
		Formula: "min(1, n p)",
		Source:  "O. J. Dunn, Multiple comparisons among means, Journal of the American Statistical Association 56 (1961), 52-64",
	},
	{
		ID:   HochbergID,
		Name: locale.Same("Hochberg"),
		Sentence: locale.Text{
			FR: "L'ajustement de Hochberg maintient sous le seuil la probabilité d'au moins une fausse découverte, pour des tests indépendants ou à dépendance positive.",
			EN: "Hochberg's adjustment keeps the probability of at least one false discovery below the level, for tests that are independent or depend positively.",
		},
		Formula: "min(1, min{j ≥ i} (n-j+1) p(j))",
		Source:  "Y. Hochberg, A sharper Bonferroni procedure for multiple tests of significance, Biometrika 75 (1988), 800-802",
	},
	{
		ID:   BenjaminiYekutieliID,
		Name: locale.Text{FR: "Benjamini et Yekutieli", EN: "Benjamini and Yekutieli"},
		Sentence: locale.Text{
			FR: "L'ajustement de Benjamini et Yekutieli maintient sous le seuil le taux de fausses découvertes, quelle que soit la dépendance des tests.",
			EN: "The Benjamini and Yekutieli adjustment keeps the false discovery rate below the level, whatever the dependence of the tests.",
		},
		Formula: "min(1, min{j ≥ i} c n/j p(j)), c = 1 + 1/2 + ... + 1/n",
		Source: "Y. Benjamini and D. Yekutieli, The control of the false discovery rate in multiple testing under dependency," +
			" Annals of Statistics 29 (2001), 1165-1188",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }
