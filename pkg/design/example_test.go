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
