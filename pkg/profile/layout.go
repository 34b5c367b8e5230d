package profile

import (
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// A layout is what stands above the rows of answers.
type layout struct {
	dialect  ingest.Dialect
	platform platform.Recognition
	why      locale.Text // for the number of header rows
}

// looked is how many of the first rows the layout is told from.
const looked = 40

// mostTitles is how many rows above the header are recognised; more must be declared.
const mostTitles = 10

// layoutOf finds the rows above the header and the rows of the header from the first rows of a file.
func layoutOf(file *ingest.File, declared ingest.Dialect) (layout, error) {
	l := layout{dialect: declared}
	decided, rows, err := file.Peek(declared, looked)
	if err != nil {
		return l, err
	}
	if declared.TitleRows == 0 {
		l.dialect.TitleRows, rows = titles(file, declared, rows)
		if n, below := otherDelimiter(file, decided, declared, l.dialect.TitleRows, rows); n > 0 {
			l.dialect.TitleRows, rows = n, below
		}
	}
	texts := make([][]string, 0, len(rows))
	for _, row := range rows[min(l.dialect.TitleRows, len(rows)):] {
		text := make([]string, len(row))
		for i, cell := range row {
			text[i] = cell.Text
		}
		texts = append(texts, text)
	}
	l.platform = platform.Recognise(texts)
	if declared.HeaderRows > 0 {
		l.platform.Header = declaredHeader(l.platform, declared.HeaderRows, texts)
		l.why = locale.Text{FR: "déclaré", EN: "declared"}
		return l, nil
	}
	l.dialect.HeaderRows = l.platform.Header.Rows
	l.why = headerWhy(l.platform)
	return l, nil
}

// titles counts the rows above the header: rows of one filled cell or none, above rows of three and more that are
// regular. The delimiter is decided anew below each, because a title may have another in it, or none.
func titles(file *ingest.File, declared ingest.Dialect, rows [][]ingest.Cell) (int, [][]ingest.Cell) {
	for n := range mostTitles {
		if len(rows) <= n || filled(rows[n]) > 1 {
			return n, rows
		}
		below := declared
		below.TitleRows = n + 1
		_, next, err := file.Peek(below, looked)
		if err != nil || !anyTable(next[min(n+1, len(next)):]) {
			return n, rows
		}
		rows = next
	}
	return mostTitles, rows
}

// anyTable reports whether rows that may have other titles above them look like a table: at least one has three filled
// cells, and at least half of those below it are as long as it is.
func anyTable(rows [][]ingest.Cell) bool {
	for i, row := range rows {
		if filled(row) >= 3 {
			return isRegular(rows[i:])
		}
	}
	return false
}

// otherDelimiter counts the rows above the header where a title has a delimiter in it that is not the table's: the rows
// are not regular with the first one, and from some row on they are with another. It returns 0 where that is not so.
func otherDelimiter(file *ingest.File, decided ingest.Decided, declared ingest.Dialect, from int, rows [][]ingest.Cell) (int, [][]ingest.Cell) {
	if len(rows) <= from || declared.Delimiter != 0 || file.IsWorkbook() || isRegular(rows[from:]) {
		return 0, nil
	}
	for n := from + 1; n <= mostTitles; n++ {
		declared.TitleRows = n
		below, next, err := file.Peek(declared, looked)
		if err != nil || len(next) <= n {
			return 0, nil
		}
		if below.Delimiter != decided.Delimiter && filled(next[n]) >= 3 && isRegular(next[n:]) {
			return n, next
		}
	}
	return 0, nil
}

// isRegular reports whether at least half of the rows below the first are as long as it is.
func isRegular(rows [][]ingest.Cell) bool {
	same := 0
	for _, row := range rows[1:] {
		if len(row) == len(rows[0]) {
			same++
		}
	}
	return 2*same >= len(rows)-1
}

// filled counts the cells of a row that are not blank.
func filled(row []ingest.Cell) int {
	n := 0
	for _, cell := range row {
		if !isBlank(cell.Text) {
			n++
		}
	}
	return n
}

// declaredHeader is the form of a header of which the number of rows is declared: that which was recognised where it has
// so many, else one whose first row is carried to the right where it has blanks, and otherwise is the name above its label.
func declaredHeader(r platform.Recognition, rows int, texts [][]string) platform.Header {
	if r.Header.Rows == rows {
		return r.Header
	}
	header := platform.Header{Rows: rows, Merge: platform.Second}
	if rows == 1 {
		header.Merge = platform.First
	}
	if len(texts) > 0 && rows > 1 {
		for _, text := range texts[0] {
			if isBlank(text) {
				header.Merge = platform.Carry
			}
		}
	}
	return header
}

// headerWhy says why a header has so many rows.
func headerWhy(r platform.Recognition) locale.Text {
	if sign := r.HeaderSign; sign.Count > 0 {
		return locale.Textf("«\u00a0%s\u00a0» dans la ligne %d de l'en-tête, cellules\u00a0: %d", "“%s” in row %d of the header, cells: %d",
			ingest.Shorten(sign.Heading), sign.Row+1, sign.Count)
	}
	return locale.Text{FR: "par défaut", EN: "default"}
}
