package platform_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/platform"
)

// Which platform wrote an export, and why.
func ExampleRecognise() {
	r := platform.Recognise([][]string{
		{"Respondent ID", "Satisfied?", "How did you hear of it?", ""},
		{"", "Response", "Radio", "Other (please specify)"},
	})
	fmt.Println(r.Preset.ID, r.Score, r.Header.Rows)
	for _, mark := range r.Evidence {
		fmt.Printf("%q in row %d\n", mark.Heading, mark.Row+1)
	}
	// Output:
	// surveymonkey 8 2
	// "Respondent ID" in row 1
	// "Response" in row 2
	// "Other (please specify)" in row 2
}
