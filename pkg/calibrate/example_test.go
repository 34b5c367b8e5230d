package calibrate_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/calibrate"
)

// Six answers stand for a population whose numbers by sex and by age are known.
func ExampleRake() {
	weights := []float64{10, 10, 10, 10, 10, 10}
	sex := calibrate.Margin{
		Name: "sex", Of: []int{0, 0, 0, 0, 1, 1},
		Categories: []string{"women", "men"}, Totals: []float64{33, 27},
	}
	age := calibrate.Margin{
		Name: "age", Of: []int{0, 0, 1, 1, 0, 1},
		Categories: []string{"under 40", "40 and over"}, Totals: []float64{24, 36},
	}
	result, err := calibrate.Rake(weights, []calibrate.Margin{sex, age}, calibrate.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for j, name := range result.Model.Names {
		fmt.Printf("%s: %.1f\n", name, result.Achieved[j])
	}
	fmt.Printf("%.2f\n", result.Weights)
	// Output:
	// sex = women: 33.0
	// sex = men: 27.0
	// age = under 40: 24.0
	// age = 40 and over: 36.0
	// [6.60 6.60 9.90 9.90 10.80 16.20]
}

// Nobody answered in one of the categories: no weights can stand for it.
func ExamplePostStratify() {
	wide := calibrate.Margin{
		Name: "sch.wide", Of: []int{1, 1, 1},
		Categories: []string{"No", "Yes"}, Totals: []float64{1072, 5122},
	}
	_, err := calibrate.PostStratify([]float64{1, 1, 1}, wide)
	fmt.Println(err)
	// Output: category "No" of margin sch.wide: population 1,072, no respondent; merge it with another
}
