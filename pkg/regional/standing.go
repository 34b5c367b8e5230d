package regional

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// Standing shows the value of a region among those of all regions: of a scale the score of each side and of the region, of a
// side table its amount, with the rank, the lowest, the quartiles and the highest.
func (r *Regions) Standing(i int, of *Standing) *table.Table {
	column := valueColumn(of)
	with := func(key string, label locale.Text) table.Column {
		c := column
		c.Key, c.Label = key, label
		return c
	}
	t := &table.Table{ID: "standing", Title: locale.Textf("%s\u00a0: %s parmi les régions", "%s: %s among the regions", locale.Same(r.Name(i)), of.Label())}
	t.Columns = []table.Column{
		{Key: "what", Label: locale.Text{FR: "Valeur", EN: "Value"}}, {Key: "variable", Machine: true},
		with("value", locale.Text{FR: "Région", EN: "Region"}),
		{Key: "rank", Label: locale.Text{FR: "Rang", EN: "Rank"}, Kind: table.Count},
		{Key: "regions", Label: locale.Text{FR: "Régions", EN: "Regions"}, Kind: table.Count},
		with("min", locale.Same("Min.")), with("q1", locale.Same("Q1")), with("median", locale.Text{FR: "Médiane", EN: "Median"}),
		with("q3", locale.Same("Q3")), with("max", locale.Same("Max.")),
	}
	for _, part := range of.Parts {
		t.Add(cells(i, part, r.survey.Study.UnitLabel(part.Side))...)
	}
	t.AddTotal(cells(i, of, locale.Text{FR: "Région", EN: "Region"})...)
	t.Note("Rang 1\u00a0: la valeur la plus élevée\u00a0; les régions à égalité partagent leur rang. Quartiles des régions qui ont une valeur (type 7).",
		"Rank 1: the highest value; regions with equal values share a rank. Quartiles of the regions that have a value (type 7).")
	if of.Variable.Maximum > 0 {
		t.Note("Score possible le plus élevé d'une région\u00a0: %s.", "Highest possible score of a region: %s.", locale.Trimmed(of.Variable.Maximum, 2))
	}
	return t
}

// valueColumn returns a column for values of a variable.
func valueColumn(of *Standing) table.Column {
	switch {
	case of.Variable.Unit != "":
		return table.Column{Kind: table.Money, Unit: of.Variable.Unit}
	case of.Scale != nil && of.Scale.Score == score.Mean:
		return table.Column{Kind: table.Number, Decimals: 2}
	}
	return table.Column{Kind: table.Number, Decimals: 1}
}

func cells(i int, of *Standing, what locale.Text) []table.Cell {
	rank := table.Absent(locale.Same("–"))
	if of.Ranks[i] > 0 {
		rank = table.Int(of.Ranks[i])
	}
	return append([]table.Cell{table.Words(what), table.Plain(of.Variable.Name), valueCell(of.Variable, i), rank, table.Int(of.Summary.N)}, quartiles(of.Summary)...)
}

// valueCell returns the value of a region, or why there is none.
func valueCell(v *dataset.Variable, i int) table.Cell {
	if v.States[i] != study.Answered {
		return table.Absent(v.States[i].Label())
	}
	return table.Value(v.Numbers[i])
}

// quartiles returns the cells of a distribution; dashes where nobody has a value.
func quartiles(summary estimate.Summary) []table.Cell {
	list := make([]table.Cell, 5)
	for k, x := range []float64{summary.Min, summary.Q1, summary.Median, summary.Q3, summary.Max} {
		list[k] = table.Absent(locale.Same("–"))
		if summary.HasMean() {
			list[k] = table.Value(x)
		}
	}
	return list
}
