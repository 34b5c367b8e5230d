package design

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a variance or an interval is computed.
type Method = method.Method

// The identifiers of the methods.
const (
	LinearisationID = "linearisation"
	ReplicationID   = "replication"
	CalibratedID    = "linearisation-calibrated"
	KornGraubardID  = "korn-graubard"
	LogitDesignID   = "logit-design"
	WilsonDesignID  = "wilson-effective"
	StudentDesignID = "student-design"
	WoodruffID      = "woodruff"
)

// Methods lists every method of the package, variances first, in the order in which help names them.
var Methods = []Method{
	{
		ID:   LinearisationID,
		Name: locale.Text{FR: "linéarisation de Taylor", EN: "Taylor linearisation"},
		Sentence: locale.Text{
			FR: "La variance est celle du total linéarisé des unités tirées, par strate et par degré de sondage\u00a0; un" +
				" groupe est un domaine, et les unités sans ligne du groupe comptent pour 0.",
			EN: "The variance is that of the linearised total of the units that were drawn, by stratum and by stage of" +
				" selection; a group is a domain, and units without a row of the group count as 0.",
		},
		Formula: "Σ_h (1-f_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)²; z = Σ w (y - R x) / X for R = Y/X",
		Source: "D. A. Binder, On the variances of asymptotically normal estimators from complex surveys, International" +
			" Statistical Review 51 (1983), 279-292",
	},
	{
		ID:   CalibratedID,
		Name: locale.Text{FR: "linéarisation, poids calés", EN: "linearisation, calibrated weights"},
		Sentence: locale.Text{
			FR: "La variance est celle du total linéarisé des résidus de la régression sur les variables de calage," +
				" pondérés par les poids calés.",
			EN: "The variance is that of the linearised total of the residuals of the regression on the calibration" +
				" variables, weighted with the calibrated weights.",
		},
		Formula: "w (z - x'β), β = (Σ d x x')⁻¹ Σ d x z; d, w: weights before and after calibration",
		Source: "J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling, Journal of the American" +
			" Statistical Association 87 (1992), 376-382",
	},
	{
		ID:   ReplicationID,
		Name: locale.Text{FR: "poids de réplication", EN: "replicate weights"},
		Sentence: locale.Text{
			FR: "La variance vient de l'écart entre les estimations que donnent les poids de réplication.",
			EN: "The variance comes from how far the estimates from the replicate weights lie apart.",
		},
		Formula: "c Σ_r c_r (θ_r - θ)²",
		Source:  "K. M. Wolter, Introduction to Variance Estimation, 2nd edition, Springer, 2007",
	},
	{
		ID:   KornGraubardID,
		Name: locale.Same("Korn-Graubard"),
		Sentence: locale.Text{
			FR: "L'intervalle de Korn-Graubard est celui de Clopper-Pearson pour la taille efficace de l'échantillon," +
				" ajustée aux degrés de liberté du plan et plafonnée au nombre de lignes.",
			EN: "The Korn-Graubard interval is that of Clopper-Pearson for the effective sample size, adjusted to the" +
				" degrees of freedom of the design and capped at the number of rows.",
		},
		Formula: "[B(α/2; x, m-x+1), B(1-α/2; x+1, m-x)], x = m p, m = min(n, p(1-p)/SE² (t(n-1)/t(df))²), B: beta",
		Source: "E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of" +
			" positive counts estimated from survey data, Survey Methodology 24 (1998), 193-201",
	},
	{
		ID:   LogitDesignID,
		Name: locale.Text{FR: "logit, plan de sondage", EN: "logit, survey design"},
		Sentence: locale.Text{
			FR: "L'intervalle logit est celui de Student sur l'échelle du logit, retransformé\u00a0; à 0 et à 1, il est celui" +
				" de Korn-Graubard.",
			EN: "The logit interval is the Student interval on the scale of the logit, transformed back; at 0 and 1 it is" +
				" that of Korn-Graubard.",
		},
		Formula: "expit(logit p ± t(df) SE / (p(1-p)))",
		Source:  "T. Lumley, Complex Surveys: A Guide to Analysis Using R, Wiley, 2010",
	},
	{
		ID:   WilsonDesignID,
		Name: locale.Text{FR: "Wilson, taille efficace", EN: "Wilson, effective size"},
		Sentence: locale.Text{
			FR: "L'intervalle de score de Wilson est calculé pour la taille efficace de l'échantillon, plafonnée au nombre" +
				" de lignes, avec le quantile de Student du plan.",
			EN: "The Wilson score interval is computed for the effective sample size, capped at the number of rows, with" +
				" the Student quantile of the design.",
		},
		Formula: "(p + t²/2m ± t √(p(1-p)/m + t²/4m²)) / (1 + t²/m), m = min(n, p(1-p)/SE²), t = t(df)",
		Source: "N. Dean and M. Pagano, Evaluating confidence interval methods for binomial proportions in clustered" +
			" surveys, Journal of Survey Statistics and Methodology 3 (2015), 484-503",
	},
	{
		ID:   StudentDesignID,
		Name: locale.Text{FR: "Student (t), plan de sondage", EN: "Student t, survey design"},
		Sentence: locale.Text{
			FR: "L'intervalle de Student prend l'erreur type du plan de sondage et ses degrés de liberté\u00a0: unités" +
				" primaires moins strates.",
			EN: "The Student interval takes the standard error of the survey design and its degrees of freedom: primary" +
				" units less strata.",
		},
		Formula: "θ ± t(df) SE",
		Source:  "W. G. Cochran, Sampling Techniques, 3rd edition, Wiley, 1977",
	},
	{
		ID:   WoodruffID,
		Name: locale.Same("Woodruff"),
		Sentence: locale.Text{
			FR: "L'intervalle de Woodruff d'un quantile lit les valeurs aux bornes de l'intervalle de la proportion qui ne" +
				" le dépasse pas.",
			EN: "The Woodruff interval of a quantile reads the values at the bounds of the interval of the share that does" +
				" not exceed it.",
		},
		Formula: "[Q(F - t SE(F)), Q(F + t SE(F))], F: share of values up to the quantile, SE = width / 2t",
		Source: "R. S. Woodruff, Confidence intervals for medians and other position measures, Journal of the American" +
			" Statistical Association 47 (1952), 635-646",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

// methodOf returns a method of this package.
func methodOf(id string) Method { return method.Must("design", Methods, id) }
