package estimate

import "github.com/arrimage/arrimage/pkg/locale"

// A Method says how an interval is computed. Help texts and the methods section of a report are made from it.
type Method struct {
	ID       string      // stable kebab-case name, as flags and machine formats write it
	Name     locale.Text // short name, as a table note writes it
	Sentence locale.Text // one whole sentence for a methods section
	Formula  string      // the formula in plain text, in symbols that both languages share
	Source   string      // author, title, journal or publisher, year, pages
}

// The identifiers of the methods.
const (
	WilsonID           = "wilson"
	FinitePopulationID = "finite-population"
	NewcombeID         = "newcombe"
	StudentID          = "student"
	StudentFiniteID    = "student-finite"
)

// Methods lists every interval method of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   WilsonID,
		Name: locale.Text{FR: "Wilson (score)", EN: "Wilson score"},
		Sentence: locale.Text{
			FR: "L’intervalle de score de Wilson contient les proportions qu’un test normal ne rejetterait pas" +
				" et vaut pour des unités semblables à celles qui ont répondu.",
			EN: "The Wilson score interval holds the proportions that a normal test would not reject" +
				" and speaks of units like those that answered.",
		},
		Formula: "(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)",
		Source: "E. B. Wilson, Probable inference, the law of succession, and statistical inference," +
			" Journal of the American Statistical Association 22 (1927), 209-212",
	},
	{
		ID:   FinitePopulationID,
		Name: locale.Text{FR: "population finie, exact (hypergéométrique)", EN: "finite population, exact (hypergeometric)"},
		Sentence: locale.Text{
			FR: "L’intervalle exact pour population finie contient les totaux qu’un test hypergéométrique à queues" +
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
			FR: "L’intervalle de Newcombe pour la différence de deux proportions indépendantes est formé des deux" +
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
			FR: "L’intervalle de Student pour une moyenne suppose des valeurs à peu près normales" +
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
			FR: "L’intervalle de Student pour une moyenne est réduit par la correction pour population finie" +
				" et vaut pour la population même dont viennent les réponses.",
			EN: "The Student interval for a mean is narrowed by the finite population correction" +
				" and speaks of the very population that the answers come from.",
		},
		Formula: "m ± t(n-1) s √((1 - n/N) / n)",
		Source:  "W. G. Cochran, Sampling Techniques, 3rd edition, Wiley, 1977, sections 2.6 to 2.8",
	},
}

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) {
	for _, method := range Methods {
		if method.ID == id {
			return method, true
		}
	}
	return Method{}, false
}

// methodOf returns a method of this package.
func methodOf(id string) Method {
	method, ok := Lookup(id)
	if !ok {
		panic("estimate: method: unknown identifier " + id)
	}
	return method
}
