package profile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// conformanceVariable names the folder of the real exports, which the repository does not hold.
const conformanceVariable = "ARRIMAGE_CONFORMANCE_DATA"

// real is what doctor must see in each real export: the platform, the header rows, the rows and columns that the folder's
// own description counts, and findings, each as a rule and a part of its message.
var real = []struct {
	file, platform string
	header         int
	rows, columns  int
	findings       [][2]string
}{
	{"538-comma-survey.csv", "surveymonkey", 1, 1129, 13, [][2]string{{"stopped-rows", "30"}}},
	{"538-flying-etiquette.csv", "surveymonkey", 1, 1040, 27, [][2]string{{"stopped-rows", "18"}}},
	{"538-food-world-cup.csv", "surveymonkey", 1, 1373, 48, [][2]string{
		{"encoding", "CA, would be “Ê” in windows-1252 and a no-break space in macintosh"}, {"token", "“N/A”"}, {"heading-no-break-spaces", "columns: 2"}}},
	{"538-steak-risk.csv", "surveymonkey", 2, 550, 15, [][2]string{{"header-rows", "“Response” in row 2"}, {"stopped-rows", "9"}}},
	{"538-thanksgiving-2015.csv", "surveymonkey", 1, 1058, 65, [][2]string{
		{"duplicate-headings", "columns: 3"}, {"replacement-characters", "cells: 1"}, {"token", "“None”"}}},
	{"538-weather-check.csv", "surveymonkey", 1, 928, 9, [][2]string{{"token", "“-”, which often means no answer; cells: 843; columns: 7"}}},
	{"attitude.csv", "generic", 1, 30, 8, nil},
	{"redcap-checkboxes-data.csv", "redcap", 1, 4, 13, [][2]string{{"incomplete", "form_1_complete"}, {"unseen-zeros", "columns: 9"}}},
	{"redcap-checkboxes-dictionary.csv", "redcap-dictionary", 1, 4, 18, [][2]string{{"codebook", "holds no answers"}}},
	{"redcap-decimal-comma-data.csv", "redcap", 1, 4, 6, [][2]string{{"decimal-comma", "columns: 2 (“height” and “weight”)"}, {"personal-data", "“name”"}}},
	{"redcap-decimal-comma-dictionary.csv", "redcap-dictionary", 1, 5, 18, [][2]string{{"codebook", "holds no answers"}}},
	{"redcap-simple-data.csv", "redcap", 1, 5, 24, [][2]string{{"personal-data", "“telephone”"}, {"personal-data", "“email”"}, {"line-ends-inside", "“address”"}}},
	{"redcap-simple-metadata.csv", "redcap-dictionary", 1, 16, 18, [][2]string{{"codebook", "holds no answers"}}},
	{"samplics-one_stage_fpc.csv", "generic", 1, 21, 9, nil},
	{"samplics-small_repweights.csv", "generic", 1, 20, 4, [][2]string{{"duplicate-rows", "8"}}},
	{"svy-apiclus1.csv", "generic", 1, 183, 39, [][2]string{{"token", "“NA”"}, {"leading-zeros", "“cds”"}}},
	{"svy-apipop.csv", "generic", 1, 6194, 37, [][2]string{{"token", "“NA”"}}},
	{"svy-apistrat.csv", "generic", 1, 200, 39, [][2]string{{"token", "“NA”"}}},
	{"svy-fake_survey_bootstrap_25122025.csv", "generic", 1, 200, 27, [][2]string{{"token", "“NaN”"}, {"token", "“None”"}}},
	{"svy-singleton_test_20012026.csv", "generic", 1, 200, 4, nil},
	{"xlsform-group.csv", "xlsform", 1, 5, 4, [][2]string{{"codebook", "XLSForm"}, {"title-rows", "1"}}},
}

// TestRealExports reads every real export without a word said about it.
func TestRealExports(t *testing.T) {
	folder := os.Getenv(conformanceVariable)
	if folder == "" {
		t.Logf("%s names no folder of real exports: left out", conformanceVariable)
		return
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(files) == 0 {
		t.Logf("no exports in %s: left out", folder)
		return
	}
	if len(files) != len(real) {
		t.Errorf("%d exports, expectations for %d", len(files), len(real))
	}
	for _, want := range real {
		file, err := os.Open(filepath.Join(folder, want.file))
		if err != nil {
			t.Error(err)
			continue
		}
		p, err := Read(want.file, file, Options{})
		file.Close()
		if err != nil {
			t.Errorf("%s: %v", want.file, err)
			continue
		}
		if p.Platform.Preset.ID != want.platform || p.Dialect.HeaderRows != want.header || p.Rows != want.rows || len(p.Columns) != want.columns {
			t.Errorf("%s: %s, %d header rows, %d x %d", want.file, p.Platform.Preset.ID, p.Dialect.HeaderRows, p.Rows, len(p.Columns))
		}
		for _, finding := range want.findings {
			if !slices.ContainsFunc(p.Findings, func(f Finding) bool { return f.Rule == finding[0] && strings.Contains(f.Message.EN, finding[1]) }) {
				t.Errorf("%s: no finding %q; there are %v", want.file, finding, p.Findings)
			}
		}
	}
}

// TestRealDialects checks what else is known of how the real exports are written.
func TestRealDialects(t *testing.T) {
	folder := os.Getenv(conformanceVariable)
	for name, check := range map[string]func(*Profile) bool{
		"538-food-world-cup.csv":        func(p *Profile) bool { return p.Guess.Encoding == "macintosh" && p.Guess.Sure && p.Guess.Bytes == 286 },
		"samplics-small_repweights.csv": func(p *Profile) bool { return p.Dialect.BOM && p.LineEnds.CRLF == 20 },
		"redcap-decimal-comma-data.csv": func(p *Profile) bool { return p.Columns[2].Decimal == ',' && p.Columns[4].Decimal == '.' },
		"redcap-checkboxes-data.csv":    func(p *Profile) bool { return len(p.Questions) == 2 && p.Questions[0].Style == "zero-one" },
		"538-thanksgiving-2015.csv": func(p *Profile) bool {
			// 980 celebrate; 859 of the 974 who say what the main dish is have turkey; 729 have pumpkin pie.
			pie := p.Columns[34]
			return p.Columns[2].Filled == 974 && p.Columns[2].Values[0].Count == 859 && pie.Filled == 729 && pie.Kind == Tick && p.Questions[1].Style == "label-empty"
		},
		"538-steak-risk.csv": func(p *Profile) bool {
			return p.Columns[9].Filled == 432 && p.Columns[9].Values[0].Text == "Medium rare"
		},
		"attitude.csv":   func(p *Profile) bool { return p.Columns[0].Kind == ID && p.Columns[1].Kind == Number },
		"svy-apipop.csv": func(p *Profile) bool { return p.Columns[0].Kind == ID && !p.Columns[0].Complete },
	} {
		file, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			t.Logf("%s is not there: left out", name)
			continue
		}
		p, err := Read(name, file, Options{})
		file.Close()
		if err != nil || !check(p) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
