package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
)

// A designed is a number that a study with a design gives on the command line.
type designed struct {
	name      string  // of the case
	study     string  // folder below testdata/study
	design    string  // the design to put in place of the study's own; "" for that
	args      string  // the command
	group     string  // of the row
	value, se float64 // as R 4.2.2 gives them with package survey 4.1.1, unless the case says otherwise
}

// The designs that are tried on one survey, as a study file writes them.
const (
	districts      = "      weight: pw\n      stages: [{ cluster: dnum, fpc: fpc }]\n"
	stypes         = "{ by: stype, totals: { E: 4421, H: 755, M: 1018 } }"
	schWide        = "{ by: sch_wide, totals: { \"No\": 1072, \"Yes\": 5122 } }"
	postStratified = districts + "      calibrate: { method: poststratify, margins: [" + stypes + "] }\n"
	raked          = districts + "      calibrate: { method: rake, margins: [" + stypes + ", " + schWide + "] }\n"
	calibrated     = districts + "      calibrate: { method: linear, margins: [" + stypes + "], totals: { api99: 3914069 } }\n"
	jackknife      = districts + "      replicates: { kind: jk1 }\n"
	jackknifeMean  = districts + "      replicates: { kind: jk1, around: mean }\n"
	lonely         = "      weight: weight\n      stages: [{ strata: stratum, cluster: psu }]\n      lonely: "
)

// The numbers are those of data/README.md to the digits printed there, and of R to the digits printed here: svymean,
// svytotal, svyratio, svyby, postStratify, rake, calibrate, as.svrepdesign, options(survey.lonely.psu).
var designedNumbers = []designed{
	{"stratified mean", "apistrat", "", "means api00", "", 662.287363159, 9.40894080278},
	{"stratified total", "apistrat", "", "totals enroll", "", 3687177.53244, 114641.716101},
	{"ratio", "apistrat", "", "ratios api00 api99", "", 1.05226054622, 0.00364392223084},
	{"difference of two variables", "apistrat", "", "means api00 api99 --difference --table differences", "", 32.893, 2.0511},
	{"domain by by", "apistrat", "", "means api00 --by awards", "Yes", 678.422405614, 11.8566309874},
	{"domain by where", "apistrat", "", `means api00 --where awards=="Yes"`, "", 678.422405614, 11.8566309874},
	{"median", "apistrat", "", "quantiles api00 --at 0.5", "", 668, 13.1840557882},
	{"census", "apipop", "", "means api00", "", 664.71262512108, 0},
	{"census total", "apipop", "", "totals api00", "", 4117230, 0},
	{"cluster mean", "apiclus1", "", "means api00", "", 644.169398907, 23.5422406938},
	{"cluster total", "apiclus1", "", "totals enroll", "", 3404940.13453, 932235.027041},
	{"post-stratified", "apiclus1", postStratified, "means api00", "", 642.310788212, 23.9204864451},
	{"raked", "apiclus1", raked, "means api00", "", 641.230320927, 23.7036168879},
	{"calibrated", "apiclus1", calibrated, "means api00", "", 665.309071166, 3.4417531164},
	{"jackknife", "apiclus1", jackknife, "means api00", "", 644.169398907, 26.3348576685},
	{"jackknife around the mean", "apiclus1", jackknifeMean, "means api00", "", 644.169398907, 26.3293605895},
	{"raked jackknife", "apiclus1", raked + "      replicates: { kind: jk1, around: mean }\n", "means api00", "", 641.230320927, 26.87398},
	{"nested clusters", "stages", "", "means y", "", 10.27855421686747, 0.7750964049915069},
	{"domain of nested clusters", "stages", "", "means y --by domain", "2", 10.82, 0.921783778},
	{"lonely, centred", "singleton", "", "means y", "", 24.8641707872, 3.93156714238},
	{"lonely, average", "singleton", lonely + "average\n", "means y", "", 24.8641707872, 0.0741189699132},
	{"lonely, certainty", "singleton", lonely + "certainty\n", "means y", "", 24.8641707872, 0.0524100262402},
	{"bootstrap in columns", "bootstrap", "", "means income --by sex", "Female", 56585.63691, 1173.1199382},
	// Balanced replicates differ from one Hadamard matrix to another, and with them the SE of a mean, 0.9004 in R.
	{"balanced replicates", "repweights", "", "totals psu1", "", 816, 103.961531347},
}

// TestDesigns checks the numbers of surveys with a design through study files and the command line. Each is compared to
// the digits that stand above.
func TestDesigns(t *testing.T) {
	for _, d := range designedNumbers {
		t.Run(d.name, func(t *testing.T) {
			s := conforming{name: d.study, file: exportOf(t, d.study)}
			s.folder(t)
			rows := d.rows(t, s)
			for _, row := range rows {
				if row["group"] == d.group {
					sameDigits(t, "value", row[valueKey(d.args)], d.value)
					sameDigits(t, "SE", row["se"], d.se)
					return
				}
			}
			t.Errorf("no row of group %q in %v", d.group, rows)
		})
	}
}

// exportOf returns the file of the only side of a study.
func exportOf(t *testing.T, study string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "study", study, "study.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "    file: ")
	file, _, _ := strings.Cut(rest, "\n")
	return file
}

// rows runs the command on the study, with the design of the case, and returns the rows of its table.
func (d designed) rows(t *testing.T, s conforming) []map[string]string {
	t.Helper()
	folder := filepath.Join("..", "..", "testdata", "study", d.study)
	if d.design != "" {
		text, err := os.ReadFile(filepath.Join(folder, "study.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		before, rest, _ := strings.Cut(string(text), "    design:\n")
		folder = t.TempDir()
		changed := before + "    design:\n" + d.design + rest[strings.Index(rest, "\n\n"):]
		if err := os.WriteFile(filepath.Join(folder, "study.yaml"), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: ".", Getenv: func(string) string { return "" }}
	if code := cli.Main(append(strings.Fields(d.args), "--study", folder, "--data", s.folder(t), "--format", "csv"), env); code != 0 {
		t.Fatalf("exit code %d\n%s", code, stderr.String())
	}
	return csvRows(t, stdout.String())
}

func valueKey(args string) string {
	if strings.Contains(args, "--difference") {
		return "difference"
	}
	command, _, _ := strings.Cut(args, " ")
	return strings.TrimSuffix(command, "s")
}

// sameDigits fails unless a number that was written has the digits of another.
func sameDigits(t *testing.T, what, written string, want float64) {
	t.Helper()
	got, err := strconv.ParseFloat(written, 64)
	digits := strings.TrimRight(strconv.FormatFloat(want, 'f', -1, 64), "0")
	decimals := 0
	if _, fraction, ok := strings.Cut(digits, "."); ok {
		decimals = len(fraction)
	}
	if err != nil || math.Abs(got-want) > 0.51*math.Pow10(-decimals)+1e-11*math.Abs(want) {
		t.Errorf("%s %s, want %v", what, written, want)
	}
}
