package codesheet_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
)

// column returns the cells of a column below its heading.
func column(grid codesheet.Grid, heading string) []string {
	var cells []string
	for _, row := range grid[1:] {
		cells = append(cells, row[slices.Index(grid[0], heading)])
	}
	return cells
}

func TestSheet(t *testing.T) {
	grid := codesheet.New(load(t, nil), -1, codesheet.Options{}).Grid(locale.English)
	segments := []string{
		"people/1/said", "people/1/more", "people/2/said", "people/2/more", "people/3/said", "people/3/more", "people/4/said", "people/4/more",
		"talks/P1/talk#2", "talks/P1/talk#3", "talks/P1/talk#5",
	}
	if diff := cmp.Diff(segments, column(grid, "segment")); diff != "" {
		t.Errorf("segments (-want +got):\n%s", diff)
	}
	context := []string{"What do you say?", "Anything else?", "I: What of the pay?", "I: What of the pay?\nP1: It is late.", "I: And the hours?"}
	got := column(grid, "context")
	if diff := cmp.Diff(context, append(got[:2:2], got[8:]...)); diff != "" {
		t.Errorf("context (-want +got):\n%s", diff)
	}
	proposed := []string{"money", "money", "time", "", "time", "", "time", "", "", "", "time"}
	if diff := cmp.Diff(proposed, column(grid, "proposed")); diff != "" {
		t.Errorf("proposed (-want +got):\n%s", diff)
	}
	if cells := strings.Join(column(grid, "theme_1"), ""); cells != "" {
		t.Errorf("nothing was coded, and the sheet has the themes %q", cells)
	}
}

func TestChosenSegments(t *testing.T) {
	coded := map[string][]byte{
		"ann.csv":       []byte("segment,theme\npeople/1/said,pay\npeople/2/said,time\npeople/3/said,0\n"),
		"bob.xlsx":      []byte("segment,theme\npeople/1/said,0\npeople/2/said,0\npeople/3/said,0\n"),
		"decisions.csv": []byte("segment,theme,keep\npeople/2/said,time,yes\n"),
	}
	s := load(t, coded)
	names := func(options codesheet.Options) []string {
		return column(codesheet.New(s, 0, options).Grid(locale.French), "segment")
	}
	if got := names(codesheet.Options{Disputed: true}); !slices.Equal(got, []string{"people/1/said"}) {
		t.Errorf("in dispute: %v", got)
	}
	if got := names(codesheet.Options{Questions: []string{"said"}, Uncoded: true}); !slices.Equal(got, []string{"people/4/said"}) {
		t.Errorf("not coded: %v", got)
	}
	checkDraws(t, s)
}

// checkDraws checks that the same seed draws the same segments, in the order of the corpus, and another seed others.
func checkDraws(t *testing.T, s *survey.Survey) {
	t.Helper()
	draw := func(seed uint64) []int {
		sheet := codesheet.New(s, 1, codesheet.Options{Sample: 4, Seed: seed})
		if len(sheet.Segments) != 4 || sheet.Of != 11 || !slices.IsSorted(sheet.Segments) || len(slices.Compact(slices.Clone(sheet.Segments))) != 4 {
			t.Errorf("seed %d: %v of %d", seed, sheet.Segments, sheet.Of)
		}
		return sheet.Segments
	}
	first, drawn := draw(1), map[int]bool{}
	if !slices.Equal(first, draw(1)) {
		t.Error("the same seed drew others")
	}
	for seed := range uint64(60) {
		for _, segment := range draw(seed) {
			drawn[segment] = true
		}
	}
	if len(drawn) != 11 {
		t.Errorf("60 draws found %d segments of 11", len(drawn))
	}
	if all := codesheet.New(s, 1, codesheet.Options{Sample: 99}); len(all.Segments) != 11 {
		t.Errorf("a sample of more than there are has %d", len(all.Segments))
	}
}

// A workbook has a list of the themes for each row's question, a head that stays, and no formula.
func TestWorkbook(t *testing.T) {
	s := load(t, nil)
	var content, again bytes.Buffer
	sheet := codesheet.New(s, -1, codesheet.Options{})
	for _, to := range []*bytes.Buffer{&content, &again} {
		if err := sheet.Workbook(to, locale.French); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(content.Bytes(), again.Bytes()) {
		t.Error("the same sheet gave other bytes")
	}
	book, err := excelize.OpenReader(bytes.NewReader(content.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rules, err := book.GetDataValidations("coding")
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string]string{}
	for _, rule := range rules {
		lists[rule.Sqref] = rule.Formula1
	}
	want := map[string]string{
		"J2:O2 J4:O4 J6:O6 J8:O8 J10:O12": "'codebook'!$H$2:$H$6",
		"J3:O3 J5:O5 J7:O7 J9:O9":         "'codebook'!$I$2:$I$5",
	}
	if diff := cmp.Diff(want, lists); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
	for cell, want := range map[string]string{"H2": "0", "H3": "money", "H5": "time", "H6": "rest", "I4": "pay", "I5": "rest", "A3": "pay", "D2": "What things cost.", "B5": "=1+1"} {
		if got, _ := book.GetCellValue("codebook", cell); got != want {
			t.Errorf("codebook %s: %q, want %q", cell, got, want)
		}
	}
	if got, _ := book.GetCellValue("coding", "H3"); got != answers[1][2] {
		t.Errorf("text %q, want %q", got, answers[1][2])
	}
	if formula, _ := book.GetCellFormula("coding", "H3"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	if panes, err := book.GetPanes("coding"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
}
