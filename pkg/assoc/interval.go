package assoc

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// An Interval is a confidence interval of a coefficient, or the reason why there is none.
type Interval struct {
	Lo     float64     // lower bound, from -1 to 1; 0 where Exists is false
	Hi     float64     // upper bound, from -1 to 1; 0 where Exists is false
	Level  float64     // confidence level, between 0 and 1
	Method Method      // how the bounds are computed, also where there are none
	Exists bool        // false: there is no interval and Why says why
	Why    locale.Text // the reason for having no interval; empty where there is one
}

// setInterval computes tanh(atanh(r) ± z √variance), which needs more than beyond pairs and a coefficient within -1
// and 1, and adds the warnings that belong to it.
func (a *Association) setInterval(variance float64, beyond int, ties bool) {
	if a.N <= beyond {
		a.Interval.Why = locale.Textf(
			"%d paires\u00a0: l'intervalle en exige au moins %d",
			"%d pairs: the interval needs at least %d", a.N, beyond+1)
		return
	}
	if math.Abs(a.Value) == 1 {
		a.Interval.Why = locale.Text{
			FR: "association parfaite\u00a0: l'intervalle n'aurait aucune largeur",
			EN: "perfect association: the interval would have no width",
		}
		return
	}
	z := tail.NormalWithin(a.Interval.Level)
	center, half := math.Atanh(a.Value), z*math.Sqrt(variance)
	a.Interval.Lo, a.Interval.Hi, a.Interval.Exists = math.Tanh(center-half), math.Tanh(center+half), true
	if a.N < SmallPairs {
		a.Warnings = append(a.Warnings, locale.Textf(
			"moins de %d paires\u00a0: l'intervalle est approximatif",
			"fewer than %d pairs: the interval is approximate", SmallPairs))
	}
	if ties {
		a.Warnings = append(a.Warnings, locale.Text{
			FR: "ex æquo\u00a0: l'intervalle, établi pour des valeurs toutes distinctes, est approximatif",
			EN: "ties: the interval, derived for distinct values, is approximate",
		})
	}
}
