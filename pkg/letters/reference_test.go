package letters

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	columns := []Share{{45, 90}, {30, 110}}
	cov := [][]float64{{0.0021, 0.0004}, {0.0004, 0.0018}}
	reference.Compare(t, "letters.csv", map[string]float64{
		"unpooled": Proportions(Spec{}, columns).Pairs[0].P,
		"pooled":   Proportions(Spec{Pooled: true}, columns).Pairs[0].P,
		"design":   Estimates(Spec{}, []float64{0.61, 0.48}, cov, []int{90, 110}, 17).Pairs[0].P,
	})
}

func TestMethods(t *testing.T) {
	reference.Methods(t, Methods, ProportionsID, EstimatesID)
	if _, ok := Lookup("letters"); ok {
		t.Error("letters is found")
	}
}
