package assoc

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a coefficient, an interval or a p value is computed.
type Method = method.Method

// The identifiers of the methods. Those of the p values are the values of PMethod.
const (
	PearsonID       = "pearson"
	SpearmanID      = "spearman"
	KendallTauBID   = "kendall-tau-b"
	PointBiserialID = "point-biserial"
	TheilSenID      = "theil-sen"
	FisherID        = "fisher-z"
	BonettID        = "bonett-wright"
	FiellerID       = "fieller-hartley-pearson"
	SenID           = "sen"
)

// Methods lists the coefficients, then their intervals, then the p values, in the order in which help names them.
var Methods = []Method{
	{
		ID:   PearsonID,
		Name: locale.Text{FR: "corrélation de Pearson", EN: "Pearson correlation"},
		Sentence: locale.Text{
			FR: "La corrélation de Pearson mesure à quel point deux variables suivent une droite.",
			EN: "The Pearson correlation measures how closely two variables follow a straight line.",
		},
		Formula: "r = Σ(x-x̄)(y-ȳ) / √(Σ(x-x̄)² Σ(y-ȳ)²)",
		Source: "K. Pearson, Note on regression and inheritance in the case of two parents," +
			" Proceedings of the Royal Society of London 58 (1895), 240-242",
	},
	{
		ID:   SpearmanID,
		Name: locale.Text{FR: "rho de Spearman", EN: "Spearman rho"},
		Sentence: locale.Text{
			FR: "Le rho de Spearman est la corrélation des rangs\u00a0; les ex æquo reçoivent leur rang moyen.",
			EN: "Spearman's rho is the correlation of the ranks; ties receive their mean rank.",
		},
		Formula: "ρ = Σab / √(Σa² Σb²), a = 2 rank(x) - n - 1, b = 2 rank(y) - n - 1",
		Source: "C. Spearman, The proof and measurement of association between two things," +
			" American Journal of Psychology 15 (1904), 72-101",
	},
	{
		ID:   KendallTauBID,
		Name: locale.Text{FR: "tau-b de Kendall", EN: "Kendall tau-b"},
		Sentence: locale.Text{
			FR: "Le tau-b de Kendall compare les paires concordantes aux paires discordantes, en tenant compte des ex æquo.",
			EN: "Kendall's tau-b compares concordant with discordant pairs, with allowance for ties.",
		},
		Formula: "τ = (C - D) / √((n₀ - n₁)(n₀ - n₂))",
		Source:  "M. G. Kendall, The treatment of ties in ranking problems, Biometrika 33 (1945), 239-251",
	},
	{
		ID:   PointBiserialID,
		Name: locale.Text{FR: "corrélation bisériale de point", EN: "point-biserial correlation"},
		Sentence: locale.Text{
			FR: "La corrélation bisériale de point est la corrélation de Pearson d'une variable à deux valeurs avec une autre variable.",
			EN: "The point-biserial correlation is the Pearson correlation of a variable of two values with another variable.",
		},
		Formula: "r = (ȳ₁ - ȳ₀) / s √(n₁n₀) / n, s² = Σ(y-ȳ)² / n",
		Source: "R. F. Tate, Correlation between a discrete and a continuous variable. Point-biserial correlation," +
			" Annals of Mathematical Statistics 25 (1954), 603-607",
	},
	{
		ID:   TheilSenID,
		Name: locale.Text{FR: "droite de Theil-Sen", EN: "Theil-Sen line"},
		Sentence: locale.Text{
			FR: "La pente de la droite de Theil-Sen est la médiane des pentes entre deux lignes quelconques dont les x diffèrent.",
			EN: "The slope of the Theil-Sen line is the median of the slopes between any two rows whose x differ.",
		},
		Formula: "b = median (y(j)-y(i)) / (x(j)-x(i)), a = median (y - b x)",
		Source: "P. K. Sen, Estimates of the regression coefficient based on Kendall's tau," +
			" Journal of the American Statistical Association 63 (1968), 1379-1389",
	},
	{
		ID:   FisherID,
		Name: locale.Text{FR: "z de Fisher", EN: "Fisher z"},
		Sentence: locale.Text{
			FR: "L'intervalle de la corrélation de Pearson passe par la transformation z de Fisher" +
				" et suppose deux variables à peu près normales.",
			EN: "The interval of the Pearson correlation goes through Fisher's z transformation" +
				" and supposes two variables that are about normal.",
		},
		Formula: "tanh(atanh r ± z √(1/(n-3))), n > 3",
		Source: "R. A. Fisher, On the “probable error” of a coefficient of correlation deduced from a small sample," +
			" Metron 1 (1921), 3-32",
	},
	{
		ID:   BonettID,
		Name: locale.Text{FR: "Bonett et Wright", EN: "Bonett and Wright"},
		Sentence: locale.Text{
			FR: "L'intervalle du rho de Spearman emploie la variance de Bonett et Wright sur l'échelle de Fisher.",
			EN: "The interval of Spearman's rho uses the variance of Bonett and Wright on Fisher's scale.",
		},
		Formula: "tanh(atanh ρ ± z √((1 + ρ²/2)/(n-3))), n > 3",
		Source: "D. G. Bonett and T. A. Wright, Sample size requirements for estimating Pearson, Kendall and Spearman" +
			" correlations, Psychometrika 65 (2000), 23-28",
	},
	{
		ID:   FiellerID,
		Name: locale.Text{FR: "Fieller, Hartley et Pearson", EN: "Fieller, Hartley and Pearson"},
		Sentence: locale.Text{
			FR: "L'intervalle du tau de Kendall emploie la variance de Fieller, Hartley et Pearson sur l'échelle de Fisher.",
			EN: "The interval of Kendall's tau uses the variance of Fieller, Hartley and Pearson on Fisher's scale.",
		},
		Formula: "tanh(atanh τ ± z √(0.437/(n-4))), n > 4",
		Source: "E. C. Fieller, H. O. Hartley and E. S. Pearson, Tests for rank correlation coefficients. I," +
			" Biometrika 44 (1957), 470-481",
	},
	{
		ID:   SenID,
		Name: locale.Same("Sen"),
		Sentence: locale.Text{
			FR: "L'intervalle de Sen pour la pente va d'une pente observée à une autre, dont les rangs viennent de la distribution exacte du tau de Kendall.",
			EN: "Sen's interval of the slope reaches from one observed slope to another, whose ranks come from the exact distribution of Kendall's tau.",
		},
		Formula: "[b(r), b(N-r+1)], P(D < r) ≤ α/2",
		Source: "P. K. Sen, Estimates of the regression coefficient based on Kendall's tau," +
			" Journal of the American Statistical Association 63 (1968), 1379-1389",
	},
	{
		ID:   string(Exact),
		Name: locale.Text{FR: "p exacte", EN: "exact p"},
		Sentence: locale.Text{
			FR: "La valeur p exacte est la part des assignations possibles des valeurs observées, ex æquo compris," +
				" qui donnent une association au moins aussi forte.",
			EN: "The exact p value is the share of the possible assignments of the observed values, ties included," +
				" that give an association at least as strong.",
		},
		Formula: "p = #{π\u00a0: |t(π)| ≥ |t|} / #{π}",
		Source: "E. J. G. Pitman, Significance tests which may be applied to samples from any populations. II." +
			" The correlation coefficient test, Supplement to the Journal of the Royal Statistical Society 4 (1937), 225-232",
	},
	{
		ID:   string(MonteCarlo),
		Name: locale.Text{FR: "p de Monte-Carlo", EN: "Monte Carlo p"},
		Sentence: locale.Text{
			FR: "La valeur p de Monte-Carlo est estimée sur des permutations tirées au hasard à partir d'un germe noté.",
			EN: "The Monte Carlo p value is estimated over permutations drawn at random from a recorded seed.",
		},
		Formula: "p = (b + 1) / (m + 1), SE = √(p(1-p)/m)",
		Source: "B. Phipson and G. K. Smyth, Permutation p-values should never be zero," +
			" Statistical Applications in Genetics and Molecular Biology 9 (2010), article 39",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("assoc", Methods, id) }
