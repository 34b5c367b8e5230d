package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// addSampled adds the rows of a side that declares a design.
func (sc *scoring) addSampled(frame *dataset.Frame, v *dataset.Variable) error {
	groups, _, err := sc.options.groups(sc.Survey, frame)
	if err != nil {
		return err
	}
	list, err := estimatesOf(sc.Survey, frame, Request{Statistic: MeanOf}, pair{top: v}, sc.options)
	if err != nil {
		return err
	}
	deviations := standardDeviations(sc.Samplings[frame.Name].Design, v, groups, list)
	for k, e := range list {
		cells := sc.labelCells(frame, groups[k], e.Estimate.N, e.LeftOut.Total())
		numbers := numbersOf(e.Estimate)
		summary := estimate.Describe(v.Answered(groups[k].mask))
		observed := summaryCells(summary, v.Maximum, 0, sc.options)
		cells = append(cells, numbers[0], numbers[1], deviations[k])
		cells = append(cells, observed[2:5]...)
		cells = append(cells, intervalCell(e.Interval, 1), table.Absent(dash))
		cells = append(cells, numbers[2:]...)
		sc.t.Add(append(cells, table.Plain(e.Interval.Method.ID))...)
	}
	sc.sampled = append(sc.sampled, list...)
	return nil
}

// standardDeviations estimates the standard deviation of a variable in the population, in each group whose mean is in the
// list: the square root of n/(n-1) times the weighted mean of the squared deviations from the weighted mean, as svyvar of
// the package survey of R has it.
func standardDeviations(d *design.Design, v *dataset.Variable, groups []group, list []Estimated) []table.Cell {
	squares, domains := make([]float64, len(v.States)), domainsOf(v, groups)
	for i, k := range domains.Of {
		if k >= 0 {
			squares[i] = (v.Numbers[i] - list[k].Estimate.Value) * (v.Numbers[i] - list[k].Estimate.Value)
		}
	}
	variances := d.Means(squares, domains)
	cells := make([]table.Cell, len(groups))
	for k := range groups {
		e := variances.At(k, DefaultLevel)
		if cells[k] = table.Absent(dash); e.N > 1 {
			cells[k] = table.Value(math.Sqrt(e.Value * float64(e.N) / float64(e.N-1)))
		}
	}
	return cells
}

// domainsOf gives every unit with a value the number of its group.
func domainsOf(v *dataset.Variable, groups []group) design.Groups {
	domains := design.Groups{Of: make([]int, len(v.States)), Count: len(groups)}
	for i, state := range v.States {
		domains.Of[i] = -1
		for k, g := range groups {
			if state == study.Answered && g.mask.Has(i) {
				domains.Of[i] = k
			}
		}
	}
	return domains
}

// designNotes say how the sides with a design were drawn, and which numbers are weighted.
func (sc *scoring) designNotes() {
	if len(sc.sampled) == 0 {
		return
	}
	hideEmpty(sc.t, "finite")
	sc.t.Note("n, sans score, min. et max.\u00a0: les répondants, sans pondération. Moyenne, erreur type, écart type et intervalle\u00a0: pondérés, selon le plan.",
		"n, no score, min. and max.: the respondents, unweighted. Mean, SE, SD and interval: weighted, under the design.")
	for _, side := range sidesOf(sc.sampled) {
		designNotes(sc.Survey, sc.t, side)
	}
	if freedom := freedomText(sc.sampled); !freedom.IsZero() {
		sc.t.Note("Intervalles pondérés à %s\u00a0: t de Student, degrés de liberté\u00a0: %s.", "Weighted intervals at %s: Student's t, degrees of freedom: %s.",
			levelText(sc.options.level()), freedom)
	}
	estimateDoubts(sc.t, sc.sampled)
}

// freedomText writes the degrees of freedom of the intervals of estimates, from the least to the most; empty where there
// is no interval.
func freedomText(list []Estimated) locale.Text {
	least, most := math.Inf(1), math.Inf(-1)
	for _, e := range list {
		if e.Interval.Exists {
			least, most = min(least, e.Estimate.DF), max(most, e.Estimate.DF)
		}
	}
	switch {
	case least > most:
		return locale.Text{}
	case least == most:
		return locale.Textf("%s", "%s", locale.Trimmed(least, 1))
	}
	return locale.Textf("de %s à %s", "%s to %s", locale.Trimmed(least, 1), locale.Trimmed(most, 1))
}

// sidesOf returns the sides of estimates, each once.
func sidesOf(list []Estimated) []string {
	var sides []string
	for _, e := range list {
		if !slices.Contains(sides, e.Side.Name) {
			sides = append(sides, e.Side.Name)
		}
	}
	return sides
}

// weightedNote says that percents are weighted on the sides of a scale that declare a design; nothing where none does.
func weightedNote(s *survey.Survey, t *table.Table, scale *study.Scale, fr, en string) {
	var sides []string
	for _, side := range scale.Sides {
		if s.Samplings[side] != nil {
			sides = append(sides, side)
		}
	}
	if len(sides) == 0 {
		return
	}
	t.Note(fr, en)
	for _, side := range sides {
		designNotes(s, t, side)
	}
}

// ScoresMethods returns the identifiers of the methods behind the scores of a scale.
func ScoresMethods(s *survey.Survey, name string, options Options) ([]string, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	ids := []string{map[score.Way]string{score.Count: score.CountID, score.Sum: score.SumID, score.Mean: score.MeanID}[scale.Score]}
	if scale.IsRated() && len(scale.Reverse) > 0 {
		ids = append(ids, score.ReverseID)
	}
	if prorates(scale) {
		ids = append(ids, score.ProratedID)
	}
	sc := &scoring{Survey: s, scale: scale, options: options}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	simple, sampled := joined(s, scale), false
	for _, side := range units {
		simple = simple || s.Frame(side).Variable(scale.Name) != nil && !sc.isSampled(side)
		sampled = sampled || sc.isSampled(side)
	}
	if simple {
		ids = append(ids, estimate.StudentID)
		if knowsPopulation(s) || s.Regions != nil {
			ids = append(ids, estimate.StudentFiniteID)
		}
	}
	if sampled {
		list, err := Estimates(s, Request{Statistic: MeanOf, Variables: []string{scale.Name}}, options)
		if err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(e Estimated) bool { return !e.Sampled })
		ids = append(ids, EstimatesMethods(s, list)...)
	}
	return ids, nil
}
