package ingest

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Num is a number in a cell of a side table, or an empty cell. Fields of type float64 would read an empty cell as 0
// and "1,234" as 1.234, so ReadFixed refuses them.
type Num struct {
	// Value is the number; 0 where Set is false.
	Value float64
	// Set is false for an empty cell.
	Set bool
}

// UnmarshalCSV reads a cell as ParseNumber does with the decimal mark '.'. An empty cell is not set; one of spaces is an
// error.
func (n *Num) UnmarshalCSV(cell string) error {
	*n = Num{}
	if cell == "" {
		return nil
	}
	value, err := ParseNumber(cell, '.')
	if err != nil {
		return err
	}
	*n = Num{Value: value, Set: true}
	return nil
}

// A Whole is a whole number in a cell of a side table, or an empty cell. Fields of type int would read an empty cell as
// 0, "5.7" as 5 and "010" as 8, so ReadFixed refuses them.
type Whole struct {
	// Value is the number; 0 where Set is false.
	Value int
	// Set is false for an empty cell.
	Set bool
}

// largestWhole is the largest number below which every whole number is a float64 of its own.
const largestWhole = 1 << 53

// UnmarshalCSV reads a cell as Num does and refuses what is not whole, or beyond 2^53 on either side of zero.
func (w *Whole) UnmarshalCSV(cell string) error {
	*w = Whole{}
	var n Num
	if err := n.UnmarshalCSV(cell); err != nil || !n.Set {
		return err
	}
	if n.Value != math.Trunc(n.Value) || math.Abs(n.Value) > largestWhole {
		return &NumberError{Value: cell, Reason: locale.Textf(
			"%q n'est pas un nombre entier", "%q is not a whole number", Shorten(cell))}
	}
	*w = Whole{Value: int(n.Value), Set: true}
	return nil
}
