//go:build parquet

package export

import (
	"bytes"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// What is written as Parquet is read again as it was by the library: types, order, values, reasons.
func TestParquetReadsBackTheSame(t *testing.T) {
	for name, s := range map[string]*survey.Survey{"demo": demo(t), "awkward": awkward(t), "likert": invented(t, "likert"), "sample": invented(t, "sample")} {
		for _, side := range s.Study.Sides.Names() {
			t.Run(name+"/"+side, func(t *testing.T) {
				d := New(s, side)
				text := write(t, d, "parquet", english)
				if write(t, d, "parquet", english) != text {
					t.Error("the bytes differ from one writing to the next")
				}
				checkParquet(t, d, text)
			})
		}
	}
}

// checkParquet compares a file with the data set that it holds.
func checkParquet(t *testing.T, d *Dataset, text string) {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	names := file.Schema().Columns()
	rows := make([]parquet.Row, d.Frame.Len())
	reader := parquet.NewReader(file)
	if n, _ := reader.ReadRows(rows); n != d.Frame.Len() || file.NumRows() != int64(n) {
		t.Fatalf("%d rows, want %d", n, d.Frame.Len())
	}
	at := 0
	for _, c := range d.Columns {
		if names[at][0] != c.Name {
			t.Fatalf("column %d is %s, want %s", at, names[at][0], c.Name)
		}
		beside := len(c.reasons()) > 0
		for i, row := range rows {
			reason := c.state(i)
			switch {
			case row[at].IsNull() != (reason != study.Answered):
				t.Errorf("%s of row %d: null %t, reason %s", c.Name, i, row[at].IsNull(), reason)
			case reason == study.Answered && parquetText(row[at], c) != c.value(i):
				t.Errorf("%s of row %d: %s, want %s", c.Name, i, parquetText(row[at], c), c.value(i))
			case beside && reason != study.Answered && row[at+1].String() != reason.String():
				t.Errorf("%s of row %d: reason %s, want %s", c.Name, i, row[at+1], reason)
			}
		}
		at++
		if beside {
			at++
		}
	}
	if at != len(names) {
		t.Errorf("%d columns, want %d", len(names), at)
	}
	if labels, ok := file.Lookup("arrimage"); !ok || !bytes.Contains([]byte(labels), []byte(`"study":"`+d.Study.ID+`"`)) {
		t.Errorf("labels %q", labels)
	}
}

// A date is a day, whatever the form in which the export has it.
func TestParquetDates(t *testing.T) {
	text := write(t, New(awkward(t), "p"), "parquet", english)
	file, err := parquet.OpenFile(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	seen, ok := file.Schema().Lookup("seen")
	if !ok || seen.Node.Type().LogicalType() == nil || seen.Node.Type().String() != parquet.Date().Type().String() {
		t.Fatalf("the type of seen is %v", seen.Node.Type())
	}
	rows := make([]parquet.Row, 1)
	_, _ = parquet.NewReader(file).ReadRows(rows)
	if got := rows[0][seen.ColumnIndex].Int32(); got != 18627 { // 31 December 2020.
		t.Errorf("day %d", got)
	}
}

// parquetText writes a value as the CSV does.
func parquetText(v parquet.Value, c Column) string {
	switch v.Kind() {
	case parquet.Double:
		return number(v.Double())
	case parquet.Boolean:
		return map[bool]string{true: "1", false: "0"}[v.Boolean()]
	case parquet.Int32:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}
