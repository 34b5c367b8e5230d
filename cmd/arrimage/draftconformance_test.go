package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
)

// A draftedFigure is a published or recomputed figure of an export that its draft must give.
type draftedFigure struct {
	file     string // the export
	question string // how its label begins
	answer   string // the code
	count    string
	base     string // of those that answered
}

// The figures are those of the data's own README: FiveThirtyEight's stories, and counts made apart from the program.
var draftedFigures = []draftedFigure{
	{"538-comma-survey.csv", "In your opinion, which sentence is more", "It's important for a person to be honest, kind, and loyal.", "641", "1129"},
	{"538-comma-survey.csv", "How would you write the following", "Some experts say it's important to drink milk, but the data is inconclusive.", "865", "1093"},
	{"538-flying-etiquette.csv", "How often do you travel by plane", "Never", "166", "1040"},
	{"538-flying-etiquette.csv", "Do you ever recline", "Usually", "175", "858"},
	{"538-flying-etiquette.csv", "Is itrude to recline", "Yes, very rude", "71", "854"},
	{"538-thanksgiving-2015.csv", "Do you celebrate Thanksgiving", "Yes", "980", "1058"},
	{"538-thanksgiving-2015.csv", "What is typically the main dish", "Turkey", "859", "974"},
	{"538-thanksgiving-2015.csv", "Which type of pie", "Pumpkin", "729", "964"},
	{"538-weather-check.csv", "Do you typically check a daily weather", "Yes", "746", "928"},
	{"538-steak-risk.csv", "How do you like your steak prepared", "Medium rare", "166", "432"},
}

// TestDraftsOfExports drafts the study of every export of the folder without a hand: check finds no error in it, and the
// figures of the export come out.
func TestDraftsOfExports(t *testing.T) {
	folder := os.Getenv(conformanceVariable)
	if folder == "" {
		t.Skipf("%s names no folder", conformanceVariable)
	}
	exports, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(exports) == 0 {
		t.Skipf("%s: no export in %s", conformanceVariable, folder)
	}
	for _, path := range exports {
		file := filepath.Base(path)
		if strings.Contains(file, "dictionary") || strings.Contains(file, "metadata") || strings.HasPrefix(file, "xlsform") {
			continue // These describe exports.
		}
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			study := filepath.Join(t.TempDir(), "study.yaml")
			runDrafted(t, "init", path, "-o", study, "--lang", "en")
			runDrafted(t, "check", "--study", study, "--data", folder)
			checkDrafted(t, file, study, folder)
		})
	}
}

// runDrafted runs a command that must succeed, and returns what went to stdout.
func runDrafted(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: ".", Getenv: func(string) string { return "" }}
	if code := cli.Main(args, env); code != 0 {
		t.Fatalf("%q: exit code %d\n%s%s", args, code, stdout.String(), stderr.String())
	}
	return stdout.String()
}

func checkDrafted(t *testing.T, file, study, folder string) {
	t.Helper()
	var rows []map[string]string
	for _, figure := range draftedFigures {
		if figure.file != file {
			continue
		}
		if rows == nil {
			rows = csvRows(t, runDrafted(t, "rates", "--study", study, "--data", folder, "--base", "answered", "--format", "csv"))
		}
		found := false
		for _, row := range rows {
			if strings.HasPrefix(row["row_group"], figure.question) && row["answer"] == figure.answer {
				found = true
				if row["count"] != figure.count || row["base"] != figure.base {
					t.Errorf("%s, %s: %s of %s, want %s of %s", figure.question, figure.answer, row["count"], row["base"], figure.count, figure.base)
				}
			}
		}
		if !found {
			t.Errorf("%s, %s: no such row", figure.question, figure.answer)
		}
	}
}
