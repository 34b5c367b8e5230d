//go:build !parquet

package columnar

import (
	"errors"
	"io"
)

// Built is true in a program that writes Parquet.
const Built = false

// Write returns an error: this program writes no Parquet.
func Write(io.Writer, []Column, []Pair) error {
	return errors.New("columnar: built without the tag parquet")
}
