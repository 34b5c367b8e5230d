package report

import (
	"cmp"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// The rows of tables of words that a report shows: who wants them all has the command.
const (
	keynessTop = 15
	mostRows   = 60 // of a chart: beyond, nobody reads them
)

// keyness shows what distinguishes the sides, those with the most evidence first.
func (b *builder) keyness(a *study.Analysis) error {
	options := b.optionsOf(a)
	request := tabulate.KeynessRequest{
		Questions: study.Values(a.Questions), Words: a.Words, Least: a.Least, Adjust: a.Adjust.Value, Top: cmp.Or(a.Most, keynessTop),
	}
	list, err := tabulate.CompareSpeakers(b.survey, request, options)
	if err != nil {
		return err
	}
	return b.addTables(nil, tabulate.KeynessTables(b.survey, list, request, options)...)
}

// cooccurrence shows which themes stand together.
func (b *builder) cooccurrence(a *study.Analysis) error {
	options, request := b.optionsOf(a), tabulate.TogetherRequest{Questions: study.Values(a.Questions), Top: keynessTop}
	list, err := tabulate.TogetherThemes(b.survey, request, options)
	if err != nil {
		return err
	}
	return b.addTables(nil, tabulate.TogetherTables(b.survey, list, request, options)...)
}

// coverage shows who speaks of what: a heat map for each side, and the matrix.
func (b *builder) coverage(a *study.Analysis) error {
	options := b.optionsOf(a)
	list, err := tabulate.CoverThemes(b.survey, study.Values(a.Questions), options)
	if err != nil {
		return err
	}
	tables := tabulate.CoverageTables(b.survey, list, options)
	for i, c := range list {
		if a.Chart.Value != "none" {
			b.coverageCharts(c)
		}
		b.addTable(tables[i])
	}
	return nil
}

// coverageCharts draws the matrix of each side whose sources are not too many to read.
func (b *builder) coverageCharts(c tabulate.Coverage) {
	for from := 0; from < len(c.Sources); {
		to := from
		for to < len(c.Sources) && c.Sources[to].Side == c.Sources[from].Side {
			to++
		}
		if to-from <= mostRows {
			caption := locale.Textf("%s, %s", "%s, %s", tabulate.CoverageTitle(c), lower(c.Sources[from].Side.Label.Text))
			b.addChart(caption, coverageChart(caption, c, from, to))
		}
		from = to
	}
}

// coverageChart draws some sources of a matrix: a row each, a column for each theme, which numbers name.
func coverageChart(title locale.Text, c tabulate.Coverage, from, to int) chart.HeatChart {
	drawn := chart.HeatChart{Title: title, Counts: true, Unit: func(x float64, lang locale.Lang) string { return lang.Number(x, 0) }}
	for i, theme := range c.Themes {
		drawn.Columns = append(drawn.Columns, chart.CrossColumn{Head: locale.Textf("%d", "%d", i+1), Label: theme.Label.Text})
	}
	for i := from; i < to; i++ {
		row := chart.HeatRow{Label: c.Sources[i].Label}
		for _, n := range c.Matrix.Counts[i] {
			row.Cells = append(row.Cells, chart.HeatCell{Value: float64(n)})
		}
		drawn.Rows = append(drawn.Rows, row)
	}
	return drawn
}

// saturation shows what each interview adds: bars for each side, and the table.
func (b *builder) saturation(a *study.Analysis) error {
	options, request := b.optionsOf(a), tabulate.SaturationRequest{Questions: study.Values(a.Questions)}
	list, err := tabulate.SaturateThemes(b.survey, request, options)
	if err != nil {
		return err
	}
	tables := tabulate.SaturationTables(b.survey, list, options)
	for i, all := range list {
		for _, side := range all.Sides {
			if a.Chart.Value != "none" && len(side.Interviews) <= mostRows {
				caption := locale.Textf("%s, %s", "%s, %s", tabulate.SaturationTitle(all), lower(side.Side.Label.Text))
				b.addChart(caption, saturationChart(caption, side))
			}
		}
		b.addTable(tables[i])
	}
	return nil
}

// saturationChart draws the themes that are known after each interview: those that were known before, and the new ones.
func saturationChart(title locale.Text, side tabulate.Saturation) chart.StackedChart {
	drawn := chart.StackedChart{
		Title: title, First: locale.Text{FR: "thèmes connus avant", EN: "themes known before"}, Second: locale.Text{FR: "nouveaux", EN: "new"},
		Unit: func(x float64, lang locale.Lang) string { return lang.Number(x, 0) },
	}
	for i, interview := range side.Interviews {
		added := len(interview.New)
		drawn.Rows = append(drawn.Rows, chart.Stack{Rank: i + 1, Label: locale.Same(interview.Name), First: float64(interview.Step.Cumulative - added), Second: float64(added)})
	}
	return drawn
}
