package design

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/precise"
)

// settleAlone applies the policy of the design to the strata of a stage in which a single unit was drawn, of more. A
// stratum without a row of the group adds nothing, whatever the policy.
//
// LonelyCentred takes the deviation from the mean of all units of the stage, as the command svyset of Stata does with
// singleunit(centered). For means and ratios the mean is 0 and the policy is that which the package survey of R names
// "adjust"; for totals that package takes the deviation from 0 instead. LonelyAverage multiplies what the other strata
// add by (strata with rows of the group) / (those of them with two units or more), within the unit that holds them; the
// package survey does the same.
func (fr *frame) settleAlone(e *effect, s int) {
	alone := fr.aloneIn(s, e.stages[s])
	if len(alone) == 0 {
		return
	}
	switch fr.plan.shape.Lonely {
	case LonelyError:
		e.why = needUnits(s, fr.names(s, alone))
		if l := fr.plan.levels[s]; s == 0 && len(l.strata) == 1 && l.strata[0].label == "" {
			e.why = oneUnit // There are no strata to name.
		}
		return
	case LonelyCentred:
		if fr.plan.levels[s].drawn() == 1 {
			e.why = oneUnit
			return
		}
		fr.centre(&e.stages[s], s)
	case LonelyAverage:
		if !fr.average(&e.stages[s], s) {
			e.why = noOther(s, fr.names(s, alone))
			return
		}
	}
	e.warnings = append(e.warnings, settled(fr.plan.shape.Lonely, s, fr.names(s, alone)))
}

// aloneIn returns the strata of a stage that are alone and hold a score.
func (fr *frame) aloneIn(s int, z scores) []int32 {
	st, units := fr.stages[s], fr.plan.levels[s].units
	if len(st.parted) == 0 {
		return nil
	}
	has := map[int32]bool{}
	for _, unit := range z.units {
		has[units[unit].stratum] = true
	}
	var alone []int32
	for _, h := range st.parted {
		if has[h] {
			alone = append(alone, h)
		}
	}
	return fr.byLabel(s, alone)
}

// centre records the deviations of the units that are alone from the mean of all units of the stage.
func (fr *frame) centre(z *scores, s int) {
	var total sum
	var size float64
	for _, v := range z.z {
		total.Add(v)
		size += math.Abs(v)
	}
	units := fr.plan.levels[s].units
	mean := precise.Cleaned(total.Value(), size) / float64(fr.plan.levels[s].drawn())
	st := fr.stages[s]
	for i, unit := range z.units {
		if h := units[unit].stratum; st.alone[h] {
			z.alone = append(z.alone, score{stratum: h, z: z.z[i] - mean})
		}
	}
	slices.SortFunc(z.alone, func(a, b score) int { return int(a.stratum) - int(b.stratum) })
}

// average enlarges the scores of the units beside those that are alone. It returns false where a unit that is alone has
// no stratum beside its own.
func (fr *frame) average(z *scores, s int) bool {
	l, st := fr.plan.levels[s], fr.stages[s]
	all, others := map[int32]int{}, map[int32]int{} // strata with a score, by the unit that holds them
	seen := map[int32]bool{}
	for _, unit := range z.units {
		h := l.units[unit].stratum
		if seen[h] {
			continue
		}
		seen[h] = true
		all[l.strata[h].parent]++
		if !st.alone[h] {
			others[l.strata[h].parent]++
		}
	}
	enlarged, squares := make([]float64, len(z.z)), slices.Clone(z.squares)
	for i, unit := range z.units {
		parent := l.parentOf(unit)
		if others[parent] == 0 {
			return false
		}
		enlarged[i] = z.z[i] * math.Sqrt(float64(all[parent])/float64(others[parent]))
		if squares != nil {
			squares[i] *= float64(all[parent]) / float64(others[parent])
		}
	}
	z.z, z.squares = enlarged, squares
	return true
}

// byLabel sorts strata so that their order of appearance does not show.
func (fr *frame) byLabel(s int, strata []int32) []int32 {
	slices.SortFunc(strata, func(a, b int32) int { return cmp.Compare(fr.name(s, a).EN, fr.name(s, b).EN) })
	return strata
}

var oneUnit = locale.Text{
	FR: "une seule unité tirée\u00a0: il en faut au moins deux pour une erreur type",
	EN: "a single unit drawn: need at least two for a standard error",
}

func needUnits(stage int, strata locale.Text) locale.Text {
	return locale.Textf(
		"il faut au moins deux unités tirées dans la strate %[2]s au degré %[1]d pour une erreur type, ou une règle"+
			" déclarée pour les strates à une seule unité",
		"need at least two units drawn in stratum %[2]s at stage %[1]d for a standard error, or a declared policy for strata"+
			" with a single unit",
		stage+1, strata)
}

func noOther(stage int, strata locale.Text) locale.Text {
	return locale.Textf(
		"aucune strate à deux unités ou plus dont la strate %[2]s au degré %[1]d puisse prendre la variance moyenne",
		"no stratum with two units or more from which stratum %[2]s at stage %[1]d could take the average variance",
		stage+1, strata)
}

func settled(policy Lonely, stage int, strata locale.Text) locale.Text {
	rule := map[Lonely]locale.Text{
		LonelyCentred:   {FR: "écart à la moyenne de toutes les unités", EN: "deviation from the mean of all units"},
		LonelyAverage:   {FR: "variance moyenne des autres strates", EN: "average variance of the other strata"},
		LonelyCertainty: {FR: "unité certaine, sans variance", EN: "unit drawn with certainty, no variance"},
	}[policy]
	return locale.Textf(
		"strate à une seule unité au degré %[1]d\u00a0: %[2]s (règle «\u00a0%[3]s\u00a0»\u00a0: %[4]s)",
		"stratum with a single unit at stage %[1]d: %[2]s (policy %[3]q: %[4]s)",
		stage+1, strata, string(policy), rule)
}
