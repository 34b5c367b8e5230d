package compare

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// SmallGroup is the size of a group below which the chi-square approximation carries a warning.
const SmallGroup = 5

// A KruskalWallisTest is the result of a Kruskal-Wallis test.
type KruskalWallisTest struct {
	Statistic      Method      // the Kruskal-Wallis test
	H              float64     // corrected for ties, 0 or more; 0 and without meaning where Defined is false
	Defined        bool        // false: there is no test and Why says why
	Why            locale.Text // the reason for having no test; empty where there is one
	N              int         // units in all groups
	Groups         int         // groups with units
	Empty          int         // groups without units, which are left out
	MeanRanks      []float64   // mean rank of each group of the argument, from 1; 0 for an empty one, nil where Defined is false
	EpsilonSquared float64     // effect size, the share of the variance of the ranks that lies between the groups, 0 to 1
	PValue         PValue      // p value of no difference
	smallest       int         // units of the smallest group
}

// KruskalWallis tests whether the values of some group tend to be larger than those of another:
//
//	H = 12 / (n(n+1)) Σ R²/nᵢ - 3(n+1), divided by 1 - Σ(t³-t) / (n³-n)
//	ε² = H / (n-1)
//
// with R the sum of the midranks of a group of nᵢ units and t the number of units with the same value. The p value is the
// share of the assignments of the observed values to groups of these sizes with H at least as large: exact where
// ExactSteps allows (two groups of 40, three of 9 or four of 5 do), a Monte Carlo estimate beyond.
//
// Groups without units are left out and counted. Fewer than two others, or values that are all equal, leave the test
// undefined. It panics where a value is not finite or an option has no meaning.
//
// Sources: W. H. Kruskal and W. A. Wallis, Journal of the American Statistical Association 47 (1952), 583-621; M. Tomczak
// and E. Tomczak, Trends in Sport Sciences 21 (2014), 19-25.
func KruskalWallis(groups [][]float64, opts Options) KruskalWallisTest {
	opts = opts.withDefaults()
	kept := filled(groups)
	k := KruskalWallisTest{
		Statistic: methodOf(KruskalWallisID), Why: reason(groups), PValue: noP, Groups: len(kept), Empty: len(groups) - len(kept),
	}
	r := rank(kept)
	k.N, k.Defined = r.n, k.Why.IsZero()
	if !k.Defined {
		return k
	}
	k.MeanRanks = make([]float64, len(groups))
	for g, values := range groups {
		if len(values) > 0 {
			k.MeanRanks[g] = (float64(total(r.of(values)))/float64(len(values)) + float64(r.n+1)) / 2
		}
	}
	k.smallest = slices.Min(sizes(kept))
	n := float64(r.n)
	var observed float64
	observed, k.PValue = spreadP(r, kept, opts)
	// Doubled ranks have four times the sum of squares.
	k.H = 3 * observed / (n * (n + 1)) / (1 - r.ties()/(n*n*n-n))
	k.EpsilonSquared = min(k.H/(n-1), 1)
	return k
}

// ChiSquare returns the p value by the chi-square distribution with Groups - 1 degrees of freedom, an approximation for
// large groups, and the warning to print beside it: empty only where every group has SmallGroup units or more. It is 1,
// with the reason, where the test is not defined.
func (k KruskalWallisTest) ChiSquare() (p float64, warning locale.Text) {
	if !k.Defined {
		return 1, k.Why
	}
	if k.smallest < SmallGroup {
		warning = locale.Textf(
			"groupe de moins de %d unités\u00a0: la valeur p du chi carré est approximative, prendre celle des permutations",
			"a group of fewer than %d units: the chi-square p value is approximate, take that of the permutations", SmallGroup)
	}
	return distuv.ChiSquared{K: float64(k.Groups - 1)}.Survival(k.H), warning
}

// between returns Σ S²/n over the groups, with S the sum of the centered ranks: it grows with H.
func between(sums, sizes []int) float64 {
	q := 0.0
	for g, s := range sums {
		q += float64(s) * float64(s) / float64(sizes[g])
	}
	return q
}

// spreadP returns between for the groups, and the share of the assignments that bring it about or more. It puts the groups
// in an order of their own.
func spreadP(r ranking, groups [][]float64, opts Options) (observed float64, p PValue) {
	slices.SortFunc(groups, func(a, b []float64) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	sums, sizes := make([]int, len(groups)), sizes(groups)
	for g, values := range groups {
		sums[g] = total(r.of(values))
	}
	observed = between(sums, sizes)
	limit := observed - alike*math.Max(observed, 1)
	if hits, all, ok := spreadTail(r, sizes, limit); ok {
		return observed, exactly(hits, all)
	}
	return observed, sampledSpread(r, sizes, limit, opts)
}

// sampledSpread returns the Monte Carlo p value of between reaching the limit.
func sampledSpread(r ranking, sizes []int, limit float64, opts Options) PValue {
	ranks, hits := r.all(), 0
	sums := make([]int, len(sizes))
	shuffles(ranks, opts, func() {
		first := 0
		for g, size := range sizes {
			sums[g] = total(ranks[first : first+size])
			first += size
		}
		if between(sums, sizes) >= limit {
			hits++
		}
	})
	return estimated(hits, opts)
}
