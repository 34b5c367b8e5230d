package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// RegionVariables resolves the names of numeric variables of the linked regions; with none it returns the scores of the
// scales that both sides have.
func RegionVariables(s *survey.Survey, names []string) ([]*dataset.Variable, error) {
	if s.Regions == nil {
		return nil, notJoined()
	}
	var known []string
	for _, v := range s.Regions.Variables {
		if v.Kind != formula.Words {
			known = append(known, v.Name)
		}
	}
	if len(names) == 0 {
		for _, entry := range s.Study.Scales {
			if joined(s, entry.Value) {
				names = append(names, entry.Key.Value)
			}
		}
	}
	if len(names) == 0 {
		return nil, usage("nommer une variable des régions\u00a0; il y a\u00a0: %s", "name a variable of the regions; there are: %s", locale.Join(textsOf(known)))
	}
	var list []*dataset.Variable
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, unknown(locale.Text{FR: "variable des régions", EN: "variable of the regions"}, name, known)
		}
		list = append(list, s.Regions.Variable(name))
	}
	return list, nil
}

func textsOf(names []string) []locale.Text {
	var texts []locale.Text
	for _, name := range names {
		texts = append(texts, locale.Same(name))
	}
	return texts
}

// RegionValues lists numeric variables of the linked regions.
func RegionValues(s *survey.Survey, list []*dataset.Variable) *table.Table {
	t := &table.Table{ID: "regions", Title: locale.Text{FR: "Valeurs par région", EN: "Values by region"}}
	t.Columns = []table.Column{{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}}, {Key: "code", Machine: true}}
	for _, v := range list {
		t.Columns = append(t.Columns, RegionColumn(v))
	}
	for i, unit := range s.Regions.Units {
		cells := []table.Cell{table.Plain(unit.Name), table.Plain(unit.ID)}
		for _, v := range list {
			if v.States[i] == study.Answered {
				cells = append(cells, table.Value(v.Numbers[i]))
			} else {
				cells = append(cells, table.Absent(v.States[i].Label()))
			}
		}
		t.Add(cells...)
	}
	for _, v := range list {
		if scale := s.Study.Scale(v.Name); scale != nil {
			ruleNote(t, scale)
			regionNote(s, t, scale)
		}
	}
	return t
}

// RegionColumn describes the column of a numeric variable: an amount with its currency sign, or a number with at most two
// decimals.
func RegionColumn(v *dataset.Variable) table.Column {
	column := table.Column{Key: v.Name, Label: v.Label, Kind: table.Number, Unit: v.Unit}
	if v.Unit != "" {
		column.Kind = table.Money
	}
	for _, x := range v.Answered(nil) {
		for column.Decimals < 2 && round.HalfUp(x, column.Decimals) != round.HalfUp(x, 2) {
			column.Decimals++
		}
	}
	return column
}

func notJoined() error {
	return usage("les parties de l'étude ne sont pas arrimées par région (link:)", "the sides of the study are not joined by region (link:)")
}
