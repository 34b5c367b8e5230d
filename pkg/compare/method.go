package compare

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a test, an effect size, an interval or a p value is computed.
type Method = method.Method

// The identifiers of the methods. Those of the p values are the values of PMethod.
const (
	KruskalWallisID    = "kruskal-wallis"
	EpsilonID          = "epsilon-squared"
	ChiSquareID        = "kruskal-wallis-chi-square"
	JonckheereID       = "jonckheere-terpstra"
	WilcoxonID         = "wilcoxon-mann-whitney"
	HodgesLehmannID    = "hodges-lehmann"
	MosesID            = "moses"
	SuperiorityID      = "probability-of-superiority"
	NewcombeID         = "newcombe-mann-whitney"
	MeansID            = "permutation-of-means"
	DifferenceID       = "difference-of-means"
	WelchID            = "welch"
	HedgesID           = "hedges-g"
	SignedRankID       = "wilcoxon-signed-rank"
	PairedDifferenceID = "paired-difference-of-means"
	PairedStudentID    = "paired-student"
	RegionID           = "exchange-by-region"
	RegionUnitsID      = "exchange-by-region-units"
)

// Methods lists the tests, each followed by its effect sizes and their intervals, then the p values, in the order in which
// help names them.
var Methods = []Method{
	{
		ID:   KruskalWallisID,
		Name: locale.Text{FR: "test de Kruskal-Wallis", EN: "Kruskal-Wallis test"},
		Sentence: locale.Text{
			FR: "Le test de Kruskal-Wallis demande si les valeurs d'un groupe tendent à dépasser celles d'un autre, à partir de leurs rangs.",
			EN: "The Kruskal-Wallis test asks whether the values of some group tend to exceed those of another, from their ranks.",
		},
		Formula: "H = (12 / (n(n+1)) Σ R²/nᵢ - 3(n+1)) / (1 - Σ(t³-t) / (n³-n))",
		Source: "W. H. Kruskal and W. A. Wallis, Use of ranks in one-criterion variance analysis," +
			" Journal of the American Statistical Association 47 (1952), 583-621",
	},
	{
		ID:   EpsilonID,
		Name: locale.Text{FR: "epsilon carré", EN: "epsilon squared"},
		Sentence: locale.Text{
			FR: "L'epsilon carré est la part de la variance des rangs qui se trouve entre les groupes.",
			EN: "Epsilon squared is the share of the variance of the ranks that lies between the groups.",
		},
		Formula: "ε² = H / (n-1)",
		Source: "M. Tomczak and E. Tomczak, The need to report effect size estimates revisited," +
			" Trends in Sport Sciences 21 (2014), 19-25",
	},
	{
		ID:   ChiSquareID,
		Name: locale.Text{FR: "approximation du chi carré", EN: "chi-square approximation"},
		Sentence: locale.Text{
			FR: "La valeur p du chi carré est une approximation du test de Kruskal-Wallis pour de grands groupes.",
			EN: "The chi-square p value is an approximation of the Kruskal-Wallis test for large groups.",
		},
		Formula: "p = P(χ²(k-1) ≥ H)",
		Source: "W. H. Kruskal and W. A. Wallis, Use of ranks in one-criterion variance analysis," +
			" Journal of the American Statistical Association 47 (1952), 583-621",
	},
	{
		ID:   JonckheereID,
		Name: locale.Text{FR: "test de Jonckheere-Terpstra", EN: "Jonckheere-Terpstra test"},
		Sentence: locale.Text{
			FR: "Le test de Jonckheere-Terpstra demande si les valeurs croissent ou décroissent d'un groupe au suivant, dans un ordre déclaré.",
			EN: "The Jonckheere-Terpstra test asks whether the values grow or fall from each group to the next, in a declared order.",
		},
		Formula: "J = Σ{i < j} #{x < y} + #{x = y}/2",
		Source: "A. R. Jonckheere, A distribution-free k-sample test against ordered alternatives, Biometrika 41 (1954), 133-145;" +
			" T. J. Terpstra, Indagationes Mathematicae 14 (1952), 327-333",
	},
	{
		ID:   WilcoxonID,
		Name: locale.Text{FR: "test de Wilcoxon-Mann-Whitney", EN: "Wilcoxon-Mann-Whitney test"},
		Sentence: locale.Text{
			FR: "Le test de Wilcoxon-Mann-Whitney demande si les valeurs d'un groupe tendent à dépasser celles d'un autre, à partir de leurs rangs, ex æquo compris.",
			EN: "The Wilcoxon-Mann-Whitney test asks whether the values of one group tend to exceed those of another, from their ranks, ties included.",
		},
		Formula: "U = #{x > y} + #{x = y}/2",
		Source: "H. B. Mann and D. R. Whitney, On a test of whether one of two random variables is stochastically larger than the other," +
			" Annals of Mathematical Statistics 18 (1947), 50-60",
	},
	{
		ID:   HodgesLehmannID,
		Name: locale.Text{FR: "décalage de Hodges-Lehmann", EN: "Hodges-Lehmann shift"},
		Sentence: locale.Text{
			FR: "Le décalage de Hodges-Lehmann est la médiane des différences entre une valeur du premier groupe et une du second.",
			EN: "The Hodges-Lehmann shift is the median of the differences between a value of the first group and one of the second.",
		},
		Formula: "Δ = median (x - y)",
		Source: "J. L. Hodges and E. L. Lehmann, Estimates of location based on rank tests," +
			" Annals of Mathematical Statistics 34 (1963), 598-611",
	},
	{
		ID:   MosesID,
		Name: locale.Text{FR: "Moses (exact)", EN: "exact Moses"},
		Sentence: locale.Text{
			FR: "L'intervalle du décalage va d'une différence observée à une autre, dont les rangs viennent de la distribution exacte de U.",
			EN: "The interval of the shift reaches from one observed difference to another, whose ranks come from the exact distribution of U.",
		},
		Formula: "[d(r), d(mn-r+1)], P(U < r) ≤ α/2",
		Source:  "M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 2nd edition, Wiley, 1999, chapter 4",
	},
	{
		ID:   SuperiorityID,
		Name: locale.Text{FR: "probabilité de supériorité", EN: "probability of superiority"},
		Sentence: locale.Text{
			FR: "La probabilité de supériorité est celle qu'une unité du premier groupe ait la plus grande valeur, les ex æquo comptant pour moitié.",
			EN: "The probability of superiority is that of a unit of the first group having the larger value, ties counting half.",
		},
		Formula: "θ = U / (mn)",
		Source: "A. Vargha and H. D. Delaney, A critique and improvement of the CL common language effect size statistics of McGraw and" +
			" Wong, Journal of Educational and Behavioral Statistics 25 (2000), 101-132",
	},
	{
		ID:   NewcombeID,
		Name: locale.Text{FR: "Newcombe (méthode 5)", EN: "Newcombe (method 5)"},
		Sentence: locale.Text{
			FR: "L'intervalle de la probabilité de supériorité est celui de Newcombe, un intervalle de score d'après la variance de Hanley et McNeil.",
			EN: "The interval of the probability of superiority is Newcombe's, a score interval from the variance of Hanley and McNeil.",
		},
		Formula: "(θ̂-θ)² ≤ z² θ(1-θ)(1 + N(1-θ)/(2-θ) + Nθ/(1+θ)) / (mn), N = (m+n)/2 - 1",
		Source: "R. G. Newcombe, Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2:" +
			" asymptotic methods and evaluation, Statistics in Medicine 25 (2006), 559-573",
	},
	{
		ID:   MeansID,
		Name: locale.Text{FR: "test de permutation des moyennes", EN: "permutation test of means"},
		Sentence: locale.Text{
			FR: "Le test de permutation des moyennes compare la différence observée à celle de toutes les répartitions des valeurs entre les deux groupes.",
			EN: "The permutation test of means compares the observed difference with that of all assignments of the values to the two groups.",
		},
		Formula: "p = #{π : |d(π)| ≥ |d|} / #{π}, d = x̄ - ȳ",
		Source: "E. J. G. Pitman, Significance tests which may be applied to samples from any populations," +
			" Supplement to the Journal of the Royal Statistical Society 4 (1937), 119-130",
	},
	{
		ID:   DifferenceID,
		Name: locale.Text{FR: "différence de moyennes", EN: "difference of means"},
		Sentence: locale.Text{
			FR: "La différence de moyennes est dans l'unité des valeurs.",
			EN: "The difference of means is in the unit of the values.",
		},
		Formula: "d = x̄ - ȳ",
		Source: "B. L. Welch, The generalization of “Student's” problem when several different population variances are involved," +
			" Biometrika 34 (1947), 28-35",
	},
	{
		ID:   WelchID,
		Name: locale.Text{FR: "Welch (t)", EN: "Welch t"},
		Sentence: locale.Text{
			FR: "L'intervalle de Welch admet des variances différentes et suppose des moyennes à peu près normales.",
			EN: "Welch's interval allows for different variances and supposes means that are about normal.",
		},
		Formula: "d ± t(f) √(v₁+v₂), v = s²/n, f = (v₁+v₂)² / (v₁²/(m-1) + v₂²/(n-1))",
		Source: "B. L. Welch, The generalization of “Student's” problem when several different population variances are involved," +
			" Biometrika 34 (1947), 28-35",
	},
	{
		ID:   HedgesID,
		Name: locale.Text{FR: "g de Hedges", EN: "Hedges' g"},
		Sentence: locale.Text{
			FR: "Le g de Hedges est la différence de moyennes en écarts types, corrigée du biais des petits groupes.",
			EN: "Hedges' g is the difference of means in standard deviations, corrected for the bias of small groups.",
		},
		Formula: "g = J d / s, J = Γ(f/2) / (√(f/2) Γ((f-1)/2)), f = m+n-2",
		Source: "L. V. Hedges, Distribution theory for Glass's estimator of effect size and related estimators," +
			" Journal of Educational Statistics 6 (1981), 107-128",
	},
	{
		ID:   SignedRankID,
		Name: locale.Text{FR: "test des rangs signés de Wilcoxon", EN: "Wilcoxon signed-rank test"},
		Sentence: locale.Text{
			FR: "Le test des rangs signés demande si les différences de deux valeurs des mêmes unités penchent d'un côté, à partir des rangs de leurs tailles, ex æquo compris\u00a0; les différences nulles n'y comptent pas.",
			EN: "The signed-rank test asks whether the differences of two values of the same units lean to one side, from the ranks of their sizes, ties included; differences of zero do not count.",
		},
		Formula: "V = Σ rank |d| over d > 0, d = x - y",
		Source:  "F. Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1 (1945), 80-83",
	},
	{
		ID:   PairedDifferenceID,
		Name: locale.Text{FR: "différence appariée de moyennes", EN: "paired difference of means"},
		Sentence: locale.Text{
			FR: "La différence appariée est la moyenne des différences de deux valeurs des mêmes unités.",
			EN: "The paired difference is the mean of the differences of two values of the same units.",
		},
		Formula: "d̄ = Σ (x - y) / n",
		Source:  "Student, The probable error of a mean, Biometrika 6 (1908), 1-25",
	},
	{
		ID:   PairedStudentID,
		Name: locale.Text{FR: "Student (t), apparié", EN: "paired Student t"},
		Sentence: locale.Text{
			FR: "L'intervalle de la différence appariée est celui de Student et suppose des différences à peu près normales.",
			EN: "The interval of the paired difference is Student's and supposes differences that are about normal.",
		},
		Formula: "d̄ ± t(n-1) SE, SE² = Σ (d - d̄)² / (n(n-1))",
		Source:  "Student, The probable error of a mean, Biometrika 6 (1908), 1-25",
	},
	{
		ID:   RegionID,
		Name: locale.Text{FR: "échange des parties par région", EN: "exchange of the sides by region"},
		Sentence: locale.Text{
			FR: "Le test échange les deux parties région par région, car les unités d'une région vont ensemble\u00a0; chaque région compte une fois.",
			EN: "The test exchanges the two sides region by region, as the units of a region go together; each region counts once.",
		},
		Formula: "d = Σ (x̄ᵣ - ȳᵣ) / R",
		Source:  "R. A. Fisher, The Design of Experiments, Oliver and Boyd, 1935, section 21",
	},
	{
		ID:   RegionUnitsID,
		Name: locale.Text{FR: "échange des parties par région, unités comptées", EN: "exchange of the sides by region, units counted"},
		Sentence: locale.Text{
			FR: "Le test échange les deux parties région par région, car les unités d'une région vont ensemble\u00a0; chaque unité compte une fois.",
			EN: "The test exchanges the two sides region by region, as the units of a region go together; each unit counts once.",
		},
		Formula: "d = Σ xᵢ / m - Σ yᵢ / n",
		Source: "M. H. Gail, S. D. Mark, R. J. Carroll, S. B. Green and D. Pee, On design considerations and randomization-based" +
			" inference for community intervention trials, Statistics in Medicine 15 (1996), 1069-1092",
	},
	{
		ID:   string(Exact),
		Name: locale.Text{FR: "p exacte, par permutation", EN: "exact permutation p"},
		Sentence: locale.Text{
			FR: "La valeur p exacte est la part des répartitions possibles des valeurs observées entre les groupes, ex æquo compris, dont la statistique est au moins aussi extrême.",
			EN: "The exact p value is the share of the possible assignments of the observed values to the groups, ties included, whose statistic is at least as extreme.",
		},
		Formula: "p = #{π : t(π) ≥ t} / #{π}",
		Source: "E. J. G. Pitman, Significance tests which may be applied to samples from any populations," +
			" Supplement to the Journal of the Royal Statistical Society 4 (1937), 119-130",
	},
	{
		ID:   string(MonteCarlo),
		Name: locale.Text{FR: "p de Monte-Carlo, par permutation", EN: "Monte Carlo permutation p"},
		Sentence: locale.Text{
			FR: "La valeur p de Monte-Carlo est estimée sur des répartitions tirées au hasard à partir d'un germe noté.",
			EN: "The Monte Carlo p value is estimated over assignments drawn at random from a recorded seed.",
		},
		Formula: "p = (b + 1) / (m + 1), SE = √(p(1-p)/m)",
		Source: "B. Phipson and G. K. Smyth, Permutation p-values should never be zero," +
			" Statistical Applications in Genetics and Molecular Biology 9 (2010), article 39",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("compare", Methods, id) }
