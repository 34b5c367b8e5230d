package design

import (
	"math"
	"slices"
	"strings"
)

// A Summary describes a design.
type Summary struct {
	Rows       int            // rows
	Weighted   int            // rows with a weight above 0
	WeightSum  float64        // sum of the weights: the size of the population, where the weights say so
	WeightMin  float64        // smallest weight
	WeightMax  float64        // largest weight
	WeightCV   float64        // coefficient of variation of the weights, √(Kish - 1); 0 where they add up to 0
	Kish       float64        // design effect that unequal weights alone have, n Σ w² / (Σ w)²; 0 where they add up to 0
	Stages     []StageSummary // stages that count for a variance, first to last
	DF         float64        // degrees of freedom of the whole sample
	Lonely     Lonely         // the policy for strata with a single unit
	Method     Method         // how variances are computed
	Replicates int            // replicates, 0 where variances are linearised
}

// A StageSummary describes a stage of selection.
type StageSummary struct {
	Strata   int      // strata
	Units    int      // units that were drawn
	Elements bool     // each row is a unit
	FPC      bool     // the stage has a finite population correction
	Whole    int      // strata that were taken whole: they add no variance
	Lonely   []string // labels of the strata with a single unit, of more, sorted; after the first stage that of their unit leads
}

// Summary describes the design. The effect of unequal weights is that of L. Kish, Survey Sampling, Wiley, 1965.
func (d *Design) Summary() Summary {
	s := Summary{Rows: len(d.weights), Lonely: d.plan.shape.Lonely}
	var weights, squares sum
	for row, w := range d.weights {
		if row == 0 {
			s.WeightMin = w
		}
		s.WeightMin, s.WeightMax = min(s.WeightMin, w), max(s.WeightMax, w)
		weights.Add(w)
		squares.AddProduct(w, w)
		if w > 0 {
			s.Weighted++
		}
	}
	s.WeightSum = weights.Value()
	if s.WeightSum > 0 {
		s.Kish = float64(s.Weighted) * squares.Value() / (s.WeightSum * s.WeightSum)
		s.WeightCV = math.Sqrt(max(0, s.Kish-1))
	}
	frame := newFrame(d.plan)
	for stage := range frame.stages {
		s.Stages = append(s.Stages, frame.summary(stage))
	}
	sizes := d.Totals(nil, Groups{Of: make([]int, s.Rows), Count: 1})
	s.DF, s.Method = sizes.At(0, 0.95).DF, sizes.Method()
	if d.replicates != nil {
		s.Replicates = d.replicates.count()
	}
	return s
}

func (fr *frame) summary(stage int) StageSummary {
	l, st := fr.plan.levels[stage], fr.stages[stage]
	s := StageSummary{Strata: len(l.strata), Units: l.drawn(), Elements: !l.form.Clusters, FPC: l.form.FPC}
	for h := range l.strata {
		if st.factor[h] == 0 {
			s.Whole++
		}
	}
	for _, h := range st.parted {
		label := l.strata[h].label
		if stage > 0 {
			label = strings.TrimSpace(fr.plan.levels[stage-1].units[l.strata[h].parent].label + " " + label)
		}
		s.Lonely = append(s.Lonely, label)
	}
	slices.Sort(s.Lonely)
	return s
}
