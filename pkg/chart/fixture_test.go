package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

var regions = []string{"Bas-Saint-Laurent", "Saguenay–Lac-Saint-Jean", "Capitale-Nationale", "Mauricie-et-Centre-du-Québec",
	"Estrie", "Montréal", "Outaouais", "Abitibi-Témiscamingue", "Côte-Nord", "Gaspésie–Îles-de-la-Madeleine",
	"Chaudière-Appalaches", "Laval", "Lanaudière", "Laurentides", "Montérégie"}

var budgets = []float64{0, 20000, 146981, 5000, 12000, 98000, 45000, 3000, 60000, 20000, 20000, 7500, 1000, 33000, 81000}

func dollars(x float64, lang locale.Lang) string { return lang.Money(x, 0, "$") }

func barChart() BarChart {
	chart := BarChart{Title: locale.Text{FR: "Budgets des groupes", EN: "Budgets of the groups"}, Unit: dollars}
	for i, region := range regions {
		chart.Rows = append(chart.Rows, Bar{Label: locale.Same(region), Value: budgets[i]})
	}
	chart.Rows[7] = Bar{Label: locale.Same(regions[7]), Value: math.NaN(), Text: locale.Text{FR: "sans réponse", EN: "no answer"}}
	return chart
}

func stackedChart() StackedChart {
	chart := StackedChart{Title: locale.Text{FR: "Classement des régions", EN: "Ranking of regions"}, Max: 38,
		First:  locale.Text{FR: "Centres (sur 19)", EN: "Centres (out of 19)"},
		Second: locale.Text{FR: "Groupes (sur 19)", EN: "Groups (out of 19)"}}
	for i, region := range regions {
		chart.Rows = append(chart.Rows, Stack{Rank: i + 1, Label: locale.Same(region), First: float64(19 - i), Second: float64(18 - i)})
	}
	chart.Rows[14].Second = math.NaN()
	return chart
}

func pairedChart() PairedChart {
	chart := PairedChart{Title: locale.Text{FR: "Les 19 mesures", EN: "The 19 measures"}, Max: 100,
		First: locale.Text{FR: "Centres", EN: "Centres"}, Second: locale.Text{FR: "Groupes", EN: "Groups"},
		Unit: func(x float64, lang locale.Lang) string { return lang.Percent(x, 0) }}
	for i := range 6 {
		chart.Rows = append(chart.Rows, Pair{
			Label: locale.Text{FR: "Le groupe régional participe aux comités de planification et d’organisation des services en santé mentale du centre",
				EN: "The regional group takes part in the committees that plan and organise the mental health services of the centre"},
			First: float64(100 - 15*i), Second: float64(20 * i)})
	}
	chart.Rows[1].Second, chart.Rows[1].SecondText = math.NaN(), locale.Text{FR: "question non posée", EN: "not asked"}
	return chart
}

func ratesChart() RatesChart {
	none := math.NaN()
	return RatesChart{Title: locale.Text{FR: "Satisfaction", EN: "Satisfaction"}, Rows: []Rate{
		{Label: locale.Text{FR: "Centres intégrés (17 sur 21)", EN: "Integrated centres (17 of 21)"}, Value: 80.95, Lo: 60, Hi: 92.33},
		{Label: locale.Text{FR: "Groupes régionaux (8 sur 15)", EN: "Regional groups (8 of 15)"}, Value: 53.33, Lo: 30.12, Hi: 75.19},
		{Label: locale.Text{FR: "Tous les groupes d’une région sans centre", EN: "All groups of a region without a centre"}, Value: 100, Lo: 79.61, Hi: 100},
		{Label: locale.Text{FR: "Recensement", EN: "Census"}, Value: 0, Lo: none, Hi: none},
		{Label: locale.Text{FR: "Personne", EN: "Nobody"}, Value: none, Lo: none, Hi: none},
	}}
}

func scatterChart() ScatterChart {
	chart := ScatterChart{Title: locale.Text{FR: "Budget et score", EN: "Budget and score"},
		X: Axis{Label: locale.Text{FR: "Budget annuel du groupe", EN: "Yearly budget of the group"}, Unit: dollars},
		Y: Axis{Label: locale.Text{FR: "Score de la région (sur 38)", EN: "Score of the region (out of 38)"}}}
	scores := []float64{8, 21, 30, 12, 15, 33, 22, 11, 25, 21, 21, 9, 10, 19, 27.5}
	for i, region := range regions {
		chart.Points = append(chart.Points, Point{X: budgets[i], Y: scores[i], Label: locale.Same(region)})
	}
	return chart
}
