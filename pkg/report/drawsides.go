package report

import (
	"math"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// percentOr returns a rate in percent, NaN where there is none.
func percentOr(rate tabulate.Rate) float64 {
	if p, ok := rate.Percent(); ok {
		return p
	}
	return math.NaN()
}

// dumbbellOfRates sets two sides against each other, answer by answer, each under its label; false where there are not two
// sides.
func dumbbellOfRates(def *study.Definition, title locale.Text, rates []tabulate.Rate, label func(tabulate.Rate) locale.Text) (chart.DumbbellChart, bool) {
	drawn := chart.DumbbellChart{Title: title, Max: 100, Unit: percent}
	var sides []*study.Side
	for _, rate := range rates {
		if !containsSide(sides, rate.Side) {
			sides = append(sides, rate.Side)
		}
	}
	if len(sides) != 2 {
		return drawn, false
	}
	drawn.First, drawn.Second = def.UnitLabel(sides[0].Name), def.UnitLabel(sides[1].Name)
	notAsked := study.NotAsked.Label()
	type key struct{ question, code, group string }
	rows := map[key]int{}
	for _, rate := range rates {
		k := key{rate.Question.Name, rate.Code, rate.Key}
		i, known := rows[k]
		if !known {
			i = len(drawn.Rows)
			rows[k] = i
			drawn.Rows = append(drawn.Rows, chart.Dumbbell{Label: label(rate), First: math.NaN(), Second: math.NaN(), FirstText: notAsked, SecondText: notAsked})
		}
		if rate.Side == sides[0] {
			drawn.Rows[i].First, drawn.Rows[i].FirstText = percentOr(rate), locale.Text{}
		} else {
			drawn.Rows[i].Second, drawn.Rows[i].SecondText = percentOr(rate), locale.Text{}
		}
	}
	return drawn, true
}

func containsSide(sides []*study.Side, side *study.Side) bool {
	for _, other := range sides {
		if other == side {
			return true
		}
	}
	return false
}

// answerLabel names an answer to a question, and its group; the yes of a yes/no question goes without saying.
func answerLabel(rate tabulate.Rate) locale.Text {
	label := rate.Question.Title()
	if rate.Question.Type != study.YesNo {
		label = locale.Textf("%s\u00a0: %s", "%s: %s", label, rate.Question.CodeLabel(rate.Code))
	}
	if !rate.Group.IsZero() {
		label = locale.Textf("%s, %s", "%s, %s", label, rate.Group)
	}
	return label
}

// barsOfRates draws rates without their intervals.
func barsOfRates(title locale.Text, rates []tabulate.Rate) chart.BarChart {
	drawn := chart.BarChart{Title: title, Max: 100, Unit: percent}
	questions, sides := !sameQuestion(rates), !sameSide(rates)
	for _, rate := range rates {
		label := rateLabel(rate, sides)
		if questions {
			label = locale.Textf("%s\u00a0: %s", "%s: %s", rate.Question.Title(), label)
		}
		drawn.Rows = append(drawn.Rows, chart.Bar{Label: label, Value: percentOr(rate)})
	}
	return drawn
}

// rankingDumbbell sets the scores of both sides of each region against each other, in the order of the table.
func rankingDumbbell(def *study.Definition, t *table.Table, maximum float64) chart.DumbbellChart {
	sides := def.LinkedSides()
	region, first, second := at(t, "region"), at(t, sides[0]), at(t, sides[1])
	drawn := chart.DumbbellChart{Title: t.Title, First: t.Columns[first].Label, Second: t.Columns[second].Label, Max: maximum}
	drawn.Unit = func(x float64, lang locale.Lang) string { return lang.Trimmed(x, t.Columns[first].Decimals) }
	for _, row := range t.Rows {
		drawn.Rows = append(drawn.Rows, chart.Dumbbell{Label: row.Cells[region].Text, First: number(row.Cells[first]), Second: number(row.Cells[second]),
			FirstText: row.Cells[first].Text, SecondText: row.Cells[second].Text})
	}
	return drawn
}

// sideMaximum returns the highest score that each of both sides may have, 0 where they differ or have none.
func sideMaximum(s *survey.Survey, scale string) float64 {
	most := 0.0
	for i, side := range s.Study.LinkedSides() {
		v := s.Regions.Variable(side + "." + scale)
		if i > 0 && v.Maximum != most {
			return 0
		}
		most = v.Maximum
	}
	return most
}

// rankingDots draws the score of each region, in the order of the table.
func rankingDots(t *table.Table) chart.DotChart {
	region, rank, score, maximum := at(t, "region"), at(t, "rank"), at(t, "score"), at(t, "maximum")
	drawn := chart.DotChart{Title: t.Title, Unit: func(x float64, lang locale.Lang) string { return lang.Trimmed(x, t.Columns[score].Decimals) }}
	for _, row := range t.Rows {
		drawn.Max = math.Max(drawn.Max, row.Cells[maximum].Number)
		drawn.Rows = append(drawn.Rows, chart.Dot{Rank: int(row.Cells[rank].Number), Label: row.Cells[region].Text, Value: number(row.Cells[score]),
			Lo: math.NaN(), Hi: math.NaN(), Text: row.Cells[score].Text})
	}
	return drawn
}

// tableDots draws the values of a side table, without its totals.
func tableDots(t *table.Table) chart.DotChart {
	drawn := chart.DotChart{Title: t.Title}
	bars := tableChart(t)
	drawn.Unit = bars.Unit
	for _, bar := range bars.Rows {
		drawn.Rows = append(drawn.Rows, chart.Dot{Label: bar.Label, Value: bar.Value, Lo: math.NaN(), Hi: math.NaN(), Text: bar.Text})
	}
	return drawn
}

// stripChart draws the scores of the units of each side. Those whose name or region is highlighted are named.
func stripChart(title locale.Text, scale *study.Scale, spreads []tabulate.Spread, highlight string) chart.StripChart {
	drawn := chart.StripChart{Title: title, Unit: func(x float64, lang locale.Lang) string { return lang.Trimmed(x, 2) }}
	if most, bounded := scale.Maximum(); bounded {
		drawn.Max = most
	}
	for _, spread := range spreads {
		row := chart.Strip{Label: spread.Label, Q1: spread.Q1, Median: spread.Median, Q3: spread.Q3}
		for i, unit := range spread.Units {
			row.Units = append(row.Units, chart.StripPoint{Value: spread.Values[i], Label: locale.Same(unit.Name), Highlight: isUnit(unit, highlight)})
		}
		drawn.Rows = append(drawn.Rows, row)
	}
	return drawn
}

// isUnit reports whether a name is that of a unit, or of its region.
func isUnit(unit dataset.Unit, name string) bool {
	return name != "" && (unit.Name == name || unit.Region == name)
}
