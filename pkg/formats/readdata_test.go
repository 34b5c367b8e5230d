package formats

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"testing"
)

// ranged writes the two bounds of an interval, or a number that has none.
func ranged(lo, hi string) string {
	if hi == "" {
		return lo
	}
	return lo + ".." + hi
}

// dataTables reads the tables of JSON: every cell of every column.
func dataTables(t testing.TB, file []byte) []grid {
	t.Helper()
	var whole struct {
		Tables []struct {
			Columns []struct{ Key string }
			Rows    []struct{ Cells map[string]any }
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(file))
	decoder.UseNumber()
	if err := decoder.Decode(&whole); err != nil {
		t.Fatal(err)
	}
	var grids []grid
	for _, table := range whole.Tables {
		var rows grid
		for _, row := range table.Rows {
			var cells []string
			for _, column := range table.Columns {
				cells = append(cells, dataCell(t, row.Cells[column.Key]))
			}
			rows = append(rows, cells)
		}
		grids = appendFilled(grids, rows)
	}
	return grids
}

func dataCell(t testing.TB, cell any) string {
	t.Helper()
	switch cell := cell.(type) {
	case nil:
		return ""
	case json.Number:
		return cell.String()
	case map[string]any:
		if fr, words := cell["fr"].(string); words {
			return fr + "|" + cell["en"].(string)
		}
		return ranged(cell["lo"].(json.Number).String(), cell["hi"].(json.Number).String())
	}
	t.Fatalf("a cell is %v", cell)
	return ""
}

// lines reads CSV as fields by name.
func lines(t testing.TB, file []byte) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, record := range records[1:] {
		line := map[string]string{}
		for i, name := range records[0] {
			line[name] = record[i]
		}
		list = append(list, line)
	}
	return list
}

// tidyTables reads long CSV: the words that label a row, then its cells.
func tidyTables(t testing.TB, file []byte) []grid {
	t.Helper()
	var grids []grid
	table, row := "", ""
	for _, line := range lines(t, file) {
		if line["table"] != table {
			grids, row = append(grids, nil), ""
		}
		last := &grids[len(grids)-1]
		if line["row"] != row {
			*last = append(*last, []string{line["row_label"]})
		}
		table, row = line["table"], line["row"]
		cell := ranged(line["value"], line["value_hi"])
		if cell == "" {
			cell = line["text"]
		}
		(*last)[len(*last)-1] = append((*last)[len(*last)-1], cell)
	}
	return grids
}

// broomTables reads the estimates of each table.
func broomTables(t testing.TB, file []byte) []grid {
	t.Helper()
	var grids []grid
	table := ""
	for _, line := range lines(t, file) {
		if line["table"] != table {
			grids = append(grids, nil)
		}
		table = line["table"]
		last := &grids[len(grids)-1]
		*last = append(*last, []string{
			line["measure"], line["estimate"], line["interval"], ranged(line["conf.low"], line["conf.high"]), line["display_fr"], line["display_en"],
		})
	}
	return grids
}
