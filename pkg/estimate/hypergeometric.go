package estimate

import (
	"math"
	"math/big"
	"strconv"
)

// exactBase is the largest base for which a tail that lies next to its limit is compared in whole numbers. Beyond it the
// tail is a float64 with a relative error near 1e-12.
const exactBase = 1000

// A hypergeometric is the distribution of how many of the base units drawn without replacement have a property that
// total units of the population have.
type hypergeometric struct{ total, base, population int }

// support returns the smallest and the largest possible value.
func (h hypergeometric) support() (lo, hi int) {
	return max(0, h.base-(h.population-h.total)), min(h.base, h.total)
}

// step returns the numerator and the denominator of P(X = k+1) / P(X = k).
func (h hypergeometric) step(k int) (num, den [2]int) {
	return [2]int{h.total - k, h.base - k}, [2]int{k + 1, h.population - h.total - h.base + k + 1}
}

func (h hypergeometric) ratio(k int) float64 {
	num, den := h.step(k)
	return float64(num[0]) * float64(num[1]) / (float64(den[0]) * float64(den[1]))
}

// upperTail returns P(X ≥ x). It adds the probabilities outward from the mode, relative to the probability of the mode,
// so that nothing is lost to logarithms of factorials and nothing overflows.
func (h hypergeometric) upperTail(x int) float64 {
	const negligible = 1e-30
	lo, hi := h.support()
	mode := min(max(int(float64(h.base+1)*float64(h.total+1)/float64(h.population+2)), lo), hi)
	var below, above float64
	add := func(k int, weight float64) bool {
		if k >= x {
			above += weight
		} else {
			below += weight
		}
		return weight > negligible*(below+above)
	}
	add(mode, 1)
	for k, weight := mode, 1.0; k < hi; k++ {
		weight *= h.ratio(k)
		if !add(k+1, weight) {
			break
		}
	}
	for k, weight := mode, 1.0; k > lo; k-- {
		weight /= h.ratio(k - 1)
		if !add(k-1, weight) {
			break
		}
	}
	return above / (below + above)
}

// exactUpperTail returns P(X ≥ x) as a fraction.
func (h hypergeometric) exactUpperTail(x int) *big.Rat {
	lo, hi := h.support()
	term := new(big.Int).Binomial(int64(h.total), int64(lo))
	term.Mul(term, new(big.Int).Binomial(int64(h.population-h.total), int64(h.base-lo)))
	all, tail := new(big.Int), new(big.Int)
	for k := lo; k <= hi; k++ {
		all.Add(all, term)
		if k >= x {
			tail.Add(tail, term)
		}
		if k == hi {
			break
		}
		// Each product and each quotient is a whole number: it counts samples.
		num, den := h.step(k)
		for i := range num {
			term.Mul(term, big.NewInt(int64(num[i])))
			term.Quo(term, big.NewInt(int64(den[i])))
		}
	}
	return new(big.Rat).SetFrac(tail, all)
}

// A tailLimit is half of 1 - level: a tail up to it is rejected.
type tailLimit struct {
	exact *big.Rat // from the decimal digits of the level, so that 0.95 leaves 1/40 and not its binary neighbour
	near  float64  // the same as a float64
}

func newTailLimit(level float64) tailLimit {
	exact, _ := new(big.Rat).SetString(strconv.FormatFloat(level, 'g', -1, 64))
	exact.Sub(big.NewRat(1, 1), exact)
	exact.Mul(exact, big.NewRat(1, 2))
	near, _ := exact.Float64()
	return tailLimit{exact: exact, near: near}
}

// isBelow reports whether the limit is below P(X ≥ x): the total is not rejected.
func (l tailLimit) isBelow(h hypergeometric, x int) bool {
	tail := h.upperTail(x)
	if h.base <= exactBase && math.Abs(tail-l.near) < 1e-9*l.near {
		return h.exactUpperTail(x).Cmp(l.exact) > 0
	}
	return tail > l.near
}
