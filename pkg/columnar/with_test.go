//go:build parquet

package columnar

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"
)

// drawn draws a table: any kinds in any order, any cells without a value.
func drawn(t *rapid.T) []Column {
	rows := rapid.IntRange(0, 40).Draw(t, "rows")
	columns := make([]Column, rapid.IntRange(1, 6).Draw(t, "columns"))
	for k := range columns {
		c := Column{Name: fmt.Sprintf("%c_%d", 'z'-rune(k), k), Kind: rapid.SampledFrom([]Kind{Text, Number, Flag, Date}).Draw(t, "kind")}
		for range rows {
			c.There = append(c.There, rapid.Bool().Draw(t, "there"))
			c.Texts = append(c.Texts, rapid.StringN(0, 5, -1).Draw(t, "text"))
			switch c.Kind {
			case Flag:
				c.Numbers = append(c.Numbers, float64(rapid.IntRange(0, 1).Draw(t, "flag")))
			case Date:
				c.Numbers = append(c.Numbers, float64(rapid.IntRange(-100_000, 100_000).Draw(t, "day")))
			default:
				c.Numbers = append(c.Numbers, rapid.Float64().Draw(t, "number"))
			}
		}
		columns[k] = c
	}
	return columns
}

// Any table reads back as it was, in the same order, and is written to the same bytes again.
func TestParquetRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := drawn(t)
		var text, again bytes.Buffer
		pairs := []Pair{{Key: "labels", Value: `{"a":"é"}`}}
		if err := Write(&text, columns, pairs); err != nil {
			t.Fatal(err)
		}
		if err := Write(&again, columns, pairs); err != nil || !bytes.Equal(text.Bytes(), again.Bytes()) {
			t.Errorf("the bytes differ, %v", err)
		}
		file, err := parquet.OpenFile(bytes.NewReader(text.Bytes()), int64(text.Len()))
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]parquet.Row, len(columns[0].There)+1)
		n, _ := parquet.NewReader(file).ReadRows(rows)
		if value, ok := file.Lookup("labels"); n != len(rows)-1 || !ok || value != pairs[0].Value {
			t.Fatalf("%d rows, want %d; metadata %q", n, len(rows)-1, value)
		}
		for k, c := range columns {
			if name := file.Schema().Columns()[k][0]; name != c.Name {
				t.Errorf("column %s, want %s", name, c.Name)
			}
			for i, there := range c.There {
				if got := rows[i][k]; got.IsNull() == there || there && !c.same(got, i) {
					t.Errorf("%s of row %d: %v", c.Name, i, got)
				}
			}
		}
	})
}

// same reports whether a value is that of a row.
func (c *Column) same(v parquet.Value, i int) bool {
	switch c.Kind {
	case Number:
		return math.Float64bits(v.Double()) == math.Float64bits(c.Numbers[i])
	case Flag:
		return v.Boolean() == (c.Numbers[i] != 0)
	case Date:
		return float64(v.Int32()) == c.Numbers[i]
	}
	return string(v.ByteArray()) == c.Texts[i]
}
