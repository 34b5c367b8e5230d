package replicate

import (
	"math"
	"math/rand/v2"
)

// Bootstrap makes the rescaled bootstrap of Rao and Wu: each replicate draws n_h - 1 of the n_h units of each stratum with
// replacement, and a unit that came up k times has
//
//	factor k n_h/(n_h-1); Overall = 1/(R-1)
//
// This is type="subbootstrap" of as.svrepdesign in R's package survey, with draws of its own: those of replicate r come
// from PCG(seed, r) and from nothing else. The sampling fractions are passed over, as there, except in a stratum that was
// taken whole, whose factors are 1: where they are not small, Preston is the bootstrap to take. The bootstrap of Canty
// and Davison, type="bootstrap" in R, is not offered: its single scale is only right for strata of equal size.
//
// A stratum of a single unit that was not taken whole, and fewer than two replicates, are errors.
//
// Sources: J. N. K. Rao and C. F. J. Wu, Resampling inference with complex survey data, Journal of the American
// Statistical Association 83 (1988), 231-241; J. N. K. Rao, C. F. J. Wu and K. Yue, Some recent work on resampling
// methods for complex surveys, Survey Methodology 18 (1992), 209-217.
func Bootstrap(u Units, count int, seed uint64) (*Set, error) {
	set, l, err := drawn(KindBootstrap, u, count, seed)
	if err != nil {
		return nil, err
	}
	set.fill = func(r int, out []float64) {
		source := rand.New(rand.NewPCG(seed, uint64(r)))
		for i := range l.strata {
			units := l.of(i)
			for _, unit := range units {
				out[unit] = 0
			}
			n := len(units)
			for range n - 1 {
				out[units[source.IntN(n)]]++
			}
			for _, unit := range units {
				out[unit] *= float64(n) / float64(n-1)
			}
		}
	}
	return set, nil
}

// Preston makes the rescaled bootstrap of half samples drawn without replacement: each replicate draws m = ⌊n_h/2⌋ of
// the n_h units of each stratum, and has
//
//	factor 1 - λ + λ n_h/m for a unit that was drawn, 1 - λ for another, λ = √(m (1-f_h) / (n_h - m));
//	Overall = 1/(R-1)
//
// This is the first stage of type="mrbbootstrap" of as.svrepdesign in R's package survey, with draws of its own: those of
// replicate r come from PCG(seed, r) and from nothing else. It counts the sampling fractions of the first stage.
//
// A stratum of a single unit that was not taken whole, and fewer than two replicates, are errors.
//
// Source: J. Preston, Rescaled bootstrap for stratified multistage sampling, Survey Methodology 35 (2009), 227-234.
func Preston(u Units, count int, seed uint64) (*Set, error) {
	set, l, err := drawn(KindPreston, u, count, seed)
	if err != nil {
		return nil, err
	}
	set.UsesFractions = true
	set.fill = func(r int, out []float64) {
		source := rand.New(rand.NewPCG(seed, uint64(r)))
		for i := range l.strata {
			halve(l.of(i), l.fraction[i], source, out)
		}
	}
	return set, nil
}

// halve draws half of the units of a stratum and writes the factors of all.
func halve(units []int, fraction float64, source *rand.Rand, out []float64) {
	n := len(units)
	left := n / 2
	lambda := math.Sqrt(float64(left) * (1 - fraction) / float64(n-left))
	in, rest := 1-lambda+lambda*float64(n)/float64(left), 1-lambda
	for i, unit := range units {
		out[unit] = rest
		// Of the n-i units from here on, left are still to be drawn.
		if source.IntN(n-i) < left {
			out[unit] = in
			left--
		}
	}
}

// drawn returns a set without its factors, for the kinds that are drawn.
func drawn(kind Kind, u Units, count int, seed uint64) (*Set, layout, error) {
	l := u.layout()
	if count < 2 {
		return nil, l, problem(
			"il faut au moins 2 répliques (demandées\u00a0: %d)", "need at least 2 replicates (asked for: %d)", count,
		)
	}
	if err := l.noLonely(); err != nil {
		return nil, l, err
	}
	return &Set{
		Kind: kind, Count: count, Units: l.units, Scale: Scale{Overall: 1 / float64(count-1)},
		DegreesOfFreedom: min(l.freedom(), count-1), Seed: seed,
	}, l, nil
}
