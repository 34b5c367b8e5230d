package resample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/locale"
)

// ExactAssignments is the largest number of assignments that Shift and Slope count one by one: groups of 11 and 11, or 9
// rows. Beyond, they draw some at random.
const ExactAssignments = 1 << 20

// Shift returns an interval of the difference of the means of two groups by inverting the permutation test: it holds the
// shifts δ for which, after δ is taken away from each value of the first group, neither one-sided test of the difference
// of the means rejects at (1-level)/2. It supposes that the groups differ by a shift only.
//
// An assignment that exchanges k values A of the first group for k values B of the second has a difference at least as
// large as the observed one exactly where
//
//	δ ≥ mean of A - mean of B
//
// so that the bounds are two of these values in increasing order: the r-th and the r-th last, with r the whole part of
// N (1-level)/2 over the N assignments, the observed one among them. All of them are counted up to ExactAssignments;
// beyond, the N assignments are the observed one and random ones, and the Monte Carlo error of a bound is half the
// distance between the values √(N p(1-p)) ranks to either side, p = (1-level)/2.
//
// An empty group or too few assignments for the level leave it without bounds. It panics where a value is not finite or an
// option has no meaning.
//
// Sources: E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937), 119-130; P. H.
// Garthwaite, Confidence intervals from randomization tests, Biometrics 52 (1996), 1387-1393.
func Shift(first, second []float64, opts Options) Interval {
	opts = opts.withDefaults()
	x, y := sorted("first", first), sorted("second", second)
	i := Interval{Level: opts.Level, Method: methodOf(ShiftID)}
	if len(x) == 0 || len(y) == 0 {
		i.Why = locale.Textf(
			"unités\u00a0: %d et %d, il en faut au moins une par groupe",
			"units: %d and %d, at least one a group is needed", len(x), len(y))
		return i
	}
	i.Value = floats.SumCompensated(x)/float64(len(x)) - floats.SumCompensated(y)/float64(len(y))
	if assignments(len(x), len(y)) <= ExactAssignments {
		i.setRanks(everyShift(x, y), 1)
		return i
	}
	i.Resamples, i.Seed = opts.Resamples, opts.Seed
	critical := randomShifts(x, y, opts)
	i.setRanks(critical, opts.Resamples+1-len(critical))
	return i
}

// sorted returns the values in increasing order, and panics at one that is not finite.
func sorted(name string, values []float64) []float64 {
	for i, value := range values {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			panic(fmt.Sprintf("resample: %s: must be finite, not %v at index %d", name, value, i))
		}
	}
	return slices.Sorted(slices.Values(values))
}

// assignments returns the number of ways to choose m of m+n units.
func assignments(m, n int) float64 {
	ways := 1.0
	for i := 1; i <= m; i++ {
		ways = ways * float64(n+i) / float64(i)
	}
	return ways
}

// setRanks sets the bounds to two of the critical values, given how many assignments are as extreme for every value.
func (i *Interval) setRanks(critical []float64, always int) {
	slices.Sort(critical)
	size := float64(len(critical) + always)
	tail := (1 - i.Level) / 2
	// The level is a rounded number: half a billionth of a rank is not to cost a whole one.
	rank := int(math.Floor(tail*size+1e-9)) - always + 1
	if rank < 1 || rank > len(critical) {
		i.Why = locale.Textf(
			"trop peu de répartitions pour le niveau demandé\u00a0: %d",
			"too few assignments for the level asked for: %d", len(critical)+always)
		return
	}
	i.setBounds(critical[rank-1], critical[len(critical)-rank])
	if !i.Exists || i.Resamples == 0 {
		return
	}
	aside := int(math.Ceil(math.Sqrt(size * tail * (1 - tail))))
	below, above := max(rank-aside, 1), min(rank+aside, len(critical))
	ranks := float64(above - below)
	i.LoError = (critical[above-1] - critical[below-1]) / ranks * math.Sqrt(size*tail*(1-tail))
	i.HiError = (critical[len(critical)-below] - critical[len(critical)-above]) / ranks * math.Sqrt(size*tail*(1-tail))
}

// everyShift returns the mean of A less the mean of B for every exchange of some values.
func everyShift(x, y []float64) []float64 {
	most := min(len(x), len(y))
	first, second := subsetSums(x, most), subsetSums(y, most)
	var critical []float64
	for k := 1; k <= most; k++ {
		for _, a := range first[k] {
			for _, b := range second[k] {
				critical = append(critical, (a-b)/float64(k))
			}
		}
	}
	return critical
}

// subsetSums returns the sums of the subsets of 0 to most values, for each size.
func subsetSums(values []float64, most int) [][]float64 {
	sums := make([][]float64, most+1)
	sums[0] = []float64{0}
	for _, value := range values {
		for size := most; size > 0; size-- {
			for _, sum := range sums[size-1] {
				sums[size] = append(sums[size], sum+value)
			}
		}
	}
	return sums
}

// randomShifts returns the same for random assignments, without those that exchange nothing.
func randomShifts(x, y []float64, opts Options) []float64 {
	source := rand.New(rand.NewPCG(opts.Seed, 0))
	units := make([]int, len(x)+len(y))
	for i := range units {
		units[i] = i
	}
	if len(x) > len(y) || len(x) == len(y) && slices.Compare(x, y) > 0 {
		// The shift of the second group against the first is the negative, and takes fewer draws.
		critical := randomShifts(y, x, opts)
		floats.Scale(-1, critical)
		return critical
	}
	total := floats.SumCompensated(x)
	critical := make([]float64, 0, opts.Resamples)
	for range opts.Resamples {
		kept, received, exchanged := 0.0, 0.0, 0
		for i := range x {
			j := i + source.IntN(len(units)-i)
			units[i], units[j] = units[j], units[i]
			if unit := units[i]; unit < len(x) {
				kept += x[unit]
			} else {
				received += y[unit-len(x)]
				exchanged++
			}
		}
		if exchanged > 0 {
			critical = append(critical, (total-kept-received)/float64(exchanged))
		}
	}
	return critical
}
