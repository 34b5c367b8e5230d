package keyness_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/keyness"
)

// The items of a family, with their size, their evidence and what is left of it.
func Example() {
	items := []keyness.Keyness{
		keyness.Respondents(keyness.Count{Count: 14, Base: 21}, keyness.Count{Count: 3, Base: 15}),
		keyness.Respondents(keyness.Count{Count: 6, Base: 21}, keyness.Count{Count: 5, Base: 15}),
	}
	family := keyness.Adjust(items)
	for _, k := range items {
		fmt.Printf("log ratio %.2f, G² %.2f, p %.4f (%s), Holm over %d: %.4f\n",
			k.LogRatio, k.G2, k.PValue.P, k.PValue.Method, family, k.PValue.Holm)
	}
	// Output:
	// log ratio 1.74, G² 8.05, p 0.0080 (keyness-fisher), Holm over 2: 0.0160
	// log ratio -0.22, G² 0.09, p 1.0000 (keyness-fisher), Holm over 2: 1.0000
}
