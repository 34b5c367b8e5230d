//go:build parquet

package columnar

import (
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"
)

// Built is true in a program that writes Parquet.
const Built = true

// Write writes a Parquet file of one table: every column optional, in the order given, without compression or clock, so
// that the same table gives the same bytes. Columns must be as long as one another and have different names. The error is
// that of the writer.
func Write(w io.Writer, columns []Column, metadata []Pair) error {
	options := []parquet.WriterOption{schemaOf(columns), parquet.CreatedBy("arrimage", "1", "parquet")}
	for _, pair := range metadata {
		options = append(options, parquet.KeyValueMetadata(pair.Key, pair.Value))
	}
	writer := parquet.NewWriter(w, options...)
	row := make(parquet.Row, len(columns))
	for i := range rowsOf(columns) {
		for k, c := range columns {
			row[k] = c.value(i, k)
		}
		if _, err := writer.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
	return writer.Close()
}

func rowsOf(columns []Column) int {
	if len(columns) == 0 {
		return 0
	}
	return len(columns[0].There)
}

// value returns the value of a row as the column at a place holds it.
func (c *Column) value(i, at int) parquet.Value {
	if !c.There[i] {
		return parquet.NullValue().Level(0, 0, at)
	}
	var v parquet.Value
	switch c.Kind {
	case Number:
		v = parquet.DoubleValue(c.Numbers[i])
	case Flag:
		v = parquet.BooleanValue(c.Numbers[i] != 0)
	case Date:
		v = parquet.Int32Value(int32(c.Numbers[i]))
	default:
		v = parquet.ByteArrayValue([]byte(c.Texts[i]))
	}
	return v.Level(0, 1, at)
}

// A table is the root of a schema whose fields keep their order: a Group sorts them.
type table struct {
	parquet.Group
	fields []parquet.Field
}

// Fields returns the columns in order.
func (t table) Fields() []parquet.Field { return t.fields }

// A field is one column of a table.
type field struct {
	parquet.Node
	name string
}

// Name returns the name of the column.
func (f field) Name() string { return f.name }

// Value is for rows that are Go values, which Write does not use.
func (f field) Value(base reflect.Value) reflect.Value { return base.MapIndex(reflect.ValueOf(f.name)) }

func schemaOf(columns []Column) *parquet.Schema {
	root := table{Group: parquet.Group{}}
	for _, c := range columns {
		node := map[Kind]parquet.Node{Text: parquet.String(), Number: parquet.Leaf(parquet.DoubleType), Flag: parquet.Leaf(parquet.BooleanType), Date: parquet.Date()}[c.Kind]
		root.Group[c.Name] = parquet.Optional(node)
		root.fields = append(root.fields, field{Node: parquet.Optional(node), name: c.Name})
	}
	return parquet.NewSchema("answers", root)
}
