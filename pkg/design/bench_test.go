package design

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/arrimage/arrimage/pkg/replicate"
)

// A survey is a large made-up sample.
type survey struct {
	columns Columns
	y       []float64
	groups  Groups
}

// newSurvey returns rows in strata of clusters, in no order, each in one of 15 groups; without clusters each row is a
// unit.
func newSurvey(rows, strata, clusters int) survey {
	random := rand.New(rand.NewPCG(1, 0))
	s := survey{y: make([]float64, rows), groups: Groups{Of: make([]int, rows), Count: 15}}
	s.columns = Columns{Rows: rows, Weights: make([]float64, rows)}
	stage := Stage{Strata: make([]string, rows), Clusters: make([]string, rows)}
	names := make([]string, max(strata, clusters))
	for i := range names {
		names[i] = fmt.Sprintf("u%05d", i)
	}
	for row := range rows {
		cluster := random.IntN(max(clusters, strata))
		stage.Strata[row], stage.Clusters[row] = names[cluster%strata], names[cluster]
		s.columns.Weights[row] = 1 + random.Float64()
		s.y[row] = random.NormFloat64() + float64(cluster%7)
		s.groups.Of[row] = random.IntN(15)
	}
	if clusters == 0 {
		stage.Clusters = nil
	}
	s.columns.Stages = []Stage{stage}
	return s
}

func (s survey) means(d *Design) {
	e := d.Means(s.y, s.groups)
	for i := range e.Len() {
		e.At(i, 0.95)
	}
}

func BenchmarkNew(b *testing.B) {
	s := newSurvey(1_000_000, 50, 2000)
	for b.Loop() {
		mustNew(b, s.columns)
	}
}

// BenchmarkMeans is the means of 15 groups with standard errors from a million rows in 2,000 clusters of 50 strata.
func BenchmarkMeans(b *testing.B) {
	s := newSurvey(1_000_000, 50, 2000)
	d := mustNew(b, s.columns)
	for b.Loop() {
		s.means(d)
	}
}

// BenchmarkStream is the same from rows that are not held: what it allocates does not grow with them.
func BenchmarkStream(b *testing.B) {
	for _, rows := range []int{250_000, 1_000_000} {
		b.Run(fmt.Sprint(rows, " rows"), func(b *testing.B) {
			s := newSurvey(rows, 50, 2000)
			stage := s.columns.Stages[0]
			b.ReportAllocs()
			for b.Loop() {
				plan := NewPlan(Shape{Stages: []Form{{Clusters: true}}})
				tally, labels := NewTally(plan, 1), make([]Label, 1)
				for row, group := range s.groups.Of {
					labels[0] = stage.label(row)
					tally.Add(plan.Unit(labels), group, s.columns.Weights[row], s.y[row])
				}
				tally.Means(1, 15).At(0, 0.95)
			}
		})
	}
}

func BenchmarkBootstrap(b *testing.B) {
	for _, c := range []struct {
		name     string
		clusters int
	}{{"1000 clusters", 1000}, {"each row a unit", 0}} {
		b.Run(c.name, func(b *testing.B) {
			s := newSurvey(100_000, 50, c.clusters)
			d := mustNew(b, s.columns)
			set, err := replicate.Bootstrap(d.Units(), 500, 1)
			if err != nil {
				b.Fatal(err)
			}
			d = d.WithReplicates(Replicates{Scale: set.Scale, Made: set})
			b.ReportAllocs()
			for b.Loop() {
				s.means(d)
			}
		})
	}
}
