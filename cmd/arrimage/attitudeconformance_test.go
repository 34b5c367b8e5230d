package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
)

// attitudeNumbers are those of data set attitude of R, by table, row ("" for the only one) and column: alpha as
// references.md and data/README.md print it; omega of factanal(attitude, 1); the rest of cor, var, mean and t.test of
// R 4.2.2. The correlations and the alphas without an item are also those that package psych prints to two decimals.
var attitudeNumbers = []struct {
	command, table, row, key string
	value                    float64
}{
	{"reliability", "reliability", "", "n", 30},
	{"reliability", "reliability", "", "items", 7},
	{"reliability", "reliability", "", "alpha", 0.843143},
	{"reliability", "reliability", "", "standardised", 0.839084},
	{"reliability", "reliability", "", "omega", 0.856327},
	{"reliability", "reliability", "", "omega_standardised", 0.840544},
	{"reliability", "reliability-items", "rating", "mean", 64.6333333333},
	{"reliability", "reliability-items", "rating", "sd", 12.1725619476},
	{"reliability", "reliability-items", "rating", "item_total", 0.6712620572},
	{"reliability", "reliability-items", "rating", "alpha_if_dropped", 0.8097602063},
	{"reliability", "reliability-items", "raises", "item_total", 0.7862755938},
	{"reliability", "reliability-items", "raises", "alpha_if_dropped", 0.7953865742},
	{"reliability", "reliability-items", "critical", "item_total", 0.2650343392},
	{"reliability", "reliability-items", "critical", "alpha_if_dropped", 0.8638723114},
	{"scores", "scores", "", "mean", 60.4380952381},
	{"scores", "scores", "", "sd", 8.24978905608},
	{"scores", "scores", "", "student_lo", 57.35757337759},
	{"scores", "scores", "", "student_hi", 63.51861709860},
	{"scores", "scores", "", "min", 42.42857142857},
	{"scores", "scores", "", "max", 74},
	{"scores", "scores", "", "maximum", 100},
	{"scores", "items", "advance", "departments_mean", 42.9333333333},
	{"scores", "items", "advance", "departments_sd", 10.2887060053},
}

// TestAttitude checks a scale of numbers on its printed reference, through a study file and the command line.
func TestAttitude(t *testing.T) {
	s := conforming{name: "attitude", file: "attitude.csv"}
	s.folder(t)
	for _, n := range attitudeNumbers {
		checkNumber(t, s.rows(t, "en", n.command, "--table", n.table), n.row, n.key, n.value)
	}
}

// checkNumber compares a number of the row of a question, or of the first row, to the digits that are given.
func checkNumber(t *testing.T, rows []map[string]string, question, key string, want float64) {
	t.Helper()
	for _, row := range rows {
		if question == "" || row["question"] == question {
			sameDigits(t, question+" "+key, row[key], want)
			return
		}
	}
	t.Errorf("no row of %q", question)
}

// A reversed item changes alpha as turning its column round does in R: with critical as 100 - critical.
func TestAttitudeReversed(t *testing.T) {
	rows := changedRows(t, conforming{name: "attitude", file: "attitude.csv"}, "    score: mean\n", "    score: mean\n    reverse: [critical]\n")
	checkNumber(t, rows("reliability", "--table", "reliability"), "", "alpha", 0.776454054258)
	checkNumber(t, rows("reliability", "--table", "reliability-items"), "critical", "item_total", -0.2650343)
	checkNumber(t, rows("scores", "--table", "scores"), "", "mean", 53.3619047619)
	checkNumber(t, rows("scores", "--table", "scores"), "", "sd", 7.5118235054)
}

// A mean score of the stratified sample of schools has the numbers of svymean, svyvar and svyby of package survey 4.1.1.
func TestScoresOfADesignedSample(t *testing.T) {
	const scale = "scales:\n  index: { label: Index, items: [api00, api99], score: mean }\n\nquestions:\n"
	rows := changedRows(t, conforming{name: "apistrat", file: "svy-apistrat.csv"}, "questions:\n", scale)
	whole := rows("scores", "--table", "scores")
	for key, want := range map[string]float64{
		"mean": 645.84110397164, "se": 9.63599713954, "sd": 125.12641107207, "student_lo": 626.83815604321, "student_hi": 664.84405190007, "n": 200, "maximum": 1000,
	} {
		checkNumber(t, whole, "", key, want)
	}
	awarded := rows("scores", "--table", "scores", "--where", `awards=="Yes"`)
	for key, want := range map[string]float64{"mean": 655.525734215, "se": 12.3241478806, "sd": 124.276996275} {
		checkNumber(t, awarded, "", key, want)
	}
}

// changedRows returns what runs commands on a study whose file is changed in one place.
func changedRows(t *testing.T, s conforming, old, text string) func(args ...string) []map[string]string {
	t.Helper()
	data := s.folder(t)
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "study", s.name, "study.yaml"))
	if err != nil || strings.Count(string(content), old) != 1 {
		t.Fatalf("%q is not once in the study of %s (%v)", old, s.name, err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "study.yaml"), []byte(strings.Replace(string(content), old, text, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return func(args ...string) []map[string]string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: ".", Getenv: func(string) string { return "" }}
		if code := cli.Main(append(args, "--study", folder, "--data", data, "--format", "csv"), env); code != 0 {
			t.Fatalf("%q: exit code %d\n%s", args, code, stderr.String())
		}
		return csvRows(t, stdout.String())
	}
}
