package keyness

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a number is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	RespondentsID = "keyness-respondents"
	MentionsID    = "keyness-mentions"
	LogRatioID    = "log-ratio"
	JaccardID     = "jaccard"
	LiftID        = "lift"
	SaturationID  = "new-themes"
	BaseRunID     = "base-run-threshold"
	CoverageID    = "coverage-matrix"
	FisherID      = "keyness-fisher"
	BinomialID    = "keyness-binomial"
	AsymptoticID  = "keyness-chi-square"
)

// Methods lists the statistics, then the p values, in the order in which help names them.
var Methods = []Method{
	{
		ID:   RespondentsID,
		Name: locale.Text{FR: "log-vraisemblance (G²), répondants", EN: "log-likelihood (G²), respondents"},
		Sentence: locale.Text{
			FR: "La log-vraisemblance G² mesure à quel point les parts de répondants qui parlent d'un élément distinguent deux parties.",
			EN: "The log-likelihood G² measures how much the shares of respondents who speak of an item distinguish two sides.",
		},
		Formula: "G² = 2 Σ n(i,j) ln(n(i,j) / e(i,j)), e(i,j) = n(i,·) n(·,j) / n",
		Source:  "T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1993), 61-74",
	},
	{
		ID:   MentionsID,
		Name: locale.Text{FR: "log-vraisemblance (G²), mentions", EN: "log-likelihood (G²), mentions"},
		Sentence: locale.Text{
			FR: "La log-vraisemblance G² mesure à quel point les fréquences d'un élément parmi les mots distinguent deux parties, comme si les mentions étaient indépendantes les unes des autres.",
			EN: "The log-likelihood G² measures how much the frequencies of an item among the words distinguish two sides, as if mentions were independent of each other.",
		},
		Formula: "G² = 2 (a ln(a/e1) + b ln(b/e2)), e1 = n1 (a+b) / (n1+n2), e2 = n2 (a+b) / (n1+n2)",
		Source: "P. Rayson and R. Garside, Comparing corpora using frequency profiling, Proceedings of the Workshop on Comparing" +
			" Corpora, ACL, 2000, 1-6",
	},
	{
		ID:   LogRatioID,
		Name: locale.Text{FR: "rapport logarithmique", EN: "log ratio"},
		Sentence: locale.Text{
			FR: "Le rapport logarithmique dit combien de fois la fréquence d'une partie est le double de celle de l'autre\u00a0; un effectif de 0 y compte pour un demi.",
			EN: "The log ratio says how many times the frequency of one side doubles that of the other; a count of 0 is taken as a half in it.",
		},
		Formula: "LR = log2((a/n1) / (b/n2))",
		Source:  "A. Hardie, Log Ratio: an informal introduction, CASS, Lancaster University, 2014",
	},
	{
		ID:   JaccardID,
		Name: locale.Same("Jaccard"),
		Sentence: locale.Text{
			FR: "L'indice de Jaccard est la part des unités qui ont deux thèmes parmi celles qui ont l'un ou l'autre.",
			EN: "The Jaccard index is the share of the units that have two themes among those that have either.",
		},
		Formula: "J = |A ∩ B| / |A ∪ B|",
		Source:  "P. Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912), 37-50",
	},
	{
		ID:   LiftID,
		Name: locale.Text{FR: "rapport à l'indépendance (lift)", EN: "lift"},
		Sentence: locale.Text{
			FR: "Le rapport à l'indépendance compare le nombre d'unités qui ont deux thèmes à celui de thèmes indépendants.",
			EN: "The lift compares the number of units that have two themes with that of independent themes.",
		},
		Formula: "lift = n |A ∩ B| / (|A| |B|)",
		Source: "S. Brin, R. Motwani, J. D. Ullman and S. Tsur, Dynamic itemset counting and implication rules for market basket" +
			" data, ACM SIGMOD Record 26 (1997), 255-264",
	},
	{
		ID:   SaturationID,
		Name: locale.Text{FR: "nouveaux thèmes par entretien", EN: "new themes by interview"},
		Sentence: locale.Text{
			FR: "Les nouveaux thèmes d'un entretien sont ceux qu'aucun entretien tenu avant lui n'a.",
			EN: "The new themes of an interview are those that no interview held before it has.",
		},
		Formula: "new(i) = |T(i) \\ (T(1) ∪ ... ∪ T(i-1))|",
		Source: "G. Guest, A. Bunce and L. Johnson, How many interviews are enough? An experiment with data saturation and" +
			" variability, Field Methods 18 (2006), 59-82",
	},
	{
		ID:   BaseRunID,
		Name: locale.Text{FR: "saturation par base, suite et seuil", EN: "saturation by base, run and threshold"},
		Sentence: locale.Text{
			FR: "La saturation est atteinte quand les nouveaux thèmes d'une suite d'entretiens sont, en part des thèmes des premiers entretiens, au plus le seuil.",
			EN: "Saturation is reached where the new themes of a run of interviews are, as a share of the themes of the first interviews, at most the threshold.",
		},
		Formula: "new themes in the run / themes in the base ≤ threshold",
		Source: "G. Guest, E. Namey and M. Chen, A simple method to assess and report thematic saturation in qualitative research," +
			" PLoS ONE 15 (2020), e0232076",
	},
	{
		ID:   CoverageID,
		Name: locale.Text{FR: "matrice de couverture", EN: "coverage matrix"},
		Sentence: locale.Text{
			FR: "La matrice de couverture compte les mentions de chaque thème dans chaque source.",
			EN: "The coverage matrix counts the mentions of each theme in each source.",
		},
		Formula: "n(s,t) = mentions of theme t in source s",
		Source: "M. B. Miles, A. M. Huberman and J. Saldaña, Qualitative Data Analysis: A Methods Sourcebook, 3rd edition, Sage," +
			" 2014",
	},
	{
		ID:   FisherID,
		Name: locale.Text{FR: "exact de Fisher", EN: "exact, Fisher"},
		Sentence: locale.Text{
			FR: "La valeur p exacte de Fisher compte les tableaux de mêmes marges qui ne sont pas plus probables que le tableau observé.",
			EN: "The exact p value of Fisher counts the tables with the same margins that are no more probable than the observed one.",
		},
		Formula: "p = Σ P(t), P(t) ≤ P(observed)",
		Source:  "R. A. Fisher, Statistical Methods for Research Workers, 5th edition, Oliver & Boyd, 1934, section 21.02",
	},
	{
		ID:   BinomialID,
		Name: locale.Text{FR: "exact, binomial conditionnel", EN: "exact, conditional binomial"},
		Sentence: locale.Text{
			FR: "La valeur p exacte compte les partages des mentions entre les parties, au prorata de leurs mots, qui ne sont pas plus probables que le partage observé.",
			EN: "The exact p value counts the divisions of the mentions between the sides, in proportion to their words, that are no more probable than the observed one.",
		},
		Formula: "p = Σ P(k), P(k) ≤ P(a), k ~ Bin(a+b, n1/(n1+n2))",
		Source: "J. Przyborowski and H. Wilenski, Homogeneity of results in testing samples from Poisson series, Biometrika 31" +
			" (1940), 313-323",
	},
	{
		ID:   AsymptoticID,
		Name: locale.Text{FR: "khi-carré de G²", EN: "chi-square of G²"},
		Sentence: locale.Text{
			FR: "Au-delà d'un million de répondants ou de mentions, la valeur p est celle de G² selon la loi du khi-carré à un degré de liberté.",
			EN: "Beyond a million respondents or mentions, the p value is that of G² by the chi-square distribution with one degree of freedom.",
		},
		Formula: "p = P(χ²(1) ≥ G²)",
		Source:  "S. S. Wilks, The large-sample distribution of the likelihood ratio for testing composite hypotheses, Annals of Mathematical Statistics 9 (1938), 60-62",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method that the package has.
func methodOf(id string) Method { return method.Must("keyness", Methods, id) }
