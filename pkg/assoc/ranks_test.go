package assoc

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func ExampleCompetitionRanks() {
	fmt.Println(CompetitionRanks([]float64{10, 30, 20, 20}))
	// Output: [4 1 2 2]
}

func TestRanksOfNothing(t *testing.T) {
	if len(centeredRanks(nil)) != 0 || len(CompetitionRanks(nil)) != 0 {
		t.Error("no value has a rank")
	}
}

// TestRanksByCounting compares with the definition: values below, equal and above.
func TestRanksByCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, _ := columns(t)
		ranks, places := centeredRanks(x), CompetitionRanks(x)
		for i := range x {
			below, equal, above := 0, 0, 0
			for _, other := range x {
				switch {
				case other < x[i]:
					below++
				case other > x[i]:
					above++
				default:
					equal++
				}
			}
			if ranks[i] != 2*below+equal-len(x) || places[i] != above+1 {
				t.Fatalf("ranks %v and %v of %v", ranks, places, x)
			}
		}
	})
}

func TestCanonical(t *testing.T) {
	a, b := canonical([]int{5, -2, -3}, []int{-1, 2, -1})
	if !slices.Equal(a, []int{-5, 2, 3}) || !slices.Equal(b, []int{-2, 1, 1}) {
		t.Errorf("canonical = %v, %v", a, b)
	}
}
