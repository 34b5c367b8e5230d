package design

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/calibrate"
)

// TestCalibratedTotalIsKnown: the total of a calibration variable has no sampling error, nor has the size of the
// population, although one column of the model implies another.
func TestCalibratedTotalIsKnown(t *testing.T) {
	x, kind := []float64{3, 1, 4, 1, 5, 9, 2, 6}, []int{0, 1, 0, 1, 1, 0, 0, 1}
	before := []float64{1, 2, 1.5, 3, 2, 1, 2.5, 2}
	kinds := calibrate.Margin{Name: "kind", Of: kind, Categories: []string{"a", "b"}, Totals: []float64{7, 8}}
	ones := make([]float64, len(x))
	for row := range ones {
		ones[row] = 1
	}
	model := calibrate.Join(calibrate.Margins([]calibrate.Margin{kinds}), calibrate.NewModel([]string{"1", "x"}, ones, x))
	result, err := calibrate.Linear(before, model, []float64{7, 8, 15, 55}, calibrate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clusters := Stage{Clusters: []string{"a", "a", "b", "b", "c", "c", "d", "d"}}
	d := mustNew(t, Columns{Rows: 8, Weights: result.Weights, Stages: []Stage{clusters}}).
		WithCalibration(Calibration{Before: before, Model: model})
	total := d.Totals(x, oneGroup(8))
	if e := total.At(0, 0.95); math.Abs(e.Value-55) > 1e-9 || e.SE > 1e-9 || !e.HasSE || e.DF != 3 {
		t.Errorf("total of x: %+v", e)
	}
	if e := d.Totals(nil, oneGroup(8)).At(0, 0.95); math.Abs(e.Value-15) > 1e-9 || e.SE > 1e-9 {
		t.Errorf("size: %+v", e)
	}
	if e := d.Means([]float64{2, 7, 1, 8, 2, 8, 1, 8}, oneGroup(8)).At(0, 0.95); e.SE < 1e-3 {
		t.Errorf("another variable: %+v", e)
	}
	if total.Method().ID != CalibratedID {
		t.Errorf("method %s", total.Method().ID)
	}
}

func TestWithCalibrationPanics(t *testing.T) {
	d := mustNew(t, Columns{Rows: 2})
	model := calibrate.NewModel([]string{"x"}, []float64{1, 2})
	mustPanic(t, "design: Calibration.Before: must have 2 elements, not 1", func() {
		d.WithCalibration(Calibration{Before: []float64{1}, Model: model})
	})
	mustPanic(t, "design: Calibration.Model: must have 2 elements, not 1", func() {
		d.WithCalibration(Calibration{Before: []float64{1, 2}, Model: calibrate.NewModel([]string{"x"}, []float64{1})})
	})
}
