package design

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// TestSum compares with exact arithmetic.
func TestSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1e9, 1e9)
		xs, ys := rapid.SliceOfN(number, 1, 30).Draw(t, "xs"), rapid.SliceOfN(number, 30, 30).Draw(t, "ys")
		var s, products sum
		exact, exactProducts := new(big.Float).SetPrec(2000), new(big.Float).SetPrec(2000)
		big2 := func(x float64) *big.Float { return new(big.Float).SetPrec(2000).SetFloat64(x) }
		for i, x := range xs {
			s.add(x)
			exact.Add(exact, big2(x))
			products.addTriple(x, ys[i], ys[i]/3)
			p := new(big.Float).SetPrec(2000).Mul(big2(x), big2(ys[i]))
			exactProducts.Add(exactProducts, p.Mul(p, big2(ys[i]/3)))
		}
		want, _ := exact.Float64()
		wantProducts, _ := exactProducts.Float64()
		if !near(s.value(), want, 1e-15) || !near(products.value(), wantProducts, 1e-12) {
			t.Fatalf("%v and %v, want %v and %v", s.value(), products.value(), want, wantProducts)
		}
	})
}

func TestSumKeepsWhatRoundingTakes(t *testing.T) {
	var s sum
	for _, x := range []float64{1e16, 1, -1e16, 1} {
		s.add(x)
	}
	if s.value() != 2 {
		t.Errorf("sum %v, want 2", s.value())
	}
	var third sum
	third.add(1)
	three := sum{hi: 3}
	quotient := third.over(three)
	if d := difference(third, quotient, three); d != 0 {
		t.Errorf("1 - (1/3)·3 = %v", d)
	}
	if back := quotient.product(three); back.value() != 1 || quotient.times(3).value() != 1 {
		t.Errorf("(1/3)·3 = %v", back.value())
	}
}
