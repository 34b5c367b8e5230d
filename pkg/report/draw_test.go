package report

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// drawingsOf returns the charts of a section of the invented study's report, with an analysis changed.
func drawingsOf(t *testing.T, section int, changes ...string) []document.Drawing {
	t.Helper()
	var list []document.Drawing
	for _, block := range invented(t, changes...).Sections[section].Blocks {
		if block.Chart != nil {
			list = append(list, block.Chart.Drawing)
		}
	}
	return list
}

func TestChartsOfAnAnalysis(t *testing.T) {
	const moods, order, each, points, land = "moods: { kind: rates,", "order: { kind: ranking }", "each: { kind: items }", "points: { kind: scores }", "land: { kind: table }"
	for name, c := range map[string]struct {
		section int
		place   int // of the chart in its section; -1 where the section has one chart fewer
		changes []string
		want    document.Drawing
	}{
		"rates":            {1, 0, nil, chart.RatesChart{}},
		"rates as bars":    {1, 0, []string{moods, moods + " chart: bars,"}, chart.BarChart{}},
		"rates, two sides": {1, 0, []string{moods, moods + " chart: dumbbell,"}, chart.DumbbellChart{}},
		"scores":           {2, 0, nil, chart.StripChart{}},
		"ranking":          {2, 1, nil, chart.StackedChart{}},
		"ranking, sides":   {2, 1, []string{order, "order: { kind: ranking, chart: dumbbell }"}, chart.DumbbellChart{}},
		"ranking, dots":    {2, 1, []string{order, "order: { kind: ranking, chart: dots }"}, chart.DotChart{}},
		"ranking, map":     {2, 1, []string{order, "order: { kind: ranking, chart: map }"}, chart.TileMap{}},
		"items":            {2, 2, nil, chart.DumbbellChart{}},
		"items as bars":    {2, 2, []string{each, "each: { kind: items, chart: bars }"}, chart.PairedChart{}},
		"table":            {3, 0, nil, chart.BarChart{}},
		"table, dots":      {3, 0, []string{land, "land: { kind: table, chart: dots }"}, chart.DotChart{}},
		"table, map":       {3, 0, []string{land, "land: { kind: table, chart: map }"}, chart.TileMap{}},
		"map":              {3, 0, []string{land, "land: { kind: map, of: [area, care] }"}, chart.TileMap{}},
		"heatmap":          {3, 0, []string{land, "land: { kind: heatmap }"}, chart.SidesChart{}},
		"no chart":         {2, -1, []string{points, "points: { kind: scores, chart: none }"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			drawings := drawingsOf(t, c.section, c.changes...)
			if c.place < 0 {
				if usual := drawingsOf(t, c.section); len(drawings) != len(usual)-1 {
					t.Errorf("%d charts, want one fewer than %d", len(drawings), len(usual))
				}
				return
			}
			if got, want := typeName(drawings[c.place]), typeName(c.want); got != want {
				t.Errorf("chart is %s, want %s", got, want)
			}
		})
	}
}

func typeName(d document.Drawing) string {
	switch d.(type) {
	case chart.RatesChart:
		return "rates"
	case chart.BarChart:
		return "bars"
	case chart.DumbbellChart:
		return "dumbbell"
	case chart.StripChart:
		return "strip"
	case chart.StackedChart:
		return "stacked"
	case chart.DotChart:
		return "dots"
	case chart.TileMap:
		return "map"
	case chart.PairedChart:
		return "paired"
	case chart.SidesChart:
		return "sides"
	case chart.HeatChart:
		return "heat"
	case chart.LikertChart:
		return "likert"
	}
	return "other"
}

// TestMapBesideARanking wants no second table of scores that the section ranks already.
func TestMapBesideARanking(t *testing.T) {
	tables := func(changes ...string) (ids []string) {
		for _, block := range invented(t, changes...).Sections[2].Blocks {
			if block.Table != nil {
				ids = append(ids, block.Table.ID)
			}
		}
		return ids
	}
	rule := "rule: { kind: sensitivity }"
	if ids := tables(rule, "rule: { kind: map, of: [care] }"); slices.Contains(ids, "regions") {
		t.Errorf("tables are %v", ids)
	}
	if ids := tables(rule, "rule: { kind: map, of: [care, area] }"); !slices.Contains(ids, "regions") {
		t.Errorf("tables are %v", ids)
	}
}

// ordered is a question with ordered answers for the invented study.
const ordered = "  b: { type: yesno, codes: yn, label: { fr: Binage, en: Hoeing } }\n"

func TestOrderedAnswersAreParted(t *testing.T) {
	changes := []string{ordered, ordered + "  soil: { type: choice, asked_of: [gardens], column: tool, label: { fr: Sol, en: Soil }, codes: [{ code: hoe, value: 1 }, { code: rake, value: 2 }] }\n",
		"moods: { kind: rates, questions: [happy] }", "moods: { kind: rates, questions: [happy, soil] }"}
	drawings := drawingsOf(t, 1, changes...)
	likert, ok := drawings[0].(chart.LikertChart)
	if !ok || typeName(drawings[1]) != "rates" {
		t.Fatalf("charts are %s and %s", typeName(drawings[0]), typeName(drawings[1]))
	}
	if likert.Negative != 1 || likert.Neutral != 0 || likert.Answers[0].EN != "hoe" || len(likert.Rows) != 1 {
		t.Errorf("chart is %+v", likert)
	}
	// Of three gardens one hoes, one rakes and one did not say; the base is the three.
	if row := likert.Rows[0]; row.Shares[0] < 33.3 || row.Shares[0] > 33.4 || row.Note.EN != "n = 3, 1 no answer" {
		t.Errorf("row is %+v", row)
	}
	for name, change := range map[string]string{"likert": "likert needs a question", "dumbbell": ""} {
		_, err := buildWith(t, "moods: { kind: rates, questions: [happy] }", "moods: { kind: rates, questions: [happy], chart: "+name+" }")
		if (err == nil) != (change == "") || err != nil && !strings.Contains(err.Error(), change) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

// buildWith builds the report of the invented study, with its study file changed.
func buildWith(t *testing.T, changes ...string) (*document.Document, error) {
	t.Helper()
	s, results := open(t, files(changes...))
	return Build(s, given(results), tabulate.Options{})
}

func TestDrawEveryType(t *testing.T) {
	s, _ := demo(t)
	for _, typ := range ChartTypes() {
		request := ChartRequest{Type: typ.Name}
		if typ.Name == "scatter" {
			request.Names = []string{"budget", "mesures"}
		}
		if typ.Name == "likert" {
			request.Names = []string{"satisfaction", "rencontres_pasm"}
		}
		if typ.Name == "timeline" {
			request.Names = []string{"satisfaction", "submitdate"}
		}
		made, err := Draw(s, request)
		if err != nil {
			t.Errorf("%s: %v", typ.Name, err)
			continue
		}
		for _, lang := range locale.Langs {
			p := made.Drawing.Picture(lang)
			if p.Title == "" || p.Title != document.Visible(made.Caption, lang) || len(p.Desc) < 40 {
				t.Errorf("%s: title %q, description %q", typ.Name, p.Title, p.Desc)
			}
		}
		if typ.About.FR == "" || typ.About.EN == "" {
			t.Errorf("%s is not described", typ.Name)
		}
	}
}

func TestDrawErrors(t *testing.T) {
	s, _ := demo(t)
	for _, c := range []struct {
		request ChartRequest
		want    string
	}{
		{ChartRequest{Type: "map", Options: tabulate.Options{Where: "x"}}, "a map chart takes no account of --where"},
		{ChartRequest{Type: "map", Highlight: "Montral"}, `--highlight "Montral": no region and no respondent of the study (did you mean "Montréal"?)`},
		{ChartRequest{Type: "map", Names: []string{"a", "b"}}, `a map chart takes at most 1 name; got a, b`},
		{ChartRequest{Type: "map", Names: []string{"mesure"}}, `variable of the regions "mesure": not in the study (did you mean "mesures"?)`},
		{ChartRequest{Type: "scatter"}, "a scatter chart takes two variables; got 0"},
		{ChartRequest{Type: "dumbbell", Options: tabulate.Options{By: []string{"satisfaction"}}}, "by region only"},
		{ChartRequest{Type: "heatmap", Names: []string{"a", "b"}}, "one scale, or none; got 2"},
		{ChartRequest{Type: "heatmap", Options: tabulate.Options{Where: "mesures > 1"}}, "without --by, a heatmap chart takes no account of --where and --base"},
		{ChartRequest{Type: "strip", Names: []string{"mesure"}}, `scale "mesure": not in the study (did you mean "mesures"?)`},
		{ChartRequest{Type: "rates", Names: []string{"satisfacton"}}, `(did you mean "satisfaction"?)`},
		{ChartRequest{Type: "bars", Names: []string{"budgets"}}, `(did you mean "budget"?)`},
	} {
		_, err := Draw(s, c.request)
		var usage *tabulate.UsageError
		if !errors.As(err, &usage) || !strings.Contains(usage.Message.EN, c.want) || usage.Message.FR == "" {
			t.Errorf("%+v: error is %v, want %q", c.request, err, c.want)
		}
	}
}

func TestHighlight(t *testing.T) {
	s, _ := demo(t)
	made, err := Draw(s, ChartRequest{Type: "strip", Highlight: "13"})
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, row := range made.Drawing.(chart.StripChart).Rows {
		for _, unit := range row.Units {
			if unit.Highlight {
				named++
			}
		}
	}
	if named != 2 { // The centre and the group of Laval.
		t.Errorf("%d units stand out, want 2", named)
	}
	made, err = Draw(s, ChartRequest{Type: "map", Highlight: "laval"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tile := range made.Drawing.(chart.TileMap).Tiles {
		if tile.Highlight != (tile.Code == "13") {
			t.Errorf("tile %+v", tile)
		}
	}
}

func TestNoStandsLeftOfYes(t *testing.T) {
	s, _ := demo(t)
	made, err := Draw(s, ChartRequest{Type: "likert", Names: []string{"satisfaction"}})
	if err != nil {
		t.Fatal(err)
	}
	drawn := made.Drawing.(chart.LikertChart)
	if drawn.Negative != 1 || drawn.Neutral != 0 || drawn.Answers[0].EN != "No" || drawn.Rows[0].Shares[0] > drawn.Rows[0].Shares[1] {
		t.Errorf("chart is %+v", drawn)
	}
}
