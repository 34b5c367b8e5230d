package replicate

import "github.com/arrimage/arrimage/pkg/locale"

// BRR makes balanced half samples of a sample with two units a stratum: each replicate doubles the weights of one unit
// of each stratum and drops the other, as a Hadamard matrix H says.
//
//	factor 1 + H_hr for the first unit of stratum h, 1 - H_hr for the second; Overall = 1/R
//
// R is the smallest order above the number of strata for which a matrix is at hand, a multiple of 4. As each stratum has
// a row that adds up to 0 and is orthogonal to the others, the balance is full: the mean of the replicates of a total is
// the total, and their variance is the usual one. R's package survey makes the same with matrices of its own, so that
// replicates and even their number can differ. Sampling fractions are passed over, as there, except that a stratum taken
// whole has factors of 1, whatever its number of units.
//
// Any other stratum that does not have exactly two units is an error.
//
// Source: P. J. McCarthy, Pseudo-replication: half samples, Review of the International Statistical Institute 37 (1969),
// 239-264.
func BRR(u Units) (*Set, error) { return halfSamples(KindBRR, u, 0) }

// Fay makes the replicates of BRR with softened factors, so that no unit is dropped:
//
//	factor 1 ± (1-ρ) H_hr; Overall = 1/(R (1-ρ)²)
//
// Rho must be at least 0, which is BRR, and below 1. What BRR says holds for the rest.
//
// Source: D. R. Judkins, Fay's method for variance estimation, Journal of Official Statistics 6 (1990), 223-239.
func Fay(u Units, rho float64) (*Set, error) {
	if !(rho >= 0 && rho < 1) {
		return nil, badRho(rho)
	}
	return halfSamples(KindFay, u, rho)
}

func halfSamples(kind Kind, u Units, rho float64) (*Set, error) {
	l := u.layout()
	for i, h := range l.strata {
		if n := len(l.of(i)); n != 2 {
			return nil, &Error{Stratum: h, Message: locale.Textf(
				"il faut exactement 2 unités par strate pour des demi-échantillons (strate %d, unités\u00a0: %d)\u00a0;"+
					" choisir jkn ou bootstrap",
				"half samples need exactly 2 units a stratum (stratum %d, units: %d); choose jkn or bootstrap", h, n,
			)}
		}
	}
	matrix := hadamardFrom(len(l.strata) + 1)
	fill := func(r int, out []float64) {
		for i := range l.strata {
			units := l.of(i)
			out[units[0]] = 1 + (1-rho)*matrix.at(i+1, r)
			out[units[1]] = 1 - (1-rho)*matrix.at(i+1, r)
		}
	}
	return &Set{
		Kind: kind, Count: matrix.order(), Units: l.units, Rho: rho, DegreesOfFreedom: l.freedom(),
		Scale: Scale{Overall: 1 / (float64(matrix.order()) * (1 - rho) * (1 - rho))}, fill: fill,
	}, nil
}
