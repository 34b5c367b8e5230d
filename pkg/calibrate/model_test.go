package calibrate

import (
	"slices"
	"testing"
)

func TestModel(t *testing.T) {
	m := Join(Margins([]Margin{
		{Name: "sex", Of: []int{1, 0, -1}, Categories: []string{"F", "M"}, Totals: []float64{1, 1}},
		{Name: "age", Of: []int{0, 1, 0}, Categories: []string{"young", "old"}, Totals: []float64{1, 1}},
	}), NewModel([]string{"staff"}, []float64{0, 2.5, -1}))
	if want := []string{"sex = F", "sex = M", "age = young", "age = old", "staff"}; !slices.Equal(m.Names, want) || m.P() != 5 {
		t.Errorf("columns %q, want %q", m.Names, want)
	}
	for i, want := range []struct {
		index []int
		value []float64
	}{
		{[]int{1, 2}, []float64{1, 1}},
		{[]int{0, 3, 4}, []float64{1, 1, 2.5}},
		{[]int{2, 4}, []float64{1, -1}},
	} {
		if index, value := m.Row(i); !slices.Equal(index, want.index) || !slices.Equal(value, want.value) {
			t.Errorf("row %d has %v in %v, want %v in %v", i, value, index, want.value, want.index)
		}
	}
	if m.Rows() != 3 {
		t.Errorf("rows: %d", m.Rows())
	}
	if allocated := testing.AllocsPerRun(10, func() { m.Row(1) }); allocated != 0 {
		t.Errorf("a row takes %v allocations", allocated)
	}
	near(t, "totals", m.totals([]float64{1, 2, 4}), []float64{2, 1, 5, 2, 1}, 0)
}
