package replicate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how replicates are made and reduced.
type Method = method.Method

// Methods lists the kinds of replicates, in the order of Kinds.
var Methods = []Method{
	{
		ID:   string(KindBRR),
		Name: locale.Text{FR: "demi-échantillons équilibrés (BRR)", EN: "balanced repeated replication (BRR)"},
		Sentence: locale.Text{
			FR: "Les demi-échantillons équilibrés gardent tour à tour une des deux unités de chaque strate," +
				" selon une matrice de Hadamard.",
			EN: "Balanced repeated replication keeps one of the two units of each stratum in turn, as a Hadamard matrix says.",
		},
		Formula: "1/R Σ(θ_r - θ)²",
		Source: "P. J. McCarthy, Pseudo-replication: half samples," +
			" Review of the International Statistical Institute 37 (1969), 239-264",
	},
	{
		ID:   string(KindFay),
		Name: locale.Text{FR: "méthode de Fay", EN: "Fay's method"},
		Sentence: locale.Text{
			FR: "La méthode de Fay adoucit les demi-échantillons équilibrés\u00a0: aucune unité n'y perd tout son poids.",
			EN: "Fay's method softens balanced half samples: no unit loses all of its weight.",
		},
		Formula: "1/(R(1-ρ)²) Σ(θ_r - θ)²",
		Source: "D. R. Judkins, Fay's method for variance estimation," +
			" Journal of Official Statistics 6 (1990), 223-239",
	},
	{
		ID:   string(KindJK1),
		Name: locale.Text{FR: "jackknife sans strates (JK1)", EN: "unstratified jackknife (JK1)"},
		Sentence: locale.Text{
			FR: "Le jackknife refait l'estimation sans chacune des unités primaires tour à tour.",
			EN: "The jackknife makes the estimate again without each of the primary units in turn.",
		},
		Formula: "(1-f) (n-1)/n Σ(θ_r - θ)²",
		Source: "J. W. Tukey, Bias and confidence in not-quite large samples (abstract)," +
			" The Annals of Mathematical Statistics 29 (1958), 614",
	},
	{
		ID:   string(KindJKn),
		Name: locale.Text{FR: "jackknife stratifié (JKn)", EN: "stratified jackknife (JKn)"},
		Sentence: locale.Text{
			FR: "Le jackknife stratifié refait l'estimation sans chacune des unités primaires tour à tour\u00a0;" +
				" celles de sa strate la remplacent.",
			EN: "The stratified jackknife makes the estimate again without each of the primary units in turn;" +
				" those of its stratum stand for it.",
		},
		Formula: "Σ (1-f_h) (n_h-1)/n_h (θ_r - θ)²",
		Source: "D. Krewski and J. N. K. Rao, Inference from stratified samples: properties of the linearization," +
			" jackknife and balanced repeated replication methods, The Annals of Statistics 9 (1981), 1010-1019",
	},
	{
		ID:   string(KindBootstrap),
		Name: locale.Text{FR: "bootstrap de Rao et Wu", EN: "Rao-Wu bootstrap"},
		Sentence: locale.Text{
			FR: "Le bootstrap de Rao et Wu tire avec remise, dans chaque strate, une unité primaire de moins qu'elle n'en compte.",
			EN: "The Rao-Wu bootstrap draws, in each stratum and with replacement, one primary unit fewer than it has.",
		},
		Formula: "1/(R-1) Σ(θ_r - θ)²",
		Source: "J. N. K. Rao and C. F. J. Wu, Resampling inference with complex survey data," +
			" Journal of the American Statistical Association 83 (1988), 231-241",
	},
	{
		ID:   string(KindPreston),
		Name: locale.Text{FR: "bootstrap de Preston", EN: "Preston bootstrap"},
		Sentence: locale.Text{
			FR: "Le bootstrap de Preston tire sans remise la moitié des unités primaires de chaque strate" +
				" et tient compte de leur fraction de sondage.",
			EN: "The Preston bootstrap draws half of the primary units of each stratum without replacement" +
				" and allows for their sampling fraction.",
		},
		Formula: "1/(R-1) Σ(θ_r - θ)²",
		Source: "J. Preston, Rescaled bootstrap for stratified multistage sampling," +
			" Survey Methodology 35 (2009), 227-234",
	},
	{
		ID:   string(KindSDR),
		Name: locale.Text{FR: "différences successives répétées (SDR)", EN: "successive difference replication (SDR)"},
		Sentence: locale.Text{
			FR: "Les différences successives répétées comparent chaque unité primaire à la suivante, dans l'ordre du tirage systématique.",
			EN: "Successive difference replication compares each primary unit with the next," +
				" in the order of the systematic draw.",
		},
		Formula: "4/R Σ(θ_r - θ)²",
		Source: "R. E. Fay and G. F. Train, Aspects of survey and model-based postcensal estimation of income and poverty" +
			" characteristics for states and counties, Proceedings of the Section on Government Statistics," +
			" American Statistical Association, 1995, 154-159",
	},
	{
		ID:   string(KindOther),
		Name: locale.Text{FR: "autres répliques", EN: "other replicates"},
		Sentence: locale.Text{
			FR: "La variance vient de répliques dont le multiplicateur est celui que donne la documentation du fichier.",
			EN: "The variance comes from replicates whose multiplier is the one that the documentation of the file gives.",
		},
		Formula: "c Σ c_r (θ_r - θ)²",
		Source:  "K. M. Wolter, Introduction to Variance Estimation, 2nd edition, Springer, 2007, chapters 3 to 5",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }
