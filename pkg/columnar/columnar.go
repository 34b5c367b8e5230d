// Package columnar writes tables as Parquet files. The library that it stands on is large: it is in the program only where
// that is built with the tag parquet (Built).
package columnar

// A Kind is the type of a column.
type Kind uint8

// The kinds of column.
const (
	Text   Kind = iota // strings
	Number             // doubles
	Flag               // true and false
	Date               // days
)

// A Column is one column of a table.
type Column struct {
	Name    string    // heading, different from the others
	Kind    Kind      // type of its values
	There   []bool    // whether each row has a value
	Texts   []string  // of Text
	Numbers []float64 // of Number; of Flag, 0 is false; of Date, days since 1 January 1970
}

// A Pair is one entry of the metadata of a file.
type Pair struct {
	Key   string // name of the entry
	Value string // any text
}
