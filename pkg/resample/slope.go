package resample

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/locale"
)

// MinSlopeRows is the number of rows below which there is no slope.
const MinSlopeRows = 3

// Slope returns an interval of the least-squares slope of y on x by inverting the permutation test: it holds the slopes β
// for which, after βx is taken away from y, neither one-sided test of the sum of products of x and the rest rejects at
// (1-level)/2. It supposes y = a + βx + e with errors that could stand in any order.
//
// A permutation π of the rows has a sum of products at least as large as the observed one exactly where
//
//	β ≥ Σx(y - y(π)) / Σx(x - x(π))
//
// so that the bounds are two of these values in increasing order, as for Shift: all of n! are counted up to
// ExactAssignments, random ones beyond. Where x has two values, 0 and 1, Slope is Shift.
//
// Fewer than three rows, a constant x or too few permutations for the level leave it without bounds. It panics where the
// lengths differ, a value is not finite or an option has no meaning.
//
// Sources: E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937), 225-232; P. H.
// Garthwaite, Confidence intervals from randomization tests, Biometrics 52 (1996), 1387-1393.
func Slope(x, y []float64, opts Options) Interval {
	opts = opts.withDefaults()
	if len(x) != len(y) {
		panic(fmt.Sprintf("resample: y: must be as long as x, %d, not %d", len(x), len(y)))
	}
	byX, _ := sorted("x", x), sorted("y", y)
	i := Interval{Level: opts.Level, Method: methodOf(SlopeID)}
	if len(x) < MinSlopeRows {
		i.Why = locale.Textf(
			"lignes\u00a0: %d, il en faut au moins %d", "rows: %d, at least %d are needed", len(x), MinSlopeRows)
		return i
	}
	if byX[0] == byX[len(byX)-1] {
		i.Why = locale.Text{FR: "la première variable est constante", EN: "the first variable is constant"}
		return i
	}
	s := newSlopes(x, y)
	i.Value = floats.Dot(s.x, s.y) / floats.Dot(s.x, s.x)
	every := math.Gamma(float64(len(x)+1)) <= ExactAssignments
	if every {
		s.every(len(x))
	} else {
		i.Resamples, i.Seed = opts.Resamples, opts.Seed
		s.random(opts)
	}
	i.setRanks(s.critical, s.always)
	return i
}

// A slopes value gathers the critical values of permutations.
type slopes struct {
	x, y     []float64 // deviations from the means, in the order of Order
	order    []int     // the permutation
	critical []float64 // critical values
	always   int       // permutations that leave x as it is, the observed one among them
}

func newSlopes(x, y []float64) *slopes {
	s := &slopes{order: make([]int, len(x))}
	for i, row := range Order(x, y) {
		s.x, s.y = append(s.x, x[row]), append(s.y, y[row])
		s.order[i] = i
	}
	for _, column := range [][]float64{s.x, s.y} {
		floats.AddConst(-floats.SumCompensated(column)/float64(len(column)), column)
	}
	return s
}

// add adds the critical value of the permutation.
func (s *slopes) add() {
	above, below, size := 0.0, 0.0, 0.0
	for i, from := range s.order {
		above += s.x[i] * (s.y[i] - s.y[from])
		below += s.x[i] * (s.x[i] - s.x[from])
		size += s.x[i] * s.x[i]
	}
	if below <= 1e-12*size {
		s.always++
		return
	}
	s.critical = append(s.critical, above/below)
}

// every adds all permutations of the first n rows, by exchanges (B. R. Heap, Computer Journal 6 (1963), 293-298).
func (s *slopes) every(n int) {
	if n <= 1 {
		s.add()
		return
	}
	for i := range n {
		s.every(n - 1)
		if j := i * (1 - n%2); i < n-1 {
			s.order[j], s.order[n-1] = s.order[n-1], s.order[j]
		}
	}
}

// random adds the observed order and random ones.
func (s *slopes) random(opts Options) {
	s.add()
	source := rand.New(rand.NewPCG(opts.Seed, 0))
	for range opts.Resamples {
		source.Shuffle(len(s.order), func(i, j int) { s.order[i], s.order[j] = s.order[j], s.order[i] })
		s.add()
	}
}
