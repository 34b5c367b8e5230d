package design

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/replicate"
)

const reference95 = 0.95

// A sample is the made-up sample of scripts/reference/design.R.
type sample struct {
	text   map[string][]string
	number map[string][]float64
	rows   int
}

func readSample(t *testing.T) *sample {
	t.Helper()
	s := &sample{text: readColumns(t, "../../testdata/reference/design-sample.csv"), number: map[string][]float64{}}
	s.rows = len(s.text["y"])
	for _, name := range []string{"N1", "N2", "n1", "n2", "chance", "weight", "uneven", "x", "y", "yes", "fpc", "size", "halves", "thinsize"} {
		s.number[name] = numbers(t, s.text[name])
	}
	return s
}

// codes numbers the labels of a column in their order.
func (s *sample) codes(column string) ([]int, int) {
	labels := slices.Compact(slices.Sorted(slices.Values(s.text[column])))
	codes := make([]int, s.rows)
	for row, label := range s.text[column] {
		codes[row] = slices.Index(labels, label)
	}
	return codes, len(labels)
}

// quotient divides two columns, or a number by a column.
func (s *sample) quotient(num, den []float64) []float64 {
	q := make([]float64, s.rows)
	for row := range q {
		q[row] = num[row] / den[row]
	}
	return q
}

func (s *sample) constant(x float64) []float64 {
	c := make([]float64, s.rows)
	for row := range c {
		c[row] = x
	}
	return c
}

// designs returns the designs of scripts/reference/design.R, by name.
func (s *sample) designs() map[string]Columns {
	text, num := s.text, s.number
	clusters := func(weights []float64, nest bool, stages ...Stage) Columns {
		return Columns{Rows: s.rows, Weights: weights, Stages: stages, Nest: nest}
	}
	strata := text["stratum"]
	return map[string]Columns{
		"srs":         {Rows: s.rows},
		"srsfpc":      clusters(s.quotient(num["fpc"], s.constant(float64(s.rows))), false, Stage{FPC: num["fpc"]}),
		"stratified":  clusters(num["weight"], false, Stage{Strata: strata, FPC: num["size"]}),
		"clusters":    clusters(num["weight"], false, Stage{Clusters: text["cluster"]}),
		"strclusters": clusters(num["uneven"], false, Stage{Strata: strata, Clusters: text["cluster"]}),
		"onestage":    clusters(num["weight"], false, Stage{Strata: strata, Clusters: text["cluster"], FPC: num["N1"]}),
		"twostage": clusters(num["weight"], false,
			Stage{Strata: strata, Clusters: text["cluster"], FPC: num["N1"]}, Stage{Clusters: text["element"], FPC: num["N2"]}),
		"substrata": clusters(num["weight"], false,
			Stage{Strata: strata, Clusters: text["cluster"], FPC: num["N1"]},
			Stage{Strata: text["half"], FPC: num["N2"]}),
		"threestage": clusters(num["uneven"], false,
			Stage{Strata: strata, Clusters: text["cluster"], FPC: num["N1"]},
			Stage{Clusters: text["half"], FPC: num["halves"]}, Stage{FPC: num["N2"]}),
		"fraction": clusters(num["uneven"], false,
			Stage{Strata: strata, Clusters: text["cluster"], FPC: num["chance"]},
			Stage{FPC: s.quotient(num["n2"], num["N2"])}),
		"nested": clusters(num["uneven"], true, Stage{Strata: strata, Clusters: text["label"]}),
	}
}

// A ledger collects numbers under the names of the reference file.
type ledger map[string]float64

func (l ledger) values(name string, e Estimate) {
	l[name+"/value"], l[name+"/se"] = e.Value, e.SE
}

func (l ledger) effect(name string, e Estimate) {
	l.values(name, e)
	l[name+"/deff"] = e.Deff
}

func (l ledger) bounds(name string, in estimate.Interval) {
	l[name+"/lo"], l[name+"/hi"] = in.Lo, in.Hi
}

// covariances records the covariances of estimates i+1 and j+1 for pairs such as "12".
func (l ledger) covariances(t *testing.T, name string, e *Estimates, pairs string) {
	t.Helper()
	for _, pair := range strings.Fields(pairs) {
		i, j := int(pair[0]-'1'), int(pair[1]-'1')
		v, ok := e.Covariance(i, j)
		back, _ := e.Covariance(j, i)
		if !ok || v != back {
			t.Errorf("%s: covariances %s are %v (computed: %t) and %v", name, pair, v, ok, back)
		}
		l[name+"/"+pair] = v
	}
}

// everything computes what the function of that name in scripts/reference/design.R does.
func (l ledger) everything(t *testing.T, name string, d *Design, s *sample) {
	t.Helper()
	all, y, x := oneGroup(s.rows), s.number["y"], s.number["x"]
	of, groups := s.codes("group")
	by := Groups{Of: of, Count: groups}
	whole := d.Means(y, all).At(0, reference95)
	l[name+"/df"] = whole.DF
	l.effect(name+"/mean", whole)
	l.effect(name+"/total", d.Totals(y, all).At(0, reference95))
	l.values(name+"/size", d.Totals(nil, all).At(0, reference95))
	l.effect(name+"/ratio", d.Ratios(y, x, all).At(0, reference95))
	answers := l.answers(name, d, s)
	l[name+"/answer/ab"], _ = answers.Covariance(0, 1)
	means, totals, ratios := d.Means(y, by), d.Totals(y, by), d.Ratios(y, x, by)
	for g, group := range []string{"g1", "g2", "g3", "g4"} {
		l[name+"/"+group+"/df"] = means.At(g, reference95).DF
		l.effect(name+"/"+group+"/mean", means.At(g, reference95))
		l.effect(name+"/"+group+"/total", totals.At(g, reference95))
		l.effect(name+"/"+group+"/ratio", ratios.At(g, reference95))
	}
	l.covariances(t, name+"/covariance", means, "12 13 14 23 24 34")
	l.covariances(t, name+"/totals/covariance", totals, "12 13 14 23 24 34")
	l.values(name+"/contrast", means.Contrast([]float64{1, -1, 0.5, -0.5}, reference95))
	yes := d.Means(s.number["yes"], all).At(0, reference95)
	l.values(name+"/yes", yes)
	l.bounds(name+"/yes/mean", yes.ProportionInterval(StudentDesignID, reference95))
	l.bounds(name+"/yes/logit", yes.ProportionInterval(LogitDesignID, reference95))
	l.bounds(name+"/yes/beta", yes.ProportionInterval(KornGraubardID, reference95))
}

func (l ledger) answers(name string, d *Design, s *sample) *Estimates {
	codes, k := s.codes("answer")
	answers := d.Proportions(codes, k, oneGroup(s.rows))
	for c, answer := range []string{"a", "b", "c"} {
		l.effect(name+"/answer/"+answer, answers.At(c, reference95))
	}
	return answers
}

func (l ledger) quantiles(name string, estimates []Estimate) {
	for k, p := range []string{"0.25", "0.5", "0.8"} {
		l.values(name+"/"+p, estimates[k])
		l.bounds(name+"/"+p, estimates[k].Interval)
	}
}

var quartiles = []float64{0.25, 0.5, 0.8}

// lonely computes the estimates from strata with a single unit.
func (l ledger) lonely(t *testing.T, s *sample) {
	t.Helper()
	of, groups := s.codes("group")
	for _, c := range []struct {
		name, policy string
		lonely       Lonely
	}{
		{"thin", "adjust", LonelyCentred}, {"thin", "average", LonelyAverage}, {"thin", "certainty", LonelyCertainty},
		{"thinfpc", "adjust", LonelyCentred}, {"thinfpc", "average", LonelyAverage}, {"thinfpc", "certainty", LonelyCertainty},
	} {
		stage := Stage{Strata: s.text["stratum"], Clusters: s.text["thin"]}
		if c.name == "thinfpc" {
			stage.FPC = s.number["N1"]
		}
		d := mustNew(t, Columns{Rows: s.rows, Weights: s.number["uneven"], Stages: []Stage{stage}, Lonely: c.lonely})
		name, all := c.name+"/"+c.policy, oneGroup(s.rows)
		l.values(name+"/mean", d.Means(s.number["y"], all).At(0, reference95))
		l.values(name+"/ratio", d.Ratios(s.number["y"], s.number["x"], all).At(0, reference95))
		l.values(name+"/g1", d.Means(s.number["y"], Groups{Of: of, Count: groups}).At(0, reference95))
		if c.lonely != LonelyCentred {
			l.values(name+"/total", d.Totals(s.number["y"], all).At(0, reference95))
		}
	}
}

// lonelyTwice computes the estimates from a unit that is alone in each stage.
func (l ledger) lonelyTwice(t *testing.T, s *sample) {
	t.Helper()
	for policy, lonely := range map[string]Lonely{"adjust": LonelyCentred, "certainty": LonelyCertainty} {
		d := mustNew(t, Columns{Rows: s.rows, Weights: s.number["uneven"], Lonely: lonely, Stages: []Stage{
			{Strata: s.text["stratum"], Clusters: s.text["thin"], FPC: s.number["N1"]},
			{Clusters: s.text["single"], FPC: s.number["thinsize"]},
		}})
		l.values("thintwo/"+policy+"/mean", d.Means(s.number["y"], oneGroup(s.rows)).At(0, reference95))
		l.values("thintwo/"+policy+"/ratio", d.Ratios(s.number["y"], s.number["x"], oneGroup(s.rows)).At(0, reference95))
	}
}

// calibrations returns the calibrated weights of scripts/reference/design.R.
func (s *sample) calibrations(t *testing.T, weights []float64) map[string]*calibrate.Result {
	t.Helper()
	kind, _ := s.codes("kind")
	sex, _ := s.codes("sex")
	kinds := calibrate.Margin{Name: "kind", Of: kind, Categories: []string{"p", "q", "r"}, Totals: []float64{900, 850, 800}}
	sexes := calibrate.Margin{Name: "sex", Of: sex, Categories: []string{"f", "m"}, Totals: []float64{1050, 1500}}
	amounts := calibrate.Join(
		calibrate.Margins([]calibrate.Margin{kinds}), calibrate.NewModel([]string{"x"}, s.number["x"]))
	results := map[string]*calibrate.Result{}
	add := func(name string, r *calibrate.Result, err error) {
		if err != nil {
			t.Fatal(err)
		}
		results[name] = r
	}
	r, err := calibrate.PostStratify(weights, kinds)
	add("poststrata", r, err)
	r, err = calibrate.Linear(weights, amounts, []float64{900, 850, 800, 80000}, calibrate.Options{})
	add("linear", r, err)
	r, err = calibrate.Rake(weights, []calibrate.Margin{kinds, sexes}, calibrate.Options{Epsilon: 1e-13})
	add("raked", r, err)
	return results
}

func (l ledger) calibrated(t *testing.T, s *sample) {
	t.Helper()
	of, groups := s.codes("group")
	all, y := oneGroup(s.rows), s.number["y"]
	for _, design := range []string{"strclusters", "twostage"} {
		columns := s.designs()[design]
		before := columns.Weights
		for how, result := range s.calibrations(t, before) {
			columns.Weights = result.Weights
			d := mustNew(t, columns).WithCalibration(Calibration{Before: before, Model: result.Model})
			name := design + "/" + how
			for row, w := range result.Weights {
				l[name+"/weights/squares"] += w * w
				l[name+"/weights/places"] += w * float64(row+1)
			}
			l.values(name+"/mean", d.Means(y, all).At(0, reference95))
			l.values(name+"/total", d.Totals(y, all).At(0, reference95))
			l.values(name+"/ratio", d.Ratios(y, s.number["x"], all).At(0, reference95))
			l.covariances(t, name+"/covariance", d.Means(y, Groups{Of: of, Count: groups}), "11 12 13 14 22 23 24 33 34 44")
			codes, k := s.codes("answer")
			answers := d.Proportions(codes, k, all)
			for c, answer := range []string{"a", "b", "c"} {
				l[name+"/answer/"+answer] = answers.At(c, reference95).SE
			}
		}
	}
}

// replicates returns the replicate weights of scripts/reference/design.R with their designs.
func (s *sample) replicates(t *testing.T, aroundMean bool) map[string]*Design {
	t.Helper()
	designs := map[string]*Design{}
	for name, kind := range map[string]struct {
		design string
		kind   replicate.Kind
	}{
		"JK1": {"clusters", replicate.KindJK1}, "JKn": {"strclusters", replicate.KindJKn}, "JKnfpc": {"onestage", replicate.KindJKn},
	} {
		d := mustNew(t, s.designs()[kind.design])
		set, err := replicate.Make(kind.kind, d.Units(), replicate.MakeOptions{AroundMean: aroundMean})
		if err != nil {
			t.Fatal(err)
		}
		designs[name] = d.WithReplicates(Replicates{Scale: set.Scale, Made: set})
	}
	text := readColumns(t, "../../testdata/reference/design-bootstrap.csv")
	var columns [][]float64
	for _, name := range slices.Sorted(maps.Keys(text)) {
		columns = append(columns, numbers(t, text[name]))
	}
	scale, err := replicate.ScaleOf(replicate.KindBootstrap, len(columns), replicate.ScaleOptions{AroundMean: aroundMean})
	if err != nil {
		t.Fatal(err)
	}
	designs["bootstrap"] = mustNew(t, Columns{Rows: s.rows, Weights: s.number["uneven"]}).
		WithReplicates(Replicates{Scale: scale, Columns: columns})
	return designs
}

func (l ledger) replicated(t *testing.T, s *sample) {
	t.Helper()
	of, groups := s.codes("group")
	all, y := oneGroup(s.rows), s.number["y"]
	for around, word := range map[bool]string{false: "mse", true: "spread"} {
		for design, d := range s.replicates(t, around) {
			name := design + "/" + word
			l.values(name+"/mean", d.Means(y, all).At(0, reference95))
			l.values(name+"/total", d.Totals(y, all).At(0, reference95))
			l.values(name+"/ratio", d.Ratios(y, s.number["x"], all).At(0, reference95))
			l.covariances(t, name+"/covariance", d.Means(y, Groups{Of: of, Count: groups}), "11 12 13 22 23 33")
		}
	}
	d := s.replicates(t, false)["bootstrap"]
	l["bootstrap/deff"] = d.Means(y, all).At(0, reference95).Deff
	l.quantiles("bootstrap/quantile", d.Quantiles(y, quartiles, RuleMath, all, reference95))
}

// again computes the estimates from replicates that are calibrated each on its own.
func (l ledger) again(t *testing.T, s *sample) {
	t.Helper()
	columns := s.designs()["strclusters"]
	before := columns.Weights
	set, err := replicate.JKn(mustNew(t, columns).Units())
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"poststrata", "linear"} {
		result := s.calibrations(t, before)[how]
		columns.Weights = result.Weights
		d := mustNew(t, columns).WithReplicates(Replicates{Scale: set.Scale, Made: set}).WithCalibration(Calibration{
			Before: before, Model: result.Model,
			Again: func(weights []float64) ([]float64, error) { return s.calibrations(t, weights)[how].Weights, nil },
		})
		l.values("again/"+how+"/mean", d.Means(s.number["y"], oneGroup(s.rows)).At(0, reference95))
		l.values("again/"+how+"/total", d.Totals(s.number["y"], oneGroup(s.rows)).At(0, reference95))
	}
}

// TestReference compares with the package survey of R.
func TestReference(t *testing.T) {
	s, l := readSample(t), ledger{}
	for name, columns := range s.designs() {
		l.everything(t, name, mustNew(t, columns), s)
	}
	for _, name := range []string{"srs", "strclusters", "twostage"} {
		d := mustNew(t, s.designs()[name])
		for _, rule := range []Rule{RuleMath, RuleSchool, RuleHF7} {
			q := d.Quantiles(s.number["y"], quartiles, rule, oneGroup(s.rows), reference95)
			l.quantiles(name+"/quantile/"+string(rule), q)
		}
	}
	l.lonely(t, s)
	l.lonelyTwice(t, s)
	l.calibrated(t, s)
	l.replicated(t, s)
	l.again(t, s)
	korn := Estimate{Value: 0.507348258, Exists: true, SE: 0.019230989, HasSE: true, DF: 921, N: 922}
	l.bounds("korn", korn.ProportionInterval(KornGraubardID, reference95))
	l["korn/neff"] = korn.Value * (1 - korn.Value) / (korn.SE * korn.SE)
	reference.Compare(t, "design.csv", l)
}
