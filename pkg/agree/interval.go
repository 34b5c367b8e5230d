package agree

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// An Interval is a confidence interval, or the reason why there is none.
type Interval struct {
	Lo     float64     // lower bound, not below -1 unless the value itself is; 0 where Exists is false
	Hi     float64     // upper bound, at most 1; 0 where Exists is false
	Level  float64     // confidence level, between 0 and 1
	Method Method      // how the bounds are computed, also where there are none
	Exists bool        // false: there is no interval and Why says why
	Why    locale.Text // the reason for having no interval; empty where there is one
}

// tiny is the difference from zero below which only rounding is left.
const tiny = 1e-12

// setInterval computes value ± t × standard error, within -1 and 1, with the degrees of freedom of that many units or
// clusters less one. Weights can bring a coefficient below -1: the lower bound then goes no further than the value.
func (c *Coefficient) setInterval(units int) {
	if units < MinUnits {
		c.Interval.Why = locale.Textf("%d grappe(s)\u00a0: l'intervalle en exige au moins %d", "%d cluster(s): the interval needs at least %d", units, MinUnits)
		return
	}
	if c.SE < tiny {
		c.SE = 0
		c.Interval.Why = locale.Text{
			FR: "erreur type nulle\u00a0: l'intervalle n'aurait aucune largeur",
			EN: "standard error of zero: the interval would have no width",
		}
		return
	}
	t := tail.StudentWithin(c.Interval.Level, float64(units-1))
	c.Interval.Lo, c.Interval.Hi = max(c.Value-t*c.SE, min(-1, c.Value)), min(c.Value+t*c.SE, 1)
	c.Interval.Exists = true
	if units < SmallUnits {
		c.Warnings = append(c.Warnings, locale.Textf(
			"moins de %d unités\u00a0: l'erreur type, établie pour de grands nombres, est approximative",
			"fewer than %d units: the standard error, derived for large numbers, is approximate", SmallUnits))
	}
}

// wilson returns the score interval of a share p of n units.
//
//	(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
func wilson(p float64, n int, level float64) (lo, hi float64) {
	z := tail.NormalWithin(level)
	size, square := float64(n), z*z
	center, half := p+square/(2*size), z*math.Sqrt(p*(1-p)/size+square/(4*size*size))
	scale := 1 + square/size
	return min(max((center-half)/scale, 0), p), max(min((center+half)/scale, 1), p)
}
