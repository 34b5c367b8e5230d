package profile

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// asWorkbook returns the rows of a text as a workbook, each cell as text.
func asWorkbook(t *testing.T, text []byte, encoding string) []byte {
	t.Helper()
	file, err := ingest.Open("f", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	_, rows, err := file.Peek(ingest.Dialect{Encoding: encoding}, workbook.MaxRows)
	if err != nil {
		t.Fatal(err)
	}
	sheet := workbook.Sheet{Name: "Réponses"}
	for _, row := range rows {
		cells := make([]any, len(row))
		for i, cell := range row {
			cells[i] = cell.Text
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	var content bytes.Buffer
	if err := workbook.Write(&content, []workbook.Sheet{sheet}); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// columnsSeen writes what was seen in each column that has a heading, places aside.
func columnsSeen(p *Profile) []string {
	var seen []string
	for _, c := range p.Columns {
		if c.Heading.Name == "" {
			continue // A sheet has no such column at the side of its table.
		}
		line := fmt.Sprintf("%s|%s|%s|%s|%d|%d|%d|%t", c.Heading.Name, c.Heading.Label, c.Kind, c.Role, c.Filled, c.Blank, c.Distinct, c.Personal)
		for _, v := range c.Values {
			line += fmt.Sprintf("|%s %d", v.Text, v.Count)
		}
		seen = append(seen, line)
	}
	return seen
}

// rulesSeen lists the findings that do not speak of how a text is written, or of columns without a heading.
func rulesSeen(p *Profile) []string {
	var rules []string
	for _, f := range p.Findings {
		if !slices.Contains([]string{"encoding", "line-ends", "blank-lines", "trailing-cells", "blank-headings", "empty-columns", "empty-rows", "title-rows", "delimiter"}, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	slices.Sort(rules)
	return rules
}

// A real export says the same as a workbook as it does as text.
func TestRealExportsAsWorkbooks(t *testing.T) {
	folder := os.Getenv(conformanceVariable)
	if folder == "" {
		t.Logf("%s names no folder of real exports: left out", conformanceVariable)
		return
	}
	for _, want := range real {
		text, err := os.ReadFile(filepath.Join(folder, want.file))
		if err != nil {
			continue // TestRealExports says so.
		}
		p, err := Read(want.file, bytes.NewReader(text), Options{})
		if err != nil {
			t.Errorf("%s: %v", want.file, err)
			continue
		}
		as, err := Read("f.xlsx", bytes.NewReader(asWorkbook(t, text, p.Guess.Encoding)), Options{})
		if err != nil {
			t.Errorf("%s as a workbook: %v", want.file, err)
			continue
		}
		if as.Platform.Preset != p.Platform.Preset || as.Dialect.HeaderRows != p.Dialect.HeaderRows || as.Rows != p.Rows {
			t.Errorf("%s as a workbook: %s, %d header rows, %d rows", want.file, as.Platform.Preset.ID, as.Dialect.HeaderRows, as.Rows)
		}
		if diff := cmp.Diff(columnsSeen(p), columnsSeen(as)); diff != "" {
			t.Errorf("%s as a workbook (-text +workbook):\n%s", want.file, diff)
		}
		if diff := cmp.Diff(rulesSeen(p), rulesSeen(as)); diff != "" {
			t.Errorf("%s as a workbook, findings (-text +workbook):\n%s", want.file, diff)
		}
	}
}
