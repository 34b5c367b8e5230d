package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// An xlsSheet is one sheet of an XLSForm with its headings.
type xlsSheet struct {
	file    string
	name    string
	rows    [][]string     // below the header
	offset  int            // rows above them
	columns map[string]int // heading → column
	labels  map[string]int // language → column of its labels; "" for labels without a language
	order   []string       // the languages in the order of their columns
}

// sheetName writes the name of a sheet as XLSForm compares it.
func sheetName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// newXLSSheet reads the header of a sheet: the first row that is not blank.
func newXLSSheet(file string, sheet workbook.Whole) *xlsSheet {
	s := &xlsSheet{file: file, name: sheet.Name, offset: 1, columns: map[string]int{}, labels: map[string]int{}}
	for i, row := range sheet.Rows {
		if isBlank(row) {
			continue
		}
		s.rows, s.offset = sheet.Rows[i+1:], i+1
		for j, heading := range row {
			s.heading(j, heading)
		}
		break
	}
	return s
}

func isBlank(row []string) bool {
	return !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// heading files one heading. Those of labels have a language: label::Français (fr), label:fr, label.
func (s *xlsSheet) heading(column int, text string) {
	name, lang, _ := strings.Cut(text, ":")
	name = strings.ReplaceAll(sheetName(name), " ", "_")
	lang = strings.TrimSpace(strings.TrimLeft(lang, ":"))
	if known, ok := map[string]string{"caption": "label", "value": "name", "list_name": "list_name", "relevance": "relevant", "appearance": "appearance"}[name]; ok {
		name = known
	}
	if name == "label" {
		if _, twice := s.labels[lang]; !twice {
			s.labels[lang] = column
			s.order = append(s.order, lang)
		}
		return
	}
	if _, twice := s.columns[name]; !twice {
		s.columns[name] = column
	}
}

// text returns the cell of a row below a heading, without white space around it.
func (s *xlsSheet) text(row int, heading string) string {
	if column, ok := s.columns[heading]; ok && column < len(s.rows[row]) {
		return strings.TrimSpace(s.rows[row][column])
	}
	return ""
}

// at returns the place of the cell of a row below a heading, as spreadsheets name it.
func (s *xlsSheet) at(row int, heading string) diag.Pos {
	return diag.Pos{File: s.file, Sheet: s.name, Line: s.offset + row + 1, Column: s.columns[heading] + 1}
}

// label returns the label of a row by language.
func (s *xlsSheet) label(row int) wording {
	said := wording{}
	for lang, column := range s.labels {
		if column < len(s.rows[row]) {
			said.add(lang, s.rows[row][column])
		}
	}
	return said
}
