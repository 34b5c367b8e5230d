package export

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/arrimage/arrimage/pkg/columnar"
	"github.com/arrimage/arrimage/pkg/study"
)

// parquetName names the format that a program may be built without.
const parquetName = "parquet"

// IsBuilt reports whether the program was built with the library that the format needs.
func (f Format) IsBuilt() bool { return f.Name != parquetName || columnar.Built }

// The labels of a data set, as Parquet carries them in its metadata under the key "arrimage".
type (
	parquetLabels struct {
		Study    string          `json:"study"`
		Side     string          `json:"side"`
		Language string          `json:"language"`
		Columns  []parquetColumn `json:"columns"`
	}
	parquetColumn struct {
		Name  string         `json:"name"`
		Label string         `json:"label"`
		Codes []parquetLabel `json:"codes,omitempty"`
	}
	parquetLabel struct {
		Code  string `json:"code"`
		Label string `json:"label"`
	}
)

// writeParquet writes the columns of the CSV with their types: strings, doubles, true and false, and days where every value
// is one. A cell without a value is null, and the column NAME__reason, there where a reason occurs, says why. Texts are as
// they are: no spreadsheet runs them.
func writeParquet(w *bytes.Buffer, d *Dataset, o Options) error {
	var columns []columnar.Column
	for _, c := range d.Columns {
		columns = append(columns, parquetColumnOf(c))
		if len(c.reasons()) > 0 {
			columns = append(columns, parquetReasons(c, d.free(c.Name+besideSuffix)))
		}
	}
	labels := parquetLabels{Study: d.Study.ID, Side: d.Frame.Name, Language: string(o.Lang)}
	for _, c := range d.Columns {
		labels.Columns = append(labels.Columns, parquetLabelsOf(c, o))
	}
	text, err := json.Marshal(labels)
	if err != nil {
		return err
	}
	return columnar.Write(w, columns, []columnar.Pair{{Key: "arrimage", Value: string(text)}})
}

// parquetColumnOf returns the values of a column.
func parquetColumnOf(c Column) columnar.Column {
	out := columnar.Column{Name: c.Name}
	for i := range c.Variable.States {
		out.There = append(out.There, c.state(i) == study.Answered)
	}
	switch c.Kind() {
	case Numeric:
		out.Kind, out.Numbers = columnar.Number, c.Variable.Numbers
	case Flag:
		out.Kind, out.Numbers = columnar.Flag, c.Variable.Numbers
	default:
		out.Texts = c.Variable.Words
		if days, ok := daysOf(c); ok {
			out.Kind, out.Numbers, out.Texts = columnar.Date, days, nil
		}
	}
	return out
}

// daysOf returns the days since 1 January 1970 of a column of dates; false for another column, and where a value is none.
func daysOf(c Column) ([]float64, bool) {
	q := c.Variable.Source
	if q == nil || q.Type != study.Date {
		return nil, false
	}
	days := make([]float64, len(c.Variable.States))
	for i := range days {
		if c.state(i) != study.Answered {
			continue
		}
		day, err := time.Parse(time.DateOnly, c.Variable.Words[i]) // With the time of day it is no day.
		if err != nil {
			return nil, false
		}
		days[i] = float64(day.Unix() / (24 * 60 * 60))
	}
	return days, true
}

// parquetReasons returns why each cell of a column has no value.
func parquetReasons(c Column, name string) columnar.Column {
	out := columnar.Column{Name: name}
	for i := range c.Variable.States {
		reason := c.state(i)
		out.There, out.Texts = append(out.There, reason != study.Answered), append(out.Texts, reason.String())
	}
	return out
}

func parquetLabelsOf(c Column, o Options) parquetColumn {
	out := parquetColumn{Name: c.Name, Label: c.title().In(o.Lang)}
	if c.Kind() == Coded {
		q := c.Variable.Source
		for _, code := range q.AnswerCodes() {
			out.Codes = append(out.Codes, parquetLabel{Code: code, Label: q.CodeLabel(code).In(o.Lang)})
		}
	}
	return out
}
