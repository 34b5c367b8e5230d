package design

// waiting are rows that a Tally is still to add up. Their sums lie far apart in memory: a processor that adds many rows in
// a short loop waits for several of them at once.
type waiting struct {
	cells      []cell
	places     []int32 // of these cells, once they are found
	weights    []float64
	categories []int32   // one a row, of categories
	values     []float64 // of each row, of numbers
}

// mostWaiting is how many rows wait.
const mostWaiting = 256

func (w *waiting) add(c cell, weight float64) {
	if w.cells == nil {
		w.cells, w.places, w.weights = make([]cell, 0, mostWaiting), make([]int32, 0, mostWaiting), make([]float64, 0, mostWaiting)
	}
	w.cells, w.weights = append(w.cells, c), append(w.weights, weight)
}

func (w *waiting) isFull() bool { return len(w.cells) == mostWaiting }

// settle adds up the rows that wait. Whoever reads sums settles first.
func (t *Tally) settle() {
	w := &t.waiting
	for _, c := range w.cells {
		w.places = append(w.places, t.cell(c.unit, c.group))
	}
	if t.category {
		t.addCategories(w)
	} else {
		t.addValues(w)
	}
	w.cells, w.places, w.weights, w.categories, w.values = w.cells[:0], w.places[:0], w.weights[:0], w.categories[:0], w.values[:0]
}

// addCategories adds up rows of categories.
func (t *Tally) addCategories(w *waiting) {
	width := t.columns + 1
	for i, cell := range w.places {
		sums := t.sums[int(cell)*width : (int(cell)+1)*width]
		sums[0].Add(w.weights[i])
		sums[w.categories[i]+1].Add(w.weights[i])
	}
	if t.squares != nil {
		for i, cell := range w.places {
			t.addCategorySquares(cell, w.weights[i], int(w.categories[i]))
		}
	}
}

// addValues adds up rows of numbers.
func (t *Tally) addValues(w *waiting) {
	width := t.columns + 1
	for i, cell := range w.places {
		weight, values := w.weights[i], w.values[i*t.columns:(i+1)*t.columns]
		sums := t.sums[int(cell)*width : (int(cell)+1)*width]
		sums[0].Add(weight)
		for c, v := range values {
			sums[c+1].AddProduct(weight, v)
		}
		moments, m := t.moments[int(w.cells[i].group)*pairs(t.columns):], 0
		for c, v := range values {
			for _, u := range values[:c+1] {
				moments[m].AddTriple(weight, v, u)
				m++
			}
		}
		if t.squares != nil {
			t.addSquares(cell, weight, values)
		}
	}
}
