package tabulate

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// valueColumn describes the column that shows the values of a side table.
func valueColumn(s *survey.Survey, declared *study.SideTable) table.Column {
	column := table.Column{Key: declared.Name, Label: declared.Title(), Kind: table.Number, Decimals: decimalsIn(s.Tables[declared.Name]), Unit: declared.Unit, Role: table.Estimate}
	if declared.Type == study.Money {
		column.Kind = table.Money
	}
	return column
}

// decimalsIn returns how many decimals, at most two, the values of a side table have.
func decimalsIn(side *survey.SideTable) int {
	decimals := 0
	for _, cell := range side.Values {
		for decimals < 2 && round.HalfUp(cell.Value, decimals) != round.HalfUp(cell.Value, 2) {
			decimals++
		}
	}
	return decimals
}

// A TableRow is one region's value of a side table.
type TableRow struct {
	Region string           // name
	Code   string           // code
	Cell   survey.TableCell // the value, or why there is none
}

// TableRows returns the rows of a side table from the lowest value; regions without a value come last.
func TableRows(s *survey.Survey, name string) ([]TableRow, error) {
	side := s.Tables[name]
	if side == nil {
		return nil, unknown(locale.Same("table"), name, s.Study.Tables.Names())
	}
	var rows []TableRow
	for _, region := range s.Study.Regions.Known.All() {
		if cell, ok := side.Values[region.Name]; ok {
			rows = append(rows, TableRow{Region: region.Name, Code: region.Code, Cell: cell})
		}
	}
	slices.SortStableFunc(rows, func(a, b TableRow) int {
		if aHas, bHas := a.Cell.State == study.Answered, b.Cell.State == study.Answered; aHas != bHas {
			if aHas {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Cell.Value, b.Cell.Value)
	})
	return rows, nil
}

// SideTable lists the values of a side table by region, from the lowest, with their total and their median.
func SideTable(s *survey.Survey, name string) (*table.Table, error) {
	rows, err := TableRows(s, name)
	if err != nil {
		return nil, err
	}
	declared := s.Tables[name].Declared
	t := &table.Table{ID: "table", Term: declared.Name, Title: declared.Label.Text}
	t.Columns = []table.Column{{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}}, {Key: "code", Machine: true, Role: table.Level}, valueColumn(s, declared)}
	var values []float64
	for _, row := range rows {
		cell := table.Absent(row.Cell.State.Label())
		if row.Cell.State == study.Answered {
			cell = table.Value(row.Cell.Value)
			values = append(values, row.Cell.Value)
		}
		t.Add(table.Plain(row.Region), table.Plain(row.Code), cell)
	}
	if summary := estimate.Describe(values); summary.HasMean() {
		t.AddTotal(table.Words(locale.Same("Total")), table.Cell{}, table.Value(summary.Sum))
		t.AddTotal(table.Words(locale.Text{FR: "Médiane", EN: "Median"}), table.Cell{}, table.Value(summary.Median))
	}
	t.Note("Source\u00a0: %s.", "Source: %s.", declared.File.Value)
	return t, nil
}

// Bands summarises variables of the regions by band of a side table.
func Bands(s *survey.Survey, name string, of []string) (*table.Table, error) {
	side := s.Tables[name]
	switch {
	case side == nil:
		return nil, unknown(locale.Same("table"), name, s.Study.Tables.Names())
	case len(side.Declared.Bands) == 0:
		return nil, usage("la table %q ne déclare pas de tranches (bands:)", "table %q declares no bands (bands:)", name)
	case s.Regions == nil:
		return nil, usage("pas de tranches\u00a0: les parties de l'étude ne sont pas arrimées (link:)", "no bands: the sides of the study are not joined (link:)")
	}
	variables, err := regionVariables(s, of)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "bands", Title: locale.Textf("Par tranche\u00a0: %s", "By band: %s", side.Declared.Label.Text)}
	t.Columns = []table.Column{
		{Key: "band", Label: side.Declared.Title(), Role: table.Level},
		{Key: "variable", Machine: true, Role: table.Term},
		{Key: "n", Label: locale.Text{FR: "Régions", EN: "Regions"}, Kind: table.Count, Role: table.Base},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "median", Label: locale.Text{FR: "Médiane", EN: "Median"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "min", Label: locale.Same("Min."), Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "max", Label: locale.Same("Max."), Kind: table.Number, Decimals: 1, Role: table.Estimate},
	}
	by := s.Regions.Variable(name)
	for _, v := range variables {
		t.AddGroup(v.Label)
		for _, band := range bandsOf(side.Declared) {
			t.Add(bandCells(band, by, v)...)
		}
	}
	t.Note("Régions qui ont les deux valeurs\u00a0; sans montant\u00a0: %d.", "Regions that have both values; without an amount: %d.", s.Regions.Len()-len(by.Answered(nil)))
	return t, nil
}

// A band is the values from lo to under hi.
type band struct {
	label  locale.Text
	lo, hi *float64 // nil for no bound
}

func (b band) has(x float64) bool { return (b.lo == nil || x >= *b.lo) && (b.hi == nil || x < *b.hi) }

// bandsOf returns the bands of a side table in rising order, with their labels.
func bandsOf(declared *study.SideTable) []band {
	amount := func(x float64) func(locale.Lang) string {
		return func(lang locale.Lang) string {
			if declared.Type == study.Money {
				return lang.Money(x, 0, declared.Unit)
			}
			return lang.Trimmed(x, 2)
		}
	}
	bounds := declared.Bands
	bands := []band{{label: locale.Textf("moins de %s", "under %s", amount(bounds[0])), hi: &bounds[0]}}
	for i := range bounds[1:] {
		bands = append(bands, band{label: locale.Textf("%s à moins de %s", "%s to under %s", amount(bounds[i]), amount(bounds[i+1])), lo: &bounds[i], hi: &bounds[i+1]})
	}
	last := &bounds[len(bounds)-1]
	return append(bands, band{label: locale.Textf("%s et plus", "%s and over", amount(*last)), lo: last})
}

func bandCells(b band, by, v *dataset.Variable) []table.Cell {
	within := make(dataset.Mask, len(by.States))
	for i := range within {
		within[i] = by.States[i] == study.Answered && b.has(by.Numbers[i])
	}
	summary := estimate.Describe(v.Answered(within))
	cells := []table.Cell{table.Words(b.label), table.Plain(v.Name), table.Int(summary.N)}
	if !summary.HasMean() {
		dash := table.Absent(locale.Same("–"))
		return append(cells, dash, dash, dash, dash)
	}
	return append(cells, table.Value(summary.Mean), table.Value(summary.Median), table.Value(summary.Min), table.Value(summary.Max))
}

// regionVariables resolves names of numeric variables of the regions.
func regionVariables(s *survey.Survey, names []string) ([]*dataset.Variable, error) {
	var variables []*dataset.Variable
	for _, name := range names {
		v, err := regionVariable(s, name)
		if err != nil {
			return nil, err
		}
		variables = append(variables, v)
	}
	return variables, nil
}
