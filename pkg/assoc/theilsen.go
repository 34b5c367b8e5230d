package assoc

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The sizes at which a Theil-Sen line changes its nature.
const (
	MaxLinePairs   = 3000 // rows beyond which there is no line: it takes the slopes of all pairs of rows
	ExactLinePairs = 300  // rows up to which the interval of the slope is exact
)

// A Line is a Theil-Sen line, y = Intercept + Slope x.
type Line struct {
	Slope     float64       // median of the slopes between two rows; 0 and without meaning where Defined is false
	Intercept float64       // median of y - Slope x; 0 and without meaning where Defined is false
	Defined   bool          // false: there is no line and Why says why
	Why       locale.Text   // the reason for having no line; empty where there is one
	N         int           // number of rows
	Slopes    int           // pairs of rows with different x, of which each has a slope
	LeftOut   int           // pairs of rows with equal x, which have no slope and are left out
	Interval  SlopeInterval // confidence interval of the slope
	Method    Method        // how the line is computed
}

// A SlopeInterval is a confidence interval of the slope of a line, or the reason why there is none.
type SlopeInterval struct {
	Lo      float64     // lower bound, in units of y per unit of x; 0 where Exists is false
	Hi      float64     // upper bound, in units of y per unit of x; 0 where Exists is false
	Level   float64     // confidence level that was asked for, between 0 and 1
	Reached float64     // confidence level of these bounds, Level or more as ranks come in steps; 0 where Exists is false
	Method  Method      // how the bounds are computed, also where there are none
	Exists  bool        // false: there is no interval and Why says why
	Why     locale.Text // the reason for having no interval; empty where there is one
}

// TheilSen returns the line whose slope is the median of the slopes between any two rows with different x:
//
//	b = median (y(j) - y(i)) / (x(j) - x(i)), x(i) < x(j)
//	a = median (y - b x)
//
// Pairs of rows with equal x have no slope: they are left out and counted. Nearly three rows in ten can be anything at
// all before the line follows them. With the slopes in order, Sen's interval reaches from the r-th to the r-th last, with
// the largest r for which
//
//	P(D < r) ≤ (1 - level) / 2
//
// where D is the number of discordant pairs of Kendall's tau without association, given the ties of x: exact up to
// ExactLinePairs rows, by its normal approximation beyond. It supposes errors without ties, and that x and the errors
// are independent.
//
// Fewer than three rows, a constant x or more than MaxLinePairs rows leave it undefined; a constant y gives a flat line.
// It panics when the lengths differ, a value is not finite or the level (0 for DefaultLevel) is not below 1.
//
// Sources: H. Theil, Indagationes Mathematicae 12 (1950), 85-91, 173-177 and 467-482; P. K. Sen, Journal of the American
// Statistical Association 63 (1968), 1379-1389; M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 2nd
// edition, Wiley, 1999, chapter 9.
func TheilSen(x, y []float64, level float64) Line {
	level = Options{Level: level}.withDefaults().Level
	if len(x) != len(y) {
		panic(fmt.Sprintf("assoc: y: must be as long as x, %d, not %d", len(x), len(y)))
	}
	line := Line{N: len(x), Method: methodOf(TheilSenID)}
	line.Interval = SlopeInterval{Level: level, Method: methodOf(SenID)}
	constant := isConstant("x", x)
	isConstant("y", y)
	switch {
	case line.N < MinPairs:
		line.Why = locale.Textf(
			"%d paire(s)\u00a0: il en faut au moins %d", "%d pair(s): at least %d are needed", line.N, MinPairs)
	case constant:
		line.Why = locale.Text{FR: "la première variable est constante", EN: "the first variable is constant"}
	case line.N > MaxLinePairs:
		line.Why = locale.Textf(
			"%d paires\u00a0: la droite, qui les compare toutes deux à deux, en admet au plus %d",
			"%d pairs: the line, which compares all of them two by two, takes at most %d", line.N, MaxLinePairs)
	default:
		line.fit(x, y)
	}
	if !line.Defined {
		line.Interval.Why = line.Why
	}
	return line
}

// fit sets the line and its interval.
func (l *Line) fit(x, y []float64) {
	slopes := pairSlopes(x, y)
	l.Slopes, l.LeftOut = len(slopes), l.N*(l.N-1)/2-len(slopes)
	rest := make([]float64, l.N)
	slope := median(slopes)
	for i := range x {
		rest[i] = y[i] - slope*x[i]
	}
	slices.Sort(rest)
	intercept := median(rest)
	for _, bound := range []float64{slopes[0], slopes[len(slopes)-1], rest[0], rest[l.N-1], intercept} {
		if math.IsInf(bound, 0) || math.IsNaN(bound) {
			l.Why = locale.Text{
				FR: "valeurs trop étendues\u00a0: une pente dépasse ce qu'un nombre peut contenir",
				EN: "values too far apart: a slope exceeds what a number can hold",
			}
			return
		}
	}
	l.Slope, l.Intercept, l.Defined = slope, intercept, true
	_, groups := distinct(slices.Sorted(slices.Values(x)))
	l.Interval.set(slopes, groups)
}

// pairSlopes returns the slopes between any two rows with different x, in increasing order.
func pairSlopes(x, y []float64) []float64 {
	slopes := make([]float64, 0, len(x)*(len(x)-1)/2)
	for i := range x {
		for j := range i {
			if x[i] != x[j] {
				slopes = append(slopes, (y[i]-y[j])/(x[i]-x[j]))
			}
		}
	}
	slices.Sort(slopes)
	return slopes
}

// median returns the middle of a sorted slice, or the mean of the two middle values.
func median(sorted []float64) float64 {
	lower, upper := sorted[(len(sorted)-1)/2], sorted[len(sorted)/2]
	if lower == upper {
		return lower
	}
	return lower/2 + upper/2
}

// set finds the bounds among the sorted slopes, given how many rows have each value of x.
func (s *SlopeInterval) set(slopes []float64, groups []int) {
	rank, beyond := slopeRank(groups, len(slopes), (1-s.Level)/2)
	if rank == 0 {
		s.Why = locale.Textf(
			"trop peu de paires de x différents (%d)\u00a0: même l'intervalle de toutes les pentes n'atteint pas le niveau demandé",
			"too few pairs of different x (%d): even the interval of all slopes does not reach the level asked for", len(slopes))
		return
	}
	s.Lo, s.Hi, s.Reached, s.Exists = slopes[rank-1], slopes[len(slopes)-rank], 1-2*beyond, true
}

// slopeRank returns the largest rank whose slope bounds an interval with at most the given probability beyond it, and
// that probability; 0 where there is none.
func slopeRank(groups []int, slopes int, most float64) (rank int, beyond float64) {
	n, ties := 0, 0.0
	for _, size := range groups {
		n += size
		ties += float64(size*(size-1)) * float64(2*size+5)
	}
	if n > ExactLinePairs {
		deviation := math.Sqrt((float64(n*(n-1))*float64(2*n+5) - ties) / 72)
		middle := float64(slopes) / 2
		rank = max(int(math.Floor(middle-distuv.UnitNormal.Quantile(1-most)*deviation)), 0)
		return rank, distuv.UnitNormal.CDF((float64(rank) - middle) / deviation)
	}
	for _, probability := range Inversions(groups) {
		if beyond+probability > most || 2*rank >= slopes {
			break
		}
		beyond, rank = beyond+probability, rank+1
	}
	return rank, beyond
}
