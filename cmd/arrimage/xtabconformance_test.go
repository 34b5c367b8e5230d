package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
)

// A crossedNumber is a number of a crosstab on the command line.
type crossedNumber struct {
	name  string
	study string // folder below testdata/study
	args  string
	where map[string]string // cells that find the row
	key   string            // column of the number
	value float64           // as R 4.2.2 gives it, with package survey 4.1.1 for the designs
}

// The calls in R: for apistrat d <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat), then
// svychisq(~sch.wide + stype, d, statistic = "F") and svyby(~sch.wide, ~stype, d, svymean); for apiclus1 the same with
// svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1) and subset(d, api00 > 700); for comma, without blank
// cells, t <- table(Education, oxford), chisq.test(t) and chisq.test(t)$stdres.
var crossedNumbers = []crossedNumber{
	{"Rao-Scott F", "apistrat", "sch_wide stype --table tests", map[string]string{"id": "rao-scott-2"}, "value", 17.24744396389},
	{"Rao-Scott df", "apistrat", "sch_wide stype --table tests", map[string]string{"id": "rao-scott-2"}, "df", 1.828671504164},
	{"Rao-Scott df 2", "apistrat", "sch_wide stype --table tests", map[string]string{"id": "rao-scott-2"}, "df2", 360.248286320226},
	{"Rao-Scott p", "apistrat", "sch_wide stype --table tests", map[string]string{"id": "rao-scott-2"}, "p", 2.03504635947e-07},
	{"transposed", "apistrat", "stype sch_wide --table tests", map[string]string{"id": "rao-scott-2"}, "value", 17.24744396389},
	{"weighted percent", "apistrat", "sch_wide stype", map[string]string{"row_code": "Yes", "column_code": "total"}, "percent", 82.795},
	{"SE in a column", "apistrat", "sch_wide stype", map[string]string{"row_code": "Yes", "column_code": "H"}, "se", 6.896763},
	{"clusters, F", "apiclus1", "sch_wide stype --table tests", map[string]string{"id": "rao-scott-2"}, "value", 5.1934},
	{"a domain, F", "apiclus1", "sch_wide stype --where api00>700 --table tests", map[string]string{"id": "rao-scott-2"}, "value", 1.107867849},
	{"a domain, df 2", "apiclus1", "sch_wide stype --where api00>700 --table tests", map[string]string{"id": "rao-scott-2"}, "df2", 14.862808135},
	{"a domain, p", "apiclus1", "sch_wide stype --where api00>700 --table tests", map[string]string{"id": "rao-scott-2"}, "p", 0.351733594},
	{"chi-square", "comma", "education oxford --table tests", map[string]string{"id": "chi-square"}, "value", 7.1089462124499},
	{"p", "comma", "education oxford --table tests", map[string]string{"id": "chi-square"}, "p", 0.130241708865304},
	{"count", "comma", "education oxford", map[string]string{"row_code": "Graduate degree", "column_label": "With the comma"}, "count", 172},
	{"percent", "comma", "education oxford", map[string]string{"row_code": "Graduate degree", "column_label": "With the comma"}, "percent", 29.25170068027},
	{"residual", "comma", "education oxford", map[string]string{"row_code": "Graduate degree", "column_label": "With the comma"}, "residual", 1.967711899450748},
}

// TestCrosstabs checks the numbers of real surveys through study files and the command line, to the digits that stand
// above.
func TestCrosstabs(t *testing.T) {
	for _, c := range crossedNumbers {
		t.Run(c.name, func(t *testing.T) {
			s := conforming{name: c.study, file: exportOf(t, c.study)}
			folder := s.folder(t)
			t.Parallel()
			var stdout, stderr bytes.Buffer
			env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: ".", Getenv: func(string) string { return "" }}
			args := append([]string{"xtab"}, strings.Fields(c.args)...)
			args = append(args, "--study", filepath.Join("..", "..", "testdata", "study", c.study), "--data", folder, "--format", "csv", "--lang", "en")
			if code := cli.Main(args, env); code != 0 {
				t.Fatalf("exit code %d\n%s", code, stderr.String())
			}
			for _, row := range csvRows(t, stdout.String()) {
				if c.finds(row) {
					sameDigits(t, c.key, row[c.key], c.value)
					return
				}
			}
			t.Errorf("no row with %v", c.where)
		})
	}
}

// finds reports whether a row has the cells that the number is looked for by.
func (c crossedNumber) finds(row map[string]string) bool {
	for key, want := range c.where {
		if row[key] != want {
			return false
		}
	}
	return true
}
