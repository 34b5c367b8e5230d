package report

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// percent writes a percentage of a chart.
func percent(x float64, lang locale.Lang) string { return lang.Percent(x, 0) }

// unitOf writes numbers as the cells of a column.
func unitOf(column table.Column) chart.Unit {
	return func(x float64, lang locale.Lang) string { return render.Format(table.Value(x), column, lang) }
}

// at returns the place of a column.
func at(t *table.Table, key string) int {
	return slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Key == key })
}

// number returns the number of a cell, NaN where it has none.
func number(cell table.Cell) float64 {
	if !cell.Set {
		return math.NaN()
	}
	return cell.Number
}

// lower puts the first letter of a title in lower case, to stand inside a sentence; not that of an acronym.
func lower(title locale.Text) locale.Text {
	first := func(s string) string {
		r, width := utf8.DecodeRuneInString(s)
		if next, _ := utf8.DecodeRuneInString(s[width:]); !unicode.IsLower(next) {
			return s
		}
		return string(unicode.ToLower(r)) + s[width:]
	}
	return locale.Text{FR: first(title.FR), EN: first(title.EN)}
}

func ratesCaption(subject locale.Text, rates []tabulate.Rate, options tabulate.Options) locale.Text {
	level := options.Level
	if level == 0 {
		level = tabulate.DefaultLevel
	}
	digits := locale.Trimmed(100*level, 1)
	switch simple, designed := kindsOf(rates); {
	case simple && designed:
		return locale.Textf("%s\u00a0: taux, avec l'intervalle à %s\u00a0%%", "%s: rates, with the interval at %s%%", subject, digits)
	case designed:
		return locale.Textf("%s\u00a0: taux pondérés, avec l'intervalle de Korn-Graubard à %s\u00a0%%", "%s: weighted rates, with the Korn-Graubard interval at %s%%", subject, digits)
	}
	return locale.Textf("%s\u00a0: taux, avec l'intervalle de Wilson à %s\u00a0%%", "%s: rates, with the Wilson interval at %s%%", subject, digits)
}

// kindsOf tells which rates are of simple samples and of declared designs.
func kindsOf(rates []tabulate.Rate) (simple, designed bool) {
	for _, rate := range rates {
		simple, designed = simple || rate.Estimate == nil, designed || rate.Estimate != nil
	}
	return simple, designed
}

func sameQuestion(rates []tabulate.Rate) bool {
	return !slices.ContainsFunc(rates, func(r tabulate.Rate) bool { return r.Question.Name != rates[0].Question.Name })
}

func sameSide(rates []tabulate.Rate) bool {
	return !slices.ContainsFunc(rates, func(r tabulate.Rate) bool { return r.Side != rates[0].Side })
}

func ratesChart(title locale.Text, rates []tabulate.Rate) chart.RatesChart {
	drawn := chart.RatesChart{Title: title}
	questions, sides := !sameQuestion(rates), !sameSide(rates)
	for _, rate := range rates {
		row := chart.Rate{Label: rateLabel(rate, sides), Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
		if questions {
			row.Group = rate.Question.Title()
		}
		if p, ok := rate.Percent(); ok {
			row.Value = p
		}
		if rate.Like.Exists {
			row.Lo, row.Hi = 100*rate.Like.Lo, 100*rate.Like.Hi
		}
		drawn.Rows = append(drawn.Rows, row)
	}
	return drawn
}

// rateLabel names a rate by what tells it from the others of its question, with its count and base. Where a chart has
// several questions, the question is the heading above.
func rateLabel(rate tabulate.Rate, sides bool) locale.Text {
	var parts []locale.Text
	if sides {
		parts = append(parts, rate.Side.Label.Text)
	}
	if rate.Question.Type != study.YesNo || len(parts) == 0 {
		parts = append(parts, rate.Question.CodeLabel(rate.Code))
	}
	label := parts[0]
	for _, part := range parts[1:] {
		label = locale.Textf("%s, %s", "%s, %s", label, part)
	}
	if rate.Estimate != nil { // A weighted rate is not its count over its base.
		return locale.Textf("%s (n = %s)", "%s (n = %s)", label, locale.Count(rate.Share.Base))
	}
	return locale.Textf("%s (%s/%s)", "%s (%s/%s)", label, locale.Count(rate.Share.Count), locale.Count(rate.Share.Base))
}

// rankingChart draws the scores of both sides of each region, in the order of the table.
func rankingChart(def *study.Definition, t *table.Table) chart.StackedChart {
	sides := def.LinkedSides()
	region, rank, maximum := at(t, "region"), at(t, "rank"), at(t, "maximum")
	first, second, score := at(t, sides[0]), at(t, sides[1]), at(t, "score")
	drawn := chart.StackedChart{Title: t.Title, First: t.Columns[first].Label, Second: t.Columns[second].Label}
	drawn.Unit = func(x float64, lang locale.Lang) string { return lang.Trimmed(x, t.Columns[score].Decimals) }
	for _, row := range t.Rows {
		drawn.Max = math.Max(drawn.Max, row.Cells[maximum].Number)
		stack := chart.Stack{Label: row.Cells[region].Text, First: number(row.Cells[first]), Second: number(row.Cells[second])}
		if row.Cells[rank].Set {
			stack.Rank = int(row.Cells[rank].Number)
		} else {
			stack.Total = row.Cells[score].Text
		}
		drawn.Rows = append(drawn.Rows, stack)
	}
	return drawn
}

// spreadCaption says that a distribution is that of the respondents where a side declares a design.
func spreadCaption(s *survey.Survey, scale *study.Scale) locale.Text {
	if slices.ContainsFunc(scale.Sides, func(side string) bool { return s.Samplings[side] != nil }) {
		return locale.Textf("%s\u00a0: distribution des scores des répondants, sans pondération", "%s: distribution of the respondents' scores, unweighted", scale.Label.Text)
	}
	return locale.Textf("%s\u00a0: distribution des scores", "%s: distribution of the scores", scale.Label.Text)
}

func mapCaption(v *dataset.Variable) locale.Text {
	return locale.Textf("%s\u00a0: carte des régions", "%s: map of the regions", v.Label)
}

func itemRegionsCaption(list *tabulate.ItemRegions) locale.Text {
	return locale.Textf("%s\u00a0: qui dit oui, énoncé par énoncé et région par région", "%s: who says yes, item by item and region by region", list.Scale.Label.Text)
}

// itemsDrawing draws the percentages of one side or of two, as the name says; nil for more sides, for a scale of ratings,
// which has none, and for the name "none".
func itemsDrawing(def *study.Definition, scale string, t *table.Table, name string) document.Drawing {
	sides := def.Scale(scale).Sides
	if def.Scale(scale).IsRated() || name == "none" {
		return nil
	}
	switch {
	case len(sides) == 1 && name == "dots":
		drawn := chart.DotChart{Title: t.Title, Max: 100, Unit: percent}
		for _, row := range t.Rows {
			drawn.Rows = append(drawn.Rows, chart.Dot{Label: row.Cells[at(t, "item")].Text, Value: number(row.Cells[at(t, sides[0]+"_percent")]), Lo: math.NaN(), Hi: math.NaN()})
		}
		return drawn
	case len(sides) == 1:
		drawn := chart.BarChart{Title: t.Title, Max: 100, Unit: percent}
		for _, row := range t.Rows {
			drawn.Rows = append(drawn.Rows, chart.Bar{Label: row.Cells[at(t, "item")].Text, Value: number(row.Cells[at(t, sides[0]+"_percent")])})
		}
		return drawn
	case len(sides) == 2 && name == "bars":
		return itemBars(def, sides, t)
	case len(sides) == 2:
		drawn := chart.DumbbellChart{Title: t.Title, Max: 100, Unit: percent, First: def.UnitLabel(sides[0]), Second: def.UnitLabel(sides[1])}
		for _, row := range t.Rows {
			drawn.Rows = append(drawn.Rows, chart.Dumbbell{Label: row.Cells[at(t, "item")].Text,
				First: number(row.Cells[at(t, sides[0]+"_percent")]), Second: number(row.Cells[at(t, sides[1]+"_percent")])})
		}
		return drawn
	}
	return nil
}

// itemBars draws two bars for each item, under the item in full.
func itemBars(def *study.Definition, sides []string, t *table.Table) chart.PairedChart {
	drawn := chart.PairedChart{Title: t.Title, Max: 100, Unit: percent, First: def.UnitLabel(sides[0]), Second: def.UnitLabel(sides[1])}
	for _, row := range t.Rows {
		item := def.Question(row.Cells[at(t, "question")].Text.EN)
		drawn.Rows = append(drawn.Rows, chart.Pair{Label: item.Label.Text,
			First: number(row.Cells[at(t, sides[0]+"_percent")]), Second: number(row.Cells[at(t, sides[1]+"_percent")])})
	}
	return drawn
}

// tableChart draws the values of a side table, without its totals.
func tableChart(t *table.Table) chart.BarChart {
	region, value := at(t, "region"), len(t.Columns)-1
	drawn := chart.BarChart{Title: t.Title, Unit: unitOf(t.Columns[value])}
	for _, row := range t.Rows {
		if !row.Total {
			drawn.Rows = append(drawn.Rows, chart.Bar{Label: row.Cells[region].Text, Value: number(row.Cells[value]), Text: row.Cells[value].Text})
		}
	}
	return drawn
}

// isScatter reports whether a cloud of points says something: an answer by yes or no gives two lines of points.
func isScatter(c tabulate.Correlation) bool {
	const least = 3
	return distinct(c.Xs) >= least && distinct(c.Ys) >= least
}

func distinct(values []float64) int {
	seen := map[float64]bool{}
	for _, x := range values {
		seen[x] = true
	}
	return len(seen)
}

func scatterChart(title locale.Text, c tabulate.Correlation) chart.ScatterChart {
	drawn := chart.ScatterChart{Title: title, X: axisOf(c.X), Y: axisOf(c.Y)}
	for i, unit := range c.Units {
		drawn.Points = append(drawn.Points, chart.Point{X: c.Xs[i], Y: c.Ys[i], Label: locale.Same(unit.Name)})
	}
	return drawn
}

func axisOf(v *dataset.Variable) chart.Axis {
	axis := chart.Axis{Label: v.Label}
	if v.Unit != "" {
		axis.Unit = func(x float64, lang locale.Lang) string { return lang.Money(x, 0, v.Unit) }
	}
	return axis
}
