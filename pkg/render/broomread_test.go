package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"
)

// broomHeader is the first line of a broom file.
const broomHeader = "table,term,group,level,side,estimate,std.error,statistic,p.value,conf.low,conf.high,conf.level,df,n,base," +
	"left_no_answer,left_not_asked,left_not_applicable,left_dont_know,left_refused,left_invalid,unit,method,display_fr,display_en," +
	"label_fr,label_en,row,measure,measure_fr,measure_en,heading_fr,heading_en,interval,left_out,df.residual,adj.p.value," +
	"n_weighted,n_eff,deff,permutations,seed"

// ReadBroom reads what Broom writes. A header that differs, a number that is not one, and malformed CSV are errors.
func ReadBroom(r io.Reader) ([]BroomRow, error) {
	records, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, err
	}
	header := strings.Split(broomHeader, ",")
	if len(records) == 0 || !slices.Equal(records[0], header) {
		return nil, fmt.Errorf("header of a broom file is not as expected (expected %q)", header)
	}
	rows := []BroomRow{}
	if len(records) == 1 {
		return rows, nil
	}
	if err := gocsv.UnmarshalCSV(&recordReader{records}, &rows); err != nil {
		return nil, err
	}
	for i, row := range rows {
		if field := records[i+1][slices.Index(header, "row")]; field != strconv.Itoa(row.Row) {
			return nil, fmt.Errorf("record %d: column \"row\": %q is not a row number (expected a whole number)", i+2, field)
		}
	}
	return rows, nil
}
