package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/reliability"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// BootstrapOmega gives omega an interval on each side: the percentile interval over resamples of the respondents who
// answered every item. Of the options, Level and Seed count. It panics where resamples is not above 0.
func BootstrapOmega(list []SideReliability, resamples int, options Options) {
	if resamples <= 0 {
		panic("tabulate: resamples: must be above 0")
	}
	for i := range list {
		complete := completeRows(list[i].items)
		statistic := func(rows []int) (float64, bool) {
			some := make([][]float64, len(complete))
			for k, answers := range complete {
				some[k] = make([]float64, len(rows))
				for n, row := range rows {
					some[k][n] = answers[row]
				}
			}
			omega := reliability.McDonald(some).Total
			return omega.Value, omega.Exists
		}
		drawn := resample.Draw(statistic, resample.Options{Level: options.level(), Resamples: resamples, Seed: options.Seed}, resample.Order(complete...))
		interval := drawn.Percentile()
		list[i].Omega = &interval
	}
}

// completeRows keeps the respondents with a number on every item.
func completeRows(items [][]float64) [][]float64 {
	complete := make([][]float64, len(items))
	for row := range items[0] {
		if slices.ContainsFunc(items, func(answers []float64) bool { return math.IsNaN(answers[row]) }) {
			continue
		}
		for k, answers := range items {
			complete[k] = append(complete[k], answers[row])
		}
	}
	return complete
}

// omegaCell writes an omega, with a footnote where it is doubtful or there is none.
func omegaCell(t *table.Table, o reliability.Omega, c reliability.Coefficient) table.Cell {
	cell := reliabilityCell(c)
	switch {
	case !c.Exists:
		cell = table.Absent(locale.Same("–"))
		cell.Mark = marked(t, c.Why)
	case len(o.Heywood) > 0:
		cell.Mark = marked(t, heywood)
	}
	return cell
}

// heywood is the doubt on an omega with an item at the bound.
var heywood = locale.Text{
	FR: "cas de Heywood\u00a0: la variance propre d'un énoncé est à sa borne, 0,005\u00a0; l'oméga est douteux, lire aussi l'alpha",
	EN: "Heywood case: the own variance of an item is at its bound, 0.005; omega is doubtful, read alpha too",
}

// omegaBounds writes the bootstrap interval of omega, for machines.
func omegaBounds(side SideReliability) table.Cell {
	if side.Omega == nil || !side.Omega.Exists {
		return table.Absent(locale.Same("–"))
	}
	return table.Between(side.Omega.Lo, side.Omega.Hi)
}

// bootstrapOf returns the identifier of the method of the intervals of omega, or "" where none was asked for.
func bootstrapOf(list []SideReliability) string {
	for _, side := range list {
		if side.Omega != nil {
			return side.Omega.Method.ID
		}
	}
	return ""
}

// omegaNotes says what omega is, and its interval on each side where one was asked for.
func omegaNotes(s *survey.Survey, t *table.Table, list []SideReliability) {
	t.Note("Oméga de McDonald, d'un seul facteur commun par le maximum de vraisemblance. Std\u00a0: des énoncés standardisés.",
		"McDonald's omega, of one common factor by maximum likelihood. Std.: of the standardised items.")
	for _, side := range list {
		switch i, label := side.Omega, s.Frame(side.Side).Label; {
		case !side.Analysis.Omega.Total.Exists:
		case i == nil:
			t.Note("%s – oméga sans intervalle\u00a0: --resamples en donne un par bootstrap.", "%s – omega without an interval: --resamples gives one by the bootstrap.", label)
		case !i.Exists:
			t.Note("%s – oméga sans intervalle\u00a0: %s.", "%s – omega without an interval: %s.", label, i.Why)
		default:
			t.Note("%s – oméga\u00a0: intervalle de %s à %s, à %s (%s\u00a0; rééchantillons\u00a0: %d, graine %d\u00a0; erreur de Monte-Carlo des bornes\u00a0: %s et %s), pour des unités semblables.",
				"%s – omega: interval from %s to %s, at %s (%s; resamples: %d, seed %d; Monte Carlo error of the bounds: %s and %s), for units like these.",
				label, locale.Fixed(i.Lo, 3), locale.Fixed(i.Hi, 3), levelText(i.Level), i.Method.Name, i.Resamples, i.Seed, locale.Fixed(i.LoError, 3), locale.Fixed(i.HiError, 3))
			for _, warning := range i.Warnings {
				marked(t, warning)
			}
		}
	}
}

// loadingCells writes the loading of an item and its uniqueness, or a dash where there is no omega.
func loadingCells(t *table.Table, o reliability.Omega, k int) (loading, uniqueness table.Cell) {
	if !o.Total.Exists {
		return table.Absent(locale.Same("–")), table.Cell{}
	}
	loading = table.Value(o.Loadings[k])
	if slices.Contains(o.Heywood, k) {
		loading.Mark = marked(t, heywood)
	}
	return loading, table.Value(o.Uniquenesses[k])
}
