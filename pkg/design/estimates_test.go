package design

import (
	"math"
	"sync"
	"testing"
)

func twoGroups(t *testing.T) *Estimates {
	t.Helper()
	d := mustNew(t, Columns{Rows: 8})
	return d.Means([]float64{1, 2, 4, 9, 3, 5, 8, 8}, Groups{Of: []int{0, 0, 0, 0, 1, 1, 1, 1}, Count: 2})
}

// TestContrast: the difference of two groups of a simple random sample, whose covariance is not 0.
func TestContrast(t *testing.T) {
	e := twoGroups(t)
	a, b := e.At(0, 0.95), e.At(1, 0.95)
	covariance, ok := e.Covariance(0, 1)
	c := e.Contrast([]float64{1, -1}, 0.95)
	want := math.Sqrt(a.SE*a.SE + b.SE*b.SE - 2*covariance)
	if !ok || c.Value != -2 || math.Abs(c.SE-want) > 1e-15 || c.DF != 7 || c.N != 8 || c.Weight != 8 || c.HasDeff {
		t.Errorf("%+v, want SE %v", c, want)
	}
	// pt(-2/SE, 7) × 2 by symmetry: the interval at level 1-P has 0 as its bound.
	if edge := e.Contrast([]float64{1, -1}, 1-c.P).Interval; !c.HasP || math.Abs(edge.Hi) > 1e-9 {
		t.Errorf("P value %v, interval at its level %+v", c.P, edge)
	}
}

// TestContrastWithItself: a group less itself is 0 without error.
func TestContrastWithItself(t *testing.T) {
	c := twoGroups(t).Contrast([]float64{0, 0}, 0.95)
	if !c.Exists || c.Value != 0 || c.SE != 0 || c.HasP {
		t.Errorf("%+v", c)
	}
	d := mustNew(t, Columns{Rows: 7, Weights: []float64{1.1, 0.3, 2.7, 0.9, 1.7, 0.2, 3.1}})
	all := d.Proportions([]int{0, 1, 2, 1, 1, 0, 2}, 3, oneGroup(7)).Contrast([]float64{1, 1, 1}, 0.95)
	if math.Abs(all.Value-1) > 1e-15 || all.SE != 0 || !all.HasSE {
		t.Errorf("all shares together: %+v", all)
	}
}

func TestContrastOfEmpty(t *testing.T) {
	d := mustNew(t, Columns{Rows: 2})
	e := d.Means([]float64{1, 2}, Groups{Of: []int{0, 0}, Count: 2})
	if c := e.Contrast([]float64{1, -1}, 0.95); c.Exists || c.Why != emptyGroup || c.HasSE {
		t.Errorf("%+v", c)
	}
	if c := e.Contrast([]float64{1, 0}, 0.95); !c.Exists || c.Value != 1.5 {
		t.Errorf("%+v", c)
	}
	mustPanic(t, "design: coef: must have 2 elements, not 1", func() { e.Contrast([]float64{1}, 0.95) })
}

func TestRatioOfZero(t *testing.T) {
	d := mustNew(t, Columns{Rows: 2})
	e := d.Ratios([]float64{1, 2}, []float64{3, -3}, oneGroup(2)).At(0, 0.95)
	if e.Exists || e.Why != zeroDenominator || e.N != 2 || e.Weight != 2 {
		t.Errorf("%+v", e)
	}
}

// TestConcurrentReads reads estimates from several goroutines, for the race detector.
func TestConcurrentReads(t *testing.T) {
	e := twoGroups(t)
	want := e.At(1, 0.95).SE
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := e.At(1, 0.95).SE; got != want {
				t.Errorf("SE %v, want %v", got, want)
			}
			e.Covariance(0, 1)
		})
	}
	wait.Wait()
}
