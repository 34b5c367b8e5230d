package contingency

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a test, a coefficient, an interval or a p value is computed.
type Method = method.Method

// The identifiers of the methods. Those of the p values are the values of PMethod.
const (
	ChiSquareID       = "chi-square"
	LikelihoodRatioID = "likelihood-ratio"
	FisherID          = "fisher-exact"
	CramerID          = "cramer-v"
	CorrectedCramerID = "cramer-v-corrected"
	GammaID           = "goodman-kruskal-gamma"
	OddsRatioID       = "odds-ratio"
	RelativeRiskID    = "relative-risk"
	ResidualID        = "adjusted-residual"
	RaoScottFirstID   = "rao-scott-1"
	RaoScottSecondID  = "rao-scott-2"
	WaldID            = "wald"
	AdjustedWaldID    = "wald-adjusted"
	MultipleFirstID   = "multiple-response-1"
	MultipleSecondID  = "multiple-response-2"
	NoncentralID      = "noncentral-chi-square"
	GammaNormalID     = "gamma-asymptotic"
	WoolfID           = "woolf"
	KatzID            = "katz"
)

// Methods lists the tests and the coefficients, then the intervals, then the p values, in the
// order in which help names them.
var Methods = []Method{
	{
		ID:   ChiSquareID,
		Name: locale.Text{FR: "khi-carré de Pearson", EN: "Pearson chi-square"},
		Sentence: locale.Text{
			FR: "Le test du khi-carré de Pearson compare les effectifs d'un tableau à ceux de variables" +
				" indépendantes, sans correction de continuité.",
			EN: "The Pearson chi-square test compares the counts of a table with those of independent variables," +
				" without a continuity correction.",
		},
		Formula: "X² = Σ (n(i,j) - e(i,j))² / e(i,j), e(i,j) = n(i,·) n(·,j) / n",
		Source: "K. Pearson, On the criterion that a given system of deviations from the probable in the case of a" +
			" correlated system of variables is such that it can be reasonably supposed to have arisen from" +
			" random sampling, Philosophical Magazine, series 5, 50 (1900), 157-175",
	},
	{
		ID:   LikelihoodRatioID,
		Name: locale.Text{FR: "rapport de vraisemblance (G²)", EN: "likelihood ratio (G²)"},
		Sentence: locale.Text{
			FR: "Le test du rapport de vraisemblance compare la vraisemblance d'un tableau à celle de variables" +
				" indépendantes.",
			EN: "The likelihood ratio test compares the likelihood of a table with that of independent variables.",
		},
		Formula: "G² = 2 Σ n(i,j) ln(n(i,j) / e(i,j))",
		Source:  "A. Agresti, Categorical Data Analysis, 3rd edition, Wiley, 2013, section 3.2",
	},
	{
		ID:   FisherID,
		Name: locale.Text{FR: "test exact de Fisher", EN: "Fisher exact test"},
		Sentence: locale.Text{
			FR: "Le test exact de Fisher, étendu par Freeman et Halton, compte les tableaux de mêmes marges qui ne" +
				" sont pas plus probables que le tableau observé.",
			EN: "The Fisher exact test, extended by Freeman and Halton, counts the tables with the same margins that" +
				" are no more probable than the observed one.",
		},
		Formula: "p = Σ P(t), P(t) ≤ P(observed), P(t) = Π n(i,·)! Π n(·,j)! / (n! Π n(i,j)!)",
		Source: "R. A. Fisher, Statistical Methods for Research Workers, 5th edition, Oliver & Boyd, 1934, section" +
			" 21.02; G. H. Freeman and J. H. Halton, Note on an exact treatment of contingency, goodness of fit" +
			" and other problems of significance, Biometrika 38 (1951), 141-149",
	},
	{
		ID:   CramerID,
		Name: locale.Text{FR: "V de Cramér", EN: "Cramér V"},
		Sentence: locale.Text{
			FR: "Le V de Cramér mesure la force de l'association de deux variables nominales, de 0 à 1.",
			EN: "Cramér's V measures the strength of the association of two nominal variables, from 0 to 1.",
		},
		Formula: "V = √(X² / (n (min(r,c) - 1)))",
		Source:  "H. Cramér, Mathematical Methods of Statistics, Princeton University Press, 1946, section 21.9",
	},
	{
		ID:   CorrectedCramerID,
		Name: locale.Text{FR: "V de Cramér corrigé du biais", EN: "bias-corrected Cramér V"},
		Sentence: locale.Text{
			FR: "Le V de Cramér corrigé du biais vaut à peu près 0 en moyenne quand les variables sont indépendantes," +
				" même dans un petit tableau.",
			EN: "The bias-corrected Cramér's V is about 0 on average where the variables are independent, in a small" +
				" table too.",
		},
		Formula: "Ṽ = √(φ̃² / (min(r̃,c̃) - 1)), φ̃² = max(0, X²/n - (r-1)(c-1)/(n-1)), r̃ = r - (r-1)²/(n-1)",
		Source: "W. Bergsma, A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean Statistical" +
			" Society 42 (2013), 323-328",
	},
	{
		ID:   GammaID,
		Name: locale.Text{FR: "gamma de Goodman-Kruskal", EN: "Goodman-Kruskal gamma"},
		Sentence: locale.Text{
			FR: "Le gamma de Goodman-Kruskal compare les paires concordantes aux paires discordantes de deux" +
				" variables ordinales, sans compter les ex æquo.",
			EN: "The Goodman-Kruskal gamma compares concordant with discordant pairs of two ordinal variables," +
				" without counting ties.",
		},
		Formula: "γ = (C - D) / (C + D)",
		Source: "L. A. Goodman and W. H. Kruskal, Measures of association for cross classifications, Journal of the" +
			" American Statistical Association 49 (1954), 732-764",
	},
	{
		ID:   OddsRatioID,
		Name: locale.Text{FR: "rapport de cotes", EN: "odds ratio"},
		Sentence: locale.Text{
			FR: "Le rapport de cotes compare la cote de la première colonne dans la première ligne à sa cote dans la" +
				" deuxième.",
			EN: "The odds ratio compares the odds of the first column in the first row with its odds in the second.",
		},
		Formula: "OR = ad / bc",
		Source: "J. Cornfield, A method of estimating comparative rates from clinical data, Journal of the National" +
			" Cancer Institute 11 (1951), 1269-1275",
	},
	{
		ID:   RelativeRiskID,
		Name: locale.Text{FR: "risque relatif", EN: "relative risk"},
		Sentence: locale.Text{
			FR: "Le risque relatif est le rapport des parts de la première colonne dans les deux lignes.",
			EN: "The relative risk is the ratio of the shares of the first column in the two rows.",
		},
		Formula: "RR = (a/(a+b)) / (c/(c+d))",
		Source: "J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition," +
			" Wiley, 2003, chapter 6",
	},
	{
		ID:   ResidualID,
		Name: locale.Text{FR: "résidu standardisé ajusté", EN: "adjusted standardised residual"},
		Sentence: locale.Text{
			FR: "Le résidu standardisé ajusté d'une case est son écart à l'indépendance, divisé par l'erreur type de" +
				" cet écart.",
			EN: "The adjusted standardised residual of a cell is its departure from independence over the standard" +
				" error of that departure.",
		},
		Formula: "d = (n(i,j) - e(i,j)) / √(e(i,j) (1 - n(i,·)/n) (1 - n(·,j)/n))",
		Source:  "S. J. Haberman, The analysis of residuals in cross-classified tables, Biometrics 29 (1973), 205-220",
	},
	{
		ID:   RaoScottFirstID,
		Name: locale.Text{FR: "Rao-Scott, premier ordre (khi-carré)", EN: "Rao-Scott, first order (chi-square)"},
		Sentence: locale.Text{
			FR: "La correction de Rao-Scott du premier ordre divise le khi-carré de Pearson par l'effet de plan" +
				" généralisé moyen.",
			EN: "The first-order Rao-Scott correction divides the Pearson chi-square by the mean generalised design" +
				" effect.",
		},
		Formula: "X² / (tr Δ / k) ~ χ²(k), Δ = (C' D⁻¹ C / n)⁻¹ C' D⁻¹ V D⁻¹ C",
		Source: "J. N. K. Rao and A. J. Scott, On chi-squared tests for multiway contingency tables with cell" +
			" proportions estimated from survey data, Annals of Statistics 12 (1984), 46-60",
	},
	{
		ID:   RaoScottSecondID,
		Name: locale.Text{FR: "Rao-Scott, deuxième ordre (F)", EN: "Rao-Scott, second order (F)"},
		Sentence: locale.Text{
			FR: "La correction de Rao-Scott du deuxième ordre tient compte, par l'approximation de Satterthwaite," +
				" d'effets de plan qui diffèrent, et renvoie à une loi de F.",
			EN: "The second-order Rao-Scott correction allows for design effects that differ, by the approximation of" +
				" Satterthwaite, and refers to an F distribution.",
		},
		Formula: "X² / tr Δ ~ F(d, d·df), d = (tr Δ)² / tr Δ²",
		Source: "J. N. K. Rao and A. J. Scott, Annals of Statistics 12 (1984), 46-60; D. R. Thomas and J. N. K. Rao," +
			" Small-sample comparisons of level and power for simple goodness-of-fit statistics under cluster" +
			" sampling, Journal of the American Statistical Association 82 (1987), 630-636",
	},
	{
		ID:   WaldID,
		Name: locale.Text{FR: "test de Wald", EN: "Wald test"},
		Sentence: locale.Text{
			FR: "Le test de Wald rapporte les écarts à l'indépendance à leur covariance selon le plan de sondage.",
			EN: "The Wald test refers the departures from independence to their covariance under the sampling design.",
		},
		Formula: "W / k ~ F(k, df), W = Y' V(Y)⁻¹ Y",
		Source: "G. G. Koch, D. H. Freeman and J. L. Freeman, Strategies in the multivariate analysis of data from" +
			" complex surveys, International Statistical Review 43 (1975), 59-78",
	},
	{
		ID:   AdjustedWaldID,
		Name: locale.Text{FR: "test de Wald ajusté", EN: "adjusted Wald test"},
		Sentence: locale.Text{
			FR: "Le test de Wald ajusté retranche aux degrés de liberté du plan de sondage ceux que l'estimation de" +
				" la covariance coûte.",
			EN: "The adjusted Wald test takes from the degrees of freedom of the design those that estimating the" +
				" covariance costs.",
		},
		Formula: "W (df - k + 1) / (k df) ~ F(k, df - k + 1)",
		Source: "D. R. Thomas and J. N. K. Rao, Small-sample comparisons of level and power for simple goodness-of-fit statistics" +
			" under cluster sampling, Journal of the American Statistical Association 82 (1987), 630-636",
	},
	{
		ID:   MultipleFirstID,
		Name: locale.Text{FR: "question à réponses multiples, premier ordre", EN: "multiple response question, first order"},
		Sentence: locale.Text{
			FR: "Le test d'indépendance marginale multiple additionne les khi-carrés des énoncés d'une question à" +
				" réponses multiples, et renvoie la somme à une loi du khi-carré de même moyenne.",
			EN: "The test of multiple marginal independence adds the chi-squares of the items of a question with" +
				" several answers, and refers the sum to a chi-square of the same mean.",
		},
		Formula: "X² = Σ X²(item) ~ χ²(k), k = (groups - 1) items",
		Source: "A. Agresti and I.-M. Liu, Modeling a categorical variable allowing arbitrarily many category" +
			" choices, Biometrics 55 (1999), 936-943",
	},
	{
		ID:   MultipleSecondID,
		Name: locale.Text{FR: "question à réponses multiples, deuxième ordre", EN: "multiple response question, second order"},
		Sentence: locale.Text{
			FR: "La correction du deuxième ordre tient compte de ce qu'un même répondant coche plusieurs énoncés.",
			EN: "The second-order correction allows for one respondent ticking several items.",
		},
		Formula: "X² k / Σλ² ~ χ²(k² / Σλ²)",
		Source: "C. R. Bilder, T. M. Loughin and D. Nettleton, Multiple marginal independence testing for pick any/c" +
			" variables, Communications in Statistics 29 (2000), 1285-1316; C. R. Bilder and T. M. Loughin," +
			" Testing for marginal independence between two categorical variables with multiple responses," +
			" Biometrics 60 (2004), 241-248",
	},
	{
		ID:   NoncentralID,
		Name: locale.Text{FR: "khi-carré non central", EN: "noncentral chi-square"},
		Sentence: locale.Text{
			FR: "L'intervalle du V de Cramér inverse la loi du khi-carré non central.",
			EN: "The interval of Cramér's V inverts the noncentral chi-square distribution.",
		},
		Formula: "√((λ + df) / (n (min(r,c) - 1))), P(X² ≥ x | λ) = α/2, P(X² ≤ x | λ) = α/2",
		Source:  "M. Smithson, Confidence Intervals, Sage, 2003, pages 39-41",
	},
	{
		ID:   GammaNormalID,
		Name: locale.Text{FR: "loi normale, erreur type de Goodman et Kruskal", EN: "normal, standard error of Goodman and Kruskal"},
		Sentence: locale.Text{
			FR: "L'intervalle de gamma est normal, avec l'erreur type asymptotique de Goodman et Kruskal.",
			EN: "The interval of gamma is normal, with the asymptotic standard error of Goodman and Kruskal.",
		},
		Formula: "γ ± z 2 √(Σ n(i,j) (D c(i,j) - C d(i,j))²) / (C + D)²",
		Source: "L. A. Goodman and W. H. Kruskal, Measures of association for cross classifications, IV:" +
			" simplification of asymptotic variances, Journal of the American Statistical Association 67 (1972)," +
			" 415-421",
	},
	{
		ID:   WoolfID,
		Name: locale.Same("Woolf (logit)"),
		Sentence: locale.Text{
			FR: "L'intervalle de Woolf du rapport de cotes est normal sur l'échelle des logarithmes.",
			EN: "The Woolf interval of the odds ratio is normal on the scale of logarithms.",
		},
		Formula: "exp(ln OR ± z √(1/a + 1/b + 1/c + 1/d))",
		Source: "B. Woolf, On estimating the relation between blood group and disease, Annals of Human Genetics 19" +
			" (1955), 251-253",
	},
	{
		ID:   KatzID,
		Name: locale.Text{FR: "Katz (logarithme)", EN: "Katz (logarithm)"},
		Sentence: locale.Text{
			FR: "L'intervalle de Katz du risque relatif est normal sur l'échelle des logarithmes.",
			EN: "The Katz interval of the relative risk is normal on the scale of logarithms.",
		},
		Formula: "exp(ln RR ± z √(1/a - 1/(a+b) + 1/c - 1/(c+d)))",
		Source: "D. Katz, J. Baptista, S. P. Azen and M. C. Pike, Obtaining confidence intervals for the risk ratio" +
			" in cohort studies, Biometrics 34 (1978), 469-474",
	},
	{
		ID:   string(Asymptotic),
		Name: locale.Text{FR: "p asymptotique", EN: "asymptotic p"},
		Sentence: locale.Text{
			FR: "La valeur p asymptotique demande des effectifs attendus d'au moins 1, dont au plus 20\u00a0% sous 5" +
				" (règle de Cochran).",
			EN: "The asymptotic p value needs expected counts of at least 1, of which at most 20% below 5 (Cochran's" +
				" rule).",
		},
		Formula: "p = P(χ²(df) ≥ x)",
		Source:  "W. G. Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954), 417-451",
	},
	{
		ID:   string(Exact),
		Name: locale.Text{FR: "p exacte", EN: "exact p"},
		Sentence: locale.Text{
			FR: "La valeur p exacte est la probabilité, parmi tous les tableaux de mêmes marges, de ceux qui sont au" +
				" moins aussi extrêmes que le tableau observé.",
			EN: "The exact p value is the probability, among all tables with the same margins, of those at least as" +
				" extreme as the observed one.",
		},
		Formula: "p = Σ P(t), t at least as extreme, P(t) = Π n(i,·)! Π n(·,j)! / (n! Π n(i,j)!)",
		Source: "C. R. Mehta and N. R. Patel, A network algorithm for performing Fisher's exact test in r × c" +
			" contingency tables, Journal of the American Statistical Association 78 (1983), 427-434",
	},
	{
		ID:   string(MonteCarlo),
		Name: locale.Text{FR: "p de Monte-Carlo", EN: "Monte Carlo p"},
		Sentence: locale.Text{
			FR: "La valeur p de Monte-Carlo est estimée sur des tableaux de mêmes marges tirés au hasard à partir" +
				" d'un germe noté.",
			EN: "The Monte Carlo p value is estimated over tables with the same margins drawn at random from a" +
				" recorded seed.",
		},
		Formula: "p = (b + 1) / (m + 1), SE = √(p(1-p)/m)",
		Source: "W. M. Patefield, Algorithm AS 159: an efficient method of generating random R × C tables with given" +
			" row and column totals, Applied Statistics 30 (1981), 91-97; B. Phipson and G. K. Smyth, Permutation" +
			" p-values should never be zero, Statistical Applications in Genetics and Molecular Biology 9 (2010)," +
			" article 39",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("contingency", Methods, id) }
