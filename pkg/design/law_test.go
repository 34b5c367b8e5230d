package design

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/calibrate"
)

// A drawing is a made-up sample for laws.
type drawing struct {
	columns Columns
	x, y    []float64
	of      []int // group 0 to 3, or -1
}

// draw makes a sample of up to four strata of up to five clusters, in one or two stages, with or without a finite
// population correction. Some strata can have a single cluster.
func draw(t *rapid.T) drawing {
	rows := rapid.IntRange(1, 50).Draw(t, "rows")
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	strata, clusters := rapid.IntRange(1, 4).Draw(t, "strata"), rapid.IntRange(1, 5).Draw(t, "clusters")
	d := drawing{columns: Columns{Rows: rows, Nest: true}}
	first, second := Stage{}, Stage{}
	for range rows {
		h, i := random.IntN(strata), random.IntN(clusters)
		first.Strata = append(first.Strata, fmt.Sprintf("h%d", h))
		first.Clusters = append(first.Clusters, fmt.Sprintf("c%d", i))
		first.FPC, second.FPC = append(first.FPC, float64(8+h)), append(second.FPC, float64(60+10*h+i))
		d.columns.Weights = append(d.columns.Weights, 0.5+4*random.Float64())
		d.x, d.y = append(d.x, 1+9*random.Float64()), append(d.y, 200*random.Float64()-100)
		d.of = append(d.of, random.IntN(5)-1)
	}
	d.columns.Stages = []Stage{first}
	switch rapid.IntRange(0, 2).Draw(t, "stages") {
	case 0:
		d.columns.Stages[0].FPC = nil
	case 2:
		d.columns.Stages = append(d.columns.Stages, second)
	}
	d.columns.Lonely = rapid.SampledFrom([]Lonely{
		LonelyError, LonelyCentred, LonelyAverage, LonelyCertainty,
	}).Draw(t, "lonely")
	return d
}

// take returns the sample with the given rows of it, in their order.
func (d drawing) take(rows []int) drawing {
	var out drawing
	out.columns = d.columns
	out.columns.Rows, out.columns.Weights, out.columns.Stages = len(rows), nil, make([]Stage, len(d.columns.Stages))
	for _, row := range rows {
		out.columns.Weights = append(out.columns.Weights, d.columns.Weights[row])
		out.x, out.y, out.of = append(out.x, d.x[row]), append(out.y, d.y[row]), append(out.of, d.of[row])
		for s, stage := range d.columns.Stages {
			to := &out.columns.Stages[s]
			if stage.Strata != nil {
				to.Strata = append(to.Strata, stage.Strata[row])
			}
			if stage.Clusters != nil {
				to.Clusters = append(to.Clusters, stage.Clusters[row])
			}
			if stage.FPC != nil {
				to.FPC = append(to.FPC, stage.FPC[row])
			}
		}
	}
	return out
}

func (d drawing) groups() Groups { return Groups{Of: d.of, Count: 4} }

func (d drawing) design(t *rapid.T) *Design {
	design, problems := New(d.columns)
	if len(problems) > 0 {
		t.Fatalf("problems: %+v", problems)
	}
	return design
}

// estimates returns estimates of every kind.
func (d drawing) estimates(design *Design, g Groups) []*Estimates {
	return []*Estimates{
		design.Means(d.y, g), design.Totals(d.y, g), design.Totals(nil, g), design.Ratios(d.y, d.x, g),
		design.Proportions(d.categories(), 3, g),
	}
}

func (d drawing) categories() []int {
	c := make([]int, len(d.y))
	for row, y := range d.y {
		c[row] = int(math.Abs(y)) % 3
	}
	return c
}

// same fails unless two estimates agree to the last bit.
func same(t *rapid.T, what string, a, b Estimate) {
	t.Helper()
	if fmt.Sprintf("%#v", a) != fmt.Sprintf("%#v", b) {
		t.Fatalf("%s:\n%+v\n%+v", what, a, b)
	}
}

func sameAll(t *rapid.T, what string, a, b []*Estimates) {
	t.Helper()
	for k := range a {
		for i := range a[k].Len() {
			same(t, fmt.Sprintf("%s, kind %d, estimate %d", what, k, i), a[k].At(i, 0.95), b[k].At(i, 0.95))
			for j := range i {
				x, okX := a[k].Covariance(i, j)
				y, okY := b[k].Covariance(i, j)
				if x != y || okX != okY {
					t.Fatalf("%s, kind %d: covariance %d %d is %v %t, then %v %t", what, k, i, j, x, okX, y, okY)
				}
			}
		}
	}
}

func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*(math.Abs(a)+math.Abs(b))+1e-12
}

func TestRowOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		other := d.take(rand.New(rand.NewPCG(7, 0)).Perm(len(d.y)))
		sameAll(t, "shuffled", d.estimates(d.design(t), d.groups()), other.estimates(other.design(t), other.groups()))
	})
}

// TestFilterEqualsGroup: a group among others has the estimates that it has as the only one.
func TestFilterEqualsGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		design := d.design(t)
		groups := d.estimates(design, d.groups())
		for g := range 4 {
			only := Groups{Of: make([]int, len(d.of)), Count: 1}
			for row, of := range d.of {
				only.Of[row] = -1
				if of == g {
					only.Of[row] = 0
				}
			}
			for k, e := range d.estimates(design, only) {
				for i := range e.Len() {
					same(t, fmt.Sprintf("group %d, kind %d", g, k), groups[k].At(g*e.Len()+i, 0.95), e.At(i, 0.95))
				}
			}
		}
	})
}

// TestSplitRows: two halves of a row are that row, except for the number of rows and what comes from it.
func TestSplitRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		d.columns.Stages = d.columns.Stages[:1]
		var twice []int
		for row := range d.y {
			twice = append(twice, row, row)
		}
		halves := d.take(twice)
		for row := range halves.y {
			halves.columns.Weights[row] /= 2
		}
		a, b := d.estimates(d.design(t), d.groups()), halves.estimates(halves.design(t), halves.groups())
		for k := range a {
			for i := range a[k].Len() {
				x, y := a[k].At(i, 0.95), b[k].At(i, 0.95)
				if x.Value != y.Value || x.SE != y.SE || x.DF != y.DF || x.Weight != y.Weight || 2*x.N != y.N {
					t.Fatalf("split:\n%+v\n%+v", x, y)
				}
			}
		}
	})
}

// TestStreamAndMerge: tallies of parts, merged by label in any order, are the tally of all rows.
func TestStreamAndMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		parts := rapid.IntRange(1, 4).Draw(t, "parts")
		var tallies []*Tally
		shape := Shape{Stages: forms(d.columns.Stages), Nest: true, Lonely: d.columns.Lonely}
		for range parts {
			tallies = append(tallies, NewTally(NewPlan(shape), 2))
		}
		labels := make([]Label, len(d.columns.Stages))
		for row := range d.y {
			part := tallies[row%parts]
			for s, stage := range d.columns.Stages {
				labels[s] = stage.label(row)
			}
			part.Add(part.plan.Unit(labels), d.of[row], d.columns.Weights[row], d.y[row], d.x[row])
		}
		first := tallies[parts-1]
		for _, part := range tallies[:parts-1] {
			first.Merge(part)
		}
		if problems := first.plan.Problems(); len(problems) > 0 {
			t.Fatalf("problems: %+v", problems)
		}
		stream := []*Estimates{first.Means(1, 4), first.Totals(1, 4), first.Totals(0, 4), first.Ratios(1, 2, 4)}
		sameAll(t, "merged", d.estimates(d.design(t), d.groups())[:4], stream)
	})
}

func TestWeightsTimesConstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		for s := range d.columns.Stages {
			d.columns.Stages[s].FPC = nil
		}
		design := d.design(t)
		more := d
		more.columns.Weights = nil
		for _, w := range d.columns.Weights {
			more.columns.Weights = append(more.columns.Weights, w*3.7)
		}
		a, b := design.Means(d.y, d.groups()), more.design(t).Means(d.y, d.groups())
		for i := range a.Len() {
			x, y := a.At(i, 0.95), b.At(i, 0.95)
			if !near(x.Value, y.Value, 1e-12) || !near(x.SE, y.SE, 1e-9) || x.DF != y.DF || !near(x.Deff, y.Deff, 1e-9) {
				t.Fatalf("times a constant:\n%+v\n%+v", x, y)
			}
		}
	})
}

// TestUnweighted: without strata, clusters and weights the standard error is that of every textbook, and the design
// effect is 1.
func TestUnweighted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 2, 40).Draw(t, "y")
		population := float64(len(y)) * rapid.Float64Range(1.1, 10).Draw(t, "population")
		n := float64(len(y))
		mean, variance := 0.0, 0.0
		for _, v := range y {
			mean += v / n
		}
		for _, v := range y {
			variance += (v - mean) * (v - mean) / (n - 1)
		}
		fpc, weights := make([]float64, len(y)), make([]float64, len(y))
		for row := range y {
			fpc[row], weights[row] = population, population/n
		}
		for _, c := range []struct {
			columns Columns
			se      float64
		}{
			{Columns{Rows: len(y)}, math.Sqrt(variance / n)},
			{Columns{Rows: len(y), Weights: weights, Stages: []Stage{{FPC: fpc}}}, math.Sqrt(variance / n * (1 - n/population))},
		} {
			d, problems := New(c.columns)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			e := d.Means(y, oneGroup(len(y))).At(0, 0.95)
			if !near(e.Value, mean, 1e-9) || !near(e.SE, c.se, 1e-7) || e.DF != n-1 {
				t.Fatalf("%+v, want mean %v with SE %v", e, mean, c.se)
			}
			if e.HasDeff && !near(e.Deff, 1, 1e-9) {
				t.Fatalf("design effect %v", e.Deff)
			}
		}
	})
}

// TestMirror: the share without a property is 1 less the share with it, with the same standard error.
func TestMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		yes, no := make([]int, len(d.y)), make([]int, len(d.y))
		for row, y := range d.y {
			if y > 30 {
				yes[row] = 1
			}
			no[row] = 1 - yes[row]
		}
		design := d.design(t)
		a, b := design.Proportions(yes, 2, d.groups()), design.Proportions(no, 2, d.groups())
		for i := range a.Len() {
			x, y := a.At(i, 0.95), b.At(i^1, 0.95)
			same(t, "mirror", x, y)
			rest := a.At(i^1, 0.95)
			if x.Exists && (!near(x.Value, 1-rest.Value, 1e-12) || !near(x.SE, rest.SE, 1e-9)) {
				t.Fatalf("mirror:\n%+v\n%+v", x, rest)
			}
			for _, id := range []string{"", LogitDesignID, WilsonDesignID} {
				in, back := x.ProportionInterval(id, 0.9), rest.ProportionInterval(id, 0.9)
				if in.Exists != back.Exists || !near(in.Lo, 1-back.Hi, 1e-7) && in.Exists {
					t.Fatalf("%s: %+v does not mirror %+v", id, in, back)
				}
				if in.Exists && !(0 <= in.Lo && in.Lo <= x.Value+1e-12 && x.Value-1e-12 <= in.Hi && in.Hi <= 1) {
					t.Fatalf("%s: %+v does not hold %v", id, in, x.Value)
				}
			}
		}
	})
}

// TestCovarianceMatrix: symmetric, positive semidefinite, and the contrast is its quadratic form.
func TestCovarianceMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		for k, e := range d.estimates(d.design(t), d.groups()) {
			matrix := mat.NewSymDense(e.Len(), nil)
			exists, trace := true, 0.0
			for i := range e.Len() {
				exists = exists && e.At(i, 0.95).HasSE
				for j := range e.Len() {
					v, _ := e.Covariance(i, j)
					matrix.SetSym(i, j, v)
				}
				trace += matrix.At(i, i)
			}
			if !exists {
				continue
			}
			var eigen mat.EigenSym
			eigen.Factorize(matrix, false)
			if least := eigen.Values(nil)[0]; least < -1e-9*trace {
				t.Fatalf("kind %d: eigenvalue %v", k, least)
			}
			coef := make([]float64, e.Len())
			for i := range coef {
				coef[i] = float64(i%3) - 0.7
			}
			x := mat.NewVecDense(len(coef), coef)
			if c := e.Contrast(coef, 0.95); !near(c.SE*c.SE, mat.Inner(x, matrix, x), 1e-6) && c.SE*c.SE > 1e-9*trace {
				t.Fatalf("kind %d: contrast %v, quadratic form %v", k, c.SE*c.SE, mat.Inner(x, matrix, x))
			}
		}
	})
}

// TestCalibratedRowOrder: the residuals do not depend on the order of rows, and a filter equals a group.
func TestCalibratedRowOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		other := d.take(rand.New(rand.NewPCG(5, 0)).Perm(len(d.y)))
		sameAll(t, "calibrated", d.calibrated(t), other.calibrated(t))
	})
}

// calibrated returns estimates as if the weights had been calibrated to the categories and x, before being doubled.
func (d drawing) calibrated(t *rapid.T) []*Estimates {
	marks := make([][]float64, 3)
	for c := range marks {
		marks[c] = make([]float64, len(d.y))
		for row, of := range d.categories() {
			if of == c {
				marks[c][row] = 1
			}
		}
	}
	before := make([]float64, len(d.y))
	for row, w := range d.columns.Weights {
		before[row] = w / 2
	}
	model := calibrate.NewModel([]string{"a", "b", "c", "x"}, append(marks, d.x)...)
	return d.estimates(d.design(t).WithCalibration(Calibration{Before: before, Model: model}), d.groups())
}
