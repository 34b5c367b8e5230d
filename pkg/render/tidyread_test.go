package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/gocarina/gocsv"
)

// tidyHeader is the first line of a tidy file.
func tidyHeader() []string {
	return []string{"table", "row_group", "row", "row_label", "column", "value", "value_hi", "text", "unit"}
}

// ReadTidy reads what Tidy writes. A header that differs, a number that is not one, and malformed CSV are errors.
func ReadTidy(r io.Reader) ([]TidyRow, error) {
	reader := csv.NewReader(r)
	records, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 || !slices.Equal(records[0], tidyHeader()) {
		return nil, fmt.Errorf("header of a tidy file is not as expected (expected %q)", tidyHeader())
	}
	rows := []TidyRow{}
	if len(records) == 1 {
		return rows, nil
	}
	if err := gocsv.UnmarshalCSV(&recordReader{records}, &rows); err != nil {
		return nil, err
	}
	for i, row := range rows {
		// gocsv reads 5.7 and an empty field as whole numbers.
		if field := records[i+1][2]; field != strconv.Itoa(row.Row) {
			return nil, fmt.Errorf("record %d: column \"row\": %q is not a row number (expected a whole number)", i+2, field)
		}
	}
	return rows, nil
}

// A recordReader gives gocsv records that are already read and checked.
type recordReader struct{ records [][]string }

// Read implements gocsv.CSVReader.
func (r *recordReader) Read() ([]string, error) {
	if len(r.records) == 0 {
		return nil, io.EOF
	}
	record := r.records[0]
	r.records = r.records[1:]
	return record, nil
}

// ReadAll implements gocsv.CSVReader.
func (r *recordReader) ReadAll() ([][]string, error) { return r.records, nil }
