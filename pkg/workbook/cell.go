package workbook

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Cell is a cell that has a value.
type Cell struct {
	// Text is the value: a text as it stands with line ends as LF; a number with the fewest digits that read back as the
	// same, a decimal point and no exponent; a date or a time by the format of the cell as YYYY-MM-DD, hh:mm:ss or both
	// with a space between them; TRUE or FALSE; an error by its name (#N/A).
	Text string
	// Column is its place in the row, from 1.
	Column int
	// Number is true where the cell stores a number that is no date: its decimal mark is a point whatever that of texts is.
	Number bool
	// Percent is true where the format of a number shows it as a percent: 0.81 as 81 %.
	Percent bool
	// Date is true where the cell stores a number that its format shows as a date, a time or both.
	Date bool
	// Formula is true where a formula gave the value.
	Formula bool
	// Pending is true where no value was stored with the formula; Text is then empty.
	Pending bool
	// Failed is true where the value is an error of the workbook.
	Failed bool
}

// readCell reads a cell, which is in the given column or to the right of it, and returns where it is.
func (r *Rows) readCell(start xml.StartElement, least int) (int, error) {
	var reference, kind, style string
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			reference = a.Value
		case "t":
			kind = a.Value
		case "s":
			style = a.Value
		}
	}
	column := least
	if reference != "" {
		column = columnOf(reference, r.row.Number)
		if column < least {
			return 0, damaged(r.at(r.row.Number, least), locale.Textf("cellule %q, attendu\u00a0: cette cellule ou une autre à sa droite",
				"cell %q, expected this cell or one to the right of it", locale.Line(reference)))
		}
	}
	if column > MaxColumns {
		return 0, diag.Fail(diag.Data, r.at(r.row.Number, 0), "too-many-columns", "plus de %s colonnes", "more than %s columns", locale.Count(MaxColumns))
	}
	r.part.at = r.at(r.row.Number, column)
	raw, err := r.readParts()
	if err != nil {
		return 0, err
	}
	cell, err := r.value(raw, kind, style)
	cell.Column = column
	if err == nil && (cell.Text != "" || cell.Pending) {
		r.row.Cells = append(r.row.Cells, cell)
	}
	return column, err
}

// A rawCell is what stands in a cell.
type rawCell struct {
	value   string // v
	inline  string // is
	formula bool
}

// readParts reads the parts of a cell to its end.
func (r *Rows) readParts() (rawCell, error) {
	var raw rawCell
	for {
		token, err := r.part.token()
		if err != nil {
			return raw, r.part.cut(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "c" {
				return raw, nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				raw.value, err = r.part.text()
			case "is":
				raw.inline, err = r.part.richText()
			case "f":
				raw.formula = true
				_, err = r.part.text()
			}
			if err != nil {
				return raw, err
			}
		}
	}
}

// value makes the value of a cell of what stands in it, by its type and style.
func (r *Rows) value(raw rawCell, kind, style string) (Cell, error) {
	cell := Cell{Formula: raw.formula, Text: raw.value}
	switch kind {
	case "inlineStr":
		cell.Text = raw.inline
		return cell, r.countInline(raw.inline)
	case "str":
		cell.Text = unescape(raw.value)
		return cell, r.countInline(raw.value)
	}
	cell.Pending = raw.formula && raw.value == ""
	if raw.value == "" {
		return cell, nil
	}
	var err error
	switch kind {
	case "s":
		cell.Text, err = r.shared(raw.value)
	case "b":
		cell.Text = "FALSE"
		if isTrue(raw.value) {
			cell.Text = "TRUE"
		}
	case "e":
		cell.Failed = true
	case "d":
		cell.Text, cell.Date = isoText(raw.value), true
	default:
		err = r.number(&cell, style)
	}
	return cell, err
}

// countInline bounds the texts of a row.
func (r *Rows) countInline(text string) error {
	if r.inline += len(text); r.inline > MaxRow {
		return r.part.tooLong("ligne", "row", MaxRow)
	}
	return nil
}

// shared returns a text that cells share, by its number.
func (r *Rows) shared(number string) (string, error) {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		n = -1
	}
	text, found, err := r.book.strings.at(n)
	if err == nil && !found {
		err = damaged(r.part.at, locale.Textf("il n'y a pas de texte partagé %q", "there is no shared text %q", locale.Line(number)))
	}
	return text, err
}

// number reads a number, which is a date or a time where the style of the cell says so.
func (r *Rows) number(cell *Cell, style string) error {
	x, err := strconv.ParseFloat(strings.TrimSpace(cell.Text), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return damaged(r.part.at, locale.Textf("%q n'est pas un nombre", "%q is not a number", locale.Line(cell.Text)))
	}
	n := 0
	if style != "" {
		n, _ = strconv.Atoi(style) // What is no number is the first style.
	}
	kind := r.book.formats.of(n)
	if kind != asNumber && kind != asPercent {
		cell.Text, cell.Date = dateText(x, kind, r.book.from1904), true
		return nil
	}
	cell.Number, cell.Percent = true, kind == asPercent
	cell.Text = numberText(x)
	return nil
}

// columnOf returns the column of a reference such as C12, or 0 where that is none in the row.
func columnOf(reference string, row int) int {
	column, i := 0, 0
	for ; i < len(reference) && reference[i] >= 'A' && reference[i] <= 'Z'; i++ {
		if column = column*26 + int(reference[i]-'A') + 1; column > MaxColumns {
			return MaxColumns + 1
		}
	}
	if n, err := strconv.Atoi(reference[i:]); err != nil || n != row {
		return 0
	}
	return column
}
