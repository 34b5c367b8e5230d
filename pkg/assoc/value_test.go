package assoc

import (
	"testing"

	"pgregory.net/rapid"
)

// A value alone is that of the whole association, and is undefined where that is.
func TestValueIsThatOfTheAssociation(t *testing.T) {
	coefficients := map[string]func(x, y []float64, opts Options) Association{
		PearsonID: Pearson, SpearmanID: Spearman, KendallTauBID: KendallTauB,
		PointBiserialID: func(x, y []float64, opts Options) Association { return Pearson(x, y, opts) },
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 7).Draw(t, "n")
		column := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 4), func(i int) float64 { return float64(i) }), n, n)
		x, y := column.Draw(t, "x"), column.Draw(t, "y")
		for id, whole := range coefficients {
			want := whole(x, y, Options{Permutations: 1})
			value, defined := Value(id, x, y)
			if value != want.Value || defined != want.Defined {
				t.Errorf("%s of %v and %v: %v, %v, want %v, %v", id, x, y, value, defined, want.Value, want.Defined)
			}
		}
	})
}

func TestValueOfNoCoefficient(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Value("nothing", []float64{1, 2, 3}, []float64{1, 3, 2})
}
