package agree

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A chance is the agreement that a coefficient expects by chance, and how it moves with the margins.
type chance struct {
	expected      float64   // from 0 to 1
	first, second []float64 // by code: what one more unit with the code, from the first or second rater, adds to it, up to a constant
}

// Cohen returns Cohen's kappa, weighted where the options say so.
//
//	κ = (pₒ - pₑ) / (1 - pₑ), pₒ = Σ w p(i,j), pₑ = Σ w p(i,·) p(·,j)
//
// It is undefined for fewer than MinUnits units and where both raters give one code to all units. Warnings say where the
// paradox of kappa bites, and where one rater gives one code only, so that kappa is 0. Its variance is that of J. L.
// Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72
// (1969), 323-327.
//
// J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37-46.
func Cohen(t Table, options Options) Coefficient {
	c := corrected(t, options, CohenID, CohenWeightedID, func() chance { return independent(t, options.Weights) })
	if warning, paradox := Paradox(t); paradox {
		c.Warnings = append(c.Warnings, warning)
	}
	if c.Defined && t.oneSided() {
		c.Warnings = append(c.Warnings, locale.Text{
			FR: "l'un des deux donne toujours la même réponse : le kappa est 0 quoi que dise l'autre",
			EN: "one of the two always gives the same answer: kappa is 0 whatever the other says",
		})
	}
	return c
}

// independent is the agreement of two raters who draw from their own margins without looking at each other.
func independent(t Table, weights Weights) chance {
	first, second := t.margins()
	expect := chance{first: make([]float64, len(t)), second: make([]float64, len(t))}
	for i := range t {
		for j := range t {
			w := weights.of(i, j, len(t))
			expect.expected += w * first[i] * second[j]
			expect.first[i] += w * second[j]
			expect.second[j] += w * first[i]
		}
	}
	return expect
}

// Scott returns Scott's pi: as kappa, with both raters' margins replaced by their mean.
//
//	π = (pₒ - pₑ) / (1 - pₑ), pₑ = Σ w m(i) m(j), m(i) = (p(i,·) + p(·,i)) / 2
//
// W. A. Scott, Reliability of content analysis: the case of nominal scale coding, Public Opinion Quarterly 19 (1955),
// 321-325.
func Scott(t Table, options Options) Coefficient {
	return corrected(t, options, ScottID, ScottID, func() chance { return pooled(t, options.Weights) })
}

// pooled is the agreement of two draws from the answers of both raters together.
func pooled(t Table, weights Weights) chance {
	shares := t.meanShares()
	gradient, expected := make([]float64, len(t)), 0.0
	for i := range t {
		for j := range t {
			w := weights.of(i, j, len(t))
			expected += w * shares[i] * shares[j]
			gradient[i] += w * shares[j]
		}
	}
	return chance{expected: expected, first: gradient, second: gradient}
}

// Gwet returns Gwet's AC1, or AC2 with weights. It stays defined, and at 1, where all units have one code.
//
//	AC = (pₒ - pₑ) / (1 - pₑ), pₑ = Σw / (k(k-1)) Σ m(i) (1 - m(i)), m(i) = (p(i,·) + p(·,i)) / 2
//
// It is undefined for a single category.
//
// K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high agreement, British Journal of
// Mathematical and Statistical Psychology 61 (2008), 29-48.
func Gwet(t Table, options Options) Coefficient {
	return corrected(t, options, GwetID, GwetWeightedID, func() chance {
		k := float64(len(t))
		scale := options.Weights.total(len(t)) / (k * (k - 1))
		gradient, expected := make([]float64, len(t)), 0.0
		for i, share := range t.meanShares() {
			expected += scale * share * (1 - share)
			gradient[i] = scale * (1 - 2*share) / 2
		}
		return chance{expected: expected, first: gradient, second: gradient}
	})
}

// BrennanPrediger returns the coefficient of Brennan and Prediger, which takes all k codes as equally likely by chance;
// with two codes it is PABAK, the prevalence-adjusted bias-adjusted kappa.
//
//	BP = (pₒ - pₑ) / (1 - pₑ), pₑ = Σw / k²
//
// R. L. Brennan and D. J. Prediger, Coefficient kappa: some uses, misuses, and alternatives, Educational and
// Psychological Measurement 41 (1981), 687-699.
func BrennanPrediger(t Table, options Options) Coefficient {
	return corrected(t, options, BrennanPredigerID, BrennanPredigerID, func() chance {
		none := make([]float64, len(t))
		return chance{expected: options.Weights.total(len(t)) / float64(len(t)*len(t)), first: none, second: none}
	})
}

// Alpha returns Krippendorff's alpha of two raters without missing codes. With weights, the disagreement of two codes is
// 1 - w: quadratic weights give the alpha of interval data with evenly spaced codes.
//
//	α = 1 - (1 - π)(2n - 1) / 2n
//
// K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, chapter 11.
func Alpha(t Table, options Options) Coefficient {
	c := Scott(t, options)
	c.Statistic = methodOf(AlphaID)
	if !c.Defined {
		return c
	}
	shrink := 1 - 1/(2*float64(c.N))
	c.Value, c.SE = exactZero(1-(1-c.Value)*shrink), c.SE*shrink
	c.Warnings = nil
	c.setInterval(c.unitsBehind())
	return c
}

// unitsBehind returns how many independent units or clusters a standard error rests on.
func (c Coefficient) unitsBehind() int {
	if c.Clusters > 0 {
		return c.Clusters
	}
	return c.N
}

// corrected computes a coefficient of the form (pₒ - pₑ) / (1 - pₑ) with its standard error. It has one identifier
// without weights, and maybe another with them.
func corrected(t Table, options Options, plain, weighted string, by func() chance) Coefficient {
	t.check()
	t.checkClusters(options.Clusters)
	id, interval := plain, LinearizationID
	if options.Weights != Identity {
		id = weighted
	}
	if options.Clusters != nil {
		interval = ClusteredID
	}
	c := begin(id, interval, t.N(), options.level())
	if !c.Defined {
		return c
	}
	if len(t) == 1 {
		c.undefined(oneCategory())
		return c
	}
	expect, observed := by(), weightedAgreement(t, options.Weights)
	if 1-expect.expected < tiny {
		c.undefined(oneCategory())
		return c
	}
	c.Value = exactZero((observed - expect.expected) / (1 - expect.expected))
	c.setError(t, options, influence(t, options.Weights, observed, c.Value, expect))
	return c
}

// exactZero takes what rounding leaves of zero for zero.
func exactZero(x float64) float64 {
	if math.Abs(x) < tiny {
		return 0
	}
	return x
}

// weightedAgreement returns pₒ = Σ w p(i,j).
func weightedAgreement(t Table, weights Weights) float64 {
	sum := 0.0
	for i, row := range t {
		for j, count := range row {
			sum += weights.of(i, j, len(t)) * float64(count)
		}
	}
	return sum / float64(t.N())
}

// influence returns what a unit in each cell does to a coefficient, the first-order term of its Taylor expansion.
//
//	u(i,j) = (w - pₒ - (1 - κ)(g(i) + h(j) - mean)) / (1 - pₑ)
func influence(t Table, weights Weights, observed, value float64, expect chance) [][]float64 {
	mean := 0.0
	for i, row := range t {
		for j, count := range row {
			mean += float64(count) / float64(t.N()) * (expect.first[i] + expect.second[j])
		}
	}
	u := make([][]float64, len(t))
	for i := range t {
		u[i] = make([]float64, len(t))
		for j := range t {
			moved := expect.first[i] + expect.second[j] - mean
			u[i][j] = (weights.of(i, j, len(t)) - observed - (1-value)*moved) / (1 - expect.expected)
		}
	}
	return u
}

// setError sets the standard error and the interval. Of independent units, the variance is Σ p u² / n; of G clusters, it
// is G/(G-1) times the sum over the clusters of (Σ u)² / n².
func (c *Coefficient) setError(t Table, options Options, u [][]float64) {
	total := func(cluster Table, power float64) (sum float64) {
		for i, row := range cluster {
			for j, count := range row {
				sum += float64(count) * math.Pow(u[i][j], power)
			}
		}
		return sum
	}
	n, variance, units := float64(c.N), 0.0, c.N
	if options.Clusters == nil {
		variance = total(t, 2) / (n * n)
	} else {
		c.Clusters = filled(options.Clusters)
		units = c.Clusters
		for _, cluster := range options.Clusters {
			sum := total(cluster, 1)
			variance += sum * sum / (n * n)
		}
		if units > 1 {
			variance *= float64(units) / float64(units-1)
		}
	}
	c.SE = math.Sqrt(variance)
	c.setInterval(units)
}

// filled counts the clusters that have a unit.
func filled(clusters []Table) int {
	n := 0
	for _, cluster := range clusters {
		if cluster.N() > 0 {
			n++
		}
	}
	return n
}
