package workbook

import (
	"io"
	"iter"
	"time"

	"github.com/xuri/excelize/v2"
)

// A Page is a sheet that is laid out for people: cells with a style, charts and pictures.
type Page struct {
	Name    string     // at most 31 characters, none of []:*?/\, differs from page to page in capitals or not
	Widths  []float64  // of the columns, in characters; as Excel has them beyond the last
	Rows    [][]Styled // from the top; a row may be shorter than others
	Header  int        // row, from 1, down to which rows stay in sight and are repeated on every sheet of paper; 0 for none
	Merged  [][4]int   // ranges shown as one cell: first column, first row, last column, last row, from 1
	Heights []Height   // of rows of several lines; as Excel has them elsewhere
	Charts  []Chart
	Images  []Image
	Choices []Choice // drop-down lists
	Wide    bool     // printed on its side
	// Long are rows below Rows, made while they are written: they may be too many to be held. A page that has some has no charts
	// and no images. Nil for none.
	Long iter.Seq[Line]
}

// A Line is a row that is made while it is written.
type Line struct {
	Cells []Styled // may be changed once the next row is asked for
	Lines int      // of text, for which it is high enough; below 2 as Excel has it
}

// A Styled is the value of a cell with its style. The zero Styled is empty.
type Styled struct {
	Value any    // string, float64 that is finite, or nil
	Style Style  // how it looks
	To    string // name of the page that it leads to, or empty
}

// A Height is how high a row is.
type Height struct {
	Row   int // from 1
	Lines int // of text
}

// A Style is how a cell looks.
type Style struct {
	Format string  // number format of Excel, such as 0.0%; "" for that of the value
	Size   float64 // of the font; 0 for the usual one
	Bold   bool
	Italic bool
	Grey   bool // words that stand in place of a number
	Link   bool // leads somewhere
	Right  bool // at the right
	Wrap   bool // over several lines
	Over   bool // a thin rule above
	Under  bool // a thin rule below
	Filled bool // the fill of a heading
}

// About is what a workbook says of itself.
type About struct {
	Title    string
	Language string    // such as fr-CA
	Made     time.Time // zero for a fixed one: a clock would change the bytes
}

// WritePages writes pages as a workbook, of which there is at least one. The error is a *LimitError or the writer's.
func WritePages(w io.Writer, about About, pages []Page) error {
	for _, page := range pages {
		if err := page.check(); err != nil {
			return err
		}
	}
	b := &binder{book: excelize.NewFile(), styles: map[Style]int{}}
	defer b.book.Close()
	if err := b.about(about); err != nil {
		return err
	}
	for i, page := range pages {
		var err error
		if i == 0 {
			err = b.book.SetSheetName(b.book.GetSheetName(0), page.Name)
		} else {
			_, err = b.book.NewSheet(page.Name)
		}
		if err != nil {
			return err
		}
	}
	for _, page := range pages {
		if err := b.page(page); err != nil {
			return err
		}
	}
	raw, err := b.book.WriteToBuffer()
	if err != nil {
		return err
	}
	return rewrite(w, raw.Bytes())
}

// check reports what Excel cannot hold, as Sheet.check does.
func (p Page) check() error {
	sheet := Sheet{Name: p.Name}
	if len(p.Rows) > excelize.TotalRows {
		return sheet.tooLong(len(p.Rows))
	}
	for i, row := range p.Rows {
		if err := sheet.checkRow(i+1, values(row)); err != nil {
			return err
		}
	}
	return nil
}

// A binder writes pages to one workbook.
type binder struct {
	book   *excelize.File
	styles map[Style]int // the numbers of styles in the workbook
}

func (b *binder) about(about About) error {
	made := madeAt
	if !about.Made.IsZero() {
		made = about.Made.UTC().Format(time.RFC3339)
	}
	return b.book.SetDocProps(&excelize.DocProperties{
		Creator: "arrimage", Title: about.Title, Language: about.Language, Created: made, Modified: made,
	})
}

// page writes a page. Row by row where it can be: a cell that the library holds takes hundreds of bytes. Charts and pictures
// need the rows to know where they end.
func (b *binder) page(p Page) error {
	if len(p.Charts) == 0 && len(p.Images) == 0 {
		return b.stream(p)
	}
	if err := b.setUp(p); err != nil {
		return err
	}
	for j, width := range p.Widths {
		name, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		if err := b.book.SetColWidth(p.Name, name, name, width); err != nil {
			return err
		}
	}
	for i, row := range p.Rows {
		for j, cell := range row {
			if err := b.cell(p.Name, j+1, i+1, cell); err != nil {
				return err
			}
		}
	}
	if err := b.frame(p); err != nil {
		return err
	}
	if err := b.choices(p); err != nil {
		return err
	}
	for _, c := range p.Charts {
		if err := b.chart(p.Name, c); err != nil {
			return err
		}
	}
	for _, image := range p.Images {
		if err := b.image(p.Name, image); err != nil {
			return err
		}
	}
	return nil
}

// frame sets the heights of rows, merges cells and keeps the header in sight.
func (b *binder) frame(p Page) error {
	for _, height := range p.Heights {
		if err := b.book.SetRowHeight(p.Name, height.Row, height.points()); err != nil {
			return err
		}
	}
	for _, m := range p.Merged {
		if err := b.book.MergeCell(p.Name, place(m[0], m[1]), place(m[2], m[3])); err != nil {
			return err
		}
	}
	if p.Header == 0 {
		return nil
	}
	return b.book.SetPanes(p.Name, p.panes())
}

// points returns the height of a row in points.
func (h Height) points() float64 {
	const line, most = 15.0, 409.0 // of a line, and of the highest row that Excel has
	return min(line*float64(max(h.Lines, 1))+2, most)
}

// panes keeps the header in sight.
func (p Page) panes() *excelize.Panes {
	return &excelize.Panes{Freeze: true, YSplit: p.Header, TopLeftCell: place(1, p.Header+1), ActivePane: "bottomLeft"}
}

// setUp says how the page is printed.
func (b *binder) setUp(p Page) error {
	orientation, letter, one, any := "portrait", 1, 1, 0
	if p.Wide {
		orientation = "landscape"
	}
	fit := true
	if err := b.book.SetSheetProps(p.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.book.SetPageLayout(p.Name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &letter, FitToWidth: &one, FitToHeight: &any})
}

// choices gives cells of a page their drop-down lists.
func (b *binder) choices(p Page) error {
	for _, choice := range p.Choices {
		if err := b.choice(p.Name, choice); err != nil {
			return err
		}
	}
	return nil
}

// cell writes a cell. A text is written as a text, whatever it begins with.
func (b *binder) cell(page string, column, row int, cell Styled) error {
	at := place(column, row)
	var err error
	switch value := cell.Value.(type) {
	case string:
		err = b.book.SetCellStr(page, at, value)
	case float64:
		err = b.book.SetCellFloat(page, at, value, -1, 64)
	}
	if err != nil {
		return err
	}
	if cell.To != "" {
		if err := b.link(page, at, cell.To); err != nil {
			return err
		}
	}
	if cell.Style == (Style{}) {
		return nil
	}
	style, err := b.style(cell.Style)
	if err != nil {
		return err
	}
	return b.book.SetCellStyle(page, at, at, style)
}

// link lets a cell lead to a page.
func (b *binder) link(page, at, to string) error {
	return b.book.SetCellHyperLink(page, at, "'"+to+"'!A1", "Location")
}

// style returns the number of a style in the workbook, new where it has not been used.
func (b *binder) style(s Style) (int, error) {
	if number, known := b.styles[s]; known {
		return number, nil
	}
	styled := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Bold: s.Bold, Italic: s.Italic, Size: s.Size},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: s.Wrap},
	}
	if s.Size == 0 {
		styled.Font.Size = 11
	}
	if s.Grey {
		styled.Font.Color = "595959"
	}
	if s.Link {
		styled.Font.Color, styled.Font.Underline = "1F4E79", "single"
	}
	if s.Right {
		styled.Alignment.Horizontal = "right"
	}
	for _, rule := range []struct {
		on   bool
		side string
	}{{s.Over, "top"}, {s.Under, "bottom"}} {
		if rule.on {
			styled.Border = append(styled.Border, excelize.Border{Type: rule.side, Color: "000000", Style: 1})
		}
	}
	if s.Filled {
		styled.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EDF3"}}
	}
	if s.Format != "" {
		styled.CustomNumFmt = &s.Format
	}
	number, err := b.book.NewStyle(styled)
	if err == nil {
		b.styles[s] = number
	}
	return number, err
}

// place returns the name of a cell, such as B3; columns and rows are numbered from 1.
func place(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic("workbook: place: " + err.Error())
	}
	return name
}
