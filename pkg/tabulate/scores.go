package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// scaleOf resolves the name of a scale; "" is the study's first.
func scaleOf(def *study.Definition, name string) (*study.Scale, error) {
	if name == "" && len(def.Scales) > 0 {
		return def.Scales[0].Value, nil
	}
	if len(def.Scales) == 0 {
		return nil, usage("l'étude ne déclare aucune échelle (scales:)", "the study declares no scale (scales:)")
	}
	if scale := def.Scale(name); scale != nil {
		return scale, nil
	}
	return nil, unknown(locale.Text{FR: "échelle", EN: "scale"}, name, def.Scales.Names())
}

// A scoring makes the summary of a scale.
type scoring struct {
	*survey.Survey
	scale   *study.Scale
	options Options
	t       *table.Table
	finite  bool        // some unit has a population that is known
	sampled []Estimated // the mean scores of the sides that declare a design
	simple  bool        // some unit has no design
}

// Scores summarises a scale over each side and over the regions; under its design where a side declares one.
func Scores(s *survey.Survey, name string, options Options) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	sides := units
	if s.Regions != nil && len(options.By) == 0 && options.Where == "" {
		units = append(slices.Clip(units), study.RegionUnit)
	}
	sc := &scoring{Survey: s, scale: scale, options: options}
	sc.finite = knowsPopulation(s) || s.Regions != nil // the joined regions are a population of their own
	sc.t = &table.Table{ID: "scores", Title: locale.Textf("%s\u00a0: scores", "%s: scores", scale.Label.Text)}
	sc.t.Columns = sc.columns(slices.ContainsFunc(units, sc.isSampled))
	for _, unit := range units {
		if err := sc.add(unit); err != nil {
			return nil, err
		}
	}
	options.whereNotes(sc.t, s, sides)
	ruleNote(sc.t, scale)
	if slices.Contains(units, study.RegionUnit) && joined(s, scale) {
		regionNote(s, sc.t, scale)
	}
	sc.intervalNotes()
	return sc.t, nil
}

// isSampled reports whether a unit's score is estimated under a design.
func (sc *scoring) isSampled(unit string) bool {
	return sc.Samplings[unit] != nil && sc.Frame(unit).Variable(sc.scale.Name) != nil
}

// columns returns the columns; those of a design only where a side has one.
func (sc *scoring) columns(sampled bool) []table.Column {
	decimals := scoreDecimals(sc.scale)
	_, bounded := sc.scale.Maximum()
	columns := []table.Column{
		{Key: "label", Label: locale.Text{FR: "Unités", EN: "Units"}},
		{Key: "unit", Machine: true}, {Key: "group", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "missing", Label: locale.Text{FR: "Sans score", EN: "No score"}, Kind: table.Count},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: decimals},
		{Key: "sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: decimals},
		{Key: "min", Label: locale.Same("Min."), Kind: table.Number, Decimals: decimals},
		{Key: "max", Label: locale.Same("Max."), Kind: table.Number, Decimals: decimals},
		{Key: "maximum", Label: locale.Text{FR: "Possible", EN: "Possible"}, Kind: table.Number, Decimals: maximumDecimals(sc.scale), Machine: !bounded},
		{Key: "student", Label: locale.Same("Student"), Kind: table.Number, Decimals: decimals, Range: true, Of: "mean"},
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: table.Number, Decimals: decimals, Machine: !sc.finite, Range: true, Of: "mean"},
	}
	if !sampled {
		return columns
	}
	columns = slices.Insert(columns, seColumn, table.Column{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: decimals + 1})
	return append(columns,
		table.Column{Key: "df", Kind: table.Count, Machine: true},
		table.Column{Key: "deff", Kind: table.Number, Decimals: 2, Machine: true},
		table.Column{Key: "n_eff", Kind: table.Number, Decimals: 1, Machine: true})
}

// seColumn is where the standard error stands in a table with a design, after the mean.
const seColumn = 6

// add adds the rows of a unit: one for each of its groups.
func (sc *scoring) add(unit string) error {
	frame := sc.Frame(unit)
	v := frame.Variable(sc.scale.Name)
	if v == nil {
		return nil
	}
	if sc.isSampled(unit) {
		return sc.addSampled(frame, v)
	}
	sc.simple = true
	groups, _, err := sc.options.groups(sc.Survey, frame)
	if err != nil {
		return err
	}
	population := sc.Population(unit)
	if unit == study.RegionUnit {
		population = frame.Len()
	}
	if sc.options.Where != "" || len(sc.options.By) > 0 {
		population = 0
	}
	for _, g := range groups {
		summary := estimate.Describe(v.Answered(g.mask))
		cells := sc.labelCells(frame, g, summary.N, g.mask.Count(frame.Len())-summary.N)
		cells = append(cells, summaryCells(summary, v.Maximum, population, sc.options)...)
		if len(cells) < len(sc.t.Columns) { // The columns of designs only.
			cells = append(slices.Insert(cells, seColumn, table.Absent(dash)), table.Absent(dash), table.Absent(dash), table.Absent(dash))
		}
		sc.t.Add(cells...)
	}
	return nil
}

// labelCells name a group, and count its units with a score and without.
func (sc *scoring) labelCells(frame *dataset.Frame, g group, n, missing int) []table.Cell {
	label := frame.Label
	if !g.label.IsZero() {
		label = g.label
	}
	if !g.label.IsZero() && len(sc.Study.Sides) > 1 {
		label = locale.Textf("%s, %s", "%s, %s", frame.Label, g.label)
	}
	return []table.Cell{table.Words(label), table.Plain(frame.Name), table.Plain(g.key), table.Int(n), table.Int(missing)}
}

func summaryCells(summary estimate.Summary, maximum float64, population int, options Options) []table.Cell {
	mean, sd, least, most := table.Absent(dash), table.Absent(dash), table.Absent(dash), table.Absent(dash)
	if summary.HasMean() {
		mean, least, most = table.Value(summary.Mean), table.Value(summary.Min), table.Value(summary.Max)
	}
	if summary.HasSD() {
		sd = table.Value(summary.SD)
	}
	finite := table.Absent(dash)
	if population > 0 {
		finite = intervalCell(estimate.MeanInterval(summary, population, options.level()), 1)
	}
	return []table.Cell{mean, sd, least, most, maximumCell(maximum), intervalCell(estimate.MeanInterval(summary, 0, options.level()), 1), finite}
}

// maximumCell writes the highest possible score; a dash where there is none.
func maximumCell(maximum float64) table.Cell {
	if maximum == 0 {
		return table.Absent(dash)
	}
	return table.Value(maximum)
}

// intervalNotes say what the intervals are for, of simple samples and then of designs.
func (sc *scoring) intervalNotes() {
	level := levelText(sc.options.level())
	switch {
	case !sc.simple:
	case !sc.finite:
		sc.t.Note("Intervalles de la moyenne à %s (t de Student), pour des unités semblables.", "Intervals of the mean at %s (Student's t), for units like these.", level)
	default:
		sc.t.Note("Intervalles de la moyenne à %s (t de Student)\u00a0: pour des unités semblables, puis pour la population même\u00a0; aucun pour un recensement.",
			"Intervals of the mean at %s (Student's t): for units like these, then for the population itself; none for a census.", level)
	}
	sc.designNotes()
}
