package survey

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A SideTable is the values of a side table by region.
type SideTable struct {
	Declared *study.SideTable     // what the study declares
	Values   map[string]TableCell // by name of the region
}

// A TableCell is one value of a side table.
type TableCell struct {
	State study.Reason // Answered, or why there is no value
	Value float64      // the value; 0 means nothing unless State is Answered
	Pos   diag.Pos     // where it was read
}

// tableRow is a row of a side table under the names that gocsv knows: the study says which headings they stand for.
type tableRow struct {
	Key   string `csv:"key"`
	Value string `csv:"value"`
}

func (s *Survey) readTables() {
	for _, entry := range s.Study.Tables {
		table := &SideTable{Declared: entry.Value, Values: map[string]TableCell{}}
		s.Tables[entry.Key.Value] = table
		if err := s.readTable(table); err != nil {
			s.report(err)
		}
	}
}

func (s *Survey) readTable(table *SideTable) error {
	file, err := s.open(table.Declared.File)
	if err != nil {
		return err
	}
	defer file.Close()
	name := s.label(table.Declared.File.Value)
	tags := map[string]string{table.Declared.Key.Value: "key", table.Declared.Value.Value: "value"}
	rows, places, warnings, err := ingest.ReadNamed[tableRow](name, file, ingest.Dialect{Sheet: table.Declared.Sheet}, tags)
	if err != nil {
		return err
	}
	s.Diagnostics = append(s.Diagnostics, warnings...)
	if len(rows) == 0 {
		return diag.Fail(diag.Data, diag.Pos{File: name, Line: 2}, "no-rows",
			"aucune valeur\u00a0: le fichier n'a que sa ligne de titres", "no value: the file has only its header line")
	}
	for i, row := range rows {
		s.tableRow(table, row, places[i])
	}
	return nil
}

// tableRow adds one row of a side table.
func (s *Survey) tableRow(table *SideTable, row tableRow, place ingest.Place) {
	name, problem := matchRegion(s.Study, strings.TrimSpace(row.Key))
	if !problem.IsZero() {
		s.Diagnostics.Add(place.At("key"), diag.Error, "region", problem)
		return
	}
	if earlier, twice := table.Values[name]; twice {
		s.Diagnostics.Errorf(place.At("key"), "duplicate-region", "la région %q figure deux fois (déjà à %s)", "region %q is there twice (already at %s)", name, earlier.Pos)
		return
	}
	table.Values[name] = s.tableCell(table.Declared, strings.TrimSpace(row.Value), place)
}

func (s *Survey) tableCell(table *study.SideTable, text string, place ingest.Place) TableCell {
	pos := place.At("value")
	cell := TableCell{Pos: pos, State: study.NoAnswer}
	if reason, ok := table.Missing[text]; ok {
		cell.State = reason
		return cell
	}
	if reason, ok := s.Study.Missing[text]; ok {
		cell.State = reason
		return cell
	}
	if text == "" {
		return cell
	}
	value, err := parseNumber(text, marksOf(place.Numbers["value"], table.Decimal, table.Thousands.Value))
	if err != nil {
		s.Diagnostics.Add(pos, diag.Error, "not-a-number", locale.Textf("table %s\u00a0: %s\u00a0; missing: permet de dire ce que %q veut dire",
			"table %s: %s; missing: can say what %q stands for", table.Name, numberProblem(err), text))
		return cell
	}
	least := 0.0
	if table.Min != nil {
		least = *table.Min
	}
	if value < least {
		s.Diagnostics.Errorf(pos, "out-of-range", "table %s\u00a0: %s est inférieur au minimum, %s", "table %s: %s is less than the minimum, %s", table.Name, text, locale.Trimmed(least, 6))
		return cell
	}
	cell.State, cell.Value = study.Answered, value
	return cell
}

// addTables gives each unit the value of its region, for the tables that belong to the frame's side.
func (s *Survey) addTables(frame *dataset.Frame) {
	for _, entry := range s.Study.Tables {
		if _, declared := s.Study.Scope(frame.Name)[entry.Key.Value]; !declared {
			continue
		}
		frame.Add(s.tableVariable(entry.Key.Value, frame))
	}
}

func (s *Survey) tableVariable(name string, frame *dataset.Frame) *dataset.Variable {
	table := s.Tables[name]
	v := dataset.NewNumbers(name, table.Declared.Title(), frame.Len())
	v.Unit = table.Declared.Unit
	v.Cells = dataset.NewPlaces(frame.Len())
	for i, unit := range frame.Units {
		cell, ok := table.Values[unit.Region]
		if !ok {
			continue
		}
		v.States[i], v.Numbers[i] = cell.State, cell.Value
		v.Cells.Set(i, cell.Pos)
	}
	return v
}

// Without returns the regions of the link for which a side table has no row, in order.
func (s *Survey) Without(table *SideTable) []string {
	var names []string
	for _, unit := range s.Regions.Units {
		if _, ok := table.Values[unit.Name]; !ok {
			names = append(names, unit.Name)
		}
	}
	return slices.Clip(names)
}
