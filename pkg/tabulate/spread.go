package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Spread is the scores of the units of a side, or of one of its groups, as they are: without weights.
type Spread struct {
	Label          locale.Text    // whose scores they are
	Units          []dataset.Unit // units with a score
	Values         []float64      // their scores, in the same order
	Q1, Median, Q3 float64        // quartiles of type 7, that of R; NaN where there is no score
}

// Spreads returns the scores of a scale on every side that has it, and in every group. Of the options, Where and By
// count.
func Spreads(s *survey.Survey, name string, options Options) (*study.Scale, []Spread, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, nil, err
	}
	var list []Spread
	for _, side := range units {
		if !slices.Contains(scale.Sides, side) {
			continue
		}
		frame := s.Frame(side)
		groups, _, err := options.groups(s, frame)
		if err != nil {
			return nil, nil, err
		}
		for _, g := range groups {
			label := frame.Label
			if !g.label.IsZero() && len(s.Study.Sides) > 1 {
				label = locale.Textf("%s, %s", "%s, %s", frame.Label, g.label)
			} else if !g.label.IsZero() {
				label = g.label
			}
			list = append(list, spreadOf(label, frame, frame.Variable(scale.Name), g.mask))
		}
	}
	return scale, list, nil
}

func spreadOf(label locale.Text, frame *dataset.Frame, v *dataset.Variable, mask dataset.Mask) Spread {
	spread := Spread{Label: label, Q1: math.NaN(), Median: math.NaN(), Q3: math.NaN()}
	for i, state := range v.States {
		if state == study.Answered && mask.Has(i) {
			spread.Units, spread.Values = append(spread.Units, frame.Units[i]), append(spread.Values, v.Numbers[i])
		}
	}
	if summary := estimate.Describe(spread.Values); summary.HasMean() {
		spread.Q1, spread.Median, spread.Q3 = summary.Q1, summary.Median, summary.Q3
	}
	return spread
}
