package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ComparisonTables shows the groups of comparisons, the tests and, where they are asked for, the pairs of groups.
func ComparisonTables(s *survey.Survey, list []Comparison, request ComparisonRequest, options Options) []*table.Table {
	tables := []*table.Table{groupsTable(s, list, options), testsTable(s, list)}
	groupsNotes(s, tables[0], list, options)
	testsNotes(tables[1], list, request, options)
	if request.Pairs {
		tables = append(tables, pairsTable(s, list, request, options))
	}
	return tables
}

// comparedTitle names what is compared, and whose where a study has several sides and one of them has it.
func comparedTitle(s *survey.Survey, list []Comparison) locale.Text {
	c := list[0]
	if len(list) == 1 && c.Frame != nil && len(s.Study.Sides) > 1 && c.Frame != s.Regions {
		return locale.Textf("%s (%s)", "%s (%s)", c.Variable.Label, c.Frame.Label)
	}
	return c.Variable.Label
}

// groupsTable shows the value of each group.
func groupsTable(s *survey.Survey, list []Comparison, options Options) *table.Table {
	variable := list[0].Variable
	t := &table.Table{ID: "compare", Title: locale.Textf("%s\u00a0: groupes", "%s: groups", comparedTitle(s, list))}
	n := table.Column{Key: "n", Label: locale.Same("n"), Kind: table.Count}
	value := table.Column{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: comparedDecimals(list)}
	if variable.IsShare {
		n = table.Column{Key: "base", Label: locale.Text{FR: "Base", EN: "Base"}, Kind: table.Count}
		value = table.Column{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1}
	}
	sampled := slices.ContainsFunc(list, func(c Comparison) bool { return c.Sampled })
	t.Columns = []table.Column{
		{Key: "group", Label: groupHeading(s, options)},
		{Key: "variable", Machine: true}, {Key: "unit", Machine: true}, {Key: "key", Machine: true},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count, Machine: !variable.IsShare}, n, value,
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: value.Decimals, Machine: variable.IsShare && !sampled},
		{Key: "interval", Label: levelHeading(options.level()), Kind: value.Kind, Decimals: value.Decimals, Range: true, Of: value.Key},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Count, Machine: !sampled},
		{Key: "method", Machine: true},
		{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}},
	}
	t.Columns = append(t.Columns, reasonColumns()...)
	for _, c := range list {
		if len(list) > 1 {
			t.AddGroup(c.Frame.Label)
		}
		for _, g := range c.Groups {
			t.Add(c.groupCells(g)...)
		}
	}
	hideEmpty(t, "se", "df", "without_value")
	return t
}

// groupHeading names what makes the groups.
func groupHeading(s *survey.Survey, options Options) locale.Text {
	if len(options.By) == 0 {
		return sideHeading(s)
	}
	var names []locale.Text
	for _, name := range options.By {
		names = append(names, byLabel(s, name))
	}
	label := names[0]
	for _, name := range names[1:] {
		label = locale.Textf("%s"+within+"%s", "%s"+within+"%s", label, name)
	}
	return label
}

// byLabel is what people read for a variable of --by.
func byLabel(s *survey.Survey, name string) locale.Text {
	for _, frame := range append(slices.Clone(s.Sides), s.Regions) {
		if frame == nil {
			continue
		}
		if v := frame.Variable(name); v != nil {
			return v.Label
		}
	}
	return locale.Same(name)
}

// comparedDecimals returns how many decimals show the values of groups: those of their smallest standard error.
func comparedDecimals(list []Comparison) int {
	var all []Estimated
	for _, c := range list {
		for _, g := range c.Groups {
			all = append(all, Estimated{Estimate: g.Estimate})
		}
	}
	return decimalsFor(all)
}

func (c Comparison) groupCells(g ComparedGroup) []table.Cell {
	factor := c.Variable.factor()
	numbers := numbersOf(g.Estimate)
	value, se, df := numbers[0], numbers[1], numbers[2]
	value.Number, se.Number = factor*value.Number, factor*se.Number
	count := table.Cell{}
	if c.Variable.IsShare {
		count = table.Int(g.Share.Count)
	}
	unit := g.Key // of two sides, the group is the side
	if c.Frame != nil {
		unit = c.Frame.Name
	}
	share := g.Share
	if !c.Variable.IsShare {
		share = dataset.Share{LeftOut: g.LeftOut}
	}
	cells := []table.Cell{table.Words(g.Label), table.Plain(c.Variable.Name), table.Plain(unit), table.Plain(g.Key), count, table.Int(len(g.values)), value, se,
		intervalCell(g.Interval, factor), df, table.Plain(g.Interval.Method.ID), table.Words(withoutValue(share))}
	reasons := share.LeftOut
	for reason, n := range share.Unanswered {
		reasons[reason] += n
	}
	return append(cells, reasonCells(reasons)...)
}

// ComparisonMethods describes the methods behind comparisons.
func ComparisonMethods(list []Comparison, request ComparisonRequest) *table.Table {
	var all []Tested
	for _, c := range list {
		for _, g := range c.Groups {
			all = append(all, Tested{Test: g.Interval.Method})
		}
		all = append(all, c.Tests...)
		for _, p := range c.Pairs {
			all = append(all, p.Tested)
		}
	}
	methods := methodsOf(all)
	if adjustment, ok := multiple.Lookup(request.adjustment()); ok && request.Pairs {
		methods = append(methods, adjustment)
	}
	return describe(methods)
}
