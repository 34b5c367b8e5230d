package formats

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/internal/readpdf"
	"github.com/arrimage/arrimage/pkg/locale"
)

// archived returns the parts of an archive by name.
func archived(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(part); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// wordTables reads the tables of a Word document.
func wordTables(t testing.TB, file []byte) []grid {
	t.Helper()
	var grids []grid
	for _, table := range parsed(t, archived(t, file)["word/document.xml"]).all("tbl") {
		var rows grid
		for _, row := range table.all("tr") {
			if len(row.all("tblHeader")) > 0 {
				continue
			}
			var cells []string
			for _, cell := range row.all("tc") {
				cells = append(cells, runs(cell))
			}
			rows = append(rows, padded(cells, len(table.all("gridCol"))))
		}
		grids = appendFilled(grids, rows)
	}
	return grids
}

// runs returns the words of the runs in a node.
func runs(n *node) string {
	text := ""
	for _, run := range n.all("t") {
		text += run.words()
	}
	return text
}

func wordText(t testing.TB, file []byte) string {
	t.Helper()
	return runs(parsed(t, archived(t, file)["word/document.xml"]))
}

// opened returns a workbook as another program reads it.
func opened(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// sheets reads every sheet of a workbook: what its cells hold, or what is shown of them.
func sheets(t testing.TB, file []byte, raw bool) (names []string, rows map[string]grid) {
	t.Helper()
	book := opened(t, file)
	rows = map[string]grid{}
	for _, name := range book.GetSheetList() {
		found, err := book.GetRows(name, excelize.Options{RawCellValue: raw})
		if err != nil {
			t.Fatal(err)
		}
		rows[name] = found
	}
	return book.GetSheetList(), rows
}

// sheetTables reads the sheets that are named as tables are: below the fourth row, which has the headings, to an empty one.
// Of a cell it takes what read returns of its sheet, its place and what it holds.
func sheetTables(t testing.TB, file []byte, read func(sheet, place, held string) string) []grid {
	t.Helper()
	names, all := sheets(t, file, true)
	var grids []grid
	for _, name := range names {
		if !strings.HasPrefix(name, "Tableau ") && !strings.HasPrefix(name, "Table ") {
			continue
		}
		var rows grid
		for i, row := range all[name][4:] {
			if len(row) == 0 {
				break
			}
			var cells []string
			for j, held := range row {
				place, err := excelize.CoordinatesToCellName(j+1, i+5)
				if err != nil {
					t.Fatal(err)
				}
				cells = append(cells, read(name, place, held))
			}
			rows = append(rows, padded(cells, len(all[name][3])))
		}
		grids = appendFilled(grids, rows)
	}
	return grids
}

func sheetNumbers(t testing.TB, file []byte) []grid {
	return sheetTables(t, file, func(_, _, held string) string { return held })
}

// sheetsShown reads what is shown of the cells that hold numbers, as a number alone.
func sheetsShown(t testing.TB, file []byte) []grid {
	t.Helper()
	book := opened(t, file)
	return sheetTables(t, file, func(sheet, place, held string) string {
		x, err := strconv.ParseFloat(held, 64)
		if err != nil {
			return held
		}
		return strings.Join(numbersIn(sheetShown(t, book, sheet, place, x), locale.English), " ")
	})
}

var conditional = regexp.MustCompile(`^\[<([\d.]+)\]"(.*)";0\.(0+)$`)

// sheetShown returns what a program that speaks English shows of a cell. The library does not know formats with a condition.
func sheetShown(t testing.TB, book *excelize.File, sheet, place string, x float64) string {
	t.Helper()
	id, err := book.GetCellStyle(sheet, place)
	if err != nil {
		t.Fatal(err)
	}
	style, err := book.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if style.CustomNumFmt != nil {
		if format := conditional.FindStringSubmatch(*style.CustomNumFmt); format != nil {
			if limit, _ := strconv.ParseFloat(format[1], 64); x < limit {
				return strings.ReplaceAll(format[2], ",", ".")
			}
			return strconv.FormatFloat(x, 'f', len(format[3]), 64)
		}
	}
	shown, err := book.GetCellValue(sheet, place)
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

func sheetText(t testing.TB, file []byte) string {
	t.Helper()
	var text strings.Builder
	names, rows := sheets(t, file, false)
	for _, name := range names {
		for _, row := range rows[name] {
			text.WriteString(strings.Join(row, "\n") + "\n")
		}
	}
	return text.String()
}

func paperPages(t testing.TB, file []byte) []readpdf.Sheet {
	t.Helper()
	pages, err := readpdf.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func paperText(t testing.TB, file []byte) string {
	t.Helper()
	var text strings.Builder
	for _, page := range paperPages(t, file) {
		for _, mark := range page.Marks {
			text.WriteString(mark.Text)
		}
	}
	return text.String()
}

// A paper reads tables off pages: a thick rule, headings, a thin rule, rows with hairlines between them, a thick rule.
type paper struct {
	grids []grid
	rows  grid
	heads []readpdf.Mark // words of the headings of the table being read
	words []readpdf.Mark // since the last rule
	top   readpdf.Mark   // its first rule; without one, no table is being read
	in    bool           // among the rows
}

// paperTables reads the tables of a PDF.
func paperTables(t testing.TB, file []byte) []grid {
	t.Helper()
	var p paper
	for _, page := range paperPages(t, file) {
		// What stands below the last rule of a page, or above the first of the next, is no row.
		p.words, p.top, p.in = nil, readpdf.Mark{}, false
		for _, mark := range page.Marks {
			switch {
			case mark.Size > 0:
				p.words = append(p.words, mark)
			case mark.Height > 0.35 && mark.Height < 1:
				p.rule(mark)
			}
		}
	}
	return p.grids
}

func near(a, b, most float64) bool { return math.Abs(a-b) < most }

func (p *paper) rule(mark readpdf.Mark) {
	const thick = 0.9
	isThick := near(mark.Height, thick, 0.05)
	ours := near(mark.X, p.top.X, 0.1) && near(mark.Width, p.top.Width, 0.1)
	switch {
	case isThick && p.in && ours:
		if len(p.words) > 0 {
			p.row()
		}
		p.grids = appendFilled(p.grids, p.rows)
		*p = paper{grids: p.grids}
	case isThick:
		if !p.again() {
			p.rows = nil
		}
		p.top, p.in, p.words = mark, false, nil
	case ours && !p.in && near(mark.Height, 0.5, 0.05):
		p.heads, p.in, p.words = p.words, true, nil
	case ours && p.in && len(p.words) > 0:
		p.row()
	}
}

// again reports whether the words before a rule say that a table goes on.
func (p *paper) again() bool {
	if len(p.words) == 0 {
		return false
	}
	last := p.words[len(p.words)-1].Text
	return strings.HasSuffix(last, "(suite)") || strings.HasSuffix(last, "(continued)")
}

// row reads the words between two rules: headings inside the table, and the lines of the cells of a row. A cell stands under the
// heading that ends or begins where it does.
func (p *paper) row() {
	columns := p.columns()
	var top float64
	for i, word := range p.words {
		right := word.X + font.Width(word.Text, word.Style)*word.Size
		at := slices.IndexFunc(columns, func(c [2]float64) bool { return near(c[1], right, 0.6) || near(c[0], word.X, 0.6) })
		lines := (top - word.Y) / leading(word.Size)
		if i == 0 || lines > 0.1 && !near(lines, math.Round(lines), 0.05) {
			p.rows, top = append(p.rows, make([]string, len(columns))), word.Y
		}
		if at < 0 {
			at = 0 // A cell that is in no column must be found to be wrong.
		}
		p.rows[len(p.rows)-1][at] += word.Text
	}
	p.words = nil
}

// leading is the distance of two lines of a cell.
func leading(size float64) float64 {
	if size < 9 {
		return 1.3 * size
	}
	return 1.4 * size
}

// columns returns where the headings begin and end, those of several lines as wide as the widest.
func (p *paper) columns() [][2]float64 {
	var columns [][2]float64
	for _, word := range p.heads {
		from, to := word.X, word.X+font.Width(word.Text, word.Style)*word.Size
		if last := len(columns) - 1; last >= 0 && from < columns[last][1] {
			columns[last] = [2]float64{min(from, columns[last][0]), max(to, columns[last][1])}
			continue
		}
		columns = append(columns, [2]float64{from, to})
	}
	return columns
}
