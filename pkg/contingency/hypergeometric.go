package contingency

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A hypergeometric is the distribution of how many of the base units drawn without replacement have a property that
// total units of the population have.
type hypergeometric struct{ total, base, population int }

// support returns the smallest and the largest possible value.
func (h hypergeometric) support() (lo, hi int) {
	return max(0, h.base-(h.population-h.total)), min(h.base, h.total)
}

// mode returns a most probable value.
func (h hypergeometric) mode() int {
	lo, hi := h.support()
	return min(max(int(float64(h.base+1)*float64(h.total+1)/float64(h.population+2)), lo), hi)
}

// ratio returns P(X = k+1) / P(X = k).
func (h hypergeometric) ratio(k int) float64 {
	return float64(h.total-k) * float64(h.base-k) / (float64(k+1) * float64(h.population-h.total-h.base+k+1))
}

// weights returns the probabilities from the value first on, relative to that of the mode: all of those that are not
// below SmallestP. They are multiplied outward from the mode, so that nothing is lost to logarithms of factorials.
func (h hypergeometric) weights() (first int, weights []float64) {
	lo, hi := h.support()
	mode := h.mode()
	first = mode
	for k, w := mode, 1.0; k > lo; k-- {
		if w /= h.ratio(k - 1); w < SmallestP {
			break
		}
		weights = append(weights, w)
		first--
	}
	slices.Reverse(weights)
	weights = append(weights, 1)
	for k, w := mode, 1.0; k < hi; k++ {
		if w *= h.ratio(k); w < SmallestP {
			break
		}
		weights = append(weights, w)
	}
	return first, weights
}

// draw draws a value by inversion, outward from the mode.
func (h hypergeometric) draw(source *rand.Rand) int {
	lo, hi := h.support()
	if lo == hi {
		return lo
	}
	mode := h.mode()
	u := source.Float64() - h.probability(mode)
	if u < 0 {
		return mode
	}
	below, above := h.probability(mode), h.probability(mode)
	for down, up := mode, mode; down > lo || up < hi; {
		if up < hi {
			above *= h.ratio(up)
			up++
			if u -= above; u < 0 {
				return up
			}
		}
		if down > lo {
			below /= h.ratio(down - 1)
			down--
			if u -= below; u < 0 {
				return down
			}
		}
		if above < rounding && below < rounding {
			break
		}
	}
	return mode
}

// rounding is a probability that rounding takes away from the sum of all.
const rounding = 1e-18

func (h hypergeometric) probability(k int) float64 {
	return math.Exp(logChoose(h.total, k) + logChoose(h.population-h.total, h.base-k) - logChoose(h.population, h.base))
}

func logChoose(n, k int) float64 { return logFactorial(n) - logFactorial(k) - logFactorial(n-k) }

// logFactorials are the first logarithms of factorials.
var logFactorials = func() (logs [4096]float64) {
	for k := range logs {
		logs[k], _ = math.Lgamma(float64(k) + 1)
	}
	return logs
}()

func logFactorial(k int) float64 {
	if k < len(logFactorials) {
		return logFactorials[k]
	}
	log, _ := math.Lgamma(float64(k) + 1)
	return log
}

// timesLog returns n ln n, which is 0 for none.
func timesLog(n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) * math.Log(float64(n))
}
