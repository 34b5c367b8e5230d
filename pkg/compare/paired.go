package compare

import (
	"fmt"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// ExactPairs is the largest number of pairs that differ for which every choice of signs is counted.
const ExactPairs = 200

// FewPairs is the number of pairs that differ below which no signed-rank p value can be as low as 0.05.
const FewPairs = 6

// A PairedTest is the result of a comparison of two values of the same units.
type PairedTest struct {
	Statistic  Method        // Wilcoxon's signed-rank test
	Pairs      int           // units with both values
	Ties       int           // of these, units whose two values are equal, which the ranks leave out
	FirstMean  float64       // mean of the first values; 0 where there is no pair or a value is beyond MaxSize
	SecondMean float64       // mean of the second values; likewise
	Difference Effect        // mean of the differences first - second, in the unit of the values, with Student's interval
	SE         float64       // standard error of the difference; 0 with fewer than two pairs
	V          float64       // sum of the ranks of the differences above 0; 0 where Defined is false
	Defined    bool          // false: there is no signed-rank test and Why says why
	Why        locale.Text   // the reason for having no test; empty where there is one
	PValue     PValue        // two-sided p value of differences that are symmetric about 0
	Warnings   []locale.Text // doubts to print beside the p value, in a fixed order; nil where there are none
}

// Paired compares two values of the same units, first[i] and second[i] being those of one unit:
//
//	d̄ = Σ dᵢ / n, dᵢ = xᵢ - yᵢ, SE² = Σ (dᵢ - d̄)² / (n(n-1)), d̄ ± t(n-1) SE
//	V = Σ rank |dᵢ| over dᵢ > 0
//
// The two-sided p value is the share of the choices of the signs of the differences with V at least as far from its mean,
// mid-ranks for ties, differences of 0 left out: exact for up to ExactPairs differences, else a Monte Carlo estimate.
// Differences that rounding alone keeps apart count as equal. Student's interval supposes differences that are about
// normal; it needs two pairs that differ otherwise.
//
// No pair, or no pair that differs, leaves the test undefined; no pair or a value beyond MaxSize, the difference as well.
// It panics where the lengths differ, a value is not finite or an option has no meaning.
//
// Source: F. Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1 (1945), 80-83.
func Paired(first, second []float64, opts Options) PairedTest {
	opts = opts.withDefaults()
	t := PairedTest{Statistic: methodOf(SignedRankID), Pairs: len(first), PValue: noP}
	differences := t.differences(first, second)
	why := locale.Text{}
	switch {
	case len(first) == 0:
		why = locale.Text{FR: "aucune paire", EN: "no pair"}
	case slices.ContainsFunc(first, isLarge) || slices.ContainsFunc(second, isLarge):
		why = tooLarge
	}
	t.Difference = effect(PairedDifferenceID, PairedStudentID, opts.Level, why)
	if t.Why = why; !why.IsZero() {
		return t
	}
	t.FirstMean, t.SecondMean = mean(first), mean(second)
	t.setDifference(differences)
	t.rankSigns(differences, opts)
	return t
}

// differences returns what the values of each pair differ by, 0 where only rounding is left of it.
func (t *PairedTest) differences(first, second []float64) []float64 {
	if len(first) != len(second) {
		panic(fmt.Sprintf("compare: second: must be as long as first, %d, not %d", len(first), len(second)))
	}
	differences := make([]float64, len(first))
	for i := range first {
		if math.IsNaN(first[i]-first[i]) || math.IsNaN(second[i]-second[i]) {
			panic(fmt.Sprintf("compare: pairs: must be finite, not so at index %d", i))
		}
		if differences[i] = (pair{first[i], second[i], 1, 1}).difference(); differences[i] == 0 {
			t.Ties++
		}
	}
	return differences
}

// setDifference sets the mean difference, its standard error and its interval.
func (t *PairedTest) setDifference(differences []float64) {
	n, interval := float64(t.Pairs), &t.Difference.Interval
	t.Difference.Value = mean(differences)
	if t.Pairs < 2 {
		interval.Why = locale.Text{FR: "une seule paire, l'intervalle en exige au moins 2", EN: "a single pair, the interval needs at least 2"}
		return
	}
	t.SE = math.Sqrt(squares(differences) / (n - 1) / n)
	if t.SE == 0 {
		interval.Why = locale.Text{FR: "toutes les différences sont égales\u00a0: l'intervalle n'aurait aucune largeur", EN: "all differences are equal: the interval would have no width"}
		return
	}
	half := tail.StudentWithin(interval.Level, n-1) * t.SE
	interval.Lo, interval.Hi, interval.Exists = t.Difference.Value-half, t.Difference.Value+half, true
}

// rankSigns makes the signed-rank test.
func (t *PairedTest) rankSigns(differences []float64, opts Options) {
	if t.Ties == t.Pairs {
		t.Why = locale.Text{FR: "aucune paire ne diffère\u00a0: rien à comparer", EN: "no pair differs: nothing to compare"}
		return
	}
	t.Defined = true
	ranks, above := doubledRanks(differences)
	t.V = float64(above) / 2
	total := 0
	for _, rank := range ranks {
		total += rank
	}
	far := max(2*above-total, total-2*above) // Four times the distance of V from its mean.
	if len(ranks) <= ExactPairs {
		t.PValue = exactly(signedRankTail(ranks, total, far), 1)
	} else {
		t.PValue = sampledRanks(ranks, far, opts)
	}
	if len(ranks) < FewPairs {
		t.Warnings = append(t.Warnings, locale.Textf(
			"paires qui diffèrent\u00a0: %d, il en faut au moins %d pour que la valeur p puisse descendre sous 0,05",
			"pairs that differ: %d, at least %d are needed for the p value to be able to fall below 0.05", len(ranks), FewPairs))
	}
}
