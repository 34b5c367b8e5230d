package render

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// sample returns a table with every kind of column, cell and row.
func sample() *table.Table {
	t := &table.Table{
		ID:    "rates",
		Title: locale.Text{FR: "Satisfaction à l’égard de la collaboration", EN: "Satisfaction with the collaboration"},
		Columns: []table.Column{
			{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}},
			{Key: "count", Label: locale.Text{FR: "Nombre", EN: "Count"}, Kind: table.Count, Role: table.N, Of: "rate"},
			{Key: "rate", Label: locale.Text{FR: "Taux de satisfaction", EN: "Rate of satisfaction"}, Kind: table.Percent, Decimals: 1, Role: table.Estimate},
			{Key: "wilson", Label: locale.Text{FR: "Intervalle de confiance à 95\u00a0%", EN: "95% confidence interval"}, Kind: table.Percent, Decimals: 1,
				Role: table.Interval, Of: "rate", Method: "wilson", Confidence: 0.95},
			{Key: "budget", Label: locale.Text{FR: "Budget annuel", EN: "Yearly budget"}, Kind: table.Money, Unit: "$", Role: table.Estimate},
			{Key: "p", Label: locale.Text{FR: "Valeur p", EN: "p value"}, Kind: table.P, Role: table.PValue, Of: "rate"},
			{Key: "file", Label: locale.Same("File"), Machine: true},
		},
	}
	t.AddGroup(locale.Text{FR: "Centres intégrés", EN: "Integrated centres"})
	t.Add(table.Plain("Saguenay–Lac-Saint-Jean"), table.Int(17), table.Value(80.95238095238095),
		table.Between(60.004, 92.33), table.Value(146981), table.Value(0.04321), table.Plain("centres.csv"))
	marked := table.Value(53.333333333333336)
	marked.Mark = 1
	t.Add(table.Words(locale.Text{FR: "Montréal, qui réunit cinq centres", EN: "Montréal, with five centres"}), table.Int(8), marked,
		table.Between(30.12, 75.19), table.Value(0), table.Value(0.00002), table.Plain("=HYPERLINK(1)"))
	t.Add(table.Plain("Nunavik"), table.Int(0), table.Absent(locale.Text{FR: "sans objet", EN: "not applicable"}),
		table.Cell{}, table.Cell{}, table.Cell{}, table.Cell{})
	t.AddTotal(table.Words(locale.Text{FR: "Ensemble", EN: "All"}), table.Int(12025), table.Value(69.44444444444444),
		table.Between(53.1, 82), table.Value(20000), table.Cell{}, table.Cell{})
	t.Note("Un seul groupe répond pour les %d centres.", "A single group answers for the %d centres.", 5)
	t.Note("Base\u00a0: les %d répondants à qui la question a été posée et qui y ont répondu; aucune pondération.",
		"Base: the %d respondents who were asked the question and answered it; no weights.", 36)
	return t
}
