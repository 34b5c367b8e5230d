package replicate

import "math"

// ScaleOptions says what is known of replicate weights that came as columns.
type ScaleOptions struct {
	// Overall replaces the multiplier of the sum that the kind gives. 0 keeps that of the kind; kind other has 1.
	Overall float64
	// Each holds the multiplier of each replicate, 0 or above; nil for that of the kind. For jkn it is
	// (n_h-1)/n_h (1-f_h), with h the stratum of the unit that the replicate leaves out.
	Each []float64
	// Largest holds the largest factor of each replicate, the weight of a row in the replicate divided by its full
	// weight, from which jkn without Each derives (n_h-1)/n_h, and jk1 (n-1)/n, as R's svrepdesign does where the columns
	// hold factors: a jackknife multiplies the units that stay by n_h/(n_h-1). Nil where it was not looked for.
	Largest []float64
	// Rho is Fay's factor, from 0 up to but not including 1. Kind fay needs it; the others pass it over.
	Rho float64
	// AroundMean is that of the Scale.
	AroundMean bool
}

// ScaleOf returns the scale of replicate weights that came as columns, count of them (R):
//
//	brr        Overall = 1/R
//	fay        Overall = 1/(R (1-ρ)²)
//	jk1        Overall = (R-1)/R, or 1/Largest of the first replicate
//	jkn        Overall = 1, Each = (n_h-1)/n_h: given, or 1/Largest
//	bootstrap  Overall = 1/(R-1), and so for preston
//	sdr        Overall = 4/R
//	other      Overall = 1
//
// and Each 1, unless the options say otherwise. These are the scales of svrepdesign in R's package survey. Options that
// do not fit the kind or the count are an error.
func ScaleOf(kind Kind, count int, o ScaleOptions) (Scale, error) {
	if err := o.check(kind, count); err != nil {
		return Scale{}, err
	}
	scale := Scale{Overall: o.overall(kind, float64(count)), Each: o.Each, AroundMean: o.AroundMean}
	if kind == KindJKn && scale.Each == nil {
		for _, factor := range o.Largest {
			scale.Each = append(scale.Each, 1/factor)
		}
	}
	return scale, nil
}

func (o ScaleOptions) overall(kind Kind, count float64) float64 {
	switch {
	case o.Overall != 0:
		return o.Overall
	case kind == KindBRR:
		return 1 / count
	case kind == KindFay:
		return 1 / (count * (1 - o.Rho) * (1 - o.Rho))
	case kind == KindJK1 && o.Largest != nil:
		return 1 / o.Largest[0]
	case kind == KindJK1:
		return (count - 1) / count
	case kind == KindBootstrap || kind == KindPreston:
		return 1 / (count - 1)
	case kind == KindSDR:
		return 4 / count
	}
	return 1
}

func (o ScaleOptions) check(kind Kind, count int) error {
	known := false
	for _, k := range Kinds {
		known = known || k == kind
	}
	switch {
	case !known:
		return unknown(kind)
	case count < 2:
		return problem(
			"il faut au moins 2 répliques pour une variance (lues\u00a0: %d)",
			"need at least 2 replicates for a variance (read: %d)", count,
		)
	case kind == KindFay && !(o.Rho >= 0 && o.Rho < 1):
		return badRho(o.Rho)
	case !(o.Overall >= 0) || math.IsInf(o.Overall, 0):
		return problem(
			"il faut un multiplicateur fini d'au moins 0 (donné\u00a0: %s)",
			"need a finite multiplier of at least 0 (given: %s)", number(o.Overall),
		)
	case kind == KindJKn && o.Each == nil && o.Largest == nil:
		return problem(
			"les répliques jkn demandent un multiplicateur chacune, (n_h-1)/n_h",
			"jkn replicates need a multiplier each, (n_h-1)/n_h",
		)
	}
	return o.checkEach(count)
}

func (o ScaleOptions) checkEach(count int) error {
	for _, numbers := range [][]float64{o.Each, o.Largest} {
		if numbers != nil && len(numbers) != count {
			return problem(
				"il faut un multiplicateur par réplique (répliques\u00a0: %d, multiplicateurs\u00a0: %d)",
				"need one multiplier a replicate (replicates: %d, multipliers: %d)", count, len(numbers),
			)
		}
	}
	for r, x := range o.Each {
		if !(x >= 0) || math.IsInf(x, 0) {
			return problem(
				"il faut un multiplicateur fini d'au moins 0 (réplique %d\u00a0: %s)",
				"need a finite multiplier of at least 0 (replicate %d: %s)", r+1, number(x),
			)
		}
	}
	for r, x := range o.Largest {
		if !(x >= 1) || math.IsInf(x, 0) {
			return problem(
				"la réplique %d n'augmente aucun poids\u00a0: ce n'est pas un jackknife (plus grand facteur\u00a0: %s)",
				"replicate %d raises no weight: it is no jackknife (largest factor: %s)", r+1, number(x),
			)
		}
	}
	return nil
}

func badRho(rho float64) error {
	return problem(
		"le facteur de Fay doit être d'au moins 0 et de moins de 1 (donné\u00a0: %s)",
		"Fay's factor must be at least 0 and below 1 (given: %s)", number(rho),
	)
}
