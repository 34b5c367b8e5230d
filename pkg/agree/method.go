package agree

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a coefficient, an interval or a p value is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	ObservedID        = "observed-agreement"
	PairwiseID        = "pairwise-agreement"
	CohenID           = "cohen-kappa"
	CohenWeightedID   = "cohen-kappa-weighted"
	CongerID          = "conger-kappa"
	ScottID           = "scott-pi"
	FleissID          = "fleiss-kappa"
	GwetID            = "gwet-ac1"
	GwetWeightedID    = "gwet-ac2"
	BrennanPredigerID = "brennan-prediger"
	AlphaID           = "krippendorff-alpha"
	WilsonID          = "wilson"
	LinearizationID   = "linearised"
	ClusteredID       = "linearised-clustered"
	McNemarExactID    = "mcnemar-exact"
	McNemarMidPID     = "mcnemar-mid-p"
	NewcombePairedID  = "newcombe-paired"
)

// What several formulas share.
const (
	chanceCorrected    = "(pₒ - pₑ) / (1 - pₑ), "
	chanceCorrectedVar = "u = (w - pₒ - (1-κ)∂pₑ) / (1 - pₑ)"
)

// Methods lists the coefficients, then their intervals, then the comparison of two rates of the same units, in the order
// in which help names them.
var Methods = []Method{
	{
		ID:   ObservedID,
		Name: locale.Text{FR: "accord observé", EN: "observed agreement"},
		Sentence: locale.Text{
			FR: "L'accord observé est la part des unités auxquelles tous deux donnent la même réponse.",
			EN: "The observed agreement is the share of the units to which both give the same answer.",
		},
		Formula: "pₒ = Σ p(i,i)",
		Source:  "J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition, Wiley, 2003, chapter 18",
	},
	{
		ID:   PairwiseID,
		Name: locale.Text{FR: "accord observé par paires", EN: "observed agreement of pairs"},
		Sentence: locale.Text{
			FR: "L'accord observé de plus de deux personnes est la part des paires d'entre elles qui donnent la même réponse, en moyenne sur les unités qui ont au moins deux réponses.",
			EN: "The observed agreement of more than two raters is the share of pairs of them who give the same answer, averaged over the units that have two answers or more.",
		},
		Formula: "pₒ = 1/n₂ Σ Σ r(i,k)(r(i,k) - 1) / (r(i)(r(i) - 1))",
		Source:  "J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971), 378-382",
	},
	{
		ID:   CohenID,
		Name: locale.Text{FR: "kappa de Cohen", EN: "Cohen kappa"},
		Sentence: locale.Text{
			FR: "Le kappa de Cohen est l'accord au-delà de celui de deux réponses au hasard, chacun gardant sa fréquence de chaque réponse.",
			EN: "Cohen's kappa is the agreement beyond that of two who answer at random, each with a rate of each answer of their own.",
		},
		Formula: "κ = " + chanceCorrected + "pₑ = Σ p(i,·) p(·,i)",
		Source: "J. Cohen, A coefficient of agreement for nominal scales," +
			" Educational and Psychological Measurement 20 (1960), 37-46",
	},
	{
		ID:   CohenWeightedID,
		Name: locale.Text{FR: "kappa pondéré de Cohen", EN: "Cohen weighted kappa"},
		Sentence: locale.Text{
			FR: "Le kappa pondéré de Cohen compte en partie l'accord de deux réponses voisines.",
			EN: "Cohen's weighted kappa counts the agreement of two neighbouring answers in part.",
		},
		Formula: "κ = " + chanceCorrected + "pₒ = Σ w p(i,j), pₑ = Σ w p(i,·) p(·,j)",
		Source: "J. Cohen, Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit," +
			" Psychological Bulletin 70 (1968), 213-220",
	},
	{
		ID:   CongerID,
		Name: locale.Text{FR: "kappa de Conger", EN: "Conger kappa"},
		Sentence: locale.Text{
			FR: "Le kappa de Conger étend celui de Cohen à plus de deux personnes, chacune avec sa propre fréquence de chaque réponse, et admet des réponses manquantes.",
			EN: "Conger's kappa extends Cohen's to more than two raters, each with a rate of each answer of their own, and allows for missing answers.",
		},
		Formula: "κ = " + chanceCorrected + "pₑ = Σ ((Σ p(g,k))² - Σ p(g,k)²) / (R(R-1))",
		Source: "A. J. Conger, Integration and generalization of kappas for multiple raters, Psychological Bulletin 88 (1980), 322-328;" +
			" K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 2",
	},
	{
		ID:   ScottID,
		Name: locale.Text{FR: "pi de Scott", EN: "Scott pi"},
		Sentence: locale.Text{
			FR: "Le pi de Scott est l'accord au-delà de celui de deux réponses au hasard, de la même fréquence de chaque réponse.",
			EN: "Scott's pi is the agreement beyond that of two who answer at random with the same rate of each answer.",
		},
		Formula: "π = " + chanceCorrected + "pₑ = Σ m(i)², m(i) = (p(i,·) + p(·,i)) / 2",
		Source: "W. A. Scott, Reliability of content analysis: the case of nominal scale coding," +
			" Public Opinion Quarterly 19 (1955), 321-325",
	},
	{
		ID:   FleissID,
		Name: locale.Text{FR: "kappa de Fleiss", EN: "Fleiss kappa"},
		Sentence: locale.Text{
			FR: "Le kappa de Fleiss étend le pi de Scott à plus de deux personnes, avec la même fréquence de chaque réponse pour toutes, et admet des réponses manquantes.",
			EN: "Fleiss' kappa extends Scott's pi to more than two raters, with the same rate of each answer for all, and allows for missing answers.",
		},
		Formula: "κ = " + chanceCorrected + "pₑ = Σ m(k)², m(k) = 1/n Σ r(i,k) / r(i)",
		Source: "J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971), 378-382;" +
			" K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 2",
	},
	{
		ID:   GwetID,
		Name: locale.Text{FR: "AC1 de Gwet", EN: "Gwet AC1"},
		Sentence: locale.Text{
			FR: "L'AC1 de Gwet corrige l'accord pour le hasard sans chuter quand presque toutes les réponses sont les mêmes.",
			EN: "Gwet's AC1 corrects the agreement for chance without falling where nearly all answers are alike.",
		},
		Formula: "AC1 = " + chanceCorrected + "pₑ = Σ m(i)(1 - m(i)) / (k-1), m(i) = (p(i,·) + p(·,i)) / 2",
		Source: "K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high agreement," +
			" British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48",
	},
	{
		ID:   GwetWeightedID,
		Name: locale.Text{FR: "AC2 de Gwet", EN: "Gwet AC2"},
		Sentence: locale.Text{
			FR: "L'AC2 de Gwet est l'AC1 où l'accord de deux réponses voisines compte en partie.",
			EN: "Gwet's AC2 is AC1 with the agreement of two neighbouring answers counted in part.",
		},
		Formula: "AC2 = " + chanceCorrected + "pₑ = Σw / (k(k-1)) Σ m(i)(1 - m(i))",
		Source:  "K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, Advanced Analytics, 2014, chapter 4",
	},
	{
		ID:   BrennanPredigerID,
		Name: locale.Text{FR: "coefficient de Brennan-Prediger", EN: "Brennan-Prediger coefficient"},
		Sentence: locale.Text{
			FR: "Le coefficient de Brennan-Prediger est l'accord au-delà de celui de réponses toutes également probables\u00a0; avec deux réponses, c'est le PABAK.",
			EN: "The Brennan-Prediger coefficient is the agreement beyond that of answers that are all as likely; with two answers it is PABAK.",
		},
		Formula: "BP = " + chanceCorrected + "pₑ = Σw / k²",
		Source: "R. L. Brennan and D. J. Prediger, Coefficient kappa: some uses, misuses, and alternatives," +
			" Educational and Psychological Measurement 41 (1981), 687-699",
	},
	{
		ID:   AlphaID,
		Name: locale.Text{FR: "alpha de Krippendorff", EN: "Krippendorff alpha"},
		Sentence: locale.Text{
			FR: "L'alpha de Krippendorff compare le désaccord observé à celui de réponses appariées au hasard, et admet des réponses manquantes.",
			EN: "Krippendorff's alpha compares the observed disagreement with that of answers paired at random, and allows for missing answers.",
		},
		Formula: "α = 1 - Dₒ / Dₑ; nominal: δ = 1, ordinal: (Σn(g) - (n(c)+n(k))/2)², interval: (c-k)², ratio: ((c-k)/(c+k))²",
		Source:  "K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 2nd edition, Sage, 2004, chapter 11",
	},
	{
		ID:   WilsonID,
		Name: locale.Text{FR: "Wilson (score)", EN: "Wilson score"},
		Sentence: locale.Text{
			FR: "L'intervalle de l'accord observé est l'intervalle de score de Wilson.",
			EN: "The interval of the observed agreement is the Wilson score interval.",
		},
		Formula: "(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)",
		Source: "E. B. Wilson, Probable inference, the law of succession, and statistical inference," +
			" Journal of the American Statistical Association 22 (1927), 209-212",
	},
	{
		ID:   LinearizationID,
		Name: locale.Text{FR: "Student (t), variance linéarisée", EN: "Student t, linearised variance"},
		Sentence: locale.Text{
			FR: "L'erreur type d'un coefficient d'accord est celle de son développement au premier ordre, établie pour de grands nombres\u00a0; pour le kappa, c'est celle de Fleiss, Cohen et Everitt, pour l'AC1, celle de Gwet.",
			EN: "The standard error of a coefficient of agreement is that of its first-order expansion, derived for large numbers; for kappa it is that of Fleiss, Cohen and Everitt, for AC1 that of Gwet.",
		},
		Formula: "κ ± t(n-1) √(Σ p u² / n), " + chanceCorrectedVar,
		Source: "J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and weighted kappa," +
			" Psychological Bulletin 72 (1969), 323-327; K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48",
	},
	{
		ID:   ClusteredID,
		Name: locale.Text{FR: "Student (t), variance linéarisée par grappes", EN: "Student t, linearised variance by cluster"},
		Sentence: locale.Text{
			FR: "L'erreur type sur plusieurs questions tient compte de ce que les réponses d'une même grappe (région, réponse codée) vont ensemble.",
			EN: "The standard error over several questions allows for the answers of one cluster (region, coded answer) going together.",
		},
		Formula: "κ ± t(G-1) √(G/(G-1) Σ(Σu)² / n²), " + chanceCorrectedVar,
		Source:  "W. G. Cochran, Sampling Techniques, 3rd edition, Wiley, 1977, chapters 6 and 9",
	},
	{
		ID:   McNemarExactID,
		Name: locale.Text{FR: "McNemar exact", EN: "exact McNemar"},
		Sentence: locale.Text{
			FR: "Le test exact de McNemar demande si l'une des parties dit oui plus souvent que l'autre, à partir des seules régions où elles diffèrent.",
			EN: "The exact McNemar test asks whether one side says yes more often than the other, from the regions in which they differ alone.",
		},
		Formula: "p = min(1, 2 P(X ≤ min(b,c))), X ~ B(b+c, 1/2)",
		Source: "Q. McNemar, Note on the sampling error of the difference between correlated proportions or percentages," +
			" Psychometrika 12 (1947), 153-157",
	},
	{
		ID:   McNemarMidPID,
		Name: locale.Text{FR: "McNemar mi-p", EN: "McNemar mid-P"},
		Sentence: locale.Text{
			FR: "La valeur mi-p du test de McNemar ne compte que la moitié de la probabilité de ce qui a été observé, et est moins prudente que la valeur exacte.",
			EN: "The mid-P value of the McNemar test counts only half of the probability of what was observed, and is less conservative than the exact one.",
		},
		Formula: "p - P(X = min(b,c)), 1 - P(X = b)/2 if b = c",
		Source: "M. W. Fagerland, S. Lydersen and P. Laake, The McNemar test for binary matched-pairs data: mid-p and asymptotic" +
			" are better than exact conditional, BMC Medical Research Methodology 13 (2013), article 91",
	},
	{
		ID:   NewcombePairedID,
		Name: locale.Text{FR: "Newcombe, données appariées (méthode 10)", EN: "Newcombe, paired data (method 10)"},
		Sentence: locale.Text{
			FR: "L'intervalle de Newcombe pour la différence de deux proportions des mêmes régions est formé de leurs intervalles de Wilson et de leur corrélation.",
			EN: "The Newcombe interval for the difference of two proportions of the same regions is built from their Wilson intervals and their correlation.",
		},
		Formula: "[d - √(x² - 2φxy + y²), d + √(v² - 2φvw + w²)], x = p₁-l₁, y = u₂-p₂, v = u₁-p₁, w = p₂-l₂",
		Source: "R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired" +
			" data, Statistics in Medicine 17 (1998), 2635-2650, method 10",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("agree", Methods, id) }
