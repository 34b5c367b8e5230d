package tabulate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/onepass"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// passStudy has what one pass can sum: reasons, skip logic, scales of both kinds, a condition on the rows, regions, a side
// table with bands. %s takes the design of the side.
const passStudy = `version: 1
id: pass
title: Pass
missing: { "-9": refused }
sides:
  p: { label: Persons, file: p.csv, region: where, keep: kind != "test"%s }
  q: { label: Queries, file: q.csv, population: { size: 400 } }
regions: { list: quebec-health, aliases: { MTL: "06" } }
codes:
  yn: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }, { code: NA, reason: not_applicable }]
  mood: [{ code: low, value: 1 }, { code: mid, value: 2 }, { code: high, value: 5 }, { code: DK, reason: dont_know }]
questions:
  where: { type: region, label: Where, asked_of: [p] }
  kind: { type: choice, label: Kind, codes: [x, "y y y y y y y y y", test] }
  happy: { type: yesno, label: Happy, codes: yn }
  colour: { type: choice, label: Colour, codes: [red, green], asked_if: happy == "Y" }
  a: { type: yesno, label: A, codes: yn }
  b: { type: yesno, label: B, codes: yn }
  c: { type: choice, label: C, codes: mood }
  d: { type: choice, label: D, codes: mood }
  age: { type: number, label: Age, min: 0, max: 120, missing: { "99": dont_know } }
  money: { type: money, label: Money, decimal: ",", asked_if: colour == "red" || missing(kind) }
scales:
  s: { label: S, items: [a, b], not_applicable: zero, no_answer: prorated }
  r: { label: R, items: [c, d, age], score: mean, reverse: [d], not_applicable: excluded, no_answer: prorated }
tables: { t: { label: T, file: t.csv, key: region, value: v, type: number, bands: [10, 20] } }
derived:
  merry: { unit: p, label: Merry, expr: happy == "Y" && colour != "red" }
`

// passRows writes an export with cells as people and platforms write them.
func passRows(random *rand.Rand, rows int, side string) string {
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	var b strings.Builder
	b.WriteString("where,kind,happy,colour,a,b,c,d,age,money,w,h,i,f,note\n")
	for range rows {
		h := random.IntN(3)
		cells := []string{
			pick("Laval", "MTL", "montreal", " Montérégie ", "03", "", "-9"), pick("x", "y y y y y y y y y", "test", ""),
			pick("Y", "N", "NA", "", "-9", " Y"), pick("red", "green", "", ""), pick("Y", "N", "NA", ""), pick("Y", "N", "NA", "", "-9"),
			pick("low", "mid", "high", "DK", ""), pick("low", "mid", "high", ""),
			pick("30", "41.5", "99", "", "-9", "7"), pick("\"1 234,50\"", "\"12,5\"", "$ 3", "", "-9"),
			pick("0", "1", "2.5", "0.25"), fmt.Sprintf("h%d", h), fmt.Sprintf("c%d%d", h, random.IntN(4)), fmt.Sprint(4000 + h), pick("", "\"a,\nb\"\"c\""),
		}
		if side == "q" {
			cells[0] = ""
		}
		b.WriteString(strings.Join(cells, ",") + "\n")
	}
	return b.String()
}

// passDesigns are those of the side p.
var passDesigns = []string{
	"", ", design: { weight: w }", ", design: { weight: w, stages: [{ strata: h }], lonely: centred }",
	", design: { weight: w, stages: [{ strata: h, cluster: i }], lonely: average }",
	", design: { weight: w, stages: [{ strata: h, cluster: i, fpc: f }], lonely: certainty }",
	", design: { weight: w, stages: [{ strata: h, fpc: f }] }",
}

// passFiles are the files of a study.
func passFiles(design, p, q string) study.Folders {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		studies.StudyFile: fmt.Sprintf(passStudy, design), "p.csv": p, "q.csv": q, "t.csv": "region,v\n06,5\n13,15\n16,30\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return study.Folders{{Name: "pass", FS: fsys}}
}

// passed computes in one pass.
func passed(t testing.TB, files study.Folders, request PassRequest, options Options, workers int) (*survey.Survey, *Pass, error) {
	t.Helper()
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	outline, err := survey.Outline(def, files, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pass, err := OnePass(outline, request, options, onepass.Options{Workers: workers})
	return outline, pass, err
}

// alike compares what people and machines are shown: floating-point numbers but for their last digits.
var alike = gocmp.Options{
	cmpopts.IgnoreFields(dataset.Share{}, "InBase", "Members"), cmpopts.IgnoreUnexported(design.Estimate{}, estimate.Interval{}),
	gocmp.Transformer("text", func(text locale.Text) string { return text.EN }), gocmp.Comparer(func(a, b *study.Side) bool { return a.Name == b.Name }),
	gocmp.Comparer(func(a, b *study.Question) bool { return (a == nil) == (b == nil) && (a == nil || a.Name == b.Name) }),
	gocmp.Comparer(func(a, b *dataset.Variable) bool { return (a == nil) == (b == nil) && (a == nil || a.Name == b.Name) }),
	gocmp.Comparer(func(a, b float64) bool {
		return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*(1+math.Abs(a)+math.Abs(b))
	}),
}

// TestOnePass: what is computed in one pass is what is computed of rows that are held.
func TestOnePass(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		files := passFiles(rapid.SampledFrom(passDesigns).Draw(rt, "design"), passRows(random, rapid.IntRange(1, 60).Draw(rt, "rows"), "p"), passRows(random, 20, "q"))
		options := Options{
			Where: rapid.SampledFrom([]string{"", `happy == "Y"`, `kind != "x" || missing(colour)`}).Draw(rt, "where"),
			By:    rapid.SampledFrom([][]string{nil, {"kind"}, {"region", "happy"}, {"merry"}, {"t"}}).Draw(rt, "by"),
			Base:  rapid.SampledFrom([]study.Base{"", study.AskedBase, study.AnsweredBase}).Draw(rt, "base"),
		}
		request := PassRequest{Rates: true, Questions: []string{"happy", "colour"}, Estimates: []Request{
			{Statistic: MeanOf, Variables: []string{"s", "s_na", "s_answered", "s_maximum", "r", "age", "money"}},
			{Statistic: TotalOf, Variables: []string{"s", "money"}}, {Statistic: RatioOf, Variables: []string{"s", "age"}},
		}}
		if options.Where == "" && options.By == nil {
			options.Where = `missing(a) || !missing(a)` // The population of q would count.
		}
		held := load(t, files)
		outline, pass, failed := passed(t, files, request, options, rapid.IntRange(1, 3).Draw(rt, "workers"))
		rates, err := Rates(held, request.Questions, options)
		if err != nil || failed != nil {
			if fmt.Sprint(err) != fmt.Sprint(failed) {
				rt.Fatalf("held: %v\nin one pass: %v", err, failed)
			}
			return
		}
		if diff := gocmp.Diff(rates, pass.Rates, alike); diff != "" {
			rt.Fatal("rates, held and in one pass: ", diff)
		}
		for i, wanted := range request.Estimates {
			list, err := Estimates(held, wanted, options)
			if err != nil {
				rt.Fatal(err)
			}
			if diff := gocmp.Diff(list, pass.Estimates[i], alike); diff != "" {
				rt.Fatalf("%s, held and in one pass: %s", wanted.Statistic, diff)
			}
		}
		if diff := gocmp.Diff(held.Dropped, outline.Dropped); diff != "" {
			rt.Fatal("rows left out: ", diff)
		}
		sameTables(rt, held, outline, rates, pass, options)
	})
}

// sameTables compares the notes of the tables of rates.
func sameTables(t *rapid.T, held, outline *survey.Survey, rates []Rate, pass *Pass, options Options) {
	ours, theirs := RatesTables(outline, pass.Rates, pass.Options), RatesTables(held, rates, options)
	for i := range theirs {
		if diff := gocmp.Diff(theirs[i].Notes, ours[i].Notes); diff != "" {
			t.Fatal("notes: ", diff)
		}
	}
}

// TestOnePassErrors: what is wrong with a row is told as where rows are held.
func TestOnePassErrors(t *testing.T) {
	header := "where,kind,happy,colour,a,b,c,d,age,money,w,h,i,f,note\n"
	good := "Laval,x,Y,red,Y,N,low,mid,30,\"1,5\",1,h0,c00,4000,\n"
	for name, row := range map[string]string{
		"code":          "Laval,x,Yes,red,Y,N,low,mid,30,2,1,h0,c00,4000,\n",
		"item":          "Laval,x,Y,red,Y,O,low,mid,30,2,1,h0,c00,4000,\n",
		"region":        "Lavall,x,Y,red,Y,N,low,mid,30,2,1,h0,c00,4000,\n",
		"number":        "Laval,x,Y,red,Y,N,low,mid,thirty,2,1,h0,c00,4000,\n",
		"range":         "Laval,x,Y,red,Y,N,low,mid,121,2,1,h0,c00,4000,\n",
		"mark":          "Laval,x,Y,red,Y,N,low,mid,30,2.5,1,h0,c00,4000,\n",
		"weight":        "Laval,x,Y,red,Y,N,low,mid,30,2,-1,h0,c00,4000,\n",
		"no weight":     "Laval,x,Y,red,Y,N,low,mid,30,2,,h0,c00,4000,\n",
		"no stratum":    "Laval,x,Y,red,Y,N,low,mid,30,2,1,,c00,4000,\n",
		"not nested":    "Laval,x,Y,red,Y,N,low,mid,30,2,1,h1,c00,4001,\n",
		"correction":    "Laval,x,Y,red,Y,N,low,mid,30,2,1,h0,c01,4001,\n",
		"no correction": "Laval,x,Y,red,Y,N,low,mid,30,2,1,h0,c01,-3,\n",
		"short":         "Laval,x,Y\n",
		"stray quote":   "La\"val,x,Y,red,Y,N,low,mid,30,2,1,h0,c00,4000,\n",
		"open quote":    "\"Laval,x,Y,red,Y,N,low,mid,30,2,1,h0,c00,4000,\n",
		"not UTF-8":     "Laval,x,Y,red,Y,N,low,mid,30,2,1,h0,c00,4000,\xff\n",
	} {
		t.Run(name, func(t *testing.T) {
			files := passFiles(passDesigns[4], header+good+row+good, header+good)
			request := PassRequest{Rates: true, Questions: []string{"happy"}, Estimates: []Request{{Statistic: MeanOf, Variables: []string{"s", "age", "money"}}}}
			_, _, err := passed(t, files, request, Options{By: []string{"region"}}, 2)
			def, _ := study.Load(files, studies.StudyFile)
			if _, held := survey.Load(def, files, survey.Options{}); held == nil || err == nil || held.Error() != err.Error() {
				t.Errorf("held:\n%v\nin one pass:\n%v", held, err)
			}
		})
	}
}

func TestOnePassNeedsRows(t *testing.T) {
	rows := passRows(rand.New(rand.NewPCG(1, 0)), 30, "p")
	for name, c := range map[string]struct {
		request PassRequest
		options Options
		want    string
	}{
		"quantile":    {PassRequest{Estimates: []Request{{Statistic: QuantileOf, Variables: []string{"age"}, At: []float64{0.5}}}}, Options{}, "order"},
		"number":      {PassRequest{Rates: true}, Options{Where: "age > 30"}, "age"},
		"score":       {PassRequest{Rates: true}, Options{Where: "s > 1"}, "s does not depend"},
		"population":  {PassRequest{Estimates: []Request{{Statistic: MeanOf, Variables: []string{"age"}}}}, Options{}, "population of q"},
		"derived":     {PassRequest{Estimates: []Request{{Statistic: MeanOf, Variables: []string{"merry"}}}}, Options{By: []string{"kind"}}, "merry"},
		"combination": {PassRequest{Rates: true}, Options{By: []string{"kind", "a", "b", "c", "d", "happy"}}, "too many"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := passed(t, passFiles("", rows, rows), c.request, c.options, 1)
			var needs *ErrNeedsRows
			if !errors.As(err, &needs) || !strings.Contains(needs.Why.EN, c.want) || needs.Why.FR == needs.Why.EN {
				t.Errorf("%v (%v), want one about %q", err, needs, c.want)
			}
		})
	}
}

// TestOnePassRecodes: in a wave with codes of its own a spelling of today is no answer, held or in one pass.
func TestOnePassRecodes(t *testing.T) {
	for answer, sound := range map[string]bool{"1": true, "Yes": false} {
		fsys := fstest.MapFS{
			studies.StudyFile: {Data: []byte(`version: 1
id: w
title: W
waves: { 2018: {}, 2020: {} }
sides: { p: { label: P, files: { 2018: p.csv, 2020: p.csv } } }
questions:
  a: { type: yesno, label: A, codes: [{ code: "Y", means: "yes", spellings: ["Yes"] }, { code: "N", means: "no" }], waves: { 2018: { codes: { 1: "Y", 2: "N" } } } }
`)},
			"p.csv": {Data: []byte("a\n2\n" + answer + "\n")},
		}
		files := study.Folders{{Name: "w", FS: fsys}}
		def, err := study.Load(files, studies.StudyFile)
		if err != nil {
			t.Fatal(err)
		}
		_, held := survey.Load(def, files, survey.Options{Wave: "2018"})
		outline, err := survey.Outline(def, files, survey.Options{Wave: "2018"})
		if err != nil {
			t.Fatal(err)
		}
		pass, err := OnePass(outline, PassRequest{Rates: true}, Options{}, onepass.Options{})
		if fmt.Sprint(err) != fmt.Sprint(held) || (err == nil) != sound {
			t.Errorf("%s: held: %v\nin one pass: %v", answer, held, err)
		}
		if sound && pass.Rates[0].Share.Count != 1 {
			t.Errorf("%s: %+v", answer, pass.Rates[0].Share)
		}
	}
}
