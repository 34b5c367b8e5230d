package chart

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

func dumbbellChart() DumbbellChart {
	chart := DumbbellChart{Title: locale.Text{FR: "Les mesures", EN: "The measures"}, Max: 100, Unit: percent,
		First: locale.Text{FR: "Centres", EN: "Centres"}, Second: locale.Text{FR: "Groupes", EN: "Groups"}}
	for i, name := range []string{"1.1 Droits", "1.2 Stigmatisation", "1.3 Rétablissement", "1.4 Entourage", "15.2 Jeunes de 18 à 25 ans", "34 Équipe SIM en itinérance"} {
		chart.Rows = append(chart.Rows, Dumbbell{Label: locale.Same(name), First: float64(100 - 15*i), Second: float64(20 * i)})
	}
	chart.Rows[2].Second, chart.Rows[2].SecondText = math.NaN(), locale.Text{FR: "question non posée", EN: "not asked"}
	chart.Rows[5].First = chart.Rows[5].Second
	return chart
}

func dotChart() DotChart {
	chart := DotChart{Title: locale.Text{FR: "Scores des régions", EN: "Scores of the regions"}, Max: 38}
	for i, region := range regions {
		value := 36 - 2.1*float64(i)
		chart.Rows = append(chart.Rows, Dot{Rank: i + 1, Label: locale.Same(region), Value: value, Lo: value - 3, Hi: value + 2})
	}
	chart.Rows[14] = Dot{Label: locale.Same(regions[14]), Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN(), Text: locale.Text{FR: "sans score", EN: "no score"}}
	return chart
}

func likertChart() LikertChart {
	chart := LikertChart{Title: locale.Text{FR: "Opinions", EN: "Opinions"}, Negative: 2, Neutral: 1, Answers: []locale.Text{
		{FR: "Pas du tout d'accord", EN: "Strongly disagree"}, {FR: "Plutôt en désaccord", EN: "Disagree"},
		{FR: "Ni l'un ni l'autre", EN: "Neither"}, {FR: "Plutôt d'accord", EN: "Agree"}, {FR: "Tout à fait d'accord", EN: "Strongly agree"}}}
	welcome, signs := locale.Text{FR: "Accueil chaleureux", EN: "Warm welcome"}, locale.Text{FR: "Affichage clair", EN: "Clear signs"}
	note := locale.Text{FR: "n = 146, 14 sans réponse", EN: "n = 146, 14 no answer"}
	chart.Rows = []LikertRow{
		{Group: welcome, Label: locale.Text{FR: "Visiteurs", EN: "Visitors"}, Shares: []float64{6.8, 16.4, 42.5, 21.2, 13}, Note: note},
		{Group: welcome, Label: locale.Text{FR: "Membres", EN: "Members"}, Shares: []float64{2, 8, 20, 40, 30}, Note: note},
		{Group: signs, Label: locale.Text{FR: "Visiteurs", EN: "Visitors"}, Shares: []float64{13.9, 25, 28.5, 25.7, 6.9}, Note: note},
		{Group: signs, Label: locale.Text{FR: "Membres", EN: "Members"}, Shares: []float64{math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()}, Note: locale.Text{FR: "sans réponse", EN: "no answer"}},
	}
	return chart
}

func stripChart() StripChart {
	chart := StripChart{Title: locale.Text{FR: "Distribution des scores", EN: "Distribution of the scores"}, Max: 19}
	centres := Strip{Label: locale.Text{FR: "Centres intégrés", EN: "Integrated centres"}, Q1: 10, Median: 13, Q3: 15}
	for i, x := range []float64{17, 17, 17, 16, 16, 15, 15, 14.7, 14, 14, 13, 13, 13, 12, 12, 11, 10.5, 10, 9, 9, 8} {
		centres.Units = append(centres.Units, StripPoint{Value: x, Label: locale.Textf("Centre %d", "Centre %d", i+1), Highlight: i == 11})
	}
	groups := Strip{Label: locale.Text{FR: "Regroupements régionaux", EN: "Regional groups"}, Q1: 3, Median: 6, Q3: 10}
	for i, x := range []float64{17, 12, 11, 10, 9, 9, 6, 6, 4, 3, 3, 3, 1, 1, 1, math.NaN()} {
		groups.Units = append(groups.Units, StripPoint{Value: x, Label: locale.Textf("Groupe %d", "Group %d", i+1)})
	}
	chart.Rows = []Strip{centres, groups}
	return chart
}

func columns(n int) []CrossColumn {
	var list []CrossColumn
	for i := range n {
		code := strconv.Itoa(i + 1)
		if len(code) == 1 {
			code = "0" + code
		}
		list = append(list, CrossColumn{Head: locale.Same(code), Label: locale.Same(regions[i%len(regions)])})
	}
	return list
}

func heatChart() HeatChart {
	chart := HeatChart{Title: locale.Text{FR: "Scores par région", EN: "Scores by region"}, Columns: columns(15)}
	for i, name := range []string{"Droits", "Stigmatisation", "Rétablissement et entourage"} {
		row := HeatRow{Label: locale.Same(name)}
		for j := range 15 {
			row.Cells = append(row.Cells, HeatCell{Value: float64((7*i + 5*j) % 41)})
		}
		chart.Rows = append(chart.Rows, row)
	}
	chart.Rows[1].Cells[3] = HeatCell{Value: math.NaN(), Text: locale.Text{FR: "question non posée", EN: "not asked"}}
	return chart
}

func sidesChart() SidesChart {
	chart := SidesChart{Title: locale.Text{FR: "Mesures par région", EN: "Measures by region"}, Columns: columns(15),
		First: locale.Text{FR: "Centres", EN: "Centres"}, Second: locale.Text{FR: "Groupes", EN: "Groups"}, Silent: locale.Text{FR: "une partie sans réponse", EN: "a side silent"}}
	for i, name := range []string{"1.1 Droits", "1.2 Stigmatisation", "1.3 Rétablissement", "15.2 Jeunes de 18 à 25 ans"} {
		row := SidesRow{Label: locale.Same(name)}
		for j := range 15 {
			row.Cells = append(row.Cells, Doing((3*i+2*j+1)%5))
		}
		chart.Rows = append(chart.Rows, row)
	}
	return chart
}

func tileMap() TileMap {
	places := map[string][2]int{"17": {2, 0}, "18": {1, 1}, "10": {2, 1}, "08": {0, 2}, "02": {3, 2}, "09": {5, 2}, "07": {0, 3}, "15": {1, 3}, "14": {2, 3}, "04": {3, 3},
		"03": {4, 3}, "13": {1, 4}, "06": {2, 4}, "05": {3, 4}, "12": {4, 4}, "01": {5, 4}, "11": {6, 4}, "16": {2, 5}}
	chart := TileMap{Title: locale.Text{FR: "Scores des régions", EN: "Scores of the regions"}, Absent: locale.Text{FR: "hors de l'étude", EN: "not in the study"}}
	names := map[string]string{"17": "Nunavik", "18": "Terres-Cries", "10": "Nord-du-Québec"}
	short := []string{"Bas-Saint-Laurent", "Saguenay–Lac-St-Jean", "Capitale-Nationale", "Mauricie–Centre-Qc", "Estrie", "Montréal", "Outaouais", "Abitibi-Témisc.", "Côte-Nord", "Gaspésie–Les Îles", "Chaudière-Appalaches", "Laval", "Lanaudière", "Laurentides", "Montérégie"}
	for i, code := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15", "16", "10", "17", "18"} {
		tile := Tile{Placed: true, Column: places[code][0], Row: places[code][1], Code: code, Value: float64(9 + (7*i)%19)}
		if i < 15 {
			tile.Label, tile.Short = locale.Same(regions[i]), locale.Same(short[i])
		} else {
			tile.Label, tile.Value = locale.Same(names[code]), math.NaN()
		}
		tile.Highlight = code == "06"
		chart.Tiles = append(chart.Tiles, tile)
	}
	return chart
}

func fittedChart() ScatterChart {
	chart := scatterChart()
	chart.Line = &FitLine{X1: 0, Y1: 14, X2: 150000, Y2: 30, Label: locale.Text{FR: "droite de Theil-Sen", EN: "Theil-Sen line"}}
	chart.Band = &FitBand{Xs: []float64{0, 75000, 150000}, Lo: []float64{8, 17, 22}, Hi: []float64{20, 27, 38}, Label: locale.Text{FR: "intervalle à 95 %", EN: "95% interval"}}
	return chart
}
