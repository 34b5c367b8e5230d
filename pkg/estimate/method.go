package estimate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how an interval is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	WilsonID           = "wilson"
	WilsonContinuityID = "wilson-continuity"
	ClopperPearsonID   = "clopper-pearson"
	MidPID             = "mid-p"
	JeffreysID         = "jeffreys"
	AgrestiCoullID     = "agresti-coull"
	LogitID            = "logit"
	ArcsineID          = "arcsine"
	FinitePopulationID = "finite-population"
	NewcombeID         = "newcombe"
	StudentID          = "student"
	StudentFiniteID    = "student-finite"

	OrderStatisticID       = "order-statistics"
	OrderStatisticFiniteID = "order-statistics-finite"
)

// Methods lists every interval method of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   WilsonID,
		Name: locale.Text{FR: "Wilson (score)", EN: "Wilson score"},
		Sentence: locale.Text{
			FR: "L'intervalle de score de Wilson contient les proportions qu'un test normal ne rejetterait pas" +
				" et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Wilson score interval holds the proportions that a normal test would not reject" +
				" and speaks of units like those that answered.",
		},
		Formula: "(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)",
		Source: "E. B. Wilson, Probable inference, the law of succession, and statistical inference," +
			" Journal of the American Statistical Association 22 (1927), 209-212",
	},
	{
		ID:   WilsonContinuityID,
		Name: locale.Text{FR: "Wilson (score), correction de continuité", EN: "Wilson score, continuity correction"},
		Sentence: locale.Text{
			FR: "L'intervalle de Wilson avec correction de continuité est élargi d'une demi-unité de chaque côté" +
				" et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Wilson interval with continuity correction is widened by half a unit on each side" +
				" and speaks of units like those that answered.",
		},
		Formula: "(2np + z² ∓ 1 ∓ z √(z² ∓ 2 - 1/n + 4p(n(1-p) ± 1))) / (2(n + z²))",
		Source: "R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods," +
			" Statistics in Medicine 17 (1998), 857-872, method 4",
	},
	{
		ID:   ClopperPearsonID,
		Name: locale.Same("Clopper-Pearson (exact)"),
		Sentence: locale.Text{
			FR: "L'intervalle de Clopper-Pearson contient les proportions qu'un test binomial exact à queues égales" +
				" ne rejetterait pas et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Clopper-Pearson interval holds the proportions that an exact binomial test with equal tails" +
				" would not reject and speaks of units like those that answered.",
		},
		Formula: "[B(α/2; x, n-x+1), B(1-α/2; x+1, n-x)], B: beta",
		Source: "C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case" +
			" of the binomial, Biometrika 26 (1934), 404-413",
	},
	{
		ID:   MidPID,
		Name: locale.Same("mid-P"),
		Sentence: locale.Text{
			FR: "L'intervalle mid-P est celui de Clopper-Pearson où la valeur observée ne compte que pour moitié dans" +
				" chaque queue, et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The mid-P interval is that of Clopper-Pearson in which the observed value counts by half in each tail," +
				" and speaks of units like those that answered.",
		},
		Formula: "P(X > x | lo) + P(X = x | lo)/2 = α/2 = P(X < x | hi) + P(X = x | hi)/2",
		Source:  "G. Berry and P. Armitage, Mid-P confidence intervals: a brief review, The Statistician 44 (1995), 417-423",
	},
	{
		ID:   JeffreysID,
		Name: locale.Same("Jeffreys"),
		Sentence: locale.Text{
			FR: "L'intervalle de Jeffreys est l'intervalle bayésien à queues égales pour la loi a priori de Jeffreys," +
				" borné à 0 ou à 1 si aucune unité ou toutes ont la propriété, et vaut pour des unités semblables.",
			EN: "The Jeffreys interval is the Bayesian interval with equal tails for the prior of Jeffreys," +
				" set to 0 or 1 where no unit or every unit has the property, and speaks of units like these.",
		},
		Formula: "[B(α/2; x+½, n-x+½), B(1-α/2; x+½, n-x+½)], B: beta",
		Source: "L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion," +
			" Statistical Science 16 (2001), 101-133",
	},
	{
		ID:   AgrestiCoullID,
		Name: locale.Same("Agresti-Coull"),
		Sentence: locale.Text{
			FR: "L'intervalle d'Agresti et Coull ajoute z²/2 unités de chaque sorte, puis prend l'intervalle normal," +
				" entre 0 et 1, et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Agresti-Coull interval adds z²/2 units of each kind, then takes the normal interval, within 0 and 1," +
				" and speaks of units like those that answered.",
		},
		Formula: "p' ± z √(p'(1-p')/(n + z²)), p' = (x + z²/2)/(n + z²)",
		Source: "A. Agresti and B. A. Coull, Approximate is better than exact for interval estimation of binomial proportions," +
			" The American Statistician 52 (1998), 119-126",
	},
	{
		ID:   LogitID,
		Name: locale.Same("logit"),
		Sentence: locale.Text{
			FR: "L'intervalle logit est symétrique sur l'échelle du logarithme de la cote, sauf si aucune unité ou" +
				" toutes ont la propriété (bornes de Clopper-Pearson), et vaut pour des unités semblables.",
			EN: "The logit interval is symmetric on the scale of log odds, save where no unit or every unit has the property" +
				" (bounds of Clopper-Pearson), and speaks of units like these.",
		},
		Formula: "1/(1 + e^-l), l = ln(x/(n-x)) ± z √(n/(x(n-x)))",
		Source: "L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion," +
			" Statistical Science 16 (2001), 101-133",
	},
	{
		ID:   ArcsineID,
		Name: locale.Text{FR: "arcsinus (Anscombe)", EN: "arcsine (Anscombe)"},
		Sentence: locale.Text{
			FR: "L'intervalle arcsinus est normal après la transformation qui rend la variance presque constante," +
				" et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The arcsine interval is normal after the transformation that makes the variance nearly constant," +
				" and speaks of units like those that answered.",
		},
		Formula: "sin²(arcsin √p' ± z/(2√n)), p' = (x + 3/8)/(n + 3/4)",
		Source: "F. J. Anscombe, The transformation of Poisson, binomial and negative-binomial data," +
			" Biometrika 35 (1948), 246-254",
	},
	{
		ID:   FinitePopulationID,
		Name: locale.Text{FR: "population finie, exact (hypergéométrique)", EN: "finite population, exact (hypergeometric)"},
		Sentence: locale.Text{
			FR: "L'intervalle exact pour population finie contient les totaux qu'un test hypergéométrique à queues" +
				" égales ne rejetterait pas et vaut pour la population même dont viennent les réponses.",
			EN: "The exact finite-population interval holds the totals that a hypergeometric test with equal tails" +
				" would not reject and speaks of the very population that the answers come from.",
		},
		Formula: "{T/N\u00a0: P(X ≥ x | T) > α/2, P(X ≤ x | T) > α/2}, X ~ H(N, T, n)",
		Source: "J. P. Buonaccorsi, A note on confidence intervals for proportions in finite populations," +
			" The American Statistician 41 (1987), 215-218",
	},
	{
		ID:   NewcombeID,
		Name: locale.Text{FR: "Newcombe (méthode 10)", EN: "Newcombe (method 10)"},
		Sentence: locale.Text{
			FR: "L'intervalle de Newcombe pour la différence de deux proportions indépendantes est formé des deux" +
				" intervalles de Wilson, sans correction de continuité.",
			EN: "The Newcombe interval for the difference of two independent proportions is built from the two" +
				" Wilson intervals, without continuity correction.",
		},
		Formula: "[d - √((p₁-l₁)² + (u₂-p₂)²), d + √((u₁-p₁)² + (p₂-l₂)²)], [lᵢ, uᵢ] = Wilson(xᵢ, nᵢ)",
		Source: "R. G. Newcombe, Interval estimation for the difference between independent proportions:" +
			" comparison of eleven methods, Statistics in Medicine 17 (1998), 873-890, method 10",
	},
	{
		ID:   StudentID,
		Name: locale.Text{FR: "Student (t)", EN: "Student t"},
		Sentence: locale.Text{
			FR: "L'intervalle de Student pour une moyenne suppose des valeurs à peu près normales" +
				" et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Student interval for a mean supposes values that are about normal" +
				" and speaks of units like those that answered.",
		},
		Formula: "m ± t(n-1) s / √n",
		Source:  "Student, The probable error of a mean, Biometrika 6 (1908), 1-25",
	},
	{
		ID:   StudentFiniteID,
		Name: locale.Text{FR: "Student (t), population finie", EN: "Student t, finite population"},
		Sentence: locale.Text{
			FR: "L'intervalle de Student pour une moyenne est réduit par la correction pour population finie" +
				" et vaut pour la population même dont viennent les réponses.",
			EN: "The Student interval for a mean is narrowed by the finite population correction" +
				" and speaks of the very population that the answers come from.",
		},
		Formula: "m ± t(n-1) s √((1 - n/N) / n)",
		Source:  "W. G. Cochran, Sampling Techniques, 3rd edition, Wiley, 1977, sections 2.6 to 2.8",
	},
	{
		ID:   OrderStatisticID,
		Name: locale.Text{FR: "statistiques d'ordre (binomial)", EN: "order statistics (binomial)"},
		Sentence: locale.Text{
			FR: "L'intervalle par statistiques d'ordre d'un quantile va d'une valeur observée à une autre, ne suppose rien" +
				" de la répartition des valeurs et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The order-statistic interval of a quantile goes from one observed value to another, supposes nothing of" +
				" how the values are distributed and speaks of units like those that answered.",
		},
		Formula: "[x(j), x(k)], P(B ≤ j-1) ≤ α/2, P(B ≥ k) ≤ α/2, B ~ B(n, p)",
		Source: "W. R. Thompson, On confidence ranges for the median and other expectation distributions for populations" +
			" of unknown distribution form, Annals of Mathematical Statistics 7 (1936), 122-128",
	},
	{
		ID:   OrderStatisticFiniteID,
		Name: locale.Text{FR: "statistiques d'ordre, population finie (hypergéométrique)", EN: "order statistics, finite population (hypergeometric)"},
		Sentence: locale.Text{
			FR: "L'intervalle par statistiques d'ordre d'un quantile d'une population finie va d'une valeur observée à une" +
				" autre, ne suppose rien de la répartition des valeurs et vaut pour la population même dont viennent les réponses.",
			EN: "The order-statistic interval of a quantile of a finite population goes from one observed value to another," +
				" supposes nothing of how the values are distributed and speaks of the very population that the answers come from.",
		},
		Formula: "[x(j), x(k)], P(A ≤ j-1) ≤ α/2, P(B ≥ k) ≤ α/2, A ~ H(N, ⌊h⌋, n), B ~ H(N, ⌈h⌉-1, n), h = (N-1)p + 1",
		Source: "J. Sedransk and J. Meyer, Confidence intervals for the quantiles of a finite population: simple random and" +
			" stratified simple random sampling, Journal of the Royal Statistical Society B 40 (1978), 239-252",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("estimate", Methods, id) }
