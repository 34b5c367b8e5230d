package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// titleOf names a table of estimates.
func (statistic Statistic) title() locale.Text {
	return map[Statistic]locale.Text{
		MeanOf:     {FR: "Moyennes", EN: "Means"},
		TotalOf:    {FR: "Totaux", EN: "Totals"},
		RatioOf:    {FR: "Rapports", EN: "Ratios"},
		QuantileOf: {FR: "Quantiles", EN: "Quantiles"},
	}[statistic]
}

// heading heads the column of the estimate.
func (statistic Statistic) heading() locale.Text {
	return map[Statistic]locale.Text{
		MeanOf:     {FR: "Moyenne", EN: "Mean"},
		TotalOf:    {FR: "Total", EN: "Total"},
		RatioOf:    {FR: "Rapport", EN: "Ratio"},
		QuantileOf: {FR: "Quantile", EN: "Quantile"},
	}[statistic]
}

// EstimatesTable shows what Estimates computed.
func EstimatesTable(s *survey.Survey, request Request, list []Estimated, options Options) *table.Table {
	statistic := request.Statistic
	t := &table.Table{ID: string(statistic) + "s", Title: statistic.title()}
	decimals := request.decimals(list)
	sampled := slices.ContainsFunc(list, func(e Estimated) bool { return e.Sampled })
	t.Columns = []table.Column{
		{Key: "row", Label: estimatesHeading(s.Study)},
		{Key: "variable", Machine: true}, {Key: "over", Machine: true}, {Key: "side", Machine: true}, {Key: "group", Machine: true},
		{Key: "probability", Kind: table.Number, Decimals: 4, Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "weight", Kind: table.Number, Decimals: 2, Machine: true},
		{Key: string(statistic), Label: statistic.heading(), Kind: table.Number, Decimals: decimals},
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: decimals},
		{Key: "interval", Label: levelHeading(options.level()), Kind: table.Number, Decimals: decimals, Range: true, Of: string(statistic)},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Count, Machine: !sampled},
		{Key: "deff", Label: locale.Text{FR: "Effet", EN: "Deff"}, Kind: table.Number, Decimals: 2, Machine: !sampled},
		{Key: "n_eff", Kind: table.Number, Decimals: 1, Machine: true},
		{Key: "method", Machine: true},
		{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}},
	}
	t.Columns = append(t.Columns, reasonColumns()...)
	addEstimates(s, t, statistic, list)
	hideEmpty(t, "se", "df", "deff", "without_value")
	estimatesNotes(s, t, request, list, options)
	return t
}

// hideEmpty hides from people the columns in which no cell says anything.
func hideEmpty(t *table.Table, keys ...string) {
	for _, key := range keys {
		at := columnAt(t, key)
		says := func(row table.Row) bool {
			cell := row.Cells[at]
			return !row.Group && (cell.Set || !cell.Text.IsZero() && cell.Text != dash)
		}
		t.Columns[at].Machine = t.Columns[at].Machine || !slices.ContainsFunc(t.Rows, says)
	}
}

// dash stands where there is no number.
var dash = locale.Same("–")

func columnAt(t *table.Table, key string) int {
	return slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Key == key })
}

// levelHeading heads a column of intervals of the level.
func levelHeading(level float64) locale.Text {
	return locale.Textf("Int. %s", "%s CI", levelText(level))
}

// reasonColumns count the units without a value, by reason, for machines.
func reasonColumns() []table.Column {
	var columns []table.Column
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		columns = append(columns, table.Column{Key: reason.String(), Label: reason.Label(), Kind: table.Count, Machine: true})
	}
	return columns
}

func reasonCells(reasons dataset.Reasons) []table.Cell {
	var cells []table.Cell
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		cells = append(cells, table.Int(reasons[reason]))
	}
	return cells
}

func estimatesHeading(def *study.Definition) locale.Text {
	if len(def.Sides) > 1 {
		return locale.Text{FR: "Variable et partie", EN: "Variable and side"}
	}
	return locale.Text{FR: "Variable", EN: "Variable"}
}

// decimals returns how many decimals people see.
func (r Request) decimals(list []Estimated) int {
	if r.Decimals != nil {
		return *r.Decimals
	}
	return decimalsFor(list)
}

// decimalsFor returns how many decimals show three digits of the smallest standard error, from 0 to 6; 2 where there is
// none.
func decimalsFor(list []Estimated) int {
	least := math.Inf(1)
	for _, e := range list {
		if e.Estimate.HasSE && e.Estimate.SE > 0 {
			least = min(least, e.Estimate.SE)
		}
	}
	if math.IsInf(least, 1) {
		return 2
	}
	return min(6, max(0, 2-int(math.Floor(math.Log10(least)))))
}

// addEstimates adds the rows: a heading for each variable where there are several rows of it.
func addEstimates(s *survey.Survey, t *table.Table, statistic Statistic, list []Estimated) {
	grouped := slices.ContainsFunc(list, func(e Estimated) bool { return !e.Group.IsZero() }) || len(s.Study.Sides) > 1 || statistic == QuantileOf
	last := ""
	for _, e := range list {
		name := variableLabel(e)
		if grouped && name.EN != last {
			t.AddGroup(name)
			last = name.EN
		}
		label := name
		if grouped {
			label = estimatedLabel(s.Study, e)
		}
		t.Add(estimatedCells(e, label)...)
	}
}

func variableLabel(e Estimated) locale.Text {
	if e.Over != nil {
		return locale.Textf("%s / %s", "%s / %s", e.Variable.Label, e.Over.Label)
	}
	return e.Variable.Label
}

// estimatedLabel names a row under the heading of its variable: the side, the group, the probability.
func estimatedLabel(def *study.Definition, e Estimated) locale.Text {
	var parts []locale.Text
	if len(def.Sides) > 1 {
		parts = append(parts, e.Side.Label.Text)
	}
	if !e.Group.IsZero() {
		parts = append(parts, e.Group)
	}
	if e.Probability > 0 {
		parts = append(parts, quantileName(e.Probability))
	}
	if len(parts) == 0 {
		return e.Side.Label.Text
	}
	label := parts[0]
	for _, part := range parts[1:] {
		label = locale.Textf("%s, %s", "%s, %s", label, part)
	}
	return label
}

func estimatedCells(e Estimated, label locale.Text) []table.Cell {
	over := ""
	if e.Over != nil {
		over = e.Over.Name
	}
	probability := table.Cell{}
	if e.Probability > 0 {
		probability = table.Value(e.Probability)
	}
	cells := []table.Cell{
		table.Words(label), table.Plain(e.Variable.Name), table.Plain(over), table.Plain(e.Side.Name), table.Plain(e.Key), probability,
		table.Int(e.Estimate.N), table.Value(e.Estimate.Weight),
	}
	cells = append(cells, numbersOf(e.Estimate)...)
	cells = slices.Insert(cells, len(cells)-3, intervalCell(e.Interval, 1))
	cells = append(cells, table.Plain(e.Interval.Method.ID), table.Words(withoutValue(dataset.Share{LeftOut: e.LeftOut})))
	return append(cells, reasonCells(e.LeftOut)...)
}

// numbersOf makes the cells of an estimate, its standard error, its degrees of freedom, its design effect and its
// effective size: a dash where there is none.
func numbersOf(e design.Estimate) []table.Cell {
	none := table.Absent(dash)
	value, se, df, deff, effective := none, none, none, none, none
	if e.Exists {
		value = table.Value(e.Value)
	}
	if e.Exists && e.HasSE {
		se, df = table.Value(e.SE), table.Value(e.DF)
	}
	if e.HasDeff {
		deff, effective = table.Value(e.Deff), table.Value(e.NEff)
	}
	return []table.Cell{value, se, df, deff, effective}
}

func estimatesNotes(s *survey.Survey, t *table.Table, request Request, list []Estimated, options Options) {
	var sides []string
	simple, sampled := false, false
	for _, e := range list {
		if !slices.Contains(sides, e.Side.Name) {
			sides = append(sides, e.Side.Name)
		}
		simple, sampled = simple || !e.Sampled, sampled || e.Sampled
	}
	t.Note("Base (n)\u00a0: les unités qui ont une valeur, sans pondération.", "Base (n): the units that have a value, unweighted.")
	options.whereNotes(t, s, sides)
	for _, side := range sides {
		designNotes(s, t, side)
	}
	if request.Statistic == QuantileOf {
		quantileNotes(list, request, t.Note)
	}
	if sampled {
		sampledNote(t, options)
	}
	if simple {
		t.Note("Sans plan déclaré, les unités sont un échantillon aléatoire simple\u00a0: de la population quand sa taille est connue et que toutes y sont (correction pour population finie), sinon d'unités semblables.",
			"Without a declared design, the units are a simple random sample: of the population where its size is known and all of them count (finite population correction), else of units like these.")
	}
	estimateDoubts(t, list)
}

// sampledNote says what stands behind intervals and effects under a design.
func sampledNote(t *table.Table, options Options) {
	t.Note("Intervalles à %s (t de Student, dl degrés de liberté). Effet\u00a0: effet de plan, la variance sur celle d'un échantillon aléatoire simple de même taille.",
		"Intervals at %s (Student's t, df degrees of freedom). Deff: design effect, the variance over that of a simple random sample of the same size.", levelText(options.level()))
}

// estimateDoubts writes why numbers are missing or doubtful, each reason once.
func estimateDoubts(t *table.Table, list []Estimated) {
	var said []string
	say := func(e Estimated, text locale.Text) {
		if text.IsZero() || slices.Contains(said, text.EN) {
			return
		}
		said = append(said, text.EN)
		name := variableLabel(e)
		if !e.Group.IsZero() {
			name = locale.Textf("%s, %s", "%s, %s", name, e.Group)
		}
		t.Note("%s\u00a0: %s.", "%s: %s.", name, text)
	}
	for _, e := range list {
		switch {
		case !e.Estimate.Exists:
			say(e, e.Estimate.Why)
		case !e.Interval.Exists && !estimate.IsCensus(e.Interval):
			say(e, e.Interval.Why)
		}
		for _, warning := range e.Estimate.Warnings {
			say(e, warning)
		}
	}
}

// quantileName names a quantile: the median, a quartile, or its percent.
func quantileName(p float64) locale.Text {
	switch p {
	case 0.5:
		return locale.Text{FR: "médiane", EN: "median"}
	case 0.25:
		return locale.Text{FR: "premier quartile", EN: "first quartile"}
	case 0.75:
		return locale.Text{FR: "troisième quartile", EN: "third quartile"}
	}
	return locale.Textf("quantile à %s", "%s quantile", levelText(p))
}
