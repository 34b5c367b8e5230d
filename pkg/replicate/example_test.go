package replicate_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/replicate"
)

// Two strata of two and three clusters: the total of their sums, its jackknife variance and degrees of freedom.
func ExampleJKn() {
	set, err := replicate.JKn(replicate.Units{Strata: []int{0, 0, 1, 1, 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	sums := []float64{12, 18, 5, 7, 9} // weighted sum of each cluster
	total := func(factors []float64) float64 {
		all := 0.0
		for i, sum := range sums {
			all += factors[i] * sum
		}
		return all
	}
	factors := make([]float64, set.Units)
	replicates := make([]float64, set.Count)
	for r := range replicates {
		set.Factors(r, factors)
		replicates[r] = total(factors)
	}
	full := total([]float64{1, 1, 1, 1, 1})
	fmt.Printf("total %.0f, variance %.0f, degrees of freedom %d\n",
		full, set.Scale.Variance(full, replicates), set.DegreesOfFreedom)
	// Output: total 51, variance 48, degrees of freedom 3
}

// Half samples need pairs.
func ExampleBRR() {
	_, err := replicate.BRR(replicate.Units{Strata: []int{0, 0, 1, 1, 1}})
	fmt.Println(err)
	// Output: half samples need exactly 2 units a stratum (stratum 1, units: 3); choose jkn or bootstrap
}
