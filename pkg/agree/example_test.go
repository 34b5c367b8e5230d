package agree_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/agree"
)

func Example() {
	centres := []int{0, 0, 0, 0, 1, 1, 0, agree.Missing}
	groups := []int{0, 0, 1, 0, 1, 1, 0, 1}
	table, leftOut := agree.Cross(centres, groups, 2)
	kappa, ac1 := agree.Cohen(table, agree.Options{}), agree.Gwet(table, agree.Options{})
	fmt.Printf("%d units, %d left out\n", kappa.N, leftOut)
	fmt.Printf("kappa %.3f, AC1 %.3f from %.3f to %.3f\n", kappa.Value, ac1.Value, ac1.Interval.Lo, ac1.Interval.Hi)
	// Output:
	// 7 units, 1 left out
	// kappa 0.696, AC1 0.736 from 0.112 to 1.000
}
