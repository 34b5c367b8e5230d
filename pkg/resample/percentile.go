package resample

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Percentile returns the percentile interval: the quantiles α/2 and 1-α/2 of the statistic over the resamples, α being
// 1 - level. A quantile p of r values lies at the rank (r+1)p, and between two ranks on the normal scale.
//
// The Monte Carlo error of a bound is half the distance between the quantiles one standard error √(p(1-p)/r) of p to
// either side.
//
// Sources: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman and Hall, 1993, chapter 13; A. C.
// Davison and D. V. Hinkley, Bootstrap Methods and their Application, Cambridge University Press, 1997, chapter 5.
func (b Bootstrap) Percentile() Interval {
	i, ok := b.interval(PercentileID)
	if !ok {
		return i
	}
	lo := (1 - b.level) / 2
	b.setQuantiles(&i, lo, 1-lo, b.shareError(lo), b.shareError(1-lo))
	return i
}

// shareError returns the standard error of a share p of the resamples.
func (b Bootstrap) shareError(p float64) float64 {
	return math.Sqrt(p * (1 - p) / float64(len(b.replicates)))
}

// BCa returns the bias-corrected and accelerated interval: the quantiles
//
//	Φ(z₀ + (z₀+z) / (1 - a(z₀+z))), z = Φ⁻¹(α/2) and Φ⁻¹(1-α/2)
//
// of the statistic over the resamples, with a the acceleration and Φ(z₀) the share of the resamples with a value below
// that of all rows. It corrects the percentile interval for bias and skewness. It does not exist where the jackknife gives
// no acceleration or no resample, or every one, lies below the value.
//
// The Monte Carlo error of a bound counts that of z₀ in, which comes from the same resamples.
//
// Sources: B. Efron, Better bootstrap confidence intervals, Journal of the American Statistical Association 82 (1987),
// 171-185; B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman and Hall, 1993, chapter 14.
func (b Bootstrap) BCa() Interval {
	i, ok := b.interval(BCaID)
	if !ok {
		return i
	}
	if !b.Accelerated {
		i.Why = locale.Text{
			FR: "sans l'une des lignes la statistique n'a pas de valeur, ou ne change pas\u00a0: prendre l'intervalle percentile",
			EN: "without some row the statistic has no value, or it never changes: take the percentile interval",
		}
		return i
	}
	below := float64(sort.SearchFloat64s(b.replicates, b.Value)) / float64(len(b.replicates))
	lo, loError, okLo := b.corrected(below, (1-b.level)/2)
	hi, hiError, okHi := b.corrected(below, (1+b.level)/2)
	if below == 0 || below == 1 || !okLo || !okHi {
		i.Why = locale.Text{
			FR: "les rééchantillons sont presque tous du même côté de la valeur\u00a0: le biais n'est pas corrigible",
			EN: "nearly all resamples lie on one side of the value: the bias cannot be corrected",
		}
		return i
	}
	b.setQuantiles(&i, lo, hi, loError, hiError)
	return i
}

// corrected returns which quantile stands for a nominal one, given the share of the resamples below the value, and the
// standard error of the share of resamples up to it. It returns false where the acceleration turns the order around.
func (b Bootstrap) corrected(below, nominal float64) (p, standardError float64, ok bool) {
	normal := distuv.UnitNormal
	z0, z := normal.Quantile(below), normal.Quantile(nominal)
	scale := 1 - b.Acceleration*(z0+z)
	if !(scale > 0) {
		return 0, 0, false
	}
	moved := z0 + (z0+z)/scale
	p = normal.CDF(moved)
	// The bound is where the share of the resamples equals p, and p moves with the share below the value: by slope.
	slope := normal.Prob(moved) * (1 + 1/(scale*scale)) / normal.Prob(z0)
	variance := p*(1-p) + slope*slope*below*(1-below) - 2*slope*(math.Min(p, below)-p*below)
	return p, math.Sqrt(math.Max(variance, 0) / float64(len(b.replicates))), true
}

// interval returns an interval of the bootstrap without bounds, and false where it has none.
func (b Bootstrap) interval(id string) (Interval, bool) {
	i := Interval{
		Value: b.Value, Level: b.level, Method: methodOf(id), Why: b.Why, Resamples: b.Resamples, Undefined: b.Undefined, Seed: b.Seed,
	}
	if !b.Defined {
		return i, false
	}
	if float64(b.Undefined) > MaxUndefined*float64(b.Resamples) {
		i.Why = locale.Textf(
			"la statistique n'a pas de valeur dans %d des %d rééchantillons",
			"the statistic has no value in %d of the %d resamples", b.Undefined, b.Resamples)
		return i, false
	}
	if b.replicates[0] == b.replicates[len(b.replicates)-1] {
		i.Why = noWidth
		return i, false
	}
	if b.Undefined > 0 {
		i.Warnings = append(i.Warnings, locale.Textf(
			"rééchantillons laissés de côté parce que la statistique n'y a pas de valeur\u00a0: %d",
			"resamples left out as the statistic has no value in them: %d", b.Undefined))
	}
	if b.N < SmallRows {
		i.Warnings = append(i.Warnings, locale.Textf(
			"moins de %d lignes\u00a0: un intervalle par rééchantillonnage est trop étroit",
			"fewer than %d rows: an interval by resampling is too narrow", SmallRows))
	}
	return i, true
}

// setQuantiles sets the bounds to quantiles of the resamples, given the standard errors of the shares.
func (b Bootstrap) setQuantiles(i *Interval, lo, hi, loError, hiError float64) {
	r := float64(len(b.replicates))
	if !((r+1)*lo >= 1 && (r+1)*hi <= r) {
		i.Why = locale.Textf(
			"trop peu de rééchantillons pour le niveau demandé\u00a0: %d",
			"too few resamples for the level asked for: %d", len(b.replicates))
		return
	}
	i.setBounds(quantile(b.replicates, lo), quantile(b.replicates, hi))
	if i.Exists {
		i.LoError, i.HiError = halfWidth(b.replicates, lo, loError), halfWidth(b.replicates, hi, hiError)
	}
}

// halfWidth returns half the distance between the quantiles p ± e, of which neither goes beyond the values.
func halfWidth(sorted []float64, p, e float64) float64 {
	least := 1 / float64(len(sorted)+1)
	return quantile(sorted, min(p+e, 1-least))/2 - quantile(sorted, max(p-e, least))/2
}

// quantile returns the value at the rank (r+1)p of r sorted values, between two ranks on the normal scale.
func quantile(sorted []float64, p float64) float64 {
	size := float64(len(sorted) + 1)
	rank := math.Floor(size * p)
	k := min(max(int(rank), 1), len(sorted))
	if rank == size*p || k == len(sorted) {
		return sorted[k-1]
	}
	normal := distuv.UnitNormal
	below, above := normal.Quantile(float64(k)/size), normal.Quantile(float64(k+1)/size)
	return sorted[k-1] + (normal.Quantile(p)-below)/(above-below)*(sorted[k]-sorted[k-1])
}
