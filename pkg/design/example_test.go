package design_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/design"
)

// Schools drawn by district, and the share of each that is satisfied, in two regions.
func Example() {
	d, problems := design.New(design.Columns{
		Rows:    8,
		Weights: []float64{10, 10, 12, 12, 8, 8, 9, 9},
		Stages:  []design.Stage{{Clusters: []string{"a", "a", "b", "b", "c", "c", "d", "d"}, FPC: []float64{40, 40, 40, 40, 40, 40, 40, 40}}},
	})
	if len(problems) > 0 {
		fmt.Println(problems[0].Message.EN)
		return
	}
	satisfied := []float64{1, 0, 1, 1, 0, 0, 1, 0}
	regions := design.Groups{Of: []int{0, 1, 0, 1, 0, 1, 0, 1}, Count: 2}
	shares := d.Means(satisfied, regions)
	for i := range shares.Len() {
		e := shares.At(i, 0.95)
		in := e.ProportionInterval(design.KornGraubardID, 0.95)
		fmt.Printf("%.3f (SE %.3f, df %.0f), %.2f to %.2f\n", e.Value, e.SE, e.DF, in.Lo, in.Hi)
	}
	c := shares.Contrast([]float64{1, -1}, 0.95)
	fmt.Printf("difference %.3f, SE %.3f, P %.3f\n", c.Value, c.SE, c.P)
	// Output:
	// 0.795 (SE 0.207, df 3), 0.21 to 1.00
	// 0.308 (SE 0.270, df 3), 0.01 to 0.90
	// difference 0.487, SE 0.277, P 0.176
}

// Two processes tally their rows apart, and one merges what they counted by the labels of strata and clusters.
func ExampleTally() {
	shape := design.Shape{Stages: []design.Form{{Clusters: true}}}
	count := func(rows []design.Label, values []float64) *design.Tally {
		plan := design.NewPlan(shape)
		tally := design.NewTally(plan, 1)
		for i, label := range rows {
			tally.Add(plan.Unit([]design.Label{label}), 0, 1, values[i])
		}
		return tally
	}
	first := count([]design.Label{{Stratum: "n", Cluster: "a"}, {Stratum: "n", Cluster: "b"}}, []float64{1, 2})
	second := count([]design.Label{{Stratum: "n", Cluster: "b"}, {Stratum: "n", Cluster: "c"}}, []float64{4, 9})
	first.Merge(second)
	e := first.Means(1, 1).At(0, 0.95)
	fmt.Printf("%d rows, mean %.1f, SE %.4f, df %.0f\n", e.N, e.Value, e.SE, e.DF)
	// Output:
	// 4 rows, mean 4.0, SE 1.8875, df 2
}
