package design

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/replicate"
)

// conformance reads the columns of a file of the conformance data, or ends the test where they are not on this machine.
func conformance(t *testing.T, file string) map[string][]string {
	t.Helper()
	folder := os.Getenv("ARRIMAGE_CONFORMANCE_DATA")
	if folder == "" {
		t.Skip("ARRIMAGE_CONFORMANCE_DATA names no folder")
	}
	return readColumns(t, filepath.Join(folder, file))
}

func readColumns(t *testing.T, path string) map[string][]string {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string][]string{}
	for c, name := range records[0] {
		for _, record := range records[1:] {
			columns[name] = append(columns[name], record[c])
		}
	}
	return columns
}

func numbers(t *testing.T, column []string) []float64 {
	t.Helper()
	values := make([]float64, len(column))
	for i, s := range column {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		values[i] = v
	}
	return values
}

func mustNew(t testing.TB, c Columns) *Design {
	t.Helper()
	d, problems := New(c)
	if len(problems) > 0 {
		t.Fatalf("problems: %+v", problems)
	}
	return d
}

// oneGroup is a group of all rows.
func oneGroup(rows int) Groups { return Groups{Of: make([]int, rows), Count: 1} }

// TestSchools compares with the numbers that the documentation of the package survey of R prints for the California
// schools (T. Lumley, help pages of svydesign, svymean and svytotal).
func TestSchools(t *testing.T) {
	for _, c := range []struct {
		file           string
		stage          func(map[string][]string) Stage
		mean, se       float64
		seDecimals     int
		total, seTotal float64
		df, n          float64
	}{
		{
			file: "svy-apistrat.csv",
			stage: func(c map[string][]string) Stage {
				return Stage{Strata: c["stype"], FPC: numbers(t, c["fpc"])}
			},
			mean: 662.29, se: 9.4089, seDecimals: 4, total: 3687178, seTotal: 114642, df: 197, n: 200,
		},
		{
			file: "svy-apiclus1.csv",
			stage: func(c map[string][]string) Stage {
				return Stage{Clusters: c["dnum"], FPC: numbers(t, c["fpc"])}
			},
			mean: 644.17, se: 23.542, seDecimals: 3, total: 3404940, seTotal: 932235, df: 14, n: 183,
		},
	} {
		t.Run(c.file, func(t *testing.T) {
			columns := conformance(t, c.file)
			d := mustNew(t, Columns{
				Rows: len(columns["cds"]), Weights: numbers(t, columns["pw"]), Stages: []Stage{c.stage(columns)},
			})
			all := oneGroup(len(columns["cds"]))
			mean := d.Means(numbers(t, columns["api00"]), all).At(0, 0.95)
			enrolled := d.Totals(numbers(t, columns["enroll"]), all).At(0, 0.95)
			reference.Near(t, "mean", mean.Value, c.mean, 2)
			reference.Near(t, "SE of the mean", mean.SE, c.se, c.seDecimals)
			reference.Near(t, "total", enrolled.Value, c.total, 0)
			reference.Near(t, "SE of the total", enrolled.SE, c.seTotal, 0)
			reference.Near(t, "degrees of freedom", mean.DF, c.df, 0)
			reference.Near(t, "rows", float64(mean.N), c.n, 0)
		})
	}
}

// TestSchoolsAdjusted compares with the numbers for the clustered sample of schools of the package survey of R:
// as.svrepdesign with mse=TRUE, postStratify and rake.
func TestSchoolsAdjusted(t *testing.T) {
	columns := conformance(t, "svy-apiclus1.csv")
	rows := len(columns["cds"])
	weights, y, all := numbers(t, columns["pw"]), numbers(t, columns["api00"]), oneGroup(rows)
	design := Columns{Rows: rows, Weights: weights, Stages: []Stage{{Clusters: columns["dnum"], FPC: numbers(t, columns["fpc"])}}}
	d := mustNew(t, design)
	set, err := replicate.Make(replicate.KindJK1, d.Units(), replicate.MakeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	jackknife := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).Means(y, all).At(0, 0.95)
	reference.Near(t, "SE by jackknife", jackknife.SE, 26.335, 3)

	margin := func(column string, categories []string, totals ...float64) calibrate.Margin {
		of := make([]int, rows)
		for row, label := range columns[column] {
			of[row] = slices.Index(categories, label)
		}
		return calibrate.Margin{Name: column, Of: of, Categories: categories, Totals: totals}
	}
	kinds := margin("stype", []string{"E", "H", "M"}, 4421, 755, 1018)
	wide := margin("sch.wide", []string{"No", "Yes"}, 1072, 5122)
	after := func(r *calibrate.Result, err error) Estimate {
		if err != nil {
			t.Fatal(err)
		}
		design.Weights = r.Weights
		d := mustNew(t, design).WithCalibration(Calibration{Before: weights, Model: r.Model})
		return d.Means(y, all).At(0, 0.95)
	}
	stratified := after(calibrate.PostStratify(weights, kinds))
	reference.Near(t, "post-stratified mean", stratified.Value, 642.31, 2)
	// The package survey 4.1.1 gives 23.9204864451; 23.921 is printed elsewhere.
	reference.Near(t, "SE of the post-stratified mean", stratified.SE, 23.9204864451, 10)
	raked := after(calibrate.Rake(weights, []calibrate.Margin{kinds, wide}, calibrate.Options{}))
	reference.Near(t, "raked mean", raked.Value, 641.23, 2)
	reference.Near(t, "SE of the raked mean", raked.SE, 23.704, 3)
}

// TestOneStage compares with R 4.2.2 and its package survey 4.1.1: svydesign(~psuid, strata = ~stratid, weights = ~weight,
// fpc = ~Nh, nest = TRUE), svymean, svytotal, svyratio and svyby.
func TestOneStage(t *testing.T) {
	columns := conformance(t, "samplics-one_stage_fpc.csv")
	y, x := numbers(t, columns["y"]), numbers(t, columns["x"])
	d := mustNew(t, Columns{Rows: len(y), Weights: numbers(t, columns["weight"]), Nest: true, Stages: []Stage{
		{Strata: columns["stratid"], Clusters: columns["psuid"], FPC: numbers(t, columns["Nh"])},
	}})
	of := make([]int, len(y))
	for row, domain := range columns["domain"] {
		of[row] = int(domain[0] - '1')
	}
	mean, sum := d.Means(y, oneGroup(len(y))).At(0, 0.95), d.Totals(y, oneGroup(len(y))).At(0, 0.95)
	ratio, domains := d.Ratios(y, x, oneGroup(len(y))).At(0, 0.95), d.Means(y, Groups{Of: of, Count: 2})
	for _, c := range []struct {
		name      string
		got, want float64
		decimals  int
	}{
		{"mean", mean.Value, 10.27855422, 8}, {"SE of the mean", mean.SE, 0.775096404992, 12},
		{"total", sum.Value, 853.12, 2}, {"SE of the total", sum.SE, 97.4138669116, 10},
		{"ratio", ratio.Value, 1.89203814593036, 14}, {"SE of the ratio", ratio.SE, 0.00729539709558, 14},
		{"domain 1", domains.At(0, 0.95).Value, 9.9720754717, 10}, {"its SE", domains.At(0, 0.95).SE, 1.057359764126, 12},
		{"domain 2", domains.At(1, 0.95).Value, 10.82, 10}, {"its SE", domains.At(1, 0.95).SE, 0.921783777973, 12},
		{"degrees of freedom", mean.DF, 9, 0},
	} {
		reference.Near(t, c.name, c.got, c.want, c.decimals)
	}
}

// TestSingletons compares with R 4.2.2 and its package survey 4.1.1: two strata of four have a single unit.
func TestSingletons(t *testing.T) {
	columns := conformance(t, "svy-singleton_test_20012026.csv")
	y := numbers(t, columns["y"])
	for policy, se := range map[Lonely]float64{
		LonelyCentred: 3.93156714238, LonelyAverage: 0.0741189699132, LonelyCertainty: 0.0524100262402,
	} {
		d := mustNew(t, Columns{Rows: len(y), Weights: numbers(t, columns["weight"]), Lonely: policy, Stages: []Stage{
			{Strata: columns["stratum"], Clusters: columns["psu"]},
		}})
		e := d.Means(y, oneGroup(len(y))).At(0, 0.95)
		reference.Near(t, "mean", e.Value, 24.8641707872214, 13)
		reference.Near(t, "SE under "+string(policy), e.SE, se, 11)
		if e.DF != 2 || len(e.Warnings) != 1 {
			t.Errorf("%s: %v degrees of freedom, warnings %v", policy, e.DF, e.Warnings)
		}
	}
}
