package export

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
)

// The sheet "data" has the cells of the CSV, whatever the options; its numbers are numbers.
func TestWorkbookHoldsTheCSV(t *testing.T) {
	for name, s := range map[string]*survey.Survey{"awkward": awkward(t), "demo": demo(t)} {
		for _, side := range s.Study.Sides.Names() {
			for _, o := range []Options{{}, {Reasons: Beside}, {Reasons: Untold, Labels: true, Lang: locale.French}} {
				d := New(s, side)
				want := csvRecords(t, d, o)
				book := openWorkbook(t, d, o)
				for i, record := range want {
					for j, cell := range record {
						at, _ := excelize.CoordinatesToCellName(j+1, i+1)
						got, err := book.GetCellValue("data", at)
						if err != nil || got != cell && !sameNumber(got, cell) {
							t.Fatalf("%s, %s, %v: %s is %q, in the CSV %q (%v)", name, side, o, at, got, cell, err)
						}
					}
				}
			}
		}
	}
}

func csvRecords(t *testing.T, d *Dataset, o Options) [][]string {
	t.Helper()
	format, _ := Lookup("csv")
	var text bytes.Buffer
	if err := format.Write(&text, d, o); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func openWorkbook(t *testing.T, d *Dataset, o Options) *excelize.File {
	t.Helper()
	format, _ := Lookup("xlsx")
	var text bytes.Buffer
	if err := format.Write(&text, d, o); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&text, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// The sheet "codebook" has every variable with its codes, and the tokens that occur in it.
func TestWorkbookBringsItsCodebook(t *testing.T) {
	book := openWorkbook(t, New(awkward(t), "p"), Options{})
	rows, err := book.GetRows("codebook")
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	for _, row := range rows[1:] {
		if len(row) == 4 {
			labels[row[0]+" "+row[2]] = row[3]
		}
	}
	for key, want := range map[string]string{"ALL '+": "Plus", "ALL '=x": "Is x", "big 1": "yes", "a_name_of_a_variable_that_is_too_long_as_well .s": "not asked"} {
		if labels[key] != want {
			t.Errorf("%s has the label %q, want %q", key, labels[key], want)
		}
	}
}
