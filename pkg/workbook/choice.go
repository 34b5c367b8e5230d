package workbook

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Choice is a drop-down list: what may be written in some cells stands in a column of a page of the workbook. Another value
// can be written there after a question.
type Choice struct {
	Cells    [][4]int // ranges: first column, first row, last column, last row, from 1
	Page     string   // the page that has the list
	Column   int      // its column, from 1
	From, To int      // its first and last row, from 1
	Title    string   // heading of the question, of 32 characters at most
	Message  string   // what it says, of 255 characters at most
}

// rangesTogether is how many ranges one rule of a sheet is given: Excel is slow with long lists of them.
const rangesTogether = 200

// choice gives cells of a page their drop-down list.
func (b *binder) choice(page string, c Choice) error {
	for ranges := range slices.Chunk(c.Cells, rangesTogether) {
		var names []string
		for _, r := range ranges {
			names = append(names, place(r[0], r[1])+":"+place(r[2], r[3]))
		}
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(strings.Join(names, " "))
		rule.SetSqrefDropList("'" + c.Page + "'!" + fixed(c.Column, c.From) + ":" + fixed(c.Column, c.To))
		rule.SetError(excelize.DataValidationErrorStyleWarning, c.Title, c.Message)
		if err := b.book.AddDataValidation(page, rule); err != nil {
			return err
		}
	}
	return nil
}

// fixed returns the name of a cell such that it names the same cell from anywhere, such as $B$3.
func fixed(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		panic("workbook: fixed: " + err.Error())
	}
	return name
}
