package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A MeanDifference is the mean of one variable less that of another, of the same units.
type MeanDifference struct {
	Estimated         // of which Variable is the first and Over the second
	Both      bool    // only units that have both values count
	P         float64 // two-sided p value of no difference; no meaning where HasP is false
	HasP      bool    // there is one
}

// MeanDifferences computes the mean of the first variable requested less that of the second, on every side that has both, in every
// group, with a standard error that takes their covariance into account. Under a design each mean counts all its units;
// in a simple sample only the units with both values count. Of the options, Where, By and Level count.
func MeanDifferences(s *survey.Survey, request Request, options Options) ([]MeanDifference, error) {
	names := request.Variables
	if len(names) != 2 {
		return nil, usage("une différence prend deux variables\u00a0; reçu\u00a0: %d", "a difference takes two variables; got %d", len(names))
	}
	units, err := estimateUnits(s, Request{Statistic: MeanOf, Variables: names}, options)
	if err != nil {
		return nil, err
	}
	var list []MeanDifference
	for _, unit := range units {
		frame := s.Frame(unit)
		groups, _, err := options.groups(s, frame)
		if err != nil {
			return nil, err
		}
		first, second := frame.Variable(names[0]), frame.Variable(names[1])
		for _, g := range groups {
			d := MeanDifference{Estimated: Estimated{Side: s.Study.Side(unit), Variable: first, Over: second, Group: g.label, Key: g.key}}
			if sampling := s.Samplings[unit]; sampling != nil {
				d.underDesign(sampling.Design, g.mask, options.level())
			} else {
				population := 0
				if options.Where == "" && len(options.By) == 0 {
					population = s.Population(unit)
				}
				d.paired(g.mask, population, options.level())
			}
			list = append(list, d)
		}
	}
	return list, nil
}

// underDesign sets the two means against each other, each of its own units.
func (d *MeanDifference) underDesign(of *design.Design, within dataset.Mask, level float64) {
	a, b := of.Means(d.Variable.Numbers, domainOf(d.Variable, within)), of.Means(d.Over.Numbers, domainOf(d.Over, within))
	d.Sampled = true
	d.set(design.Difference(a, 0, b, 0, level))
}

// domainOf is the units of the mask that have a value.
func domainOf(v *dataset.Variable, within dataset.Mask) design.Groups {
	groups := design.Groups{Of: make([]int, len(v.States)), Count: 1}
	for i, state := range v.States {
		if !within.Has(i) || state != study.Answered {
			groups.Of[i] = -1
		}
	}
	return groups
}

// paired takes the difference of each unit that has both values.
func (d *MeanDifference) paired(within dataset.Mask, population int, level float64) {
	d.Both = true
	var apart []float64
	p := pair{top: d.Variable, bottom: d.Over}
	for i := range d.Variable.States {
		switch state := p.state(i); {
		case !within.Has(i):
		case state != study.Answered:
			d.LeftOut[state]++
		default:
			apart = append(apart, d.Variable.Numbers[i]-d.Over.Numbers[i])
		}
	}
	if d.LeftOut.Total() > 0 {
		population = 0
	}
	means := simpleDesign(len(apart), population).Means(apart, design.Groups{Of: make([]int, len(apart)), Count: 1})
	d.set(means.Contrast([]float64{1}, level))
}

func (d *MeanDifference) set(e design.Estimate) {
	d.Estimate, d.Interval, d.P, d.HasP = e, e.Interval, e.P, e.HasP
}

// MeanDifferencesTable shows what MeanDifferences computed.
func MeanDifferencesTable(s *survey.Survey, request Request, list []MeanDifference, options Options) *table.Table {
	plainList := make([]Estimated, len(list))
	for i, d := range list {
		plainList[i] = d.Estimated
	}
	decimals := request.decimals(plainList)
	t := &table.Table{ID: "differences", Title: locale.Text{FR: "Différences de moyennes", EN: "Differences of means"}}
	t.Columns = []table.Column{
		{Key: "row", Label: locale.Text{FR: "Différence", EN: "Difference"}},
		{Key: "first", Machine: true}, {Key: "second", Machine: true}, {Key: "side", Machine: true}, {Key: "group", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "difference", Label: locale.Text{FR: "Écart", EN: "Difference"}, Kind: table.Number, Decimals: decimals},
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: decimals},
		{Key: "interval", Label: levelHeading(options.level()), Kind: table.Number, Decimals: decimals, Range: true, Of: "difference"},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Count},
		{Key: "p", Label: locale.Same("p"), Kind: table.P},
		{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}},
	}
	both := false
	for _, d := range list {
		label := locale.Textf("%s – %s", "%s – %s", d.Variable.Label, d.Over.Label)
		if len(s.Study.Sides) > 1 || !d.Group.IsZero() {
			label = locale.Textf("%s, %s", "%s, %s", label, estimatedLabel(s.Study, d.Estimated))
		}
		numbers, p := numbersOf(d.Estimate), table.Absent(dash)
		if d.HasP {
			p = table.Value(d.P)
		}
		t.Add(table.Words(label), table.Plain(d.Variable.Name), table.Plain(d.Over.Name), table.Plain(d.Side.Name), table.Plain(d.Key),
			table.Int(d.Estimate.N), numbers[0], numbers[1], intervalCell(d.Interval, 1), numbers[2], p,
			table.Words(withoutValue(dataset.Share{LeftOut: d.LeftOut})))
		both = both || d.Both
	}
	hideEmpty(t, "without_value")
	t.Note("Test t de Student bilatéral d'un écart nul, avec la covariance des deux moyennes. Intervalles à %s.", "Two-sided Student t test of no difference, with the covariance of the two means. Intervals at %s.", levelText(options.level()))
	if both {
		t.Note("n\u00a0: unités qui ont les deux valeurs.", "n: units that have both values.")
	}
	estimateDoubts(t, plainList)
	return t
}
