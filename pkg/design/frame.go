package design

import "github.com/arrimage/arrimage/pkg/locale"

// A frame is what the variance of any estimate takes from a plan: the factor of each stratum.
type frame struct {
	plan   *Plan
	stages []stageFrame
}

// A stageFrame is the frame of one stage.
type stageFrame struct {
	factor []float64 // by stratum: what the variation of its units is multiplied with; 0 where it is taken whole
	share  []float64 // by stratum: of the population that the stages up to it have drawn, as the next stage needs it
	alone  []bool    // by stratum: a single unit was drawn, of more
	parted []int32   // the strata that are alone, in the order in which they appeared
}

// wholeShare is how near to 1 a sampling fraction counts as a whole stratum.
const wholeShare = 1 - 1e-9

// newFrame computes the factors
//
//	m (1 - f) n / (n - 1)
//
// of a stratum with n units drawn, a share f of its population, where m is the product of the shares of the strata of the
// stages before that hold it. A stratum with n = 1 has the factor m (1 - f).
func newFrame(p *Plan) *frame {
	fr := &frame{plan: p, stages: make([]stageFrame, len(p.levels))}
	for s, l := range p.levels {
		st := stageFrame{
			factor: make([]float64, len(l.strata)), share: make([]float64, len(l.strata)), alone: make([]bool, len(l.strata)),
		}
		for h := range l.strata {
			above := 1.0
			if s > 0 {
				above = fr.stages[s-1].share[p.levels[s-1].units[l.strata[h].parent].stratum]
			}
			f, n := l.fraction(int32(h)), float64(l.strata[h].units)
			st.share[h] = above * f
			switch {
			case f >= wholeShare:
			case n == 1:
				st.factor[h], st.alone[h] = above*(1-f), true
				st.parted = append(st.parted, int32(h))
			default:
				st.factor[h] = above * (1 - f) * n / (n - 1)
			}
		}
		fr.stages[s] = st
	}
	return fr
}

// isCensus reports whether every unit of every stage was taken: there is no sampling error.
func (fr *frame) isCensus() bool {
	for _, st := range fr.stages {
		for _, factor := range st.factor {
			if factor > 0 {
				return false
			}
		}
	}
	return true
}

// corrected reports whether the first stage has a finite population correction.
func (fr *frame) corrected() bool { return fr.plan.levels[0].form.FPC }

// named is how many strata a message names.
const named = 5

// names returns the labels of strata of a stage, the first of them where they are many.
func (fr *frame) names(stage int, strata []int32) locale.Text {
	names := make([]locale.Text, 0, named+1)
	for i, h := range strata {
		if i == named {
			names = append(names, locale.Textf("%[1]d de plus", "%[1]d more", len(strata)-named))
			break
		}
		names = append(names, fr.name(stage, h))
	}
	return locale.Join(names)
}

// name returns the label of a stratum, after that of the unit that holds it in a later stage.
func (fr *frame) name(stage int, h int32) locale.Text {
	l := fr.plan.levels[stage]
	label := locale.Textf("«\u00a0%[1]s\u00a0»", "%[1]q", l.strata[h].label)
	if stage == 0 {
		return label
	}
	unit := fr.plan.levels[stage-1].units[l.strata[h].parent].label
	if l.strata[h].label == "" {
		return locale.Textf("de la grappe «\u00a0%[1]s\u00a0»", "of cluster %[1]q", unit)
	}
	return locale.Textf("%[1]s de la grappe «\u00a0%[2]s\u00a0»", "%[1]s of cluster %[2]q", label, unit)
}
