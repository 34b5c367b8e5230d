package contingency

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// multinomial returns the proportions of a table and their covariance in a simple random sample, times an effect.
func multinomial(t Table, effect float64) (p []float64, cov [][]float64) {
	n := float64(t.margins().n)
	for _, row := range t {
		for _, x := range row {
			p = append(p, float64(x)/n)
		}
	}
	for i := range p {
		cov = append(cov, make([]float64, len(p)))
		for j := range p {
			cov[i][j] = -p[i] * p[j] * effect / n
		}
		cov[i][i] += p[i] * effect / n
	}
	return p, cov
}

// TestSimpleSample checks that a simple random sample gives the ordinary test, and that a design effect divides it.
func TestSimpleSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawn(t)
		for i := range table {
			for j := range table[i] {
				table[i][j]++
			}
		}
		x := ChiSquare(table, Options{P: Asymptotic})
		for _, effect := range []float64{1, 2.5} {
			p, cov := multinomial(table, effect)
			r := RaoScott(p, cov, len(table), len(table[0]), x.Shape.N, math.Inf(1))
			if !r.Defined || math.Abs(r.Value-x.Value) > 1e-9*(1+x.Value) || math.Abs(r.Effect-effect) > 1e-9 || r.DF != x.DF {
				t.Fatalf("%+v, want %+v", r, x)
			}
			if math.Abs(r.SecondOrder.DF-float64(x.DF)) > 1e-7 || math.Abs(r.SecondOrder.P-r.FirstOrder.P) > 1e-7 {
				t.Fatalf("second order %+v, first %+v", r.SecondOrder, r.FirstOrder)
			}
			if effect == 1 && math.Abs(r.FirstOrder.P-x.PValue.P) > 1e-9 {
				t.Fatalf("p %v, want %v", r.FirstOrder.P, x.PValue.P)
			}
		}
	})
}

// TestDesignEdges checks what has no test: empty margins are left out, and without a variance there is none.
func TestDesignEdges(t *testing.T) {
	p, cov := multinomial(Table{{6, 0, 9}, {11, 0, 4}, {0, 0, 0}}, 1.5)
	small, smallCov := multinomial(Table{{6, 9}, {11, 4}}, 1.5)
	got, want := RaoScott(p, cov, 3, 3, 30, 12), RaoScott(small, smallCov, 2, 2, 30, 12)
	if got.FirstOrder != want.FirstOrder || got.SecondOrder != want.SecondOrder || got.Shape.EmptyRows != 1 || len(got.Warnings) != 1 {
		t.Errorf("%+v, want %+v", got, want)
	}
	if w, v := Wald(p, cov, 3, 3, 30, 12), Wald(small, smallCov, 2, 2, 30, 12); w.Plain != v.Plain || !w.Defined {
		t.Errorf("%+v, want %+v", w, v)
	}
	if r := RaoScott(small, smallCov, 2, 2, 30, 0); !r.FirstOrder.Defined || r.SecondOrder.Defined || r.SecondOrder.P != 1 {
		t.Errorf("no degree of freedom: %+v", r)
	}
	if w := Wald(small, smallCov, 2, 2, 30, 0); w.Plain.Defined || w.Adjusted.Defined || w.Plain.Why.EN == "" {
		t.Errorf("no degree of freedom: %+v", w)
	}
	still := [][]float64{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}
	if r := RaoScott(small, still, 2, 2, 30, 12); r.Defined || !strings.Contains(r.FirstOrder.Why.EN, "no design effect") {
		t.Errorf("no variance: %+v", r)
	}
	if w := Wald(small, still, 2, 2, 30, 12); w.Defined || !strings.Contains(w.Plain.Why.EN, "singular") {
		t.Errorf("no variance: %+v", w)
	}
	// The design effects are taken at the proportions: with units on the diagonal alone some of them do not exist.
	if p, cov := multinomial(Table{{5, 0, 0}, {0, 6, 0}, {0, 0, 7}}, 1); RaoScott(p, cov, 3, 3, 18, 12).Defined {
		t.Error("defined with units on the diagonal alone")
	}
	none := make([]float64, 4)
	if r := RaoScott(none, still, 2, 2, 0, 12); r.Defined || r.Why.EN != "empty table: no unit" {
		t.Errorf("nothing: %+v", r)
	}
	if r := RaoScott([]float64{0.5, 0.5, 0, 0}, still, 2, 2, 9, 12); r.Defined || !strings.HasPrefix(r.Why.EN, "a single row") {
		t.Errorf("a single row: %+v", r)
	}
}

// TestDesignOrder checks that another order of the rows and columns, and the other variable in rows, change nothing.
func TestDesignOrder(t *testing.T) {
	for _, kind := range []string{"mean", "total"} {
		values, cov := estimated(t, "clus1", kind)
		statistics := func(values []float64, cov [][]float64, rows, columns int) []float64 {
			if w := Wald(values, cov, rows, columns, 183, 14); kind == "total" {
				return []float64{w.Plain.Value, w.Adjusted.P}
			}
			r := RaoScott(values, cov, rows, columns, 183, 14)
			return []float64{r.Value, r.Effect, r.SecondOrder.Value, r.SecondOrder.DF, r.FirstOrder.P}
		}
		want := statistics(values, cov, 2, 3)
		for _, c := range []struct {
			rows, columns int
			order         []int
		}{{2, 3, []int{5, 3, 4, 2, 0, 1}}, {3, 2, []int{0, 3, 1, 4, 2, 5}}} {
			moved, movedCov := make([]float64, 6), make([][]float64, 6)
			for a, i := range c.order {
				moved[a] = values[i]
				for _, j := range c.order {
					movedCov[a] = append(movedCov[a], cov[i][j])
				}
			}
			for k, got := range statistics(moved, movedCov, c.rows, c.columns) {
				if math.Abs(got-want[k]) > 1e-9*want[k] {
					t.Errorf("%s, order %v: %v, want %v", kind, c.order, got, want[k])
				}
			}
		}
	}
}
