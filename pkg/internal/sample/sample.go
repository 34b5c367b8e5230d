// Package sample has the documents that the tests of every format are run on. Only tests import it.
package sample

import (
	"math"
	"sync"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// Documents returns them all by name: the founding study's, Everything, Hostile and one that is empty.
func Documents() map[string]*document.Document {
	return map[string]*document.Document{"founding": Founding(), "everything": Everything(), "hostile": Hostile(), "empty": {}}
}

// Founding returns the report of the study that ships in the binary. It takes a while, so it is made once and must not be
// changed; it panics where it cannot be made.
var Founding = sync.OnceValue(func() *document.Document {
	files := study.Folders{studies.Folder(studies.Demo)}
	def, err := study.Load(files, studies.StudyFile)
	check(err)
	s, err := survey.Load(def, files, survey.Options{})
	check(err)
	made, err := report.Build(s, func() ([]claim.Result, error) { return claim.Verify(s) }, tabulate.Options{})
	check(err)
	return made
})

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// Everything returns an invented document with every kind of block, column, cell, passage and style.
func Everything() *document.Document {
	return &document.Document{
		Title:    locale.Text{FR: "Jardins et écoles (étude inventée)", EN: "Gardens and schools (invented study)"},
		Subtitle: locale.Text{FR: "Région de l'Œuvre", EN: "Region of the work"},
		Authors:  []string{"A. Bé", "C. Dé"},
		Date:     locale.Text{FR: "1er\u00a0mars 2019", EN: "March 1, 2019"},
		Notice:   locale.Text{FR: "Tout est inventé ici.", EN: "Everything here is invented."},
		Source:   locale.Text{FR: "Aucune", EN: "None"},
		Sections: []document.Section{
			{ID: "words", Title: locale.Text{FR: "Mots", EN: "Words"}, Blocks: []document.Block{{Prose: words()}, {Quote: quote()}}},
			{ID: "numbers", Title: locale.Text{FR: "Nombres", EN: "Numbers"}, Blocks: []document.Block{
				{Number: 1, Name: "budgets", Chart: bars()}, {Number: 1, Name: "budgets", Table: Table()},
				{Number: 2, Name: "nothing", Table: noRows()}, {Number: 2, Name: "point", Chart: onePoint()},
			}},
			{ID: "empty", Title: locale.Text{FR: "Section vide", EN: "Empty section"}},
		},
		Figures: []document.Figure{
			{ID: "satisfied-ci", Label: locale.Text{FR: "centres satisfaits", EN: "satisfied centres"}, Value: 17.0 / 21 * 100, IsShare: true, Count: 17, Base: 21,
				Lo: 60.0, Hi: 92.3, Level: 0.95, Unit: "%", Method: "wilson", Text: locale.Text{FR: "81\u00a0% (17 sur 21)", EN: "81% (17 of 21)"}},
			{ID: "budget-mean", Label: locale.Text{FR: "budget moyen", EN: "mean budget"}, Value: 20000.5, Base: 15, Lo: math.NaN(), Hi: math.NaN(),
				Unit: "$", Text: locale.Text{FR: "20\u00a0001\u00a0$", EN: "$20,001"}},
			{ID: "none", Label: locale.Text{FR: "sans valeur", EN: "no value"}, Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN(), Text: locale.Same("–")},
		},
	}
}

func words() *document.Prose {
	passages := func(styled, figure, cited string) []document.Passage {
		return []document.Passage{
			{Spans: []document.Span{
				{Text: "1. " + styled + " "}, {Text: "gras", Bold: true}, {Text: ", "}, {Text: "italique", Italic: true}, {Text: ", "},
				{Text: "code_x", Code: true}, {Text: ", "}, {Text: "lien", Link: "https://example.org/a?b=1&c=2"}, {Text: ", "}, {Text: "plus bas", Link: "#numbers"}, {Text: "."},
			}},
			{Kind: document.Heading, Level: 1, Spans: []document.Span{{Text: "Sous-titre"}}},
			{Spans: []document.Span{{Text: figure, Figure: "satisfied-ci"}, {Text: " des centres. "}, {Text: cited, Cite: true}}},
			{Kind: document.Item, Level: 1, Spans: []document.Span{{Text: "un"}}},
			{Kind: document.Item, Level: 2, Ordinal: 1, Spans: []document.Span{{Text: "dedans"}}},
			{Kind: document.Item, Level: 1, Spans: []document.Span{{Text: "deux"}}},
			{Kind: document.Quoted, Spans: []document.Span{{Text: "Cité."}}},
		}
	}
	return &document.Prose{
		FR: passages("Du texte", "81\u00a0% (17 sur 21)", "Wilson (1927)"), EN: passages("Some text", "81% (17 of 21)", "Wilson (1927)"),
	}
}

func quote() *document.Quote {
	return &document.Quote{Words: locale.Same("On se parle enfin."), By: locale.Text{FR: "Un regroupement", EN: "A group"}, Place: "groups.csv:3:7"}
}

// Table returns a table with every kind of column and cell.
func Table() *table.Table {
	t := &table.Table{ID: "budgets", Title: locale.Text{FR: "Budgets des groupes", EN: "Budgets of the groups"}, Columns: []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}, Role: table.Level},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count, Role: table.N, Of: "percent"},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		{Key: "wilson", Label: locale.Same("Wilson"), Kind: table.Percent, Decimals: 1, Range: true, Role: table.Interval, Of: "percent", Method: "wilson", Confidence: 0.95},
		{Key: "budget", Label: locale.Same("Budget"), Kind: table.Money, Unit: "$", Role: table.Estimate},
		{Key: "p", Label: locale.Same("p"), Kind: table.P, Role: table.PValue, Of: "mean"},
		{Key: "file", Label: locale.Text{FR: "Fichier", EN: "File"}, Machine: true},
	}}
	t.AddGroup(locale.Text{FR: "Au nord", EN: "In the north"})
	t.Add(table.Plain("Nord-du-Québec"), table.Int(17), table.Value(12.95), table.Value(80.952380952), table.Between(60, 92.33), table.Value(20000), table.Value(0.0004), table.Plain("a.csv"))
	t.Add(table.Plain("Côte-Nord"), table.Int(0), table.Value(-1.25), table.Absent(locale.Text{FR: "sans base", EN: "no base"}), table.Cell{}, table.Value(146981), table.Value(0.5), table.Plain("a.csv"))
	t.Rows[1].Cells[3].Mark = 1
	t.AddGroup(locale.Text{FR: "Au sud", EN: "In the south"})
	t.Add(table.Plain("Estrie"), table.Int(1234567), table.Value(math.NaN()), table.Value(100), table.Between(79.6, 100), table.Value(0), table.Value(1), table.Plain("a.csv"))
	t.AddTotal(table.Words(locale.Text{FR: "Ensemble", EN: "All"}), table.Int(1234584), table.Value(0), table.Value(0), table.Between(0, 1), table.Value(55660.3), table.Cell{}, table.Cell{})
	t.Note("Base\u00a0: les unités qui ont répondu.", "Base: the units that answered.")
	t.Note("Intervalles à 95\u00a0%.", "Intervals at 95%.")
	return t
}

func noRows() *table.Table {
	return &table.Table{ID: "nothing", Title: locale.Text{FR: "Un tableau sans ligne", EN: "A table without rows"}, Columns: []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}}, {Key: "n", Label: locale.Same("n"), Kind: table.Count},
	}}
}

func bars() *document.Chart {
	caption := locale.Text{FR: "Budgets des groupes", EN: "Budgets of the groups"}
	dollars := func(x float64, lang locale.Lang) string { return lang.Money(x, 0, "$") }
	return &document.Chart{Caption: caption, Drawing: chart.BarChart{Title: caption, Unit: dollars, Rows: []chart.Bar{
		{Label: locale.Same("Nord-du-Québec"), Value: 20000}, {Label: locale.Same("Côte-Nord"), Value: 146981},
		{Label: locale.Same("Estrie"), Value: math.NaN(), Text: locale.Text{FR: "sans réponse", EN: "no answer"}},
	}}}
}

func onePoint() *document.Chart {
	caption := locale.Text{FR: "Un seul point", EN: "A single point"}
	return &document.Chart{Caption: caption, Drawing: chart.ScatterChart{Title: caption, X: chart.Axis{Label: locale.Same("x")}, Y: chart.Axis{Label: locale.Same("y")},
		Points: []chart.Point{{X: 1, Y: 2, Label: locale.Same("Là")}}}}
}
