package contingency_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/contingency"
)

// A small table has an exact p value, whose origin is named.
func ExampleChiSquare() {
	test := contingency.ChiSquare(contingency.Table{{4, 0, 1}, {0, 3, 0}, {1, 1, 5}}, contingency.Options{})
	fmt.Printf("X² = %.2f, df = %d, p = %.4f (%s)\n", test.Value, test.DF, test.PValue.P, test.PValue.Method)
	// Output: X² = 16.24, df = 4, p = 0.0015 (exact)
}
