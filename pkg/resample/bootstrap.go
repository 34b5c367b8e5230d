package resample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Statistic computes a number from rows, of which some may come several times and others not at all. It returns false
// where the number has no value for these rows, such as a correlation where a column is constant. It must neither keep
// nor change the slice.
type Statistic func(rows []int) (value float64, defined bool)

// A Bootstrap is a statistic over all rows and over resamples of them.
type Bootstrap struct {
	Value        float64     // the statistic over all rows; 0 and without meaning where Defined is false
	Defined      bool        // false: the statistic has no value, and Why says so
	Why          locale.Text // the reason for having no value; empty where there is one
	N            int         // rows in all strata
	Resamples    int         // resamples that were drawn; 0 where Defined is false
	Undefined    int         // resamples in which the statistic has no value, which are left out
	Seed         uint64      // seed of the resamples
	SE           float64     // standard deviation of the statistic over the resamples; 0 where fewer than two have a value
	Acceleration float64     // from the jackknife; 0 and without meaning where Accelerated is false
	Accelerated  bool        // false: without some row the statistic has no value, or it is the same without any of them

	level      float64   // confidence level of the intervals
	replicates []float64 // the statistic over the resamples in which it has a value, in increasing order
}

// Draw computes a statistic over all rows and over resamples of as many rows, drawn with replacement within each stratum.
// The rows of one stratum are one slice; a single slice is a sample without strata, two may be two groups. The rows count
// in the order of their slices: where these come from Order, the order of the file makes no difference.
//
// The acceleration comes from the jackknife values θ(j), each without one of the n rows of its stratum, and their mean
// over the stratum:
//
//	a = Σ d³ / (6 (Σ d²)^(3/2)), d = (n-1)/n (θ̄ - θ(j))
//
// Fewer than two rows, or a statistic without a value over all rows, leave it undefined. It panics where the statistic
// returns a value that is not finite or an option has no meaning.
//
// Sources: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman and Hall, 1993, chapters 13 and 14;
// A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, Cambridge University Press, 1997, chapter 5.
func Draw(statistic Statistic, opts Options, strata ...[]int) Bootstrap {
	opts = opts.withDefaults()
	rows := slices.Concat(strata...)
	b := Bootstrap{N: len(rows), Seed: opts.Seed, level: opts.Level}
	if b.N < 2 {
		b.Why = locale.Textf("lignes\u00a0: %d, il en faut au moins 2", "rows: %d, at least 2 are needed", b.N)
		return b
	}
	if b.Value, b.Defined = call(statistic, rows); !b.Defined {
		b.Value = 0
		b.Why = locale.Text{
			FR: "la statistique n'a pas de valeur sur l'ensemble des lignes",
			EN: "the statistic has no value over all rows",
		}
		return b
	}
	b.Acceleration, b.Accelerated = acceleration(statistic, strata)
	source := rand.New(rand.NewPCG(opts.Seed, 0))
	values := make([]float64, 0, opts.Resamples)
	for range opts.Resamples {
		resample(rows, strata, source)
		if value, defined := call(statistic, rows); defined {
			values = append(values, value)
		}
	}
	b.set(values, opts.Resamples)
	return b
}

// call returns the statistic, and panics where it is not finite.
func call(statistic Statistic, rows []int) (float64, bool) {
	value, defined := statistic(rows)
	if defined && (math.IsNaN(value) || math.IsInf(value, 0)) {
		panic(fmt.Sprintf("resample: statistic: must be finite, not %v", value))
	}
	return value, defined
}

// resample writes as many rows of each stratum, drawn with replacement.
func resample(rows []int, strata [][]int, source *rand.Rand) {
	for _, stratum := range strata {
		for i := range stratum {
			rows[i] = stratum[source.IntN(len(stratum))]
		}
		rows = rows[len(stratum):]
	}
}

// set keeps the values of the resamples that have one.
func (b *Bootstrap) set(values []float64, resamples int) {
	b.replicates, b.Resamples, b.Undefined = values, resamples, resamples-len(values)
	slices.Sort(b.replicates)
	if len(values) < 2 {
		return
	}
	mean := floats.SumCompensated(values) / float64(len(values))
	squares := make([]float64, len(values))
	for i, value := range values {
		squares[i] = (value - mean) * (value - mean)
	}
	b.SE = math.Sqrt(floats.SumCompensated(squares) / float64(len(values)-1))
}

// acceleration returns the acceleration, or false where it has no value.
func acceleration(statistic Statistic, strata [][]int) (float64, bool) {
	squares, cubes := 0.0, 0.0
	for s, stratum := range strata {
		values := make([]float64, len(stratum))
		for j := range stratum {
			// A new slice for each row: the statistic sees the strata in their order.
			rows := slices.Concat(strata[:s]...)
			rows = slices.Concat(rows, stratum[:j], stratum[j+1:], slices.Concat(strata[s+1:]...))
			value, defined := call(statistic, rows)
			if !defined {
				return 0, false
			}
			values[j] = value
		}
		n := float64(len(stratum))
		mean := floats.SumCompensated(values) / n
		for _, value := range values {
			d := (n - 1) / n * (mean - value)
			squares += d * d
			cubes += d * d * d
		}
	}
	if squares == 0 {
		return 0, false
	}
	return cubes / (6 * math.Pow(squares, 1.5)), true
}
