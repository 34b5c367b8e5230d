package letters_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/letters"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The letters of a cell name the columns whose share is significantly lower.
func ExampleProportions() {
	tests := letters.Proportions(letters.Spec{}, []letters.Share{
		{Count: 60, Base: 100}, {Count: 40, Base: 100}, {Count: 47, Base: 100},
	})
	for _, column := range tests.Columns {
		fmt.Printf("%s: %q\n", column.Letter, column.Text())
	}
	fmt.Println(tests.Specification.In(locale.English))
	// Output:
	// A: "B"
	// B: ""
	// C: ""
	// A letter names a column whose share is lower at the two-sided level of 0.05: z test of two independent proportions, unpooled variance; no correction for multiple comparisons; minimum base of a compared column: 30.
}
