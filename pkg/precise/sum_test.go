package precise

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// TestSum compares with exact arithmetic.
func TestSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1e9, 1e9)
		xs, ys := rapid.SliceOfN(number, 1, 30).Draw(t, "xs"), rapid.SliceOfN(number, 30, 30).Draw(t, "ys")
		var s, products Sum
		exact, exactProducts := new(big.Float).SetPrec(2000), new(big.Float).SetPrec(2000)
		big2 := func(x float64) *big.Float { return new(big.Float).SetPrec(2000).SetFloat64(x) }
		for i, x := range xs {
			s.Add(x)
			exact.Add(exact, big2(x))
			products.AddTriple(x, ys[i], ys[i]/3)
			p := new(big.Float).SetPrec(2000).Mul(big2(x), big2(ys[i]))
			exactProducts.Add(exactProducts, p.Mul(p, big2(ys[i]/3)))
		}
		want, _ := exact.Float64()
		wantProducts, _ := exactProducts.Float64()
		if !near(s.Value(), want, 1e-15) || !near(products.Value(), wantProducts, 1e-12) {
			t.Fatalf("%v and %v, want %v and %v", s.Value(), products.Value(), want, wantProducts)
		}
	})
}

func TestSumKeepsWhatRoundingTakes(t *testing.T) {
	var s Sum
	for _, x := range []float64{1e16, 1, -1e16, 1} {
		s.Add(x)
	}
	if s.Value() != 2 {
		t.Errorf("sum %v, want 2", s.Value())
	}
	var third Sum
	third.Add(1)
	three := Sum{hi: 3}
	quotient := third.Over(three)
	if d := Difference(third, quotient, three); d != 0 {
		t.Errorf("1 - (1/3)·3 = %v", d)
	}
	if back := quotient.Product(three); back.Value() != 1 || quotient.Times(3).Value() != 1 {
		t.Errorf("(1/3)·3 = %v", back.Value())
	}
}

func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*(math.Abs(a)+math.Abs(b))+1e-12
}
