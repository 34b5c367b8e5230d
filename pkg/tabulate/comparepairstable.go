package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// pairsTable shows every group against every other.
func pairsTable(s *survey.Survey, list []Comparison, request ComparisonRequest, options Options) *table.Table {
	t := &table.Table{ID: "compare-pairs", Title: locale.Textf("%s\u00a0: paires de groupes", "%s: pairs of groups", comparedTitle(s, list))}
	decimals := 1
	if !list[0].Variable.IsShare {
		decimals = comparedDecimals(list)
	}
	columns := testedColumns(decimals, options)
	columns[4].Key, columns[4].Label = "difference", locale.Text{FR: "Écart", EN: "Difference"}
	columns[5].Of = columns[4].Key
	if list[0].Variable.IsShare {
		columns[4].Label = capital(differenceLabel)
	}
	adjusted := table.Column{Key: "p_adjusted", Label: locale.Text{FR: "p ajustée", EN: "adjusted p"}, Kind: table.P, Machine: request.Adjust == Unadjusted, Role: table.AdjustedP}
	at := slices.IndexFunc(columns, func(c table.Column) bool { return c.Key == "p" }) + 1
	columns = slices.Insert(columns, at, adjusted)
	t.Columns = append([]table.Column{{Key: "pair", Label: locale.Text{FR: "Groupes", EN: "Groups"}}, {Key: "first", Machine: true, Role: table.Group}, {Key: "second", Machine: true, Role: table.Group}}, columns...)
	for _, c := range list {
		if len(list) > 1 {
			t.AddGroup(c.Frame.Label)
		}
		for _, p := range c.Pairs {
			cell := table.Absent(dash)
			if p.Tested.P.Exists {
				cell = table.Value(p.Adjusted)
			}
			cells := slices.Insert(c.testedCells(p.Tested), at, cell)
			t.Add(append([]table.Cell{table.Words(locale.Textf("%s\u00a0– %s", "%s – %s", p.First.Label, p.Second.Label)), table.Plain(p.First.Key), table.Plain(p.Second.Key)}, cells...)...)
		}
	}
	hideEmpty(t, "interval", "df", "p", "p_adjusted", "p_method_label")
	t.Columns[columnAt(t, "p_method_label")].Machine = oneMethod(list)
	pairsNotes(t, list, request, options)
	return t
}

// oneMethod reports whether the p values of all pairs come from the same method, which a note then names.
func oneMethod(list []Comparison) bool {
	first := ""
	for _, c := range list {
		for _, p := range c.Pairs {
			id := p.Tested.P.Method.ID
			if first == "" {
				first = id
			}
			if id != "" && id != first {
				return false
			}
		}
	}
	return true
}
