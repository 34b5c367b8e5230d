package design

import (
	"math"

	"github.com/arrimage/arrimage/pkg/precise"
)

// gathered is what a Tally keeps of rows that are units themselves and are added up by stratum: their linearised values
//
//	z = w (y - R x) / X
//
// have the squares w² (y² - 2 R y x + R² x²) / X², whose sums do not need the estimate R before the last row is read.
type gathered struct {
	width   int     // sums of a cell
	squares []sum   // by cell: of weight² × value × value for each pair of columns, the weight's 1 among them; of categories, weight² in all and in each; nil where rows are not gathered
	counts  []int32 // by cell: rows with a weight above 0
}

// newSquares makes room for a cell.
func (g *gathered) newSquares() {
	g.counts = append(g.counts, 0)
	for range g.width {
		g.squares = append(g.squares, sum{})
	}
}

// addCategorySquares adds a row of a category.
func (g *gathered) addCategorySquares(cell int32, weight float64, category int) {
	g.counts[cell]++
	squares := g.squares[int(cell)*g.width:]
	squares[0].AddProduct(weight, weight)
	squares[category+1].AddProduct(weight, weight)
}

// addSquares adds a row with its values.
func (g *gathered) addSquares(cell int32, weight float64, values []float64) {
	g.counts[cell]++
	squares := g.squares[int(cell)*g.width:]
	squares[0].AddProduct(weight, weight)
	at := 1
	for i, v := range values {
		squares[at].AddTriple(weight, weight, v)
		at++
		for _, u := range values[:i+1] {
			squares[at].AddQuadruple(weight, v, weight, u)
			at++
		}
	}
}

// mergeSquares adds a cell of another tally.
func (t *Tally) mergeSquares(to int, other *Tally, from int) {
	if t.squares == nil {
		return
	}
	t.counts[to] += other.counts[from]
	for i := range t.width {
		t.squares[to*t.width+i].AddSum(other.squares[from*t.width+i])
	}
}

// square returns the sum of weight² × value × value of two columns over a cell, column 0 being 1.
func (t *Tally) square(cell int32, i, j int) sum {
	squares := t.squares[int(cell)*t.width:]
	if t.category {
		return squares[max(i, j)] // Of one category with itself, or with the weight.
	}
	if i < j {
		i, j = j, i
	}
	return squares[pairs(i)+j]
}

// cellSquares returns Σ z² over the rows of each cell, exactly 0 where only rounding is left.
func (e *Estimates) cellSquares(it item, cells []int32) []float64 {
	scale := e.scale(it)
	squares := make([]float64, len(cells))
	for k, cell := range cells {
		d := e.tally.square(cell, it.num, it.num)
		size := math.Abs(d.Value())
		if it.den != total {
			cross := it.ratio.Product(e.tally.square(cell, it.num, it.den))
			dens := it.ratio.Product(it.ratio.Product(e.tally.square(cell, it.den, it.den)))
			d.Subtract(cross)
			d.Subtract(cross)
			d.AddSum(dens)
			size += 2*math.Abs(cross.Value()) + dens.Value()
		}
		squares[k] = scale * scale * precise.Cleaned(d.Value(), size)
	}
	return squares
}
